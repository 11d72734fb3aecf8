"""What one form of a book says must agree with what another says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.check import costs, grants, parts, people, plans
from pipeline.model import FieldValue, Row, Sum, Table

TRIPS, TRIPS_SUMMARY = "派員出國計畫預算類別表", "派員出國計畫預算總表"
TOTAL = "合計"

MEMBERS = (costs, people, parts, plans, grants)
"""Each offers `sums(tables)`; what `docs/forms.md` says of them are the docstrings of their functions."""

Tables = Sequence[Table]


def sums(tables: Tables) -> Iterator[Sum]:
    """Yield the figures of a book's forms that other forms of it give too."""
    yield from _trips(tables)
    for member in MEMBERS:
        yield from member.sums(tables)


def _of(tables: Tables, form: str) -> Iterator[Table]:
    return (table for table in tables if table.form == form)


def _trips(tables: Tables) -> Iterator[Sum]:
    """The trips of a category add up to its line of 派員出國計畫預算總表.

    Their number, person-days and money in 派員出國計畫預算類別表 are compared.
    """
    trips: dict[tuple[str | None, FieldValue], list[Row]] = defaultdict(list)
    for table in _of(tables, TRIPS):
        for row in table.rows:
            trips[table.agency, row.values.get("category")].append(row)
    for table in _of(tables, TRIPS_SUMMARY):
        for line in table.rows:
            category = line.values.get("category")
            if category and category != TOTAL and line.values.get("plans"):
                yield from _line(line, trips[table.agency, category])


def _line(line: Row, trips: list[Row]) -> Iterator[Sum]:
    added = {
        "plans": len(trips),
        "person_days": _added(_number(row, "days") * _number(row, "people") for row in trips),
        "budget": _added(_number(row, "total") for row in trips),
    }
    for field, value in added.items():
        what = f"{field} of {line.values['category']} in {TRIPS_SUMMARY}"
        yield Sum("trips", what, _number(line, field), value, line.page, field in line.money)


def _added(values: Iterable[int]) -> int:
    return sum(values)


def _number(row: Row, field: str) -> int:
    """A figure; nothing is 0."""
    value = row.values.get(field)
    return value if isinstance(value, int) else 0
