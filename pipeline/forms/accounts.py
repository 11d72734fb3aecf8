"""Tables of accounts: 款, 項, 目 and 節 with the budgets of two years, final accounts and the change.

The code and the name of an account stand in one cell, the code on the line above. Rows without a number of
款項目節 are sums over functions (民政支出) and the total; they have no level.
"""

import re
from collections.abc import Iterator

from pipeline.forms.cells import unspaced
from pipeline.forms.sums import change, children
from pipeline.forms.values import (
    Column,
    Columns,
    fields,
    first_page,
    longest_first,
    part,
    places,
    present,
    read,
    unit,
)
from pipeline.model import Cell, Grid, Row, Sum

LEVELS = ("款", "項", "目", "節")
COLUMNS: Columns = (
    Column("code", "", note="the ten digits above the name, in 名稱及編號"),
    Column("name", "名稱及編號", note="without the code"),
    Column("name", "名稱"),
    Column("level", "", "count", "1 款, 2 項, 3 目, 4 節: the last of these columns that has a number"),
    Column("change", "本年度與上年度比較", "money", "this year less last year"),
    Column("this_year", "本年度預算數", "money"),
    Column("last_year", "上年度預算數", "money"),
    Column("final_accounts", "前年度決算數", "money", "of the year before last"),
    Column("note", "說明"),
)
NUMBERS: Columns = tuple(Column(level, level) for level in LEVELS)

CODE = re.compile(r"\d{10} ?")


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The accounts of a table."""
    return numbered(grids, COLUMNS)


def numbered(grids: tuple[Grid, ...], columns: Columns) -> tuple[Row, ...]:
    """The rows of any table whose first columns are 款, 項, 目, 節 and a name."""
    return tuple(row for grid in grids for row in _rows(grid, columns))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """An account is the sum of those one level below it; this year less last year is the change."""
    yield from children(rows, "this_year", "last_year")
    yield from change(rows, "change", "this_year", "last_year")


def _rows(grid: Grid, columns: Columns) -> Iterator[Row]:
    at = places(grid, (*NUMBERS, *longest_first(columns)))
    numeric = {column.field for column in columns if column.kind != "text"}
    for line in grid.rows:
        cells = present(line, at)
        numbers = {depth: cells.pop(name) for depth, name in enumerate(LEVELS, 1) if name in cells}
        level = max(numbers, default=None)
        if not cells.keys() & {"name", *numeric}:
            continue
        if "name" in cells:
            cells.update(_code_and_name(cells.pop("name")))
        cells |= {"level": numbers[level]} if level else {}
        values = {**read(cells, columns, unit(grid)), "level": level}
        yield Row(values, cells, first_page(line), frozenset(fields(columns, "money")))


def _code_and_name(cell: Cell) -> Iterator[tuple[str, Cell]]:
    match = CODE.match(cell.text)
    if match:
        yield "code", part(cell, 0, 10)
    start = match.end() if match else 0
    if start < len(cell.text):
        name = part(cell, start, len(cell.text))
        yield "name", unspaced(name)
