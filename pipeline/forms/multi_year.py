"""跨年期計畫概況表: plans over several years, and what each needs before, in, and after the budget's year."""

import re
from collections.abc import Iterator

from pipeline.forms.cells import joined, unspaced
from pipeline.forms.grants import YEARS, years
from pipeline.forms.sums import parts, totals
from pipeline.forms.values import (
    Column,
    Columns,
    fields,
    first_page,
    longest_first,
    places,
    present,
    read,
    unit,
)
from pipeline.model import Cell, Grid, Row, Sum

TITLE = "跨年期計畫概況表"
PATTERN = re.compile(r"(?:各機關)?跨年[期度]計畫(?:經費)?概況表")
COLUMNS: Columns = (
    Column("name", "計畫名稱"),
    Column("period", "執行期間", note="as printed, in years of the Republic"),
    Column("period", "計畫期間"),
    Column("period", "計畫起訖年度"),
    *YEARS[1:],
    Column("total", "中央公務預算經費需求總額", "money"),
    Column("total", "經費需求總額", "money"),
    Column("total", "總額", "money"),
    Column("before", "及以前年度預算數", "money", "the budgets of all years before last year"),
    Column("before", "以前年度", "money"),
    Column("last_year", "", "money", "the column headed 年度預算數 of the year before the budget's"),
    Column("this_year", "", "money", "the column headed 年度預算數 of the budget's year"),
    Column("after", "及以後年度預估需求數", "money", "what later years are estimated to need"),
    Column("after", "以後年度", "money"),
    Column("remark", "備註"),
    Column("remark", "說明"),
)
MONEY = fields(COLUMNS, "money")
PARTS = ("before", "last_year", "this_year", "after")
TOTALS = frozenset({"合計", "總計"})

ONE_YEAR = re.compile(r"(?P<year>\d{2,3})年度(?:[^以]*)")


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The plans of a table, and 合計 where it prints one."""
    found: list[Row] = []
    for grid in grids:
        at = _places(grid)
        for line in grid.rows:
            cells = present(line, at)
            if found and cells.keys() == {"remark"}:  # it goes on from the page before
                found[-1] = _row(_longer(found[-1], cells), grid)
            elif cells:
                found.append(_row(cells, grid))
    return tuple(found)


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """What a plan needs year by year adds up to what it needs in all, and the plans to 合計."""
    yield from parts(rows, "total", PARTS)
    plans = [row for row in rows if row.values["name"] not in TOTALS]
    for row in rows:
        if row.values["name"] in TOTALS:
            yield from totals(plans, row, *MONEY)


def _places(grid: Grid) -> dict[str, int]:
    """The columns; the two single years are told by their numbers, the later one being the budget's."""
    single = {}
    for column, heading in enumerate(grid.header):
        match = ONE_YEAR.fullmatch(heading.rpartition(" ")[2])
        if match:
            single[int(match["year"])] = column
    latest = [single[year] for year in sorted(single, reverse=True)]
    own = dict(zip(("this_year", "last_year"), latest, strict=False))
    others = {
        field: at for field, at in places(grid, longest_first(COLUMNS)).items() if at not in own.values()
    }
    return {**others, **own}


def _row(cells: dict[str, Cell], grid: Grid) -> Row:
    page = first_page(cells.values())
    if "name" in cells and cells["name"].text.replace(" ", "") in TOTALS:
        cells = {**cells, "name": unspaced(cells["name"])}
    cells, values = years(cells, read(cells, COLUMNS, unit(grid)))
    return Row(values, cells, page, frozenset(MONEY))


def _longer(row: Row, more: dict[str, Cell]) -> dict[str, Cell]:
    """The cells of a row with what goes on of its texts."""
    return {
        **row.cells,
        **{field: joined(*filter(None, (row.cells.get(field), more[field]))) for field in more},
    }
