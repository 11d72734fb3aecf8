"""Rulings to frames: where tables stand on a page, and which cells their rules make.

A frame is a lattice of rows and columns in which neighbours without a rule between them are one cell. Most
tables of budget books rule their columns only; in such a lattice the body is one row.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.layout.lines import NOWHERE, Ints
from pipeline.model import Box, Page

SNAP = 2.5
"""Points within which two rules are at one place and two ends meet."""

SHORTEST = 8.0
HEADING = 36.0
NARROWEST = 120.0
SPAN = 0.6
"""Of a frame's width: what its first and last rules cover at least. Boxes of a chart that lines connect are
no table."""


class Rule(NamedTuple):
    """A level or upright line: where it is, and from where to where it runs."""

    at: float
    start: float
    end: float


class Frame(NamedTuple):
    """A table's rules.

    Attributes:
        xs, ys: edges of the columns and rows.
        owner: for each row and column, the row and column at the top left of the cell that it belongs to.
        first: number of the cell at the top left; a cell's number is `first` + row * columns + column.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]
    first: int

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """Around the whole table."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def place(self, cell: int) -> tuple[int, int] | None:
        """Row and column of a cell of this frame."""
        row, column = divmod(cell - self.first, self.columns)
        return (row, column) if 0 <= row < len(self.ys) - 1 else None


def find_frames(page: Page) -> list[Frame]:
    """The tables of a page, from top to bottom."""
    level, upright = _rules(page.rulings)
    groups = _connected(level, upright)
    loose = [rule for rule in level if not any(rule in levels for levels, _ in groups)]
    parts = [
        part for levels, uprights in groups for part in _parted([*levels, *_over(loose, levels)], uprights)
    ]
    frames: list[Frame] = []
    first = 0
    for levels, uprights in sorted(parts, key=lambda part: min(rule.at for rule in part[0])):
        xs, ys = _edges(levels, uprights)
        if len(xs) < 3 or len(ys) < 2 or not _is_table(xs, ys, levels):
            continue
        frames.append(Frame(xs, ys, _owners(xs, ys, levels, uprights), first))
        first += (len(xs) - 1) * (len(ys) - 1)
    return frames


def _rules(rulings: NDArray[np.float32]) -> tuple[list[Rule], list[Rule]]:
    """Level and upright rules, their pieces joined."""
    level, upright = [], []
    for x0, y0, x1, y1 in rulings.tolist():
        if x1 - x0 >= y1 - y0:
            level.append(Rule((y0 + y1) / 2, x0, x1))
        else:
            upright.append(Rule((x0 + x1) / 2, y0, y1))
    return _joined(level), _joined(upright)


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line become one; what is still short afterwards is an ornament."""
    rules.sort()
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][-1].at < SNAP / 2:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    found = []
    for group in groups:
        group.sort(key=lambda rule: rule.start)
        current = group[0]
        for rule in group[1:]:
            if rule.start <= current.end + SNAP:
                current = current._replace(end=max(current.end, rule.end))
            else:
                found.append(current)
                current = rule
        found.append(current)
    return [rule for rule in found if rule.end - rule.start >= SHORTEST]


def _connected(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, in groups; level rules that meet no upright one are underlines."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for rule in upright:
        group: tuple[list[Rule], list[Rule]] = [], [rule]
        touching = [other for other in level if _meet(other, rule)]
        apart = []
        for other in groups:
            if any(one in other[0] for one in touching):
                group[0].extend(one for one in other[0] if one not in touching)
                group[1].extend(other[1])
            else:
                apart.append(other)
        group[0].extend(touching)
        groups = [*apart, group]
    return [group for group in groups if group[0]]


def _parted(levels: list[Rule], uprights: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Tables that share a rule are two if no upright rule runs through it."""
    for shared in sorted(levels):
        above = [rule for rule in uprights if rule.end <= shared.at + SNAP]
        below = [rule for rule in uprights if rule.start >= shared.at - SNAP]
        if above and below and len(above) + len(below) == len(uprights):
            upper = [rule for rule in levels if rule.at <= shared.at]
            lower = [rule for rule in levels if rule.at >= shared.at]
            return [(upper, above), *_parted(lower, below)]
    return [(levels, uprights)]


def _over(loose: list[Rule], levels: list[Rule]) -> list[Rule]:
    """The rule over a heading whose columns are not parted: as wide as the table and close above it."""
    top = min(rule.at for rule in levels)
    left, right = min(rule.start for rule in levels), max(rule.end for rule in levels)
    return [
        rule
        for rule in loose
        if top - HEADING < rule.at < top
        and abs(rule.start - left) < 4 * SNAP
        and abs(rule.end - right) < 4 * SNAP
    ]


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - SNAP <= upright.at <= level.end + SNAP
        and upright.start - SNAP <= level.at <= upright.end + SNAP
    )


def _edges(levels: list[Rule], uprights: list[Rule]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Edges of columns and rows. Many tables are open at the sides, some at the foot."""
    xs = [rule.at for rule in uprights] + [
        min(rule.start for rule in levels),
        max(rule.end for rule in levels),
    ]
    ys = [rule.at for rule in levels] + [
        min(rule.start for rule in uprights),
        max(rule.end for rule in uprights),
    ]
    return _distinct(xs), _distinct(ys)


def _distinct(values: list[float]) -> tuple[float, ...]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 2 * SNAP:
            found.append(value)
    return tuple(found)


def _is_table(xs: tuple[float, ...], ys: tuple[float, ...], levels: list[Rule]) -> bool:
    width = xs[-1] - xs[0]
    if width < NARROWEST:
        return False
    wide = [rule.at for rule in levels if rule.end - rule.start >= SPAN * width]
    return len(wide) >= 2 and min(wide) - ys[0] < 4 * SNAP and max(wide) - ys[-1] > -4 * SNAP


def _owners(
    xs: tuple[float, ...], ys: tuple[float, ...], levels: list[Rule], uprights: list[Rule]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Join each cell with its neighbours to the right, then below, until a rule parts them."""
    middles_x = [(left + right) / 2 for left, right in pairwise(xs)]
    middles_y = [(top + bottom) / 2 for top, bottom in pairwise(ys)]
    left_ruled = [[_is_ruled(uprights, x, y) for x in xs] for y in middles_y]
    top_ruled = [[_is_ruled(levels, y, x) for x in middles_x] for y in ys]
    owner: list[list[tuple[int, int] | None]] = [[None] * len(middles_x) for _ in middles_y]
    for row in range(len(middles_y)):
        for column in range(len(middles_x)):
            if owner[row][column] is None:
                _claim(owner, left_ruled, top_ruled, (row, column))
    return tuple(tuple(place or (0, 0) for place in line) for line in owner)


def _is_ruled(rules: list[Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= 2 * SNAP and rule.start <= middle <= rule.end for rule in rules)


def _claim(
    owner: list[list[tuple[int, int] | None]],
    left_ruled: list[list[bool]],
    top_ruled: list[list[bool]],
    place: tuple[int, int],
) -> None:
    """Give the rectangle without inner rules whose top left is `place` to it."""
    row, start = place
    end = start + 1
    while end < len(owner[row]) and owner[row][end] is None and not left_ruled[row][end]:
        end += 1
    bottom = row + 1
    while (
        bottom < len(owner)
        and not any(owner[bottom][column] or top_ruled[bottom][column] for column in range(start, end))
        and not any(left_ruled[bottom][column] for column in range(start + 1, end))
    ):
        bottom += 1
    for line in owner[row:bottom]:
        line[start:end] = [place] * (end - start)


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
    return cells
