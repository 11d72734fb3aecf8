"""派員出國計畫預算類別表: each trip abroad, in three forms of one title.

考察、視察、訪問 pays transport, living and office costs; 進修、研究、實習 living, tickets and tuition. Under
開會、談判 the headings 定期會議 and 不定期會議 are what the summary counts as 開會.
"""

import re
from collections.abc import Iterator

from pipeline.forms.values import Columns, figure, first_page, money, part, places, present, text, unit
from pipeline.model import Cell, FieldValue, Grid, Row

TITLE = "派員出國計畫預算類別表"
COLUMNS: Columns = (
    ("plan", "計畫名稱及領域代碼"),
    ("plan", "計畫名稱"),
    ("destination", "擬前往國家"),
    ("destination", "擬前往國家或地區"),
    ("destination", "擬前往地區"),
    ("institution", "擬拜會或視察機構"),
    ("institution", "擬拜會單位"),
    ("contents", "計畫內容"),
    ("contents", "工作內容"),
    ("contents", "主要會議議題談判重點等"),
    ("contents", "主要研習課程"),
    ("period", "預計前往期間"),
    ("days", "預計天數"),
    ("people", "擬派人數"),
    ("transport", "交通費"),
    ("transport", "機票與出國手續費"),
    ("living", "生活費"),
    ("office", "辦公費"),
    ("tuition", "書籍學雜等費"),
    ("total", "合計"),
    ("account", "歸屬預算科目"),
    ("visited", "有/無"),
)
TEXTS = ("destination", "institution", "contents", "period", "account", "visited")
PLAN_FIELDS = ("number", "name", "domain_code")
SUMS = ("transport", "living", "office", "tuition", "total")

CATEGORIES = ("考察", "視察", "訪問", "開會", "談判", "進修", "研究", "實習")
HEADING = re.compile(r"(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]) ?(?P<heading>.+)")
PLAN = re.compile(
    r"(?:(?P<number>\d{1,3})(?:[.、]? |[.、])?)?"
    r"(?P<name>.*?)"
    r"(?:(?<!\d) ?[-－–]?(?P<domain_code>\d[0-9A-Z]))?"
)
TOTALS = frozenset({"合計", "總計", "小計"})


def rows(grid: Grid) -> tuple[Row, ...]:
    """The trips of a table; a heading such as 一、考察 says the category of those below it."""
    return tuple(_rows(grid))


def _rows(grid: Grid) -> Iterator[Row]:
    at = places(grid, COLUMNS)
    category: str | None = None
    for line in grid.rows:
        cells = present(line, at)
        plan = cells.pop("plan", None)
        heading = HEADING.fullmatch(plan.text) if plan is not None and not cells else None
        if heading:
            category = _category(heading["heading"])
        elif plan is not None and plan.text.replace(" ", "") not in TOTALS:
            yield _trip(grid, category, plan, cells)


def _category(heading: str) -> str:
    """The category of the summary that a heading belongs to."""
    if "會議" in heading:
        return "開會"
    return next((category for category in CATEGORIES if category in heading), heading)


def _trip(grid: Grid, category: str | None, plan: Cell, cells: dict[str, Cell]) -> Row:
    split = _parts(plan)
    values: dict[str, FieldValue] = {
        "category": category,
        **{field: split[field].text if field in split else None for field in PLAN_FIELDS},
        **{field: text(cells.get(field)) for field in TEXTS},
        "days": figure(cells.get("days")),
        "people": figure(cells.get("people")),
        **{field: money(cells.get(field), unit(grid)) for field in SUMS},
    }
    return Row(values, {**split, **cells}, first_page([plan, *cells.values()]), frozenset(SUMS))


def _parts(plan: Cell) -> dict[str, Cell]:
    """Number, name and code of the field, which share the first column."""
    match = PLAN.fullmatch(plan.text)
    if match is None:
        return {"name": plan}
    return {field: part(plan, *match.span(field)) for field, found in match.groupdict().items() if found}
