"""各項費用彙計表: what each plan spends on each use of funds, as a matrix.

The columns are plans, a code of ten digits above a name, over as many spreads as they need; the last is 合計.
The lines are uses of funds with codes of four digits: 1000 is of the first level, 1010 below it of the
second. A row is one field of the matrix. A book of several agencies may call the form 各機關各項費用彙計表.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from pipeline.forms.cells import unspaced
from pipeline.forms.sums import children, compared, total, totals
from pipeline.forms.values import Column, Columns, fields, first_page, part, read, unit
from pipeline.model import Cell, FieldValue, Grid, Row, Sum

TITLE = "各項費用彙計表"
PATTERN = re.compile(rf"(?:各機關)?{TITLE}")
COLUMNS: Columns = (
    Column("code", "", note="four digits, in 第一、二級用途別科目名稱及編號; the line 合計 has none"),
    Column("name", "第一、二級用途別科目名稱及編號", note="without the code"),
    Column(
        "level", "", "count", "1 for the codes of whole thousands, 2 for those below; the line 合計 has none"
    ),
    Column("plan_code", "", note="ten digits, in the heading of the column; the column 合計 has none"),
    Column("plan_name", "工作計畫名稱及編號", note="in the heading of the column, without the code"),
    Column("amount", "", "money", "where the line and the column meet"),
)
SUMS = fields(COLUMNS, "money")

KEY = re.compile(r"用途別|科目|名稱及編號")
PLAN = re.compile(r"(?P<code>\d{10})? ?(?P<name>.*)")
USE = re.compile(r"(?P<code>\d{4}) ?(?=\D)(?P<name>.+)")
TOTALS = frozenset({"合計", "總計"})


class Plan(NamedTuple):
    """Whose a column is; 合計 has no code, and what has no heading has no name."""

    code: str | None
    name: str | None


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """One row for each field of the matrix that is not blank, line by line."""
    return tuple(row for grid in grids for row in _rows(grid))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """A plan's second level adds up to the first, and that to 合計; the plans add up to the column 合計."""
    plans: defaultdict[Plan, list[Row]] = defaultdict(list)
    for row in rows:
        plans[_plan(row)].append(row)
    for plan, own in plans.items():
        for held in _within(own):
            yield msgspec.structs.replace(held, what=f"{held.what} of {plan.name}")
    yield from _over_plans(rows)


def is_total(row: Row) -> bool:
    """Whether a row is of the column 合計."""
    return row.values["plan_code"] is None and row.values["plan_name"] in TOTALS


def _within(rows: list[Row]) -> Iterator[Sum]:
    yield from children(rows, "amount")
    first = [row for row in rows if row.values["level"] == 1]
    for row in rows:
        if first and row.values["level"] is None:
            yield from totals(first, row, "amount")


def _over_plans(rows: tuple[Row, ...]) -> Iterator[Sum]:
    lines: defaultdict[tuple[FieldValue, FieldValue], list[Row]] = defaultdict(list)
    for row in rows:
        lines[row.values["code"], row.values["name"]].append(row)
    for line in lines.values():
        plans = [row for row in line if not is_total(row)]
        for row in line:
            if plans and is_total(row):
                yield from compared("parts", row, "amount", total(plans, "amount"))


def _plan(row: Row) -> Plan:
    code, name = row.values["plan_code"], row.values["plan_name"]
    return Plan(code if isinstance(code, str) else None, name if isinstance(name, str) else None)


def _rows(grid: Grid) -> Iterator[Row]:
    key = next((at for at, heading in enumerate(grid.header) if KEY.search(heading)), 0)
    plans = {at: _named(heading) for at, heading in enumerate(grid.header) if at != key}
    for line in grid.rows:
        use = _use(line[key])
        for at, plan in plans.items():
            amount = line[at]
            if amount is not None:
                yield _row(grid, use | {"amount": amount}, plan)


def _row(grid: Grid, cells: dict[str, Cell], plan: Plan) -> Row:
    values = {**read(cells, COLUMNS, unit(grid)), "plan_code": plan.code, "plan_name": plan.name}
    code = values["code"]
    if isinstance(code, str):
        values["level"] = 1 if code.endswith("000") else 2
    return Row(values, cells, first_page(cells.values()), frozenset(SUMS))


def _named(heading: str) -> Plan:
    """The plan that a column is headed with."""
    match = PLAN.fullmatch(heading.replace(" ", ""))
    return Plan(match["code"], match["name"] or None) if match else Plan(None, heading)


def _use(cell: Cell | None) -> dict[str, Cell]:
    """Code and name of a use of funds; 合計 has only a name."""
    match = USE.fullmatch(cell.text) if cell is not None else None
    if cell is None or match is None:
        return {"name": unspaced(cell)} if cell is not None else {}
    return {field: unspaced(part(cell, *match.span(field))) for field in ("code", "name")}
