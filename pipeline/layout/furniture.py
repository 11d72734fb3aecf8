"""What belongs to the paper and not to the text: page numbers, notices of blank pages, running headers."""

import re
from collections.abc import Collection, Mapping
from math import inf

from pipeline.layout.lines import Line
from pipeline.model import Page

PAGE_NUMBER = re.compile(
    r"(?:\(\d{2,5}\) ?[-–－—] ?)?[-–－—]? ?\d{1,4} ?[-–－—]?"
    r"|第 ?\d{1,4} ?頁(?:[,，/ ]*共 ?\d{1,4} ?頁)?"
    r"|[ivxlc]{1,7}"
)
BLANK = re.compile(r"[(（]?(?:本|此)頁(?:空白|無內容)[)）]?")
DIGITS = re.compile(r"\d+")

MARGIN = 0.1
"""Of the page's height, at its head and at its foot."""

TITLE_GAP, TABLE_GAP = 1.7, 4.0
"""Of the font size; the lines of a title follow each other, and the first text of the table the last of
them, at no more than this."""

OFTEN, SEVERAL = 0.6, 4
"""Share of the pages, and number of pages, on which a line must stand to be a running header."""


Shape = tuple[str, int]
"""A line's text without its numbers, and its height to a few points."""


def furniture(page: Page, lines: list[Line], running: Collection[Shape]) -> set[int]:
    """The positions of the lines of a page that are furniture; `running` as `running_headers` gives it."""
    top, bottom = _title(lines)
    return {
        at
        for at, line in enumerate(lines)
        if line.cell < 0 and _is_furniture(page, line, () if top <= line.baseline < bottom else running)
    }


def _is_furniture(page: Page, line: Line, running: Collection[Shape]) -> bool:
    if BLANK.fullmatch(line.text.replace(" ", "")):
        return True
    if not _in_margin(page, line):
        return False
    return PAGE_NUMBER.fullmatch(line.text) is not None or _shape(line) in running


def _title(lines: list[Line]) -> tuple[float, float]:
    """From where to where the lines stand that are the title of the first table of a page, close above it.

    The agency's name stands there on every page of a book, and is no running header.
    """
    bottom = top = min((line.baseline for line in lines if line.cell >= 0), default=-inf)
    over = sorted((line for line in lines if line.cell < 0 and line.baseline < top), key=_baseline)
    for line in reversed(over):
        if top - line.baseline > (TABLE_GAP if top == bottom else TITLE_GAP) * line.size:
            break
        top = line.baseline
    return top, bottom


def _baseline(line: Line) -> float:
    return line.baseline


def _in_margin(page: Page, line: Line) -> bool:
    return line.box[3] < MARGIN * page.height or line.box[1] > (1 - MARGIN) * page.height


def _shape(line: Line) -> Shape:
    return DIGITS.sub("0", line.text), round(line.baseline / 4)


def edges(page: Page, lines: list[Line]) -> set[Shape]:
    """Shapes of the first and the last line of a page, if they stand in its margins."""
    plain = sorted((line for line in lines if line.cell < 0), key=_baseline)
    return {_shape(line) for line in (*plain[:1], *plain[-1:]) if _in_margin(page, line)}


def running_headers(counts: Mapping[Shape, int], pages: int) -> set[Shape]:
    """Of the shapes at the edges of pages, with how many pages have each, those that most have."""
    least = max(SEVERAL, OFTEN * pages)
    return {shape for shape, count in counts.items() if count >= least}
