"""Where rows begin in a table that does not rule them.

In a table of accounts a row begins with a code of ten digits, and the sums stand on a line below it.
Elsewhere it begins with a number in the first column (01, 1., (1), 一、) or with a line that fills most
columns of figures; where nothing is numbered, with any figure.

A line belongs to the last row that begins at or above it. In a table of branch plans and their uses of funds
(歲出計畫提要及分支計畫概況表) the texts, 承辦單位 and 說明, run on beside the uses and over pages; they are
cells of the branch plan's row alone, all their lines in order, so that `3,0` and `53千元` are 3,053千元.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from pipeline.layout.lines import Line

FIGURE = re.compile(r"[-－–—]|[△▲+-]?\(?\d[\d,]*(?:\.\d+)?\)?%?")
ACCOUNT = re.compile(r"\d{10}(?!\d)")
USE = re.compile(r"\d{4}(?= |$)")
NUMBER = re.compile(r"\d{1,3}(?= |$)|0\d(?![\d.,、])")
ITEM = re.compile(rf"{NUMBER.pattern}|\d{{1,2}}\.")
"""The number of one thing, and not of a group of things."""

APART = re.compile(r"[附備]?註\d*[:：]|[合總小]計$")
ORDINAL = re.compile(
    r"[一二三四五六七八九十]{1,3}、"
    r"|[(（\[](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）\]]"
    r"|\d{1,2}\.(?=\D|\d{4})"
)

MOSTLY = 0.6
"""Share of its lines that are figures in a column of figures; share of these columns that a row's first line
fills."""

RISE = 0.5
"""Of the font size; how far above the baseline of what begins a row the row reaches, and how far numbers may
be set in."""

SAME = 4.0
"""Points between the heights of two things that stand on one line of a table."""


class Entry(NamedTuple):
    """A line in its column of the table, counted over both pages of a spread."""

    column: int
    line: Line


class Start(NamedTuple):
    """Where a row begins.

    Attributes:
        minor: whether it is a use of funds under a branch plan, which shares the texts of that plan.
    """

    top: float
    minor: bool


def is_prose(column: int, lines: list[Line]) -> bool:
    """Whether a column holds the texts of rows, and neither their names nor figures."""
    return column > 0 and not _is_of_figures(lines)


def starts_row(line: Line) -> bool:
    """Whether a line begins with a number, as the first of a row may, or is a total."""
    return _is_apart(line) or any(pattern.match(line.text) for pattern in (ACCOUNT, USE, NUMBER, ORDINAL))


def row_starts(columns: dict[int, list[Line]]) -> list[Start]:
    """The rows of a table or of a part of it, from top to bottom."""
    figures = {
        column: list(filter(is_figure, lines)) for column, lines in columns.items() if _is_of_figures(lines)
    }
    heights = _heights(figures)
    accounts = [
        line
        for lines in columns.values()
        for line in lines
        if ACCOUNT.match(line.text) and len(line.text) < 24
    ]
    if accounts and heights:
        return _of_accounts(sorted(map(_top, accounts)), [top for top, _ in heights])
    first = columns.get(0, [])
    tops = [top for top, _ in heights]
    numbers = [line for line in _numbers(first) if not _is_end_of_name(line, first, tops)]
    uses = [line for line in first if USE.match(line.text) and _is_near(tops, _top(line))]
    least = MOSTLY * len(figures) if numbers or uses else 0
    filled = [top for top, count in heights if count >= least]
    late = set() if uses else set(_late(first, numbers, filled))
    return _merged(
        [Start(_top(line), minor=True) for line in uses],
        [Start(_top(line), minor=False) for line in (*numbers, *_apart(first))],
        [Start(top, minor=False) for top in filled if top not in late],
    )


def have_names(columns: dict[int, list[Line]], starts: list[Start]) -> bool:
    """Whether several rows begin, most with words on their first line: figures alone may be one cell."""
    tops = sorted(_top(line) for lines in columns.values() if not _is_of_figures(lines) for line in lines)
    named = sum(_is_near(tops, start.top) for start in starts)
    return len(starts) > 1 and named >= MOSTLY * len(starts)


def _apart(first: list[Line]) -> list[Line]:
    """The totals and footnotes in the first column."""
    return list(filter(_is_apart, first))


def _is_apart(line: Line) -> bool:
    return APART.match(line.text.replace(" ", "")) is not None


def _late(first: list[Line], numbers: list[Line], figures: list[float]) -> Iterator[float]:
    """Heights of figures that stand below the first line of their numbered row, beside its end."""
    tops = [*map(_top, numbers), inf]
    for line, below in zip(numbers, tops[1:], strict=True):
        own = [top for top in figures if _top(line) - SAME <= top < below - SAME]
        if ITEM.match(line.text) and own and own[0] > _top(line) + SAME:
            beside = [other for other in first if abs(_top(other) - own[0]) < SAME]
            if all(other.box[0] > line.box[0] + RISE * line.size for other in beside):
                yield own[0]


def _of_accounts(codes: list[float], figures: list[float]) -> list[Start]:
    """A row for each code; and for figures that no code stands above, such as those of the total."""
    tops: list[float] = []
    filled = True
    for top, is_code in sorted([(top, True) for top in codes] + [(top, False) for top in figures]):
        if is_code or filled:
            tops.append(top)
        filled = not is_code
    return [Start(top, minor=False) for top in tops]


def _merged(*groups: list[Start]) -> list[Start]:
    """All starts in order; of those on one line the first group's counts."""
    found: list[Start] = []
    for group in groups:
        tops = sorted(start.top for start in found)
        found += [start for start in group if not _is_near(tops, start.top)]
    return sorted(found)


