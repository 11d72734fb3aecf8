"""What people judged of a document, laid on what its result holds now.

A judgement names what it judged as it stood. Where that is still there it is the state of that item; where
the last run has done what it says it is applied; where neither is so it is shown again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from pipeline.audit import items
from pipeline.audit.items import Item
from pipeline.decisions import (
    NAME,
    RULE,
    Broken,
    CellTarget,
    Decision,
    DecisionError,
    FindingTarget,
    MentionTarget,
    Target,
    load,
)
from pipeline.schema import Output

Standing = Literal["open", "applied", "again", "whole"]
"""It stands at an item and waits for the next run, was carried out, has to be looked at again, or speaks of
the document as a whole."""


class Judged(msgspec.Struct, frozen=True):
    """A judgement and how it stands; `key` is the item that it stands at, "" where there is none."""

    decision: Decision
    standing: Standing
    key: str = ""


class Counted(NamedTuple):
    """How many things of a document were judged, and how many of them findings; a note is no verdict."""

    things: int = 0
    findings: int = 0


class Judgements:
    """Those of one document on one result.

    Attributes:
        all: in the order of time, those that were withdrawn left out.
    """

    def __init__(self, decisions: Iterable[Decision], output: Output) -> None:
        held = list(decisions)
        withdrawn = {decision.replaces for decision in held}
        place = _Places(output)
        self.all: Sequence[Judged] = [place.judged(one) for one in held if one.id not in withdrawn]
        self._at: Mapping[str, list[Judged]] = _by_key(self.all)

    def at(self, key: str) -> Sequence[Judged]:
        """What was judged of an item, the newest last."""
        return self._at.get(key, ())

    def state(self, key: str) -> str:
        """The last verdict on an item that is more than a note; "note" for notes alone, "" for nothing.

        What was said of a reading that is no longer there is "again".
        """
        if any(judged.standing == "again" for judged in self.at(key)[-1:]):
            return "again"
        verdicts = [judged.decision.verdict for judged in self.at(key)]
        return next(
            (verdict for verdict in reversed(verdicts) if verdict != "note"), "note" if verdicts else ""
        )

    @property
    def again(self) -> list[Judged]:
        """Those that have to be looked at again."""
        return [judged for judged in self.all if judged.standing == "again"]


def _by_key(all_judged: Iterable[Judged]) -> dict[str, list[Judged]]:
    found: dict[str, list[Judged]] = defaultdict(list)
    for judged in all_judged:
        if judged.key:
            found[judged.key].append(judged)
    return found


class _Places:
    """Where in a result a target stands."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._mentions = {
            (items.kind_of(mention), mention.start, mention.end): number
            for number, mention in enumerate(output.mentions)
        }

    def judged(self, decision: Decision) -> Judged:
        target = decision.target
        if isinstance(target, MentionTarget):
            return self._mention(decision, target)
        if isinstance(target, CellTarget):
            key = f"c{target.table}.{target.row}.{target.field}"
        elif isinstance(target, FindingTarget):
            key = self._finding(target)
        else:
            return Judged(decision, "whole")
        there = items.item(self._output, key)
        same = there is not None and target_of(there) == target
        return Judged(decision, "open", key) if same else Judged(decision, "again")

    def _mention(self, decision: Decision, target: MentionTarget) -> Judged:
        there = self._there(target.type, target.start, target.end)
        if there is not None and target_of(there) == target:
            return Judged(decision, "open", there.key)
        if decision.verdict == "correct" and decision.correction is not None:
            wanted = decision.correction
            set_so = self._there(wanted.type, wanted.start, wanted.end)
            if set_so is not None and set_so.rule == RULE and set_so.value == wanted.value:
                return Judged(decision, "applied", set_so.key)
        same_source = decision.source == self._output.source.sha256
        if target.rule is None and there is None and same_source:
            return Judged(decision, "open", f"n{target.start}-{target.end}")
        if decision.verdict == "reject" and there is None and same_source:
            return Judged(decision, "applied")
        return Judged(decision, "again", there.key if there is not None else "")

    def _there(self, kind: str, start: int, end: int) -> Item | None:
        number = self._mentions.get((kind, start, end))
        return None if number is None else items.mention(self._output, number)

    def _finding(self, target: FindingTarget) -> str:
        for number in range(len(self._output.findings)):
            if target_of(items.finding(self._output, number)) == target:
                return f"f{number}"
        return ""


def target_of(item: Item) -> Target | None:
    """What a judgement names of an item; None for a record, which is judged by what it was read from."""
    if item.part == "mention":
        described: dict[str, Any] = {"of": "mention", "type": item.kind, "start": item.start, "end": item.end}
        described |= {"text": item.text, "value": item.value, "rule": item.rule}
        return msgspec.convert(described, MentionTarget)
    if item.part == items.MISSED and item.start is not None and item.end is not None:
        return MentionTarget(item.kind, item.start, item.end, item.text, None, None)  # type: ignore[arg-type]
    if item.part == "cell" and item.table is not None and item.row is not None:
        return CellTarget(item.table, item.row, item.rule, item.field, item.page, item.value)
    if item.part == "finding":
        return FindingTarget(item.rule, item.text, item.start, item.end, item.page)
    return None


class Ledger:
    """The judgements of a corpus, read again when their file has changed.

    Attributes:
        path: of the file.
        broken: its lines that hold no judgement.
        problem: why the file cannot be read; "" if it can.
    """

    def __init__(self, directory: Path) -> None:
        self.path = directory / NAME
        self.broken: Sequence[Broken] = ()
        self.problem = ""
        self._stamp: tuple[int, int] | None = None
        self._by_document: Mapping[str, Sequence[Decision]] = {}
        self._counts: Mapping[str, Counted] = {}

    def of(self, document: str) -> Sequence[Decision]:
        """The judgements of a document, in the order of time."""
        return self._current().get(document, ())

    def counts(self) -> Mapping[str, Counted]:
        """How much was judged, by document."""
        self._current()
        return self._counts

    @property
    def stamp(self) -> tuple[int, int] | None:
        """Changes when the file does."""
        try:
            now = self.path.stat()
        except OSError:
            return None
        return now.st_mtime_ns, now.st_size

    def _current(self) -> Mapping[str, Sequence[Decision]]:
        stamp = self.stamp
        if stamp == self._stamp:
            return self._by_document
        try:
            decisions, self.broken = load(self.path)
            self.problem = ""
        except DecisionError as error:
            decisions, self.broken, self.problem = (), (), str(error)
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            found[decision.document].append(decision)
        self._counts = {name: _counted(said) for name, said in found.items()}
        self._by_document, self._stamp = found, stamp
        return found


def _counted(decisions: Sequence[Decision]) -> Counted:
    findings = [one for one in decisions if isinstance(one.target, FindingTarget)]
    return Counted(_judged(decisions), _judged(findings))


def _judged(decisions: Sequence[Decision]) -> int:
    withdrawn = {decision.replaces for decision in decisions}
    return len(
        {
            msgspec.json.encode(decision.target)
            for decision in decisions
            if decision.id not in withdrawn and decision.verdict != "note"
        }
    )
