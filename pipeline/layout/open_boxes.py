"""Boxes that no rules close: the two texts between a block of boxes and the table below it.

In 歲出計畫提要及分支計畫概況表 these are 計畫內容 and 預期成果, in 歲入項目說明提要表 項目內容 and 法令依據.
They become a frame of one row and two columns. A heading across the page above (歲入項目說明) stays text.
"""

from itertools import pairwise

from pipeline.layout.lines import NOWHERE, Line, Piece, pieces
from pipeline.layout.rulings import Frame, numbered
from pipeline.layout.sheets import head_of

RIGHT_HALF = 0.4
"""Of the width of a table: the text on the right begins behind this."""

SIDES = 12.0
"""Points by which the edges of a block and of the table below it may differ."""


def open_boxes(frames: list[Frame], lines: list[Line]) -> list[Frame]:
    """The frames of a page with those of open boxes between them, from top to bottom."""
    found = frames[:1]
    for block, table in pairwise(frames):
        between = [
            line for line in lines if line.cell == NOWHERE and block.ys[-1] <= line.baseline < table.ys[0]
        ]
        if between and head_of(block) == 0 and _are_one(block, table):
            box = _open_box(block, table, sorted(between, key=lambda line: line.baseline))
            found += [box] if box is not None else []
        found.append(table)
    return numbered(found)


def _are_one(block: Frame, table: Frame) -> bool:
    return max(abs(block.xs[0] - table.xs[0]), abs(block.xs[-1] - table.xs[-1])) < SIDES


def _open_box(block: Frame, table: Frame, lines: list[Line]) -> Frame | None:
    left, right = table.xs[0], table.xs[-1]
    gutter = min(
        (
            part.left
            for line in lines
            for part in pieces(line)
            if part.left > left + RIGHT_HALF * (right - left)
        ),
        default=right,
    )
    while lines and any(_crosses(part, gutter) for part in pieces(lines[0])):
        lines = lines[1:]
    ends = [part.right for line in lines for part in pieces(line) if part.left < gutter]
    if not ends or gutter == right or max(ends) > gutter:
        return None
    edges = min(left, *(line.box[0] for line in lines)), (max(ends) + gutter) / 2, right
    top = max(block.ys[-1], min(line.box[1] for line in lines))
    return Frame(edges, (top, table.ys[0]), (((0, 0), (0, 1)),), 0, ruled=False)


def _crosses(part: Piece, gutter: float) -> bool:
    return part.left < gutter < part.right
