"""What the forms share: finding columns by their headings, and reading cells."""

import re
from collections.abc import Mapping, Sequence

from pipeline.calendar import edtf, gregorian
from pipeline.model import Cell, Grid
from pipeline.numerals import CHINESE, number
from pipeline.tables import unit_of
from pipeline.text import Span

Columns = tuple[tuple[str, str], ...]
"""Field and heading; a field that forms head differently stands several times."""

Cells = Sequence[Cell | None]

FIGURE = re.compile(r"(?P<minus>[-－−△▲(（])?(?P<digits>\d[\d,，]*)[)）]?")
YEAR = re.compile(rf"中華民國(?P<year>\d+|[{CHINESE}]+)年度")
COMPILED = re.compile(r"(?:編製|彙編|編)$")


def places(grid: Grid, columns: Columns) -> dict[str, int]:
    """Position of each field's column: the one headed so, else one whose heading ends so or has the words."""
    headers = [header.split(" ") for header in grid.header]
    found: dict[str, int] = {}
    for field, heading in columns:
        at = _place(headers, heading, set(found.values()))
        if at is not None and field not in found:
            found[field] = at
    return found


def present(line: Cells, at: Mapping[str, int]) -> dict[str, Cell]:
    """The cells of a row by field, without those that are empty; `at` as `places` gives it."""
    return {field: cell for field, column in at.items() if (cell := line[column]) is not None}


def _place(headers: list[list[str]], heading: str, taken: set[int]) -> int | None:
    for fits in (
        lambda words: words[-1] == heading,
        lambda words: words[-1].endswith(heading),
        lambda words: heading in "".join(words),
    ):
        for at, words in enumerate(headers):
            if at not in taken and fits(words):
                return at
    return None


def text(cell: Cell | None) -> str | None:
    """What stands in a cell; None for an empty one and for a dash."""
    return cell.text if cell is not None and cell.text not in {"-", "－", "–", "—"} else None


def figure(cell: Cell | None) -> int | None:
    """A whole number; None where the cell holds none, or a dash.

    >>> [figure(Cell(printed, (), 1, (0, 0, 0, 0))) for printed in ("1,234", "△12", "(3)", "-")]
    [1234, -12, -3, None]
    """
    match = FIGURE.fullmatch(cell.text.replace(" ", "")) if cell is not None else None
    if match is None:
        return None
    value = int(match["digits"].replace(",", "").replace("，", ""))
    return -value if match["minus"] else value


def money(cell: Cell | None, unit: int) -> int | None:
    """A sum in whole TWD; None too where the table does not say what it counts in."""
    value = figure(cell)
    return value * unit if value is not None and unit else None


def part(cell: Cell, start: int, end: int) -> Cell:
    """A stretch of a cell with its spans; with all of the cell's where spaces were closed up between them."""
    if sum(stop - first for first, stop in cell.spans) != len(cell.text):
        return Cell(cell.text[start:end], cell.spans, cell.page, cell.box)
    spans: list[Span] = []
    before = 0
    for first, stop in cell.spans:
        left, right = max(start - before, 0), min(end - before, stop - first)
        if left < right:
            spans.append((first + left, first + right))
        before += stop - first
    return Cell(cell.text[start:end], tuple(spans), cell.page, cell.box)


def first_page(cells: Cells) -> int:
    """The page on which a row begins."""
    return min(cell.page for cell in cells if cell is not None)


def unit(grid: Grid) -> int:
    """What the sums of a table count in; 0 where its title does not say."""
    return unit_of(grid.title)


def fiscal_year(grid: Grid) -> str | None:
    """The Gregorian year of the title's 年度."""
    match = YEAR.search(grid.title.replace(" ", ""))
    return edtf(gregorian(int(number(match["year"])))) if match else None


def agency(grid: Grid, form: str) -> str | None:
    """The agency whose name stands above the form's title."""
    lines = [line.replace(" ", "") for line in grid.title.split("\n")]
    at = next((at for at, line in enumerate(lines) if line.startswith(form)), 0)
    return COMPILED.sub("", lines[at - 1]) or None if at else None
