"""人事費彙計表: what an agency pays its staff, by the kinds of pay that its costs have codes for."""

import re
from collections.abc import Iterator

from pipeline.forms.cells import unspaced
from pipeline.forms.sums import totals
from pipeline.forms.values import Column, Columns, fields, first_page, part, places, present, read, unit
from pipeline.model import Cell, Grid, Row, Sum

TITLE = "人事費彙計表"
PATTERN = re.compile(r"(?:各機關)?人事費(?:彙計|分析)表")
COLUMNS: Columns = (
    Column("number", "", note="the ordinal in front of the name, in 人事費別; 合計 has none"),
    Column("name", "人事費別", note="without the ordinal"),
    Column("amount", "金額", "money"),
    Column("note", "說明"),
)
SUMS = fields(COLUMNS, "money")

ITEM = re.compile(r"(?:(?P<number>[一二三四五六七八九十]{1,3})、 ?)?(?P<name>.+)")
TOTALS = frozenset({"合計", "總計"})


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """One row for each kind of pay, and 合計."""
    return tuple(row for grid in grids for row in _rows(grid))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """The kinds of pay add up to 合計."""
    items = [row for row in rows if row.values["number"] is not None]
    for row in rows:
        if items and row.values["name"] in TOTALS:
            yield from totals(items, row, "amount")


def _rows(grid: Grid) -> Iterator[Row]:
    at = places(grid, COLUMNS)
    for line in grid.rows:
        cells = present(line, at)
        if cells:
            cells.update(_item(cells.pop("name", None)))
            yield Row(read(cells, COLUMNS, unit(grid)), cells, first_page(cells.values()), frozenset(SUMS))


def _item(cell: Cell | None) -> Iterator[tuple[str, Cell]]:
    """The ordinal and the name of a kind of pay."""
    match = ITEM.fullmatch(cell.text) if cell is not None else None
    if cell is not None and match is not None:
        for field, found in match.groupdict().items():
            if found:
                yield field, unspaced(part(cell, *match.span(field)))
