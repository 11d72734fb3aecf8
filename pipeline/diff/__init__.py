"""Two outputs compared value by value: what was added, what was removed, what changed.

Documents are known by their paths, mentions by their order and text, records by kind, name, years, number and
account, rows by form, page and first words. Positions, boxes and rules are no values.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from pipeline.diff import items
from pipeline.diff.changes import Change, Count, Difference, Part, What, differing
from pipeline.diff.items import Item
from pipeline.diff.matching import Pair, by_key, in_order
from pipeline.errors import UsageError
from pipeline.results import DATA_SET, ResultError, find, load
from pipeline.schema import Output

Money = dict[str, Decimal]

PARTS: tuple[Part, ...] = ("document", "mention", "record", "table", "row", "finding")


def diff(old: Path, new: Path) -> Difference:
    """Compare two directories of results, or two results.

    Raises:
        UsageError: if one of them holds no results, or results of another version.
    """
    before, after = _files(old), _files(new)
    if old.is_file() and new.is_file():
        after = dict(zip(before, after.values(), strict=True))
    tally = _Tally()
    for name in sorted({*before, *after}):
        outputs = [_load(files[name]) if name in files else None for files in (before, after)]
        tally.document(name, *outputs)
    return Difference(
        str(old),
        str(new),
        len(before),
        len(after),
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
        tuple(tally.counts()),
        tuple(tally.changes),
    )


def _files(path: Path) -> dict[str, Path]:
    """The results at a path; the place where data sets will be read once they are written."""
    if (path / DATA_SET).exists():
        raise UsageError(f"{path}: a data set; compare the results that it was made of")
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

    def document(self, name: str, old: Output | None, new: Output | None) -> None:
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


def _pairs(old: Output | None, new: Output | None) -> Iterator[Pair]:
    """All items of two results of one document, each with its partner."""
    yield (items.document(old) if old else None), (items.document(new) if new else None)
    mentions = in_order(*(items.mentions(output) if output else [] for output in (old, new)))
    yield from sorted(mentions, key=_place)
    for parts in (items.records, items.tables, items.rows, items.findings):
        yield from by_key(*(list(parts(output)) if output else [] for output in (old, new)))


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
