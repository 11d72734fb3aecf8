"""Characters to lines: what stands on one baseline within one cell, with spaces for its gaps."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model import Box, Page

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

DESCENT = 0.2
"""Of the font size; how far the readers' boxes reach below the baseline."""

LATIN_END = 0x2E80
"""The code points below are of scripts that put spaces between words."""

SAME_LINE = 0.35
"""Of the font size: baselines that differ by less are one line; digits are often set a little lower than the
Chinese around them."""

GAP, LATIN_GAP, BLANK_GAP, WIDE_GAP = 0.5, 0.2, 0.1, 1.5
"""Of the font size: gaps that stand for a space between any characters, between Latin ones, and where a blank
is drawn; and one that sets two things apart which happen to stand on one line."""

NOWHERE = -1
"""In place of a character's row: a space that was not drawn. As a cell: outside all tables; numbers below it
are zones of a page."""


Break = tuple[int, float, float]


class Piece(NamedTuple):
    """A stretch of a line between wide gaps."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """Characters on one baseline.

    Attributes:
        cell: number of the cell that it stands in; below zero outside all tables.
        rows: the page's rows of its characters, NOWHERE for spaces; as long as `text`.
        breaks: the wide gaps, as position of the space in `text`, left and right edge.
    """

    page: int
    cell: int
    text: str
    rows: Ints
    box: Box
    baseline: float
    size: float
    breaks: tuple[Break, ...] = ()


def find_lines(page: Page, cells: Ints, upright: frozenset[int] = frozenset()) -> list[Line]:
    """All lines of a page, cell by cell and from top to bottom.

    Blanks that are drawn are left out: whether there is a space is for the gap to say.

    Args:
        page: where the characters stand.
        cells: for each character the number of its cell.
        upright: cells whose characters stand below each other.
    """
    codes = np.frombuffer(page.chars.encode("utf-32-le"), np.uint32)
    blank = (codes == 0x20) | (codes == 0x3000) | (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200A))
    rows = np.flatnonzero(~blank)
    if not len(rows):
        return []
    down = np.isin(cells, list(upright)) if upright else np.zeros(len(cells), np.bool_)
    rows, firsts = _in_lines(page, rows, cells, down)
    spaces = _gaps(page, rows, firsts, codes < LATIN_END, np.flatnonzero(blank))
    return list(_build(page, cells, rows, firsts, spaces))


def _in_lines(page: Page, rows: Ints, cells: Ints, down: Bools) -> tuple[Ints, Ints]:
    """The rows sorted into lines and along them, and the positions at which the lines start."""
    baselines = np.where(down, 0, page.boxes[:, 3] - DESCENT * page.sizes)
    along = np.where(down, page.boxes[:, 1], page.boxes[:, 0])
    rows = rows[np.lexsort((baselines[rows], cells[rows]))]
    size = np.minimum(page.sizes[rows[1:]], page.sizes[rows[:-1]])
    starts = (np.diff(cells[rows]) != 0) | (np.diff(baselines[rows]) > SAME_LINE * size)
    line = np.concatenate(([0], np.cumsum(starts)))
    rows = rows[np.lexsort((along[rows], line))]
    return rows, np.concatenate(([0], np.flatnonzero(starts) + 1))


def _gaps(page: Page, rows: Ints, firsts: Ints, latin: Bools, blanks: Ints) -> tuple[Ints, Bools]:
    """Positions before which a space belongs, and whether each of these gaps is wide."""
    before, after = rows[:-1], rows[1:]
    size = np.maximum(np.maximum(page.sizes[before], page.sizes[after]), 1)
    gap = (page.boxes[after, 0] - page.boxes[before, 2]) / size
    spaced = (gap > GAP) | ((gap > LATIN_GAP) & latin[before] & latin[after])
    maybe = np.flatnonzero(~spaced & (gap > BLANK_GAP))
    if len(maybe) and len(blanks):
        spaced[maybe] = _has_blank(page, before[maybe], after[maybe], blanks)
    spaced[firsts[1:] - 1] = False
    found = np.flatnonzero(spaced)
    return found + 1, gap[found] > WIDE_GAP


def _has_blank(page: Page, before: Ints, after: Ints, blanks: Ints) -> Bools:
    """Whether a blank is drawn between two neighbours."""
    x = (page.boxes[blanks, 0] + page.boxes[blanks, 2]) / 2
    y = (page.boxes[blanks, 1] + page.boxes[blanks, 3]) / 2
    left, right = page.boxes[before, 0][:, None], page.boxes[after, 2][:, None]
    top, bottom = page.boxes[before, 1][:, None], page.boxes[before, 3][:, None]
    found: Bools = ((x > left) & (x < right) & (y > top) & (y < bottom)).any(axis=1)
    return found


def _build(page: Page, cells: Ints, rows: Ints, firsts: Ints, spaces: tuple[Ints, Bools]) -> Iterator[Line]:
    spaced, wide = spaces
    boxes = page.boxes[rows]
    edges = np.stack(
        (*np.minimum.reduceat(boxes[:, :2], firsts).T, *np.maximum.reduceat(boxes[:, 2:], firsts).T), axis=1
    )
    sizes = np.maximum.reduceat(page.sizes[rows], firsts)
    baselines = np.maximum.reduceat(boxes[:, 3] - DESCENT * page.sizes[rows], firsts)
    flow = np.insert(rows, spaced, NOWHERE)
    text = "".join([page.chars[row] if row >= 0 else " " for row in flow.tolist()])
    starts = firsts + np.searchsorted(spaced, firsts)
    breaks = _breaks(boxes, spaced, wide, starts)
    facts = zip(
        starts.tolist(),
        [*starts[1:].tolist(), len(flow)],
        edges.tolist(),
        baselines.tolist(),
        sizes.tolist(),
        strict=True,
    )
    for cell, (start, end, box, baseline, size) in zip(cells[rows[firsts]].tolist(), facts, strict=True):
        yield Line(
            page.number,
            cell,
            text[start:end],
            flow[start:end],
            tuple(box),
            baseline,
            size,
            breaks.get(start, ()),
        )


def _breaks(boxes: Floats, spaced: Ints, wide: Bools, starts: Ints) -> dict[int, tuple[Break, ...]]:
    """The wide gaps of each line, by the position at which the line starts."""
    found: dict[int, tuple[Break, ...]] = {}
    for at in np.flatnonzero(wide).tolist():
        position = int(spaced[at]) + at
        start = int(starts[np.searchsorted(starts, position, side="right") - 1])
        gap = position - start, float(boxes[spaced[at] - 1, 2]), float(boxes[spaced[at], 0])
        found[start] = (*found.get(start, ()), gap)
    return found


def pieces(line: Line) -> list[Piece]:
    """What wide gaps set apart on a line; one whose pieces are single characters is one word spaced out."""
    cuts = [0, *(position for position, _, _ in line.breaks), len(line.text)]
    texts = [line.text[start:end].strip() for start, end in pairwise(cuts)]
    if max(map(len, texts)) == 1:
        return [Piece(line.text, line.box[0], line.box[2])]
    lefts = [line.box[0], *(right for _, _, right in line.breaks)]
    rights = [*(left for _, left, _ in line.breaks), line.box[2]]
    return [Piece(*piece) for piece in zip(texts, lefts, rights, strict=True)]
