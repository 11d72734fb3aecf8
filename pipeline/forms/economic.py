"""歲出按職能及經濟性綜合分類表: functions of government by economic kinds of expenditure.

The table is too wide for one spread: several follow each other, each with the functions in its first column.
Its rows put them together.
"""

import re
from collections.abc import Iterator

from pipeline.forms.cells import unspaced
from pipeline.forms.sums import parts, totals
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

TITLE = "歲出按職能及經濟性綜合分類表"
PATTERN = re.compile(rf"(?:各機關)?{TITLE}")
COLUMNS: Columns = (
    Column("code", "", note="of the function, in front of its name; 總計 has none"),
    Column("name", "職能別分類", note="without the code"),
    Column("name", "職能"),
    Column("compensation_of_employees", "受僱人員報酬", "money"),
    Column("goods_and_services", "商品及勞務購買支出", "money"),
    Column("interest", "債務利息", "money"),
    Column("land_rent", "土地租金支出", "money"),
    Column("transfers_to_enterprises", "經常移轉對企業", "money"),
    Column("transfers_to_households", "經常移轉對家庭及民間非營利機構", "money"),
    Column("transfers_to_government", "經常移轉對政府", "money"),
    Column("transfers_abroad", "經常移轉對國外", "money"),
    Column("current_total", "經常支出合計", "money"),
    Column("investment_in_business_funds", "對營業基金", "money", "under 投資及增資"),
    Column("investment_in_other_funds", "對非營業特種基金", "money", "under 投資及增資"),
    Column("investment_in_enterprises", "對民間企業", "money", "under 投資及增資"),
    Column("capital_transfers_to_enterprises", "對企業", "money", "under 資本移轉"),
    Column("capital_transfers_to_households", "對家庭及民間非營利機構", "money", "under 資本移轉"),
    Column("capital_transfers_to_government", "對政府", "money", "under 資本移轉"),
    Column("capital_transfers_abroad", "對國外", "money", "under 資本移轉"),
    Column("land", "土地購入", "money"),
    Column("intangible_assets", "無形資產購入", "money"),
    Column("dwellings", "住宅", "money", "under 固定資本形成"),
    Column("other_buildings", "非住宅房屋", "money", "under 固定資本形成"),
    Column("construction", "營建工程", "money", "under 固定資本形成"),
    Column("transport_equipment", "運輸工具", "money", "under 固定資本形成"),
    Column("software", "資訊軟體", "money", "under 固定資本形成"),
    Column("machinery", "機器及其他設備", "money", "under 固定資本形成"),
    Column("land_improvement", "土地改良", "money", "under 固定資本形成"),
    Column("capital_total", "資本支出合計", "money"),
    Column("total", "總計", "money"),
)
SUMS = fields(COLUMNS, "money")
CURRENT = SUMS[: SUMS.index("current_total")]
CAPITAL = SUMS[SUMS.index("current_total") + 1 : SUMS.index("capital_total")]

FUNCTION = re.compile(r"(?:(?P<code>\d{2,4}) ?)?(?P<name>.+)")
TOTALS = frozenset({"總計", "合計"})


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """One row for each function, and 總計, with the columns of all spreads."""
    found: dict[str, dict[str, Cell]] = {}
    for grid in grids:
        for name, cells in _lines(grid):
            found[name] = {**cells, **found.get(name, {})}
    return tuple(
        Row(read(cells, COLUMNS, unit(grids[0])), cells, first_page(cells.values()), frozenset(SUMS))
        for cells in found.values()
    )


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """Kinds of expenditure add up to the subtotals, these to the total; the functions to 總計."""
    yield from parts(rows, "current_total", CURRENT)
    yield from parts(rows, "capital_total", CAPITAL)
    yield from parts(rows, "total", ("current_total", "capital_total"))
    codes = [str(row.values["code"]) for row in rows if row.values["code"] is not None]
    functions = [
        row for row in rows if len(str(row.values["code"] or "")) == min(map(len, codes), default=-1)
    ]
    for row in rows:
        if functions and row.values["name"] in TOTALS:
            yield from totals(functions, row, *SUMS)


def _lines(grid: Grid) -> Iterator[tuple[str, dict[str, Cell]]]:
    """What stands under each function in one spread."""
    at = places(grid, longest_first(COLUMNS))
    for line in grid.rows:
        cells = present(line, at)
        key = cells.pop("name", None)
        if key is not None or cells:
            yield (key.text.replace(" ", "") if key is not None else ""), {**_function(key), **cells}


def _function(cell: Cell | None) -> dict[str, Cell]:
    """Code and name of a function; 總計 has only a name."""
    match = FUNCTION.fullmatch(cell.text) if cell is not None else None
    if cell is None or match is None:
        return {}
    spans = {field: match.span(field) for field, text in match.groupdict().items() if text}
    return {field: unspaced(part(cell, *span)) for field, span in spans.items()}
