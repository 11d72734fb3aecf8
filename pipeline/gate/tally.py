"""Results counted and added up against assertions, one result after the other."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from pipeline.gate.assertions import (
    FORM,
    Assertion,
    Assertions,
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
from pipeline.gate.saying import Failure, failure
from pipeline.results import ResultError
from pipeline.schema import Output, Record, Row, Table


class Tally:
    """What results come to under each assertion.

    Args:
        assertions: what they have to keep.
    """

    def __init__(self, assertions: Assertions) -> None:
        self._figures: list[tuple[str, Assertion, dict[str, Decimal]]] = [
            (name, one, {}) for name, one in assertions.named
        ]

    def add(self, name: str, output: Output) -> None:
        """Count a result.

        Raises:
            ResultError: if it holds something else where a number should be; then none of it is counted.
        """
        counted = [
            (figures, sum(_figures(one, output), Decimal(0)))
            for _, one, figures in self._figures
            if about(one, name, output.document.kind)
        ]
        for figures, figure in counted:
            figures[name] = figure

    def failures(self) -> tuple[Failure, ...]:
        """What the results that were counted do not keep."""
        found = (failure(name, one, figures) for name, one, figures in self._figures)
        return tuple(one for one in found if one is not None)


def about(one: Assertion, name: str, kind: str | None) -> bool:
    """Whether an assertion is about a document."""
    return matches(name, one.document) and one.document_kind in {None, kind}


def matches(name: str, patterns: Globs) -> bool:
    """Whether a name matches one of several patterns; any does where there are none."""
    several = (patterns,) if isinstance(patterns, str) else patterns
    return not several or any(fnmatchcase(name, pattern) for pattern in several)


def _figures(one: Assertion, output: Output) -> Iterator[Decimal]:
    """The figures of a document that are added up; ones where things are counted."""
    if isinstance(one, SumRows):
        yield from _numbers(row.get(one.column) for row in _rows(one, output))
    elif isinstance(one, SumRecords):
        yield from _numbers(getattr(record, one.field) for record in _records(one, output))
    else:
        yield Decimal(sum(1 for _ in _counted(one, output)))


def _numbers(values: Iterable[Any]) -> Iterator[Decimal]:
    """Values as exact numbers: what is printed as 0.1 is a tenth."""
    return (_number(value) for value in values if value is not None)


def _number(value: object) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ResultError(f"holds {str(value)[:40]!r} where a number should be")
    return number


def _counted(one: Assertion, output: Output) -> Iterable[object]:
    if isinstance(one, CountRows):
        return _rows(one, output)
    if isinstance(one, CountTables):
        return _tables(one, output)
    if isinstance(one, CountRecords):
        return _records(one, output)
    if isinstance(one, CountMentions):
        return (m for m in output.mentions if one.type in {None, m.__struct_config__.tag})
    if isinstance(one, CountFindings):
        found = (finding for finding in output.findings if one.level in {None, finding.level})
        return (finding for finding in found if matches(finding.check, one.check_name))
    assert isinstance(one, CountDocuments)
    return (output,)


def _tables(one: CountRows | CountTables | SumRows, output: Output) -> Iterator[Table]:
    form = FORM[one.form].TITLE if one.form is not None else None
    for table in output.tables:
        if form in {None, table.form} and one.agency in {None, table.agency or output.document.agency}:
            yield table


def _rows(one: CountRows | SumRows, output: Output) -> Iterator[Row]:
    rows = (row for table in _tables(one, output) for row in table.rows)
    return (row for row in rows if _has(row, one.where))


def _records(one: CountRecords | SumRecords, output: Output) -> Iterator[Record]:
    for record in output.records:
        if one.kind not in {None, record.__struct_config__.tag}:
            continue
        # Any: a proposal has no currency, and no other field of another kind of record is asked for.
        values: Any = record
        money = isinstance(one, SumRecords) and one.field == "amount"
        if money and isinstance(one, SumRecords) and values.currency != one.currency:
            continue
        if not one.where or _has(msgspec.structs.asdict(record), one.where):
            yield record


def _has(values: Mapping[str, Any], where: Mapping[str, str | int | float]) -> bool:
    return all(values.get(field) == wanted for field, wanted in where.items())
