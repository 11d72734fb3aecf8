"""What is to be known of a document: its findings, what was read of it, and the judgements on it."""

import re
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.audit.items import Item, finding
from pipeline.audit.judgements import Judged, Judgements
from pipeline.audit.opened import Opened
from pipeline.audit.parts import sum_told
from pipeline.audit.places import item_address, place
from pipeline.audit.site import address, page, site_of, voice_of
from pipeline.audit.strings import Voice
from pipeline.audit.views.shared import head, opened
from pipeline.audit.words import value_told
from pipeline.decisions import CellTarget, FindingTarget, MentionTarget
from pipeline.labels import Standing, standing

MOST = 500
"""Findings that one page shows."""

LEVELS = ("error", "warning", "info")


def problems(request: Request) -> HTMLResponse:
    """Findings and coverage of a document."""
    document, judgements = opened(request)
    voice, output = voice_of(request), document.output
    found = [finding(output, number) for number in range(len(output.findings))]
    ordered = sorted(found, key=lambda each: (LEVELS.index(str(each.value)), each.page or 0))
    context = {
        "findings": [_told(voice, document, judgements, each) for each in ordered[:MOST]],
        "left": max(0, len(ordered) - MOST),
        "coverage": _coverage(voice, document),
        "unread": sorted(set(output.coverage.forms_listed) - set(output.coverage.forms_read)),
    }
    return page(request, "problems.html", {**head(request, document, judgements, "problems"), **context})


def _told(voice: Voice, document: Opened, judgements: Judgements, found: Item) -> dict[str, Any]:
    return {
        "key": found.key,
        "level": found.value,
        "check": found.rule,
        "text": found.text,
        "page": found.page,
        "link": item_address(document, found),
        "state": judgements.state(found.key),
        "sum": sum_told(voice, document, found),
    }


def _coverage(voice: Voice, document: Opened) -> list[tuple[str, str]]:
    """Label and number of what was read."""
    said = []
    for name, value in msgspec.structs.asdict(document.output.coverage).items():
        number = value if isinstance(value, int) else len(value)
        said.append((voice.known("coverage", name), f"{number:,}"))
    return said


def judgements(request: Request) -> HTMLResponse:
    """All judgements on a document, those to be looked at again first."""
    document, judged = opened(request)
    voice = voice_of(request)
    ordered = sorted(judged.all, key=lambda one: one.standing != "again")
    stands = whole_of(request, document)
    context = {
        "judged": [_judged(voice, document, one) for one in ordered],
        "action": address("/reviewed/", document.name),
        "reviewed": stands is not None and stands.reviewed,
        "standing": _standing(voice, stands) if stands is not None else "",
    }
    return page(request, "judgements.html", {**head(request, document, judged, "judgements"), **context})


def whole_of(request: Request, document: Opened) -> Standing | None:
    """How the labels of a document stand; None where its text is not at hand."""
    if document.text is None or not document.fits or document.output.source.sha256 is None:
        return None
    said = site_of(request).corpus.ledger.of(document.output.source.path)
    return standing(document.output, said, document.text)


_MISSING = (
    ("review.disputed", re.compile(r"(?P<count>\d+) judgements are disputed")),
    ("review.again", re.compile(r"(?P<count>\d+) judgements have to be looked at again")),
    ("review.changed", re.compile(r"its labels have changed")),
    ("review.left", re.compile(r"(?P<count>\d+) of (?P<total>\d+) labels were not judged")),
)
"""What keeps labels from being gold, and its string."""


def _standing(voice: Voice, stands: Standing) -> str:
    if stands.reviewed:
        return voice("review.done")
    found = ((key, pattern.match(stands.missing)) for key, pattern in _MISSING)
    said = (voice(key, **match.groupdict()) for key, match in found if match)
    return next(said, stands.missing)


def _judged(voice: Voice, document: Opened, one: Judged) -> dict[str, Any]:
    decision = one.decision
    text, value, link = _target(voice, document, one)
    corrected = decision.correction
    words = f"{corrected.text} = {value_told(voice, corrected.value)}" if corrected is not None else ""
    return {
        "verdict": decision.verdict,
        "standing": one.standing,
        "reviewer": decision.reviewer,
        "time": decision.time.isoformat(timespec="minutes"),
        "note": decision.note,
        "text": text,
        "value": value,
        "link": link,
        "correction": words,
    }


def _target(voice: Voice, document: Opened, one: Judged) -> tuple[str, str, str]:
    """Text, value and place of what was judged, as it was then."""
    target = one.decision.target
    there = document.item(one.key) if one.key else None
    link = item_address(document, there) if there is not None else ""
    if isinstance(target, MentionTarget):
        kind = voice.known("type", target.type)
        return (
            target.text,
            f"{kind}: {value_told(voice, target.value)}",
            link or place(document, target.start, target.end),
        )
    if isinstance(target, CellTarget):
        return (
            f"{target.form} {target.field}",
            str(target.value),
            link or address("/read/", document.name, page=target.page),
        )
    if isinstance(target, FindingTarget):
        return target.message, target.check, link or address("/problems/", document.name)
    return document.name, voice("standing.whole"), ""
