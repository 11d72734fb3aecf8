"""Two outputs or data sets compared value by value: what was added, what was removed, what changed.

Documents are known by their paths, mentions by their order and text, records by kind, name, years, number and
account, rows by form, page and first words, facts by their ids. Positions, boxes and rules are no values.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from pipeline.diff import datasets, parts
from pipeline.diff.changes import Change, Count, Difference, Part, What, differing
from pipeline.diff.items import Item
from pipeline.diff.matching import Pair, by_key, in_order
from pipeline.diff.parts import NOTHING, Parts
from pipeline.errors import UsageError
from pipeline.results import DATA_SET, ResultError, find, load
from pipeline.schema import Output

Money = dict[str, Decimal]

PARTS: tuple[Part, ...] = ("document", "mention", "record", "table", "row", "finding", "fact")


def diff(old: Path, new: Path, only: Collection[str] | None = None) -> Difference:
    """Compare two directories of results, two results, or two data sets.

    Args:
        old: results or a data set as they were.
        new: the same as they are.
        only: the documents to compare, of results; None for all.

    Raises:
        UsageError: if one of them holds no results, or results of another version; or if one is a data set
            and the other is none, or one that cannot be read.
    """
    tally = _Tally()
    with ExitStack() as stack:
        before, after = _sides(old, new, only, stack)
        for name in sorted(before.documents | after.documents):
            tally.document(name, before.of(name), after.of(name))
        tally.document(datasets.ACROSS, before.across, after.across)
    return Difference(
        str(old),
        str(new),
        len(before.documents),
        len(after.documents),
        tuple(sorted(after.documents - before.documents)),
        tuple(sorted(before.documents - after.documents)),
        tuple(tally.counts()),
        tuple(tally.changes),
    )


class _Side(NamedTuple):
    """One of the two that are compared.

    Attributes:
        read: what a document comes to, by its name.
        across: what is no document's.
    """

    documents: Set[str]
    read: Callable[[str], Parts]
    across: Parts = NOTHING

    def of(self, name: str) -> Parts:
        """What a document comes to, which may not be there."""
        return self.read(name) if name in self.documents else NOTHING


def _sides(old: Path, new: Path, only: Collection[str] | None, stack: ExitStack) -> tuple[_Side, _Side]:
    sets = [path for path in (old, new) if (path / DATA_SET).exists()]
    if len(sets) == 1:
        raise UsageError(f"{sets[0]}: a data set; compare it with another one, or the results that made it")
    if sets:
        opened = [stack.enter_context(datasets.opened(path)) for path in sets]
        before, after = (_Side(one.documents, one.parts, one.across()) for one in opened)
        return before, after
    files, others = (
        {name: file for name, file in _files(path).items() if only is None or name in only}
        for path in (old, new)
    )
    if old.is_file() and new.is_file():
        others = dict(zip(files, others.values(), strict=True))
    return _results(files), _results(others)


def _results(files: dict[str, Path]) -> _Side:
    return _Side(files.keys(), lambda name: parts.of(_load(files[name])))


def _files(path: Path) -> dict[str, Path]:
    return {path.name.removesuffix(".json"): path} if path.is_file() else find(path)


def _load(path: Path) -> Output:
    try:
        return load(path)
    except ResultError as error:
        raise UsageError(f"{path}: {error}") from error


class _Tally:
    """What the documents that were compared so far come to."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self._counted: Counter[tuple[Part, str, str]] = Counter()
        self._money: dict[tuple[Part, str, str], Money] = {}

    def document(self, name: str, old: Parts, new: Parts) -> None:
        """Compare a document, which may be new or no more."""
        for pair in _pairs(old, new):
            self._pair(name, pair)

    def counts(self) -> Iterator[Count]:
        """How many of each part and kind, in the order in which a result holds them."""
        kinds = sorted({(PARTS.index(part), part, kind) for part, kind, _ in self._counted})
        for _, part, kind in kinds:
            old, new, added, removed, changed = (
                self._counted[part, kind, what] for what in ("old", "new", "added", "removed", "changed")
            )
            money = [self._money.get((part, kind, side), {}) for side in ("old", "new")]
            yield Count(part, kind, old, new, added, removed, changed, *money)

    def _pair(self, name: str, pair: Pair) -> None:
        for side, item in zip(("old", "new"), pair, strict=True):
            if item is not None:
                self._counted[item.part, item.kind, side] += 1
                total = self._money.setdefault((item.part, item.kind, side), {})
                for currency, amount in item.money.items():
                    total[currency] = total.get(currency, Decimal(0)) + amount
        change = _change(name, *pair)
        if change is not None:
            self._counted[change.part, change.kind, change.what] += 1
            self.changes.append(change)


def _pairs(old: Parts, new: Parts) -> Iterator[Pair]:
    """All items of one document as it was and is, each with its partner."""
    if old.document or new.document:
        yield old.document, new.document
    yield from sorted(in_order(old.mentions, new.mentions), key=_place)
    yield from by_key(old.records, new.records)
    yield from by_key(old.tables, new.tables)
    yield from by_key(old.rows, new.rows)
    yield from by_key(old.findings, new.findings)
    yield from by_key(old.facts, new.facts)


def _place(pair: Pair) -> tuple[int, int]:
    """Where a mention stands, or stood."""
    item = pair[1] or pair[0]
    return item.span if item else (0, 0)


def _change(name: str, old: Item | None, new: Item | None) -> Change | None:
    item = new or old
    assert item is not None
    what: What = "changed"
    if old is None or new is None:
        there, what = dict(item.values), "removed" if new is None else "added"
        before, after = (there, {}) if new is None else ({}, there)
    else:
        before, after = differing(old.values, new.values)
        if not before:
            return None
    return Change(name, item.part, item.kind, what, item.label, item.page, before, after)


def by_document(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """The changes of each document, in their order."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.document, []).append(change)
    return found
