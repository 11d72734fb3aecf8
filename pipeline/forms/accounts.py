"""Tables of accounts: 款, 項, 目 and 節 with the budgets of two years, final accounts and the change.

The code and the name of an account stand in one cell, the code on the line above. Rows without a number of
款項目節 are sums over functions (民政支出) and the total; they have no level.
"""

import re
from collections.abc import Iterator

from pipeline.forms.values import Columns, first_page, money, part, places, present, text, unit
from pipeline.model import Cell, FieldValue, Grid, Row

LEVELS = ("款", "項", "目", "節")
COLUMNS: Columns = (
    *((level, level) for level in LEVELS),
    ("name", "名稱及編號"),
    ("name", "名稱"),
    ("change", "本年度與上年度比較"),
    ("this_year", "本年度預算數"),
    ("last_year", "上年度預算數"),
    ("final_accounts", "前年度決算數"),
    ("note", "說明"),
)
SUMS = ("this_year", "last_year", "final_accounts", "change")

CODE = re.compile(r"\d{10} ?")


def rows(grid: Grid) -> tuple[Row, ...]:
    """The accounts of a table."""
    return tuple(_rows(grid))


def _rows(grid: Grid) -> Iterator[Row]:
    at = places(grid, COLUMNS)
    for line in grid.rows:
        cells = present(line, at)
        named = cells.pop("name", None)
        if named is None:
            continue
        values: dict[str, FieldValue] = {
            "code": None,
            "name": None,
            "level": _level(cells),
            **{field: money(cells.get(field), unit(grid)) for field in SUMS},
            "note": text(cells.get("note")),
        }
        for field, cell in _code_and_name(named):
            values[field], cells[field] = cell.text, cell
        for level in LEVELS:
            cells.pop(level, None)
        yield Row(values, cells, first_page(line), frozenset(SUMS))


def _level(cells: dict[str, Cell]) -> int | None:
    """1 for 款 to 4 for 節: the last of them that has a number."""
    return max((depth for depth, level in enumerate(LEVELS, 1) if level in cells), default=None)


def _code_and_name(cell: Cell) -> Iterator[tuple[str, Cell]]:
    match = CODE.match(cell.text)
    if match:
        yield "code", part(cell, 0, 10)
    start = match.end() if match else 0
    if start < len(cell.text):
        name = part(cell, start, len(cell.text))
        yield "name", Cell(name.text.replace(" ", ""), name.spans, name.page, name.box)
