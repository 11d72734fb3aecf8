"""派員出國計畫預算總表: the trips abroad of a year by category, and those of the year before."""

import re
from collections.abc import Iterator

from pipeline.forms.sums import totals
from pipeline.forms.values import Column, Columns, fields, first_page, places, present, read, unit
from pipeline.model import Grid, Row, Sum

TITLE = "派員出國計畫預算總表"
PATTERN = re.compile(TITLE)
COLUMNS: Columns = (
    Column("category", "類別"),
    Column("plans", "本年度計畫項數", "count", "trips"),
    Column("person_days", "本年度預計人天", "count", "days of a trip times its people"),
    Column("budget", "本年度預算數", "money"),
    Column("last_plans", "上年度計畫項數", "count", "trips of last year"),
    Column("last_person_days", "上年度核定人天", "count", "the same of last year, as approved"),
    Column("last_budget", "上年度預算數", "money"),
)
SUMS = fields(COLUMNS, "money")
TOTAL = "合計"
FOOTNOTE = re.compile(r"[附備]?註\d*[:：]")


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """One row for each category, and 合計."""
    return tuple(row for grid in grids for row in _rows(grid))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """The categories add up to 合計."""
    categories = [row for row in rows if row.values["category"] != TOTAL]
    for row in rows:
        if row.values["category"] == TOTAL:
            yield from totals(categories, row, *(column.field for column in COLUMNS[1:]))


def _rows(grid: Grid) -> Iterator[Row]:
    at = places(grid, COLUMNS)
    for line in grid.rows:
        cells = present(line, at)
        if "category" in cells and not FOOTNOTE.match(cells["category"].text):
            values = read(cells, COLUMNS, unit(grid))
            values["category"] = cells["category"].text.replace(" ", "")
            yield Row(values, cells, first_page(line), frozenset(SUMS))
