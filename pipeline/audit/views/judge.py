"""Judgements: what comes from the form is checked, appended to the corpus's file, and shown."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline.audit.items import MISSED, Item
from pipeline.audit.judgements import Judgements, target_of
from pipeline.audit.opened import Opened
from pipeline.audit.panel import GROUPS, seen
from pipeline.audit.site import A_YEAR, LANGUAGE, REVIEWER, page, reviewer_of, site_of, voice_of, whole
from pipeline.audit.strings import LANGUAGES
from pipeline.audit.views.problems import whole_of
from pipeline.audit.views.read import panel_of
from pipeline.audit.views.shared import opened
from pipeline.decisions import (
    Correction,
    Decision,
    DecisionError,
    DocumentTarget,
    MentionTarget,
    append,
    decide,
)
from pipeline.labels.label import label_digest

QUIET = "fragment"
"""Value of `x-answer` with which the page's script asks for the panel instead of a whole page."""


class RefusedError(DecisionError):
    """A judgement that cannot be taken as it came; the message is the key of a string."""


async def judge(request: Request) -> Response:
    """Take a judgement of one item."""
    asked = await _form(request)
    return await run_in_threadpool(_judge, request, asked)


def _judge(request: Request, asked: Mapping[str, str]) -> Response:
    voice = voice_of(request)
    if not site_of(request).judges(asked.get("token", "")):
        return _refused(request, voice("judge.token"), 403)
    document, judgements = opened(request)
    found = document.item(asked.get("at", ""))
    try:
        decision = _decision(document, judgements, found, asked, reviewer_of(request))
        append(site_of(request).corpus.ledger.path, decision)
    except RefusedError as error:
        return _refused(request, voice(str(error)), 409)
    except DecisionError as error:
        return _refused(request, voice("judge.wrong", reason=str(error)), 422)
    if request.headers.get("x-answer") != QUIET:
        return RedirectResponse(local(asked.get("back", "/")), 303)
    judged = site_of(request).corpus.judgements(document)
    answer = page(request, "panel.html", panel_of(request, document, judged, found))
    answer.headers["x-state"] = judged.state(found.key if found else "")
    return answer


async def reviewed(request: Request) -> Response:
    """Take a judgement of a document as a whole: that all its values, as they stand, are right."""
    asked = await _form(request)
    return await run_in_threadpool(_reviewed, request, asked)


def _reviewed(request: Request, asked: Mapping[str, str]) -> Response:
    if not site_of(request).judges(asked.get("token", "")):
        return _refused(request, voice_of(request)("judge.token"), 403)
    document = opened(request)[0]
    source, stands = document.output.source, whole_of(request, document)
    if stands is None or source.sha256 is None:
        return _refused(request, voice_of(request)("judge.no_text"), 409)
    target = DocumentTarget(label_digest(stands.labels))
    try:
        decision = decide(reviewer_of(request), source.path, source.sha256, "accept", target)
        append(site_of(request).corpus.ledger.path, decision)
    except DecisionError as error:
        return _refused(request, voice_of(request)("judge.wrong", reason=str(error)), 422)
    return RedirectResponse(local(asked.get("back", "/")), 303)


def _decision(
    document: Opened, judgements: Judgements, found: Item | None, asked: Mapping[str, str], reviewer: str
) -> Decision:
    """The judgement that a form says.

    Raises:
        RefusedError: if it speaks of nothing that is there, or of what looks different now.
        DecisionError: if it says nothing that could be carried out.
    """
    target = target_of(found) if found is not None else None
    source = document.output.source
    if found is None or target is None or source.sha256 is None:
        raise RefusedError("judge.nothing")
    if asked.get("seen") != seen(found):
        raise RefusedError("judge.changed")
    before = [one.decision.id for one in judgements.at(found.key) if one.decision.reviewer == reviewer]
    verdict, note = asked.get("verdict", ""), asked.get("note", "").replace("\r\n", "\n").strip()
    replaces = before[-1] if before and verdict != "note" else None
    if verdict == "withdraw":
        if replaces is None:
            raise RefusedError("judge.nothing")
        verdict, note = "note", note or "withdrawn"
    if verdict == "note" and not note:
        raise RefusedError("judge.empty")
    correction = _correction(document, target, asked) if verdict == "correct" else None
    if found.part == MISSED and correction is not None:
        # What is added is known by its own place and type.
        target = MentionTarget(correction.type, correction.start, correction.end, correction.text, None, None)
    return decide(
        reviewer,
        source.path,
        source.sha256,
        verdict,  # type: ignore[arg-type]  # `decide` checks it
        target,
        correction=correction,
        note=note,
        replaces=replaces,
    )


def _correction(document: Opened, target: Any, asked: Mapping[str, str]) -> Correction:
    if not isinstance(target, MentionTarget) or document.text is None or not document.fits:
        raise RefusedError("judge.no_text")
    kind = asked.get("type", target.type)
    start, end = whole(asked.get("start"), target.start), whole(asked.get("end"), target.end)
    return Correction(kind, start, end, document.text[start:end], _value(kind, asked))  # type: ignore[arg-type]


def _value(kind: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """The value of a type as the form's fields say it; an empty field is null."""
    kinds, names = next((group for group in GROUPS if kind in group[0]), ((kind,), ()))
    value: dict[str, Any] = {name: asked.get(f"{kinds[0]}.{name}", "").strip() or None for name in names}
    for name, each in value.items():
        if name in {"amount", "count"} and each is not None:
            value[name] = each.replace(",", "")
    if (count := value.get("count")) is not None and count.isdecimal() and len(count) < 10:
        value["count"] = int(count)
    return value


def _refused(request: Request, reason: str, status: int) -> HTMLResponse:
    voice = voice_of(request)
    if request.headers.get("x-answer") == QUIET:
        return HTMLResponse(reason, status, media_type="text/plain")
    return page(request, "error.html", {"heading": voice("judge.refused"), "message": reason}, status=status)


async def reviewer(request: Request) -> Response:
    """Keep the name of who judges."""
    asked = await _form(request)
    if not site_of(request).judges(asked.get("token", "")):
        return _refused(request, voice_of(request)("judge.token"), 403)
    name = " ".join(asked.get("reviewer", "").split())[:80]
    answer = RedirectResponse(local(asked.get("back", "/")), 303)
    if name:
        _keep(answer, REVIEWER, quote(name, safe=""))
    return answer


def language(request: Request) -> Response:
    """Keep the language that somebody chose."""
    wanted = request.query_params.get("to", "")
    answer = RedirectResponse(local(request.query_params.get("back", "/")), 303)
    if wanted in LANGUAGES:
        _keep(answer, LANGUAGE, wanted)
    return answer


def local(back: str) -> str:
    """An address of this site; what would lead elsewhere leads to the first page."""
    elsewhere = not back.startswith("/") or back.startswith("//") or "\\" in back
    return "/" if elsewhere or any(ord(char) < 0x21 for char in back) else back


def _keep(answer: Response, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=A_YEAR, httponly=True, samesite="strict")


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form; the guard has looked at its length."""
    body = await request.body()
    fields = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100)
    return dict(fields)