def _heights(figures: dict[int, list[Line]]) -> list[tuple[float, int]]:
    """Heights at which figures stand, and in how many columns."""
    found: list[tuple[float, set[int]]] = []
    for top, column in sorted((_top(line), column) for column, lines in figures.items() for line in lines):
        if not found or top - found[-1][0] > SAME:
            found.append((top, set()))
        found[-1][1].add(column)
    return [(top, len(columns)) for top, columns in found]


def _top(line: Line) -> float:
    return line.baseline - RISE * line.size


def is_figure(line: Line) -> bool:
    """Whether a line is one figure or a dash."""
    return FIGURE.fullmatch(line.text) is not None and ACCOUNT.match(line.text) is None


def _is_of_figures(lines: list[Line]) -> bool:
    return sum(map(is_figure, lines)) >= MOSTLY * len(lines)


def _numbers(lines: list[Line]) -> list[Line]:
    """Lines of the first column that begin with a number of their row."""
    if not lines:
        return []
    if _is_of_figures(lines):
        return lines if _counts_up([line.text for line in lines]) else []
    edge = min(line.box[0] for line in lines) + RISE * lines[0].size
    numbered = [line for line in lines if NUMBER.match(line.text) and line.box[0] < edge]
    ordinals = [line for line in lines if ORDINAL.match(line.text) and (not numbered or line.box[0] < edge)]
    return sorted(numbered + ordinals, key=_top)


def _is_end_of_name(line: Line, first: list[Line], figures: list[float]) -> bool:
    """Whether a number alone, without figures beside it, ends a name: 培訓課程-2 and 0 below it."""
    return (
        bool(figures)
        and line.text.isdecimal()
        and not _is_of_figures(first)
        and not _is_near(figures, _top(line))
    )


def _counts_up(texts: list[str]) -> bool:
    """Whether these number the rows: 01, or 1, 2, 3."""
    if texts[0].startswith("0") and len(texts[0]) > 1:
        return True
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(texts)))


def _is_near(heights: list[float], height: float) -> bool:
    at = bisect(heights, height - SAME)
    return at < len(heights) and heights[at] < height + SAME


def by_column(entries: list[Entry]) -> dict[int, list[Line]]:
    """The lines of each column, the columns from left to right."""
    columns: defaultdict[int, list[Line]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: (entry.column, entry.line.baseline)):
        columns[entry.column].append(entry.line)
    return dict(columns)
