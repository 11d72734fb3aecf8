"""Rulings to frames: where tables stand on a page, and which cells their rules make.

A frame is a lattice of rows and columns in which neighbours without a rule between them are one cell. Most
tables of budget books rule their columns only; in such a lattice the body is one row.
"""

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

from pipeline.layout.rules import SNAP, Rule
from pipeline.model import Box

HEADING = 36.0
NARROWEST = 120.0
SPAN = 0.6
"""Of a frame's width: what its first and last rules cover at least. Boxes of a chart that lines connect are
no table."""


class Frame(NamedTuple):
    """A table's rules.

    Attributes:
        xs, ys: edges of the columns and rows.
        owner: for each row and column, the row and column at the top left of the cell that it belongs to.
        first: number of the cell at the top left; a cell's number is `first` + row * columns + column.
        ruled: whether rules made it, and not gaps between texts.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]
    first: int
    ruled: bool = True

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """Around the whole table."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def end(self) -> int:
        """The number after that of the last cell."""
        return self.first + self.columns * (len(self.ys) - 1)

    def place(self, cell: int) -> tuple[int, int] | None:
        """Row and column of a cell of this frame."""
        row, column = divmod(cell - self.first, self.columns)
        return (row, column) if 0 <= row < len(self.ys) - 1 else None


def find_frames(level: list[Rule], upright: list[Rule]) -> list[Frame]:
    """The tables that rules make, from top to bottom."""
    groups = _connected(level, upright)
    loose = sorted(set(level).difference(*(levels for levels, _ in groups)))
    parts = [
        part for levels, uprights in groups for part in _parted([*levels, *_over(loose, levels)], uprights)
    ]
    frames: list[Frame] = []
    first = 0
    for levels, uprights in sorted(parts, key=lambda part: min(rule.at for rule in part[0])):
        xs, ys = _edges(levels, uprights)
        if len(xs) < 3 or len(ys) < 2 or not _is_table(xs, ys, levels):
            continue
        frames.append(Frame(xs, ys, _owners(xs, ys, sorted(levels), sorted(uprights)), first))
        first += (len(xs) - 1) * (len(ys) - 1)
    return frames


def numbered(frames: list[Frame]) -> list[Frame]:
    """The frames from top to bottom, with the numbers of their cells, which follow each other."""
    found = []
    first = 0
    for frame in sorted(frames, key=lambda frame: frame.ys[0]):
        found.append(frame._replace(first=first))
        first += frame.columns * (len(frame.ys) - 1)
    return found


def _connected(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, in groups; level rules that meet no upright one are underlines."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for rule in upright:
        group: tuple[list[Rule], list[Rule]] = [], [rule]
        touching = [other for other in level if _meet(other, rule)]
        touched = set(touching)
        apart = []
        for other in groups:
            if not touched.isdisjoint(other[0]):
                group[0].extend(one for one in other[0] if one not in touched)
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
    beside = [_near(uprights, x) for x in xs]
    above = [_near(levels, y) for y in ys]
    left_ruled = [[_cover(rules, y) for rules in beside] for y in middles_y]
    top_ruled = [[_cover(rules, x) for x in middles_x] for rules in above]
    owner: list[list[tuple[int, int] | None]] = [[None] * len(middles_x) for _ in middles_y]
    for row in range(len(middles_y)):
        for column in range(len(middles_x)):
            if owner[row][column] is None:
                _claim(owner, left_ruled, top_ruled, (row, column))
    return tuple(tuple(place or (0, 0) for place in line) for line in owner)


def _near(rules: list[Rule], at: float) -> list[Rule]:
    """The rules of a sorted list that are at one place."""
    start = bisect_left(rules, at - 2 * SNAP, key=_place)
    return rules[start : bisect_right(rules, at + 2 * SNAP, start, key=_place)]


def _place(rule: Rule) -> float:
    return rule.at


def _cover(rules: list[Rule], middle: float) -> bool:
    return any(rule.start <= middle <= rule.end for rule in rules)


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
