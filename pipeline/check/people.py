"""What a book's tables of staff and pay say of one another."""

from collections.abc import Iterable, Iterator

from pipeline.check.books import (
    COSTS,
    PERSONNEL,
    STAFF,
    STAFF_CHANGES,
    TOTALS,
    Rows,
    Tables,
    beside,
    has,
    named,
    number,
    of_all_plans,
    top,
)
from pipeline.model import FieldValue, Row, Sum, Table

KINDS = (
    "officials", "police", "bailiffs", "guards", "janitors", "technicians", "drivers",
    "contracted", "hired", "hired_abroad", "total",
)  # fmt: skip
YEARS = {"合計": "", "上年度編列": "last_"}
"""What stands in 預算員額明細表 before the field that a row of 預算員額說明表 is about."""


def sums(tables: Tables) -> Iterator[Sum]:
    """Yield the figures of each agency's staff that other forms give too."""
    costs: dict[str | None, dict[FieldValue, Row]] = {}
    for at, table in enumerate(tables):
        if table.form == COSTS:
            costs[table.agency] = _pay(table.rows)
        elif table.form == PERSONNEL:
            yield from _personnel(table.rows, costs.pop(table.agency, {}))
        elif table.form == STAFF_CHANGES:
            later = (tables[other] for other in range(at, len(tables)))
            yield from _changes(table.rows, _detail(table.agency, later))


def _pay(rows: Rows) -> dict[FieldValue, Row]:
    """1000 人事費 and its kinds by name, over all plans."""
    return {
        row.values["name"]: row
        for row in rows
        if of_all_plans(row) and str(row.values["code"] or "").startswith("1")
    }


def _personnel(rows: Rows, pay: dict[FieldValue, Row]) -> Iterator[Sum]:
    """人事費彙計表 and the 各項費用彙計表 that the agency prints before it agree on each kind of pay."""
    for row in rows:
        name = "人事費" if row.values["name"] in TOTALS else row.values["name"]
        if name in pay and (has(row, "amount") or has(pay[name], "amount")):
            yield beside(row, "amount", PERSONNEL, number(pay[name], "amount"), COSTS)


def _detail(agency: str | None, tables: Iterable[Table]) -> Rows:
    """The whole agency's 預算員額明細表: what stands behind the second 各項費用彙計表 is of its parts."""
    costs = 0
    for table in tables:
        costs += table.form == COSTS
        if costs == 2:
            break
        if table.form == STAFF and table.agency == agency:
            return table.rows
    return ()


def _changes(rows: Rows, detail: Rows) -> Iterator[Sum]:
    """預算員額說明表 and 預算員額明細表 count the same people of each kind, this year and last."""
    for item, year in YEARS.items():
        lines = [row for row in rows if row.values["item"] == item]
        lines = [row for row in lines if row.values["plan"] not in TOTALS] or lines
        for field in KINDS if lines and detail else ():
            what = f"{named(lines[-1], field, STAFF_CHANGES)} beside {STAFF}"
            stated = sum(number(row, field) for row in lines)
            yield Sum("forms", what, stated, top(detail, year + field), lines[-1].page, money=False)
