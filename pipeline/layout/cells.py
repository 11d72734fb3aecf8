"""Which cell each character of a page stands in."""

import numpy as np
from numpy.typing import NDArray

from pipeline.layout.lines import GAP, NOWHERE, SAME_LINE, Bools, Ints
from pipeline.layout.rules import SNAP
from pipeline.layout.rulings import Frame
from pipeline.layout.sheets import head_of
from pipeline.model import Page

FIGURE = np.frombuffer("0123456789,.".encode("utf-32-le"), np.uint32)
MINUS = np.frombuffer("-－−△▲".encode("utf-32-le"), np.uint32)
"""The characters of figures, and those that may begin one."""

TOUCH = 0.1
"""Of the font size: no more lies between the characters of one figure."""


def cells_of(page: Page, frames: list[Frame]) -> Ints:
    """For each character of a page the number of the cell that its middle is in, or NOWHERE."""
    cells = np.full(len(page.chars), NOWHERE, np.int64)
    x = (page.boxes[:, 0] + page.boxes[:, 2]) / 2
    y = (page.boxes[:, 1] + page.boxes[:, 3]) / 2
    for frame in frames:
        left, top, right, bottom = frame.box
        inside = np.flatnonzero((x > left - SNAP) & (x < right + SNAP) & (y > top) & (y < bottom))
        column = (np.searchsorted(frame.xs, x[inside]) - 1).clip(0, frame.columns - 1)
        row = (np.searchsorted(frame.ys, y[inside]) - 1).clip(0, len(frame.ys) - 2)
        numbers = np.array([[r * frame.columns + c for r, c in line] for line in frame.owner])
        cells[inside] = frame.first + numbers[row, column]
        _reach_over(page, frame, cells)
    codes = np.frombuffer(page.chars.encode("utf-32-le"), np.uint32)
    _figures_over(page, cells, codes)
    _names_over(page, frames, cells, codes)
    return cells


def _figures_over(page: Page, cells: Ints, codes: NDArray[np.uint32]) -> None:
    """Give all of a figure that is wider than its column to the cell in which it ends.

    The characters of a figure are drawn one after the other and touch; those of two columns do not.
    """
    rows = np.arange(len(cells))
    minus, figure = np.isin(codes, MINUS), np.isin(codes, FIGURE)
    goes_on = _touch(page, rows) & figure[1:] & (figure | minus)[:-1]
    for at in np.flatnonzero(goes_on & (cells[1:] != cells[:-1]))[::-1]:
        start = at
        while start and goes_on[start - 1] and cells[start - 1] == cells[at]:
            start -= 1
        cells[start : at + 1] = cells[at + 1]


def _names_over(page: Page, frames: list[Frame], cells: Ints, codes: NDArray[np.uint32]) -> None:
    """Give all of a text that is wider than its column to the cell in which it begins.

    It runs under the figures beside it, and may be hidden there. Headings of neighbours touch as well.
    """
    body = np.zeros(len(cells), np.bool_)
    for frame in frames:
        body |= (cells >= frame.first + head_of(frame) * frame.columns) & (cells < frame.end)
    rows = np.flatnonzero(body & ~np.isin(codes, (*FIGURE, *MINUS)))
    rows = rows[np.lexsort((page.boxes[rows, 0], np.round(page.boxes[rows, 3], 1)))]
    begins = np.concatenate((rows[:1] >= 0, ~_touch(page, rows)))
    cells[rows] = cells[rows[np.flatnonzero(begins)]][np.cumsum(begins) - 1]


def _touch(page: Page, rows: Ints) -> Bools:
    """Whether each of the characters touches the next."""
    gap = np.abs(page.boxes[rows[1:], 0] - page.boxes[rows[:-1], 2])
    drop = np.abs(page.boxes[rows[1:], 3] - page.boxes[rows[:-1], 3])
    found: Bools = np.maximum(gap, drop) < TOUCH * page.sizes[rows[:-1]]
    return found


def _reach_over(page: Page, frame: Frame, cells: Ints) -> None:
    """Give characters beside a table to the cell whose text runs on into them over its outer edge."""
    left, top, right, bottom = frame.box
    y = (page.boxes[:, 1] + page.boxes[:, 3]) / 2
    at_right, at_left = page.boxes[:, 2] > right - page.sizes, page.boxes[:, 0] < left + page.sizes
    for near, far, beside in ((2, 0, at_right), (0, 2, at_left)):
        around = np.flatnonzero(beside & (y > top) & (y < bottom))
        around = around[np.argsort(y[around])]
        heights = y[around]
        out = around[cells[around] == NOWHERE]
        for row in out[np.argsort(page.boxes[out, far] * (1 - far))]:
            reach = SAME_LINE * page.sizes[row]
            start, end = np.searchsorted(heights, (y[row] - reach, y[row] + reach))
            line = around[start:end]
            touching = np.abs(page.boxes[line, near] - page.boxes[row, far]) < GAP * page.sizes[row]
            found = line[touching & (cells[line] >= frame.first)]
            if len(found):
                cells[row] = cells[found[0]]
