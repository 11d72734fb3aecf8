"""Results against hand labels: how many mentions were found where they stand, how many have the right value.

A mention is found strictly where start, end and type are the label's, and loosely where the two overlap, one
to one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pipeline.errors import LabelError, UsageError
from pipeline.schema import MENTIONS

ALL = "ALL"

D = TypeVar("D")


class Label(msgspec.Struct, frozen=True):
    """What a person labelled, or a run found: the part that can be compared."""

    type: str
    start: int
    end: int
    text: str
    value: dict[str, Any] | None


class _Gold(msgspec.Struct):
    labels: list[Label]
    document: str | None = None


class _Result(msgspec.Struct):
    mentions: list[Label]


class Error(msgspec.Struct, frozen=True):
    """One disagreement.

    Attributes:
        kind: missed, spurious or value.
        wanted, found: the label and the mention, None where there is none.
    """

    kind: str
    document: str
    wanted: Label | None
    found: Label | None


class Score(msgspec.Struct, frozen=True):
    """Counts of one type and the shares made of them; with nothing to find, finding nothing is perfect."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    overlap: int = 0
    valued: int = 0

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.strict / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the labelled that was found."""
        return self.strict / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return _f1(self.strict, self.gold, self.found)

    @property
    def overlap_f1(self) -> float:
        """The same, counting what overlaps."""
        return _f1(self.overlap, self.gold, self.found)

    @property
    def value(self) -> float:
        """Share of the strictly found whose value is the label's."""
        return self.valued / self.strict if self.strict else float(not self.gold)

    def __add__(self, other: "Score") -> "Score":
        pairs = zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
        return Score(*(a + b for a, b in pairs))


def _f1(hits: int, gold: int, found: int) -> float:
    return 2 * hits / (gold + found) if gold + found else 1.0


class Report(msgspec.Struct, frozen=True):
    """The scores by type and at the end of ALL; where labels and results differ; results that are missing."""

    scores: dict[str, Score]
    errors: dict[str, list[Error]]
    missing: tuple[Path, ...]


def score(gold: Path, results: Path) -> Report:
    """Compare the results of a run with hand labels.

    Args:
        gold: a directory of files NAME.json, whose results are NAME.json too, or of directories that hold
            `labels.json`, which names its document.
        results: where a run wrote to.

    Raises:
        UsageError: if there are no labels.
        LabelError: if a file holds no labels, or no result.
    """
    scores = dict.fromkeys(MENTIONS, Score())
    errors: dict[str, list[Error]] = {kind: [] for kind in MENTIONS}
    missing = []
    for labels, path in _pairs(gold, results):
        mentions: list[Label] = []
        if path.exists():
            mentions = _decode(path, _Result).mentions
        else:
            missing.append(path)
        document = path.name.removesuffix(".json")
        for kind in MENTIONS:
            wanted = [label for label in labels if label.type == kind]
            found = [mention for mention in mentions if mention.type == kind]
            differing = list(_differences(document, wanted, found))
            errors[kind] += differing
            scores[kind] += _count(wanted, found, differing)
    return Report({**scores, ALL: sum(scores.values(), Score())}, errors, tuple(missing))


def _pairs(gold: Path, results: Path) -> Iterator[tuple[list[Label], Path]]:
    """The labels of each document, and where its result is."""
    if not results.is_dir():
        raise UsageError(f"{results}: no such directory of results")
    files = sorted([*gold.glob("*.json"), *gold.glob("*/labels.json")])
    if not files:
        raise UsageError(f"{gold}: no labels in this directory")
    for file in files:
        labels = _decode(file, _Gold)
        if file.parent == gold:
            yield labels.labels, results / file.name
        elif labels.document:
            yield labels.labels, results / f"{labels.document}.json"
        else:
            raise LabelError(f"{file}: does not name its document")


def _decode(path: Path, kind: type[D]) -> D:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise LabelError(f"{path}: {error}") from error


def _differences(document: str, wanted: list[Label], found: list[Label]) -> Iterator[Error]:
    at = {(mention.start, mention.end): mention for mention in found}
    spans = {(label.start, label.end) for label in wanted}
    for label in wanted:
        mention = at.get((label.start, label.end))
        if mention is None:
            yield Error("missed", document, label, None)
        elif not same_value(label, mention):
            yield Error("value", document, label, mention)
    for mention in found:
        if (mention.start, mention.end) not in spans:
            yield Error("spurious", document, None, mention)


def _count(wanted: list[Label], found: list[Label], differing: list[Error]) -> Score:
    kinds = Counter(error.kind for error in differing)
    strict = len(wanted) - kinds["missed"]
    return Score(len(wanted), len(found), strict, _overlapping(wanted, found), strict - kinds["value"])


def _overlapping(wanted: list[Label], found: list[Label]) -> int:
    """Labels that get a mention of their own among those that they overlap with, the earlier labels first."""
    free = list(found)
    for label in sorted(wanted, key=lambda label: label.start):
        place = next((i for i, m in enumerate(free) if m.start < label.end and label.start < m.end), None)
        if place is not None:
            del free[place]
    return len(found) - len(free)


def same_value(label: Label, mention: Label) -> bool:
    """Whether a mention has its label's value, as far as the label gives one."""
    if label.value is None or mention.value is None:
        return False
    return SAME[label.type](label.value, mention.value)


Value = Mapping[str, Any]


def _same_amount(label: Value, found: Value) -> bool:
    try:
        same = Decimal(label["amount"]) == Decimal(found["amount"])
    except InvalidOperation:
        return False
    return same and _same("currency", "qualifier")(label, found)


def _same_date(label: Value, found: Value) -> bool:
    """A date whose label is null leans on a date that the reader did not know; any answer will do."""
    return label["edtf"] is None or _same("edtf", "qualifier")(label, found)


def _same(*fields: str) -> Callable[[Value, Value], bool]:
    return lambda label, found: all(label.get(field) == found.get(field) for field in fields)


SAME: dict[str, Callable[[Value, Value], bool]] = {
    "AMOUNT": _same_amount,
    "DATE": _same_date,
    "DURATION": _same("iso8601", "qualifier"),
    "HEADCOUNT": _same("count"),
    "AGENCY": _same("name"),
    "PLATFORM": _same("name"),
    "PROGRAM": _same("name"),
}
"""Which parts of a value have to be equal."""
