"""派員出國計畫預算類別表: each trip abroad, in three forms of one title.

考察、視察、訪問 pays transport, living and office costs; 進修、研究、實習 living, tickets and tuition. Under
開會、談判 the headings 定期會議 and 不定期會議 are what the summary counts as 開會. There the last three
journeys under the same plan stand one a line; under 考察、視察、訪問 the last visit to the same institution.
"""

import re
from collections.abc import Iterator

from pipeline.forms.cells import apart, joined, lines
from pipeline.forms.sums import parts
from pipeline.forms.values import Column, Columns, Kind, fields, first_page, part, places, present, read, unit
from pipeline.model import Cell, Grid, Row, Sum

TITLE = "派員出國計畫預算類別表"
PATTERN = re.compile(TITLE)
RECENT: tuple[tuple[str, str, Kind], ...] = (
    ("place", "出國地點", "text"),
    ("period", "出國期間", "text"),
    ("people", "出國人數", "count"),
    ("cost", "國外旅費", "money"),
)
LAST = 3
"""Journeys that the form asks for."""

COLUMNS: Columns = (
    Column(
        "category",
        "",
        note="of the heading that the trip stands under, as 派員出國計畫預算總表 names it: 開會",
    ),
    Column("heading", "", note="the heading as it is printed, without its number: 定期會議"),
    Column("number", "", note="of the trip, before its name"),
    Column("name", "計畫名稱及領域代碼", note="without number and code"),
    Column("name", "計畫名稱"),
    Column("domain_code", "", note="領域代碼, two signs behind the name"),
    Column("destination", "擬前往國家"),
    Column("destination", "擬前往國家或地區"),
    Column("destination", "擬前往地區"),
    Column("institution", "擬拜會或視察機構"),
    Column("institution", "擬拜會單位"),
    Column("contents", "計畫內容"),
    Column("contents", "工作內容"),
    Column("contents", "主要會議議題談判重點等"),
    Column("contents", "主要研習課程"),
    Column("period", "預計前往期間", note="as printed, in years of the Republic"),
    Column("days", "預計天數", "count", "days"),
    Column("people", "擬派人數", "count", "people"),
    Column("transport", "交通費", "money"),
    Column("transport", "機票與出國手續費", "money"),
    Column("living", "生活費", "money"),
    Column("office", "辦公費", "money"),
    Column("tuition", "書籍學雜等費", "money"),
    Column("total", "合計", "money"),
    Column("account", "歸屬預算科目"),
    Column(
        "visited", "有/無", note="有 or 無: whether anyone visited the institution in the three years before"
    ),
    Column("visit", "如有，說明其內容", note="what that visit was about"),
    Column("visit", "如有，說明其拜會內容"),
    Column("sent_before", "前三年度已派人員人數", "count", "people"),
    *(
        Column(
            f"recent_{nth}_{field}",
            "",
            kind,
            f"{heading}, line {nth} of 最近三次有關同一出國計畫之實際執行情形",
        )
        for nth in range(1, LAST + 1)
        for field, heading, kind in RECENT
    ),
    Column("recent_places", "", note="all of 出國地點 where its lines are not one for each period"),
    Column("recent_more", "", note="the lines of these columns behind the third, column by column"),
)
JOURNEYS: Columns = tuple(Column(f"recent_{field}", heading) for field, heading, _ in RECENT)
JOURNEY = tuple(column.field for column in JOURNEYS)
SUMS = fields(COLUMNS, "money")
PARTS = ("transport", "living", "office", "tuition")

CATEGORIES = ("考察", "視察", "訪問", "開會", "談判", "進修", "研究", "實習")
HEADING = re.compile(r"(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]) ?(?P<heading>.+)")
PLAN = re.compile(
    r"(?:(?P<number>\d{1,3})(?:[.、]? |[.、])?)?"
    r"(?P<name>.*?)"
    r"(?:(?<!\d) ?[-－–]?(?P<domain_code>\d[0-9A-Z]))?"
)
NO_TRIP = re.compile(
    r"合計|總計|小計|無|(?:本年度)?無(?:此|是|本)?項.*|本(?:表|年度|項)無.*|[附備]?註\d*[:：].*"
)
"""What stands among the trips and is none: a total, that there are none, a footnote."""

OPEN = re.compile(r".*[(（][^)）]*|.+[-－–—~～至]")


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The trips of a table; a heading such as 一、考察 says the category of those below it."""
    return tuple(_rows(grids))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """A trip's costs add up to its total."""
    yield from parts(rows, "total", PARTS)


def _rows(grids: tuple[Grid, ...]) -> Iterator[Row]:
    heading: Cell | None = None
    for grid in grids:
        at = places(grid, (*COLUMNS, *JOURNEYS))
        for line in grid.rows:
            cells = present(line, at)
            plan = cells.pop("name", None)
            found = HEADING.fullmatch(plan.text) if plan is not None and not cells else None
            if plan is not None and found:
                heading = part(plan, *found.span("heading"))
            elif plan is not None and not NO_TRIP.fullmatch(plan.text.replace(" ", "")):
                yield _trip(grid, heading, {**_parts(plan), **cells})


def _category(heading: str) -> str:
    """The category of the summary that a heading belongs to."""
    if "會議" in heading:
        return "開會"
    return next((category for category in CATEGORIES if category in heading), heading)


def _trip(grid: Grid, heading: Cell | None, cells: dict[str, Cell]) -> Row:
    page = first_page(cells.values())
    cells.update(_journeys({field: cells.pop(field) for field in JOURNEY if field in cells}))
    if heading is not None:
        cells["heading"] = heading
    values = {**read(cells, COLUMNS, unit(grid)), "category": _category(heading.text) if heading else None}
    return Row(values, cells, page, frozenset(SUMS))


def _parts(plan: Cell) -> dict[str, Cell]:
    """Number, name and code of the field, which share the first column."""
    match = PLAN.fullmatch(plan.text)
    if match is None:
        return {"name": plan}
    return {field: part(plan, *match.span(field)) for field, found in match.groupdict().items() if found}


def _journeys(columns: dict[str, Cell]) -> dict[str, Cell]:
    """The lines of the last four columns, each of which is what one journey was."""
    printed = {field: _closed(lines(cell)) for field, cell in columns.items()}
    stops, periods = printed.get("recent_place", []), printed.get("recent_period")
    unclear = len(stops) > (LAST if periods is None else len(periods))
    if unclear:
        printed["recent_place"] = []
    found = {"recent_places": columns["recent_place"]} if unclear else {}
    for field, texts in printed.items():
        found |= {field.replace("_", f"_{nth}_"): text for nth, text in enumerate(texts[:LAST], 1)}
    more = [text for texts in printed.values() for text in texts[LAST:]]
    if more:
        found["recent_more"] = apart(*more)
    return found


def _closed(printed: tuple[Cell, ...]) -> list[Cell]:
    """What stands in a cell line by line; an open bracket, or a period without its end, goes on below."""
    found: list[Cell] = []
    for line in printed:
        if found and OPEN.fullmatch(found[-1].text):
            found[-1] = joined(found[-1], line)
        else:
            found.append(line)
    return found
