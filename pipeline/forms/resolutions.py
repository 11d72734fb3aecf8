"""立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表: resolutions, and what became of them.

They are numbered in a tree of 甲、, 一、, (一), 1. and (1). Headings such as 內政部部分： stand between them,
with a number or without one; they are rows of their own, and the `section` of those below them.
"""

import re
from collections.abc import Iterator

from pipeline.forms.cells import cut, joined, unspaced
from pipeline.forms.values import Column, Columns, first_page, places, present, read
from pipeline.model import Cell, Grid, Row, Sum

TITLE = "立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表"
PATTERN = re.compile(
    r"[^，。；：]{0,16}(?:立法院|議會)審[議查][^，。；：]*(?:決議|注意事項|意見|辦理情形)[^，。；：]*"
)
COLUMNS: Columns = (
    Column("number", "項次"),
    Column("path", "", note="the number after those that it stands under: 二、(十五)"),
    Column("section", "", note="the heading that it stands under: 內政部部分："),
    Column("resolution", "內容"),
    Column("response", "辦理情形"),
)

RANKS = (
    re.compile(r"[甲乙丙丁戊己庚辛壬癸]、|[壹貳參肆伍陸柒捌玖拾]+、"),
    re.compile(r"[一二三四五六七八九十]+、?"),
    re.compile(r"[(（][一二三四五六七八九十]+[)）]、?"),
    re.compile(r"\d+[.、．]?"),
    re.compile(r"[(（]\d+[)）]"),
)
"""The kinds of numbers from the outermost to the innermost (文書處理手冊)."""

HEADING = r"[^。，；：:]{1,24}(?:部分[:：]?|委員會[:：]?|決議[:：]?|事項[:：]?|組[:：])"
BELOW = re.compile(rf"(?<=[。：:」]) ?(?P<heading>{HEADING})$")
"""A heading at the end of a resolution's text, below its last sentence."""

ALONE = re.compile(rf"(?:{HEADING}){{1,3}}")


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The resolutions and their headings; what has no number and is no heading goes on from the row above."""
    return tuple(_rows([piece for grid in grids for cells in _whole(grid) for piece in _apart(cells)]))


def sums(_: tuple[Row, ...]) -> Iterator[Sum]:
    """Nothing adds up in words."""
    yield from ()


def _whole(grid: Grid) -> list[dict[str, Cell]]:
    at = places(grid, COLUMNS)
    found: list[dict[str, Cell]] = []
    for line in grid.rows:
        cells = present(line, at)
        if found and cells and "number" not in cells and not _is_heading(cells):
            for field, cell in cells.items():
                found[-1][field] = joined(*filter(None, (found[-1].get(field), cell)))
        elif cells:
            found.append(cells)
    return found


def _is_heading(cells: dict[str, Cell]) -> bool:
    """Whether a row is a heading: a few words and no response."""
    text = cells["resolution"].text if "resolution" in cells else ""
    return "response" not in cells and ALONE.fullmatch(text) is not None


def _apart(cells: dict[str, Cell]) -> list[dict[str, Cell]]:
    """A row, and the headings that stand below the last sentence of its resolution."""
    below: list[dict[str, Cell]] = []
    if not _is_heading(cells):
        while match := BELOW.search(cells["resolution"].text if "resolution" in cells else ""):
            own, heading = cut(cells["resolution"], match.start("heading"))
            cells = {**cells, "resolution": own}
            below.insert(0, {"resolution": heading})
    return [cells, *below]


def _rows(found: list[dict[str, Cell]]) -> Iterator[Row]:
    """The rows with the numbers and the heading that they stand under."""
    above: list[tuple[int, str]] = []
    section: Cell | None = None
    for cells in found:
        page = first_page(cells.values())
        if "number" in cells:
            number = cells["number"] = unspaced(cells["number"])
            rank = _rank(number.text)
            above = [*(outer for outer in above if outer[0] < rank), (rank, number.text)]
        heading = _is_heading(cells)
        if section is not None and not heading:
            cells["section"] = section
        path = "".join(outer for _, outer in above) if "number" in cells else None
        values = {**read(cells, COLUMNS, 0), "path": path}
        yield Row(values, cells, page)
        if heading:
            section = cells["resolution"]


def _rank(number: str) -> int:
    """How deep a kind of number stands; one of no known kind is the deepest."""
    return next((rank for rank, kind in enumerate(RANKS) if kind.fullmatch(number)), len(RANKS))
