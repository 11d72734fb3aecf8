"""Which cell each character of a page stands in."""

import numpy as np

from pipeline.layout.lines import GAP, NOWHERE, SAME_LINE, Ints
from pipeline.layout.rules import SNAP
from pipeline.layout.rulings import Frame
from pipeline.model import Page


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
    return cells


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
