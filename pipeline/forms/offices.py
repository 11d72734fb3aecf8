"""現有辦公房舍明細表: the buildings that an agency owns, borrows and rents, for offices and for living in.

How many there are is printed with a measure word (101棟, 144戶, 37幢), which has a field of its own.
Areas are square metres.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.forms.cells import unspaced
from pipeline.forms.sums import named
from pipeline.forms.values import Column, Columns, fields, first_page, part, places, present, read, unit
from pipeline.model import Cell, Grid, Row, Sum

TITLE = "現有辦公房舍明細表"
PATTERN = re.compile(rf"(?:各機關)?{TITLE}")
COLUMNS: Columns = (
    Column("number", "", note="as printed before the name: 一、, 1"),
    Column("name", "區分"),
    Column("level", "", "count", "1 for 一、, 2 for 1; 合計 has none"),
    Column("owned_units", "自有單位數", "count", "of what `owned_measure` says"),
    Column(
        "owned_measure",
        "",
        note="the word behind the number in 自有單位數: 棟, 戶; all of it where it is no single number",
    ),
    Column("owned_area", "自有面積", "decimal", "square metres"),
    Column("owned_cost", "自有取得成本", "money"),
    Column("owned_upkeep", "自有年需養護費", "money"),
    Column("borrowed_units", "無償借用單位數", "count", "of what `borrowed_measure` says"),
    Column("borrowed_measure", "", note="the same of 無償借用單位數"),
    Column("borrowed_area", "無償借用面積", "decimal", "square metres"),
    Column("borrowed_upkeep", "無償借用年需養護費", "money"),
    Column("rented_units", "有償租用或借用單位數", "count", "of what `rented_measure` says"),
    Column("rented_measure", "", note="the same of 有償租用或借用單位數"),
    Column("rented_area", "有償租用或借用面積", "decimal", "square metres"),
    Column("rented_deposit", "有償租用或借用押金", "money"),
    Column("rented_rent", "有償租用或借用租金", "money"),
    Column("rented_upkeep", "有償租用或借用年需養護費", "money"),
    Column("total_area", "合計面積", "decimal", "square metres"),
    Column("total_deposit", "合計押金", "money"),
    Column("total_rent", "合計租金", "money"),
    Column("total_upkeep", "合計年需養護費", "money"),
)
MONEY = fields(COLUMNS, "money")
WAYS = ("owned", "borrowed", "rented")
ACROSS = ("area", "deposit", "rent", "upkeep")
TOTALS = frozenset({"合計", "總計"})

CATEGORY = re.compile(
    r"(?:(?P<number>(?P<first>[一二三四五六七八九十]+、)|[(（]?\d{1,2}[)）.、]?) ?)?(?P<name>.+)"
)
UNITS = re.compile(r"(?P<units>[\d,，]+) ?(?P<measure>[^\d ]*)")
CENTIARE = 100
"""Areas are compared in hundredths of a square metre, the last figure that is printed."""


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The kinds of buildings, and 合計."""
    return tuple(_row(cells, grid) for grid in grids for cells in _lines(grid))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """What is owned, borrowed and rented makes the last columns; 1 to 3 make 二、, and these make 合計."""
    for row in rows:
        for field in ACROSS:
            own = [worth for way in WAYS if (worth := _worth(row, f"{way}_{field}")) is not None]
            if own:
                yield from _held("parts", row, f"total_{field}", sum(own))
    added = [*MONEY, *(f"{way}_area" for way in (*WAYS, "total"))]
    for row, below in _below(rows):
        units = [f"{way}_units" for way in WAYS if _one_measure([row, *below], f"{way}_measure")]
        check = "total" if row.values["name"] in TOTALS else "children"
        for field in (*added, *units):
            yield from _held(check, row, field, sum(_worth(one, field) or 0 for one in below))


def _below(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Each sum with the rows that it adds up: 合計 those above it, up to another 合計."""
    start = 0
    for index, row in enumerate(rows):
        if row.values["name"] in TOTALS:
            yield row, [one for one in rows[start:index] if one.values["level"] == 1]
            start = index
        elif row.values["level"] == 1:
            after = [one.values["level"] for one in rows[index + 1 :]]
            end = next((at for at, level in enumerate(after) if level != 2), len(after))
            if end:
                yield row, list(rows[index + 1 : index + 1 + end])


def _one_measure(rows: Sequence[Row], field: str) -> bool:
    """Whether all count the same things; houses and flats are not added."""
    return len({row.values[field] for row in rows if row.values[field]}) == 1


def _held(check: str, row: Row, field: str, added: int) -> Iterator[Sum]:
    stated = _worth(row, field)
    if stated is not None:
        page = row.cells[field].page if field in row.cells else row.page
        what = f"{field} of {named(row)}" + (
            " in hundredths of a square metre" if field.endswith("area") else ""
        )
        yield Sum(check, what, stated, added, page, field in MONEY)


def _worth(row: Row, field: str) -> int | None:
    """A figure as a whole number, an area in hundredths."""
    value = row.values.get(field)
    if isinstance(value, float):
        return round(value * CENTIARE)
    return value if isinstance(value, int) else None


def _lines(grid: Grid) -> Iterator[dict[str, Cell]]:
    at = places(grid, COLUMNS)
    return (cells for line in grid.rows if (cells := present(line, at)))


def _row(cells: dict[str, Cell], grid: Grid) -> Row:
    page = first_page(cells.values())
    for way in WAYS:
        cells.update(_measured(way, cells.get(f"{way}_units")))
    level = None
    if "name" in cells:
        name = cells.pop("name")
        match = CATEGORY.fullmatch(name.text)
        if name.text.replace(" ", "") in TOTALS or match is None:
            cells["name"] = unspaced(name)
        else:
            level = 1 if match["first"] or not match["number"] else 2
            cells |= {field: part(name, *match.span(field)) for field in ("number", "name") if match[field]}
    values = {**read(cells, COLUMNS, unit(grid)), "level": level}
    for way in WAYS:
        printed = cells.get(f"{way}_units")
        if printed is not None and values[f"{way}_units"] is None and UNITS.match(printed.text):
            values[f"{way}_measure"] = printed.text  # 1棟2戶 is no single number
    return Row(values, cells, page, frozenset(MONEY))


def _measured(way: str, printed: Cell | None) -> dict[str, Cell]:
    """How many there are, and of what: 101棟."""
    match = UNITS.fullmatch(printed.text) if printed else None
    if printed is None or match is None:
        return {}
    found = {f"{way}_units": part(printed, *match.span("units"))}
    return found | ({f"{way}_measure": part(printed, *match.span("measure"))} if match["measure"] else {})
