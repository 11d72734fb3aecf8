"""公務車輛明細表: an agency's cars and motorcycles, those it has and those it will buy.

The headings 現有車輛 and 本年度新增車輛 stand in the column of the kinds; what they say of the vehicles below
them is their `group`. 合計 and 小計 are rows of their own.
"""

import re
from collections.abc import Iterator

import msgspec

from pipeline.calendar import edtf, gregorian
from pipeline.forms.cells import joined, unspaced
from pipeline.forms.sums import totals
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

TITLE = "公務車輛明細表"
PATTERN = re.compile(rf"(?:各機關)?{TITLE}")
COLUMNS: Columns = (
    Column("group", "", note="the heading that the vehicles stand under: 現有車輛, 本年度新增車輛"),
    Column("count", "車輛數", "count", "vehicles"),
    Column("count", "輛數", "count"),
    Column("kind", "車輛種類"),
    Column("kind", "車種"),
    Column("seats", "乘客人數", "count", "people, without the driver"),
    Column("bought", "購置年月", note="EDTF year or month, Gregorian; as printed where it is neither"),
    Column("displacement", "汽缸總排氣量", "count", "cubic centimetres"),
    Column("displacement", "排氣量", "count"),
    Column("fuel_litres", "油料費數量", "count", "litres"),
    Column("fuel_price", "油料費單價", "decimal", "TWD a litre"),
    Column("fuel_cost", "油料費金額", "money"),
    Column("maintenance", "養護費", "money"),
    Column("other", "其他", "money"),
    Column("remark", "備註"),
    Column("remark", "備考"),
)
MONEY = fields(COLUMNS, "money")
ADDED = ("count", "fuel_litres", *MONEY)
TOTAL, SUBTOTAL = ("合計", "總計"), "小計"

ROUNDED = 1000
"""What the form's money is rounded to, in TWD."""

GROUP = re.compile(r"(?P<group>(?:現有|[本今明上]年度?|預計|預定|新[增購]|增購|汰[換購])[^\d:：]{0,12})[:：]")
MONTH = re.compile(r"(?P<year>\d{2,3})(?:[.年/](?P<month>\d{1,2})月?)?")


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The vehicles of a table, its sums, and headings that nothing stands under."""
    return tuple(_rows(grids))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """The vehicles add up to 合計, and those above a 小計 to it.

    Money may be off by half a thousand TWD a vehicle: books add up dollars, and round them in every row.
    """
    vehicles: list[Row] = []
    since: list[Row] = []
    for row in rows:
        if row.values["kind"] in TOTAL:
            yield from _added(vehicles, row)
            vehicles, since = [], []
        elif row.values["kind"] == SUBTOTAL:
            yield from _added(since, row)
            since = []
        else:
            vehicles.append(row)
            since.append(row)


def _added(vehicles: list[Row], row: Row) -> Iterator[Sum]:
    """Vehicles and litres to the last one; money as near as rounding lets it come.

    31 TWD times 1,668 litres are 52 thousand, ten of them 517. A total that is off by half a thousand a
    vehicle is what they add up to.
    """
    yield from totals(vehicles, row, "count", "fuel_litres")
    for held in totals(vehicles, row, *MONEY):
        off = abs(held.stated - held.added)
        near = 2 * off <= ROUNDED * len(vehicles)
        yield msgspec.structs.replace(held, added=held.stated) if near else held


def _rows(grids: tuple[Grid, ...]) -> Iterator[Row]:
    """The rows; `unused` is a heading under which no vehicle has been seen yet."""
    group: Cell | None = None
    unused: Row | None = None
    for grid in grids:
        for cells in _lines(grid):
            heading, leads = _take_heading(cells)
            if heading is not None and leads:
                group, unused = heading, _row({"group": heading}, grid)
            if cells.get("kind") and cells["kind"].text in (*TOTAL, SUBTOTAL):
                yield from filter(None, (unused, _row(cells, grid)))
                unused = None
            elif cells:
                yield _row({"group": group, **cells} if group else cells, grid)
                unused = None
            if heading is not None and not leads:
                group, unused = heading, _row({"group": heading}, grid)
    if unused is not None:
        yield unused


def _lines(grid: Grid) -> list[dict[str, Cell]]:
    """The cells of each row; a remark without a vehicle goes on from the row above."""
    found: list[dict[str, Cell]] = []
    at = places(grid, longest_first(COLUMNS))
    for line in grid.rows:
        cells = present(line, at)
        if found and cells.keys() == {"remark"}:
            found[-1]["remark"] = joined(*filter(None, (found[-1].get("remark"), cells["remark"])))
        elif cells:
            found.append(cells)
    return found


def _take_heading(cells: dict[str, Cell]) -> tuple[Cell | None, bool]:
    """The heading in the column of kinds, taken out of it, and whether it stands above the kind."""
    kind = cells.pop("kind", None)
    match = GROUP.search(kind.text) if kind else None
    if kind is not None:
        pieces = (part(kind, 0, match.start()), part(kind, match.end(), len(kind.text))) if match else (kind,)
        rest = [piece for piece in pieces if piece.text]
        if rest:
            cells["kind"] = unspaced(joined(*rest))
    if kind is None or match is None:
        return None, False
    return part(kind, *match.span("group")), match.start() == 0


def _row(cells: dict[str, Cell], grid: Grid) -> Row:
    values = read(cells, COLUMNS, unit(grid))
    bought = cells.get("bought")
    values["bought"] = _month(bought.text) if bought else None
    own = [cell for field, cell in cells.items() if field != "group"]
    return Row(values, cells, first_page(own or cells.values()), frozenset(MONEY))


def _month(printed: str) -> str | None:
    """The month of a purchase, 103.03 being March 2014; anything else as it is printed, a dash as nothing."""
    match = MONTH.fullmatch(printed.replace(" ", ""))
    if match is None:
        return printed if printed not in {"-", "－"} else None
    return edtf(gregorian(int(match["year"])), int(match["month"]) if match["month"] else None) or printed
