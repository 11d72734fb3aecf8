"""Where rows begin in a table that does not rule them.

A row begins with a number in the first column (01, 1., (1), 一、), with a code (10 digits of an account, 4 of a use of funds with its sum),
or, where there are neither, with a figure in a column of figures.
"""

import re
from bisect import bisect
from collections import defaultdict
from typing import NamedTuple

from pipeline.layout.lines import Line

FIGURE = re.compile(r"[-－–—]|[△▲+-]?\(?\d[\d,]*(?:\.\d+)?\)?%?")
ACCOUNT = re.compile(r"\d{10}(?!\d)")
USE = re.compile(r"\d{4}(?= |$)")
NUMBER = re.compile(r"\d{1,3}(?= |$)")
ORDINAL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[(（\[]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）\]]|\d{1,2}\.(?!\d{1,2}\b)"
)

MOSTLY = 0.6
RISE = 0.5
"""Of the font size; how far above the baseline of what begins a row the row reaches."""


SAME = 4.0
"""Points between the heights of two things that stand on one line of a table."""


class Entry(NamedTuple):
    """A line in its column of the table, counted over both pages of a spread."""

    column: int
    line: Line


def row_of(starts: list[float], line: Line) -> int:
    """Number of the row that a line belongs to; 0 is what goes on from before the first beginning."""
    return bisect(starts, line.baseline)


def row_starts(entries: list[Entry]) -> list[float]:
    """Heights at which rows begin, from top to bottom."""
    columns = _columns(entries)
    figures = [
        line for lines in columns.values() if _is_of_figures(lines) for line in lines if _is_figure(line)
    ]
    keys = _accounts(columns)
    figures_begin = bool(keys)
    if not keys:
        keys = _numbers(columns, figures)
        figures_begin = not keys
    marks = [(_top(line), True) for line in keys] + [(_top(line), False) for line in figures]
    return _walk(sorted(marks), figures_begin)


def _walk(marks: list[tuple[float, bool]], figures_begin: bool) -> list[float]:
    """A key begins a row; so does a figure above all keys, and, where figures count, one below the row's own."""
    starts: list[float] = []
    figures_at: float | None = None
    for top, is_key in marks:
        if is_key:
            if not starts or top - starts[-1] > SAME:
                starts.append(top)
                figures_at = None
        elif figures_at is None or top - figures_at > SAME:
            if not starts or (figures_begin and figures_at is not None):
                starts.append(top)
            figures_at = top
    return starts


def _columns(entries: list[Entry]) -> dict[int, list[Line]]:
    columns: defaultdict[int, list[Line]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: entry.column):
        columns[entry.column].append(entry.line)
    return dict(columns)


def _top(line: Line) -> float:
    return line.baseline - RISE * line.size


def _is_figure(line: Line) -> bool:
    return FIGURE.fullmatch(line.text) is not None and ACCOUNT.match(line.text) is None


def _is_of_figures(lines: list[Line]) -> bool:
    return sum(map(_is_figure, lines)) >= MOSTLY * len(lines)


def _accounts(columns: dict[int, list[Line]]) -> list[Line]:
    """Lines that are the code of an account, or begin with it."""
    return [
        line
        for lines in columns.values()
        for line in lines
        if ACCOUNT.match(line.text) and len(line.text) < 24
    ]


def _numbers(columns: dict[int, list[Line]], figures: list[Line]) -> list[Line]:
    """Lines of the first column that begin with a number."""
    lines = next(iter(columns.values()), [])
    if _is_of_figures(lines):
        return lines if _counts_up([line.text for line in lines]) else []
    edge = min(line.box[0] for line in lines) + RISE * lines[0].size
    numbered = [line for line in lines if NUMBER.match(line.text) and line.box[0] < edge]
    ordinals = [line for line in lines if ORDINAL.match(line.text) and (not numbered or line.box[0] < edge)]
    heights = sorted(_top(figure) for figure in figures)
    uses = [line for line in lines if USE.match(line.text) and _is_near(heights, _top(line))]
    return sorted({id(line): line for line in (*numbered, *ordinals, *uses)}.values(), key=_top)


def _counts_up(texts: list[str]) -> bool:
    """Whether these number the rows: 01, or 1, 2, 3."""
    if all(text.startswith("0") and len(text) > 1 for text in texts[:1]):
        return True
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(texts)))


def _is_near(heights: list[float], height: float) -> bool:
    at = bisect(heights, height - SAME)
    return at < len(heights) and heights[at] < height + SAME
