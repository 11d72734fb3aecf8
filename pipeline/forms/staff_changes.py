"""預算員額說明表: how an agency's headcount came from last year's, in the general part of a book.

For each agency three rows: last year's people by kind, how many more or (fewer), and 合計, this year's.
"""

import re
from collections.abc import Iterator

from pipeline.forms.cells import unspaced
from pipeline.forms.sums import compared, parts, total
from pipeline.forms.values import Column, Columns, first_page, places, present, read, unit
from pipeline.model import Cell, Grid, Row, Sum

TITLE = "預算員額說明表"
PATTERN = re.compile(rf"(?:[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、)?{TITLE}")
COLUMNS: Columns = (
    Column("plan", "業務計畫", note="printed once for its three rows"),
    Column("item", "年度及類別", note="上年度編列, 本年度增(減) or 合計"),
    Column("officials", "職員", "count", "people"),
    Column("police", "警察", "count", "people"),
    Column("bailiffs", "法警", "count", "people"),
    Column("guards", "駐警", "count", "people"),
    Column("janitors", "工友", "count", "people"),
    Column("technicians", "技工", "count", "people"),
    Column("drivers", "駕駛", "count", "people"),
    Column("contracted", "聘用", "count", "people"),
    Column("hired", "約僱", "count", "people"),
    Column("hired_abroad", "駐外雇員", "count", "people"),
    Column("total", "合計", "count", "people"),
    Column("note", "增減說明"),
)
COUNTS = tuple(column.field for column in COLUMNS if column.kind == "count")
TOTAL = "合計"


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The rows of a table; each says whose it is."""
    return tuple(row for grid in grids for row in _rows(grid))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """Kinds add up to the total; last year's people and the change add up to 合計."""
    yield from parts(rows, "total", [field for field in COUNTS if field != "total"])
    above: list[Row] = []
    for row in rows:
        if row.values["item"] == TOTAL and above:
            for field in COUNTS:
                yield from compared("change", row, field, total(above, field))
        above = [] if row.values["item"] == TOTAL else [*above, row]


def _rows(grid: Grid) -> Iterator[Row]:
    at = places(grid, COLUMNS)
    plan: Cell | None = None
    for line in grid.rows:
        cells = present(line, at)
        cells |= {field: unspaced(cells[field]) for field in ("plan", "item") if field in cells}
        plan = cells.get("plan", plan)
        if cells:
            cells |= {"plan": plan} if plan is not None else {}
            yield Row(read(cells, COLUMNS, unit(grid)), cells, first_page(line))
