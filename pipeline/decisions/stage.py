"""Judgements as a stage between `resolve` and `relate`, so that records are made of judged mentions.

A rejected mention stays out and a corrected one comes out with the rule `decision`. What is not applied, what
people disagree on, and cells that were rejected become findings; a table keeps what is printed.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from pipeline.decisions.applying import Outcome, Reading, judge
from pipeline.decisions.cells import cell_findings
from pipeline.decisions.current import Conflict, Current, current, for_document
from pipeline.decisions.decision import RULE, Decision, DocumentTarget, MentionTarget, digest
from pipeline.decisions.saying import told
from pipeline.gazetteer import fold, load
from pipeline.model import OUTSIDE, Document, Finding, Mention, Named, Stage

STALE = "decisions.stale"
MISPLACED = "decisions.misplaced"
CONFLICT = "decisions.conflict"

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a surrogate pair is published as U+FFFD."""


def decided(decisions: Iterable[Decision]) -> Stage:
    """The stage that applies judgements; of those on other documents it takes no notice."""
    return partial(_decided, tuple(decisions))


def _decided(decisions: Sequence[Decision], document: Document) -> Document:
    """Judge `mentions`, take what was rejected out of `found`, and add findings to `problems`."""
    holding = current(for_document(decisions, document.path))
    if not holding.decisions:
        return document
    source = hashlib.sha256(document.data).hexdigest()
    text = _SURROGATE.sub("\ufffd", document.raw)
    judged, outcomes = judge(
        _readings(document), holding.decisions, source, text, partial(_in_body, document)
    )
    mentions = tuple(sorted((_mention(document, reading) for reading in judged), key=_place))
    outcomes += _as_a_whole(holding, judged, source)
    problems = (*document.problems, *_problems(document, holding, outcomes, source))
    return msgspec.structs.replace(
        document, mentions=mentions, found=_left(document, mentions), problems=problems
    )


def _readings(document: Document) -> Iterator[Reading]:
    mentions = document.mentions
    spans = document.text.sources([(mention.start, mention.end) for mention in mentions]) if mentions else []
    for number, (mention, (start, end)) in enumerate(zip(mentions, spans, strict=True)):
        yield Reading(mention.kind, start, end, mention.value, mention.rule, number)


def _mention(document: Document, reading: Reading) -> Mention:
    if reading.number is not None:
        return document.mentions[reading.number]
    start, end = document.text.cleaned(reading.start, reading.end)
    candidates: tuple[str, ...] = ()
    if reading.type == "AGENCY" and isinstance(reading.value, Named):
        ids = load("agencies").ids.get(fold(reading.value.name), ())
        candidates = tuple(ids) if len(ids) == 1 else ()
    return Mention(reading.type, start, end, reading.value, RULE, candidates)


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.kind


def _in_body(document: Document, start: int, end: int) -> bool:
    """Whether a raw span lies within one stretch of the body; later stages rely on it."""
    first, last = document.text.cleaned(start, end)
    segments = document.segments
    index = bisect_right(segments, first, key=lambda segment: segment.start) - 1
    if first >= last or index < 0 or segments[index].zone in OUTSIDE:
        return False
    return last <= segments[index].start + len(segments[index].text)


def _left(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """What was found without the names that a judgement took out: nobody is to call them ambiguous."""
    ends = {mention.end for mention in mentions if mention.kind == "AGENCY"}
    gone = {mention.end for mention in document.mentions if mention.kind == "AGENCY"} - ends
    if not gone:
        return document.found
    return tuple(mention for mention in document.found if mention.kind != "AGENCY" or mention.end not in gone)


def _as_a_whole(holding: Current, judged: Iterable[Reading], source: str) -> Iterator[Outcome]:
    """The latest acceptance of the whole document, where it was of another source or of other labels."""
    accepted = [one for one in holding.decisions if one.verdict == "accept"]
    for latest in [one for one in accepted if isinstance(one.target, DocumentTarget)][-1:]:
        if latest.source != source:
            yield Outcome(latest, "stale", "the source has changed since")
        elif latest.target != DocumentTarget(digest(map(_label, judged))):
            yield Outcome(latest, "stale", "its labels have changed since")


def _label(reading: Reading) -> tuple[str, int, int, dict[str, Any] | None]:
    value = None if reading.value is None else msgspec.to_builtins(reading.value)
    return reading.type, reading.start, reading.end, value


def _problems(
    document: Document, holding: Current, outcomes: Iterable[Outcome], source: str
) -> Iterator[Finding]:
    for outcome in outcomes:
        if outcome.state != "held":
            check = STALE if outcome.state == "stale" else MISPLACED
            yield _at(document, outcome.decision, check, f"{told(outcome.decision)}, but {outcome.reason}")
    for conflict in holding.conflicts:
        yield _at(document, conflict.applied, CONFLICT, _disagreement(conflict))
    yield from cell_findings(document, holding.decisions, source)


def _disagreement(conflict: Conflict) -> str:
    others = "; ".join(f"{one.reviewer} said {one.verdict}" for one in conflict.others)
    return f"{told(conflict.applied)}, the latest word; {others}"


def _at(document: Document, decision: Decision, check: str, message: str) -> Finding:
    """A finding at the judgement's place, where the same text still stands there."""
    target = decision.target
    if isinstance(target, MentionTarget) and document.raw[target.start : target.end] == target.text:
        start, end = document.text.cleaned(target.start, target.end)
        if start < end:
            page = document.places.page(target.start) if document.places is not None else None
            return Finding(check, "warning", message, start, end, page)
    return Finding(check, "warning", message)
