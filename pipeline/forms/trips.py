"""派員出國計畫預算類別表: each trip abroad, in three forms of one title.

考察、視察、訪問 pays transport, living and office costs; 進修、研究、實習 living, tickets and tuition. Under
開會、談判 the headings 定期會議 and 不定期會議 are what the summary counts as 開會.
"""

import re
from collections.abc import Iterator

from pipeline.forms.sums import parts
from pipeline.forms.values import Column, Columns, fields, first_page, part, places, present, read, unit
from pipeline.model import Cell, Grid, Row, Sum

TITLE = "派員出國計畫預算類別表"
PATTERN = re.compile(TITLE)
COLUMNS: Columns = (
    Column("category", "", note="the heading that the trip stands under, as the 總表 names it"),
    Column("number", "", note="of the trip, in 計畫名稱及領域代碼"),
    Column("name", "計畫名稱及領域代碼"),
    Column("name", "計畫名稱"),
    Column("domain_code", "", note="behind the name"),
    Column("destination", "擬前往國家"),
    Column("destination", "擬前往國家或地區"),
    Column("destination", "擬前往地區"),
    Column("institution", "擬拜會或視察機構"),
    Column("institution", "擬拜會單位"),
    Column("contents", "計畫內容"),
    Column("contents", "工作內容"),
    Column("contents", "主要會議議題談判重點等"),
    Column("contents", "主要研習課程"),
    Column("period", "預計前往期間"),
    Column("days", "預計天數", "count"),
    Column("people", "擬派人數", "count"),
    Column("transport", "交通費", "money"),
    Column("transport", "機票與出國手續費", "money"),
    Column("living", "生活費", "money"),
    Column("office", "辦公費", "money"),
    Column("tuition", "書籍學雜等費", "money"),
    Column("total", "合計", "money"),
    Column("account", "歸屬預算科目"),
    Column("visited", "有/無", note="whether anyone went to the same institution in the three years before"),
)
SUMS = fields(COLUMNS, "money")

CATEGORIES = ("考察", "視察", "訪問", "開會", "談判", "進修", "研究", "實習")
HEADING = re.compile(r"(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]) ?(?P<heading>.+)")
PLAN = re.compile(
    r"(?:(?P<number>\d{1,3})(?:[.、]? |[.、])?)?"
    r"(?P<name>.*?)"
    r"(?:(?<!\d) ?[-－–]?(?P<domain_code>\d[0-9A-Z]))?"
)
TOTALS = frozenset({"合計", "總計", "小計"})


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The trips of a table; a heading such as 一、考察 says the category of those below it."""
    return tuple(_rows(grids))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """A trip's costs add up to its total."""
    yield from parts(rows, "total", [field for field in SUMS if field != "total"])


def _rows(grids: tuple[Grid, ...]) -> Iterator[Row]:
    category: str | None = None
    for grid in grids:
        at = places(grid, COLUMNS)
        for line in grid.rows:
            cells = present(line, at)
            plan = cells.pop("name", None)
            heading = HEADING.fullmatch(plan.text) if plan is not None and not cells else None
            if heading:
                category = _category(heading["heading"])
            elif plan is not None and plan.text.replace(" ", "") not in TOTALS:
                yield _trip(grid, category, {**_parts(plan), **cells})


def _category(heading: str) -> str:
    """The category of the summary that a heading belongs to."""
    if "會議" in heading:
        return "開會"
    return next((category for category in CATEGORIES if category in heading), heading)


def _trip(grid: Grid, category: str | None, cells: dict[str, Cell]) -> Row:
    values = {**read(cells, COLUMNS, unit(grid)), "category": category}
    return Row(values, cells, first_page(cells.values()), frozenset(SUMS))


def _parts(plan: Cell) -> dict[str, Cell]:
    """Number, name and code of the field, which share the first column."""
    match = PLAN.fullmatch(plan.text)
    if match is None:
        return {"name": plan}
    return {field: part(plan, *match.span(field)) for field, found in match.groupdict().items() if found}
