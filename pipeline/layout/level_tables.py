"""Tables that rule no columns: one rule over the heading, one below it, one at the foot.

Their columns are where text stands on all lines, parted by gaps that run through all of them; a heading
stands above each, and at least one column holds figures. Text between three rules without these is no table.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.layout.lines import NOWHERE, Line, Piece, pieces
from pipeline.layout.rows import FIGURE
from pipeline.layout.rules import SNAP, Rule
from pipeline.layout.rulings import NARROWEST, Frame

FEWEST_RULES, FEWEST_LINES = 3, 2

FILLED = 0.6
"""Share of a column's texts that are figures in a column of figures."""

Extent = tuple[float, float]
"""From where to where something stands across the page."""


def level_tables(levels: list[Rule], frames: list[Frame], lines: list[Line]) -> Iterator[Frame]:
    """The frames that level rules make outside other frames; their cells have no numbers yet."""
    loose = [rule for rule in levels if not any(_is_within(rule, frame) for frame in frames)]
    for group in _of_one_width(loose):
        ys = tuple(rule.at for rule in group)
        left, right = min(rule.start for rule in group), max(rule.end for rule in group)
        inside = [
            line
            for line in lines
            if line.cell == NOWHERE and ys[0] < line.baseline < ys[-1] and left - SNAP < line.box[0] < right
        ]
        body = [pieces(line) for line in inside if line.baseline > ys[1]]
        heads = _clusters(piece for line in inside if line.baseline < ys[1] for piece in pieces(line))
        gutters = _gutters(body, list(map(_extent, heads)))
        if gutters:
            columns = len(gutters) + 1
            owner = tuple(tuple((row, column) for column in range(columns)) for row in range(len(ys) - 1))
            yield Frame((left, *gutters, right), ys, owner, 0)


def _is_within(rule: Rule, frame: Frame) -> bool:
    return frame.ys[0] - SNAP < rule.at < frame.ys[-1] + SNAP


def _of_one_width(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Runs of rules of one width below each other, as many as a table has."""
    group: list[Rule] = []
    for rule in sorted(rules):
        same = group and max(abs(rule.start - group[0].start), abs(rule.end - group[0].end)) < 2 * SNAP
        if same and rule.at - group[-1].at < 2 * SNAP:
            continue  # the second of a double rule
        if not same:
            if len(group) >= FEWEST_RULES:
                yield group
            group = []
        if rule.end - rule.start >= NARROWEST:
            group.append(rule)
    if len(group) >= FEWEST_RULES:
        yield group


def _gutters(body: list[list[Piece]], heads: list[Extent]) -> list[float]:
    """The gaps between columns; none where no columns of figures line up, or one has no heading."""
    columns = _clusters(piece for line in body for piece in line)
    full = sum(len(line) > 1 for line in body)
    if full < FEWEST_LINES or not any(map(_is_of_figures, columns)):
        return []
    found: list[float] = []
    for (_, start), (end, right) in pairwise(map(_extent, columns)):
        between = [head for head in heads if start < (head[0] + head[1]) / 2 < end]
        above = any(left < right and end < edge for left, edge in heads if (left, edge) not in between)
        if not above and not between:
            return []
        edges = [start, *(edge for _, edge in between)]
        found.append((edges[-1] + end) / 2 if above else (edges[-2] + between[-1][0]) / 2)
    return found


def _clusters(parts: Iterable[Piece]) -> list[list[Piece]]:
    """Texts above each other, from left to right; gaps run between them."""
    found: list[list[Piece]] = []
    edge = 0.0
    for piece in sorted(parts, key=lambda piece: piece.left):
        if found and piece.left < edge:
            found[-1].append(piece)
        else:
            found.append([piece])
            edge = piece.right
        edge = max(edge, piece.right)
    return found


def _extent(column: list[Piece]) -> Extent:
    return column[0].left, max(piece.right for piece in column)


def _is_of_figures(column: list[Piece]) -> bool:
    figures = sum(FIGURE.fullmatch(piece.text) is not None for piece in column)
    return figures >= max(FEWEST_LINES, FILLED * len(column))
