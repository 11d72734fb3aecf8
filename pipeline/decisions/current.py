"""The last word on each thing that was judged, and where people disagree.

On one thing as it stood, the latest judgement holds. Where the last words of two people differ, both are
kept, the latest is applied and the conflict is said; a judgement that `replaces` another one settles it. What
is replaced counts no more, whatever becomes of the one that replaced it. Notes decide nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from pipeline.decisions.decision import Decision, DocumentTarget, MentionTarget


class Conflict(msgspec.Struct, frozen=True):
    """The latest judgement on a thing, and the last words of others who see it otherwise."""

    applied: Decision
    others: tuple[Decision, ...]


class Current(msgspec.Struct, frozen=True):
    """What holds, by the time when it was said.

    Attributes:
        decisions: one for each thing that was judged.
        notes: all notes that were not replaced.
    """

    decisions: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[Decision, ...]


def for_document(decisions: Iterable[Decision], name: str) -> tuple[Decision, ...]:
    """The judgements on one document, by the time when they were made."""
    return tuple(sorted((one for one in decisions if one.document == name), key=_time))


def by_document(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """The judgements on each document, by the time when they were made."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for one in sorted(decisions, key=_time):
        found[one.document].append(one)
    return {name: tuple(found[name]) for name in sorted(found)}


def current(decisions: Iterable[Decision]) -> Current:
    """What holds of the judgements on one document, or on several."""
    ordered = sorted(decisions, key=_time)
    gone = {one.replaces for one in ordered}
    standing = [one for one in ordered if one.id not in gone]
    last: dict[tuple[Any, ...], dict[str, Decision]] = defaultdict(dict)
    for one in standing:
        if one.verdict != "note":
            words = last[_thing(one)]
            words.pop(one.reviewer, None)  # so that the latest comes last
            words[one.reviewer] = one
    holding, conflicts = [], []
    for words in last.values():
        *earlier, latest = words.values()
        holding.append(latest)
        if others := tuple(one for one in earlier if _opinion(one) != _opinion(latest)):
            conflicts.append(Conflict(latest, others))
    return Current(
        tuple(sorted(holding, key=_time)),
        tuple(sorted(conflicts, key=lambda conflict: _time(conflict.applied))),
        tuple(one for one in standing if one.verdict == "note"),
    )


def _time(decision: Decision) -> tuple[datetime, str]:
    return decision.time, decision.id


def _opinion(decision: Decision) -> tuple[Any, ...]:
    return decision.verdict, decision.correction


def _thing(decision: Decision) -> tuple[Any, ...]:
    """What a judgement is about, as it stood; the name of the rule that had read it plays no part."""
    target = decision.target
    if isinstance(target, MentionTarget):
        value = msgspec.json.encode(target.value, order="sorted")
        thing: tuple[Any, ...] = (target.type, target.start, target.end, value, target.rule is None)
    elif isinstance(target, DocumentTarget):
        thing = ()  # accepted again after a change, it is the same document
    else:
        thing = msgspec.structs.astuple(target)
    return decision.document, decision.source, type(target).__name__, *thing
