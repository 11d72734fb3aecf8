"""What is said of an assertion that is not kept."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from pipeline.gate.assertions import (
    Assertion,
    CountDocuments,
    CountFindings,
    CountMentions,
    CountRecords,
    CountRows,
    CountTables,
    Globs,
    SumRecords,
    SumRows,
)

NAMED = 5
"""Documents that a failure names."""


class Failure(msgspec.Struct, frozen=True):
    """An assertion that results do not keep.

    Attributes:
        assertion: its kind, its number among those of that kind and its name, e.g. `count 2, trips`.
        expected, found: in words.
        where: the documents that it is about, each with its figure: those that fail it, or that have most.
    """

    assertion: str
    expected: str
    found: str
    where: tuple[str, ...]


def failure(name: str, one: Assertion, figures: Mapping[str, Decimal]) -> Failure | None:
    """What is wrong with the figures of documents under an assertion; None if nothing is."""
    if one.document and not figures:
        # A pattern that finds nothing is a slip, and what asserts nothing must not look kept.
        return Failure(name, _expected(one), "no such document", ())
    if one.each_document:
        failing = {document: figure for document, figure in figures.items() if not _keeps(one, figure)}
        found = f"{len(failing)} of {len(figures)} documents that are not so"
        return Failure(name, _expected(one), found, tuple(_where(failing))) if failing else None
    total = sum(figures.values(), Decimal(0))
    if _keeps(one, total):
        return None
    having = {document: figure for document, figure in figures.items() if figure}
    most = dict(sorted(having.items(), key=lambda item: (-abs(item[1]), item[0])))
    return Failure(name, _expected(one), f"{total:,}", tuple(_where(most)))


def _keeps(one: Assertion, figure: Decimal) -> bool:
    least, most = one.at_least, one.at_most
    return (least is None or exact(least) <= figure) and (most is None or figure <= exact(most))


def exact(number: float) -> Decimal:
    """A number as it is written."""
    return Decimal(str(number))


def _where(figures: Mapping[str, Decimal]) -> Iterator[str]:
    for document, figure in list(figures.items())[:NAMED]:
        yield f"{document}: {figure:,}"
    if len(figures) > NAMED:
        yield f"and {len(figures) - NAMED} more"


def _expected(one: Assertion) -> str:
    """What an assertion says, in words."""
    bounds = ((word, bound) for word, bound in (("at least", one.at_least), ("at most", one.at_most)))
    said = " and ".join(f"{word} {exact(bound):,}" for word, bound in bounds if bound is not None)
    kind = f" of kind {one.document_kind}" if one.document_kind else ""
    named = f" {_patterns(one.document)}" if one.document else ""
    documents = f" in {'each document' if one.each_document else 'documents'}{kind}{named}"
    return f"{said} {_what(one)}" + (documents if kind or named or one.each_document else "")


def _what(one: Assertion) -> str:
    """What is added up or counted."""
    if isinstance(one, SumRows):
        return f"as the sum of {one.column} in rows of {one.form}{_such(one)}"
    if isinstance(one, SumRecords):
        unit = "" if one.field == "headcount" else f"{one.currency} "
        return f"{unit}as the sum of {one.field} in {one.kind} records{_such(one)}"
    if isinstance(one, CountFindings):
        level, of = one.level, _patterns(one.check_name)
        return "findings" + (f" of level {level}" if level else "") + (f" of {of}" if of else "")
    if isinstance(one, CountRecords):
        return f"{one.kind or ''} records{_such(one)}".strip()
    if isinstance(one, CountMentions):
        return f"{one.type or ''} mentions".strip()
    return _of_form(one)


def _of_form(one: CountRows | CountTables | CountDocuments) -> str:
    if isinstance(one, CountDocuments):
        return "documents"
    things = "rows" if isinstance(one, CountRows) else "tables"
    return things + (f" of {one.form}" if one.form else "") + _such(one)


def _such(one: CountRows | CountTables | CountRecords | SumRows | SumRecords) -> str:
    """Which rows or records alone."""
    agency = getattr(one, "agency", None)
    where = ", ".join(f"{field} {value}" for field, value in getattr(one, "where", {}).items())
    return (f" of {agency}" if agency else "") + (f" with {where}" if where else "")


def _patterns(patterns: Globs) -> str:
    return patterns if isinstance(patterns, str) else " or ".join(patterns)
