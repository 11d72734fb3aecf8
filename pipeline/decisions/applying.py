"""Judgements applied to what rules read; pure, and the same for a document and for a published result.

A judgement holds for the reading that it judged. They are applied by their times, so that one may judge what
an earlier one set. Where source, text or reading are others by now it is not applied but `stale`, to be shown
again, unless what it wanted is what stands there anyway; and it is silent once somebody has judged the place
anew.
"""

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from pipeline.decisions.decision import RULE, Correction, Decision, MentionTarget
from pipeline.decisions.values import typed
from pipeline.model import Value

State = Literal["held", "stale", "misplaced"]
Place = tuple[str, int, int]
"""Type, start and end of a mention. Mentions of one type do not overlap, so that this names one."""


class Reading(msgspec.Struct, frozen=True):
    """A mention at raw positions.

    Attributes:
        number: which one of those given it is; None for one that a judgement set.
    """

    type: str
    start: int
    end: int
    value: Value | None
    rule: str
    number: int | None = None

    @property
    def place(self) -> Place:
        """Type, start and end."""
        return self.type, self.start, self.end


class Outcome(msgspec.Struct, frozen=True):
    """What came of a judgement.

    Attributes:
        reason: why it does not hold; "" where it does.
    """

    decision: Decision
    state: State
    reason: str = ""


Readings = dict[Place, Reading]


def anywhere(_start: int, _end: int) -> bool:
    """Every span can hold a mention."""
    return True


def judge(
    readings: Iterable[Reading],
    decisions: Iterable[Decision],
    source: str,
    text: str,
    body: Callable[[int, int], bool] = anywhere,
) -> tuple[list[Reading], list[Outcome]]:
    """The readings as people judged them, in the order of the text, and what came of each judgement.

    Args:
        readings: what was read.
        decisions: what holds on the document (see `current`); those on mentions are applied.
        source: SHA-256 of the source.
        text: its text.
        body: whether a raw span can hold a mention.
    """
    found = {reading.place: reading for reading in readings}
    outcomes = [
        _applied(found, decision, decision.target, source, text, body)
        for decision in decisions
        if isinstance(decision.target, MentionTarget) and decision.verdict != "note"
    ]
    _give_way(found)
    ordered = sorted(found.values(), key=lambda reading: (reading.start, reading.end, reading.type))
    return ordered, _spoken(outcomes)


def _spoken(outcomes: list[Outcome]) -> list[Outcome]:
    """Without those that do not hold, but at whose place a later one does."""
    kept: list[Outcome] = []
    settled: set[Place] = set()
    for outcome in reversed(outcomes):
        target = outcome.decision.target
        assert isinstance(target, MentionTarget)
        place = target.type, target.start, target.end
        if outcome.state == "held":
            settled.add(place)
        elif place in settled:
            continue
        kept.append(outcome)
    return kept[::-1]


def _applied(  # noqa: PLR0913, PLR0917  # what a judgement is held against
    found: Readings,
    decision: Decision,
    target: MentionTarget,
    source: str,
    text: str,
    body: Callable[[int, int], bool],
) -> Outcome:
    correction = decision.correction
    if decision.source != source:
        return Outcome(decision, "stale", "the source has changed since")
    for place in (target, correction):
        if place is not None and text[place.start : place.end] != place.text:
            return Outcome(decision, "stale", "the text in this place has changed since")
    if correction is not None and not body(correction.start, correction.end):
        return Outcome(decision, "misplaced", "it stands outside of the document's body")
    if correction is not None:
        reason = _correct(found, target, correction)
    elif decision.verdict == "reject":
        reason = _reject(found, target)
    else:
        reason = _changed(found, target)
    return Outcome(decision, "stale" if reason else "held", reason)


def _changed(found: Readings, target: MentionTarget) -> str:
    """How the reading differs from the one that was judged; "" where it does not."""
    there = found.get((target.type, target.start, target.end))
    if there is None:
        return "it is no longer found"
    judged = None if target.value is None else typed(target.type, target.value)
    return "" if there.value == judged else f"it now reads {_said(there.value)}"


def _said(value: Value | None) -> str:
    """A value in a sentence."""
    if value is None:
        return "nothing"
    return " ".join(str(part) for part in msgspec.structs.astuple(value) if part is not None) or "no value"


def _reject(found: Readings, target: MentionTarget) -> str:
    """Take a reading out; one that is no longer found is out already."""
    place = target.type, target.start, target.end
    if place not in found:
        return ""
    reason = _changed(found, target)
    if not reason:
        del found[place]
    return reason


def _correct(found: Readings, target: MentionTarget, correction: Correction) -> str:
    """Put a mention in the place of the one that was read, or where none was."""
    value = typed(correction.type, correction.value)
    wanted = Reading(correction.type, correction.start, correction.end, value, RULE)
    place = target.type, target.start, target.end
    there = found.get(wanted.place)
    if there is not None and there.value == wanted.value:  # the rules read so by now
        if wanted.place != place and not _changed(found, target):
            del found[place]
        return ""
    if target.rule is not None:
        return _changed(found, target) or _exchange(found, place, wanted)
    if across := _across(found, wanted):
        return f"the place now reads {_said(across[0].value)}"
    found[wanted.place] = wanted
    return ""


def _exchange(found: Readings, place: Place, wanted: Reading) -> str:
    """Put one reading in the place of another."""
    if any(other.rule == RULE and other.place != place for other in _across(found, wanted)):
        return "it overlaps what another judgement set"
    del found[place]
    found[wanted.place] = wanted
    return ""


def _give_way(found: Readings) -> None:
    """Take out what rules read across a span that a person set; at last, since both may be judged."""
    for judged in [reading for reading in found.values() if reading.rule == RULE]:
        for other in _across(found, judged):
            if other.rule != RULE:
                del found[other.place]


def _across(found: Readings, wanted: Reading) -> list[Reading]:
    """The readings of one type that share characters with one."""
    return [
        reading
        for reading in found.values()
        if reading.type == wanted.type and reading.start < wanted.end and wanted.start < reading.end
    ]
