"""Outside tables: text in two columns, and names written downwards. Their characters get own cells."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

import numpy as np

from pipeline.layout.lines import NOWHERE, Floats, Ints, Line, pieces
from pipeline.model import Page

FEWEST_LINES, FEWEST_CHARS, FEWEST_PER_LINE = 2, 12, 6
"""What both columns have at least; lists of numbers and tables of contents have less on one side."""

FIGURE = re.compile(r"(?:^| )\d[\d,.]*(?: |$)")
"""A number that stands by itself, as in a list of how many there are of what."""

LONG_RUN, FAR = 5, 3.0
"""Lines on both sides of a gutter that make a page of columns; times the font size from one line of a run to
the next."""

TIGHT, STRAIGHT, STACK = 1.4, 0.3, 3
"""Of the font size: from one character of a downward name to the next, and how far it may stray sideways; and
how many there are."""


class Side(Enum):
    """Where a line stands beside a gutter."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    ACROSS = "across"


class Zones(NamedTuple):
    """Cells below NOWHERE for characters outside tables.

    Attributes:
        upright: the cells whose text runs downwards.
    """

    cells: Ints
    upright: frozenset[int]


def find_zones(page: Page, cells: Ints, lines: list[Line]) -> Zones | None:
    """The columns and downward names of a page; None where it has neither, as nearly all pages of a book."""
    plain = sorted((line for line in lines if line.cell == NOWHERE), key=lambda line: line.baseline)
    stacks = list(_stacks(page, plain))
    columns = _columns(plain) if not stacks else []
    if not stacks and not columns:
        return None
    found = cells.copy()
    number = NOWHERE
    for stack in stacks:
        number -= 1
        found[stack] = number
    upright = frozenset(range(number, NOWHERE))
    middles = (page.boxes[:, 0] + page.boxes[:, 2]) / 2
    for run, gutter in columns:
        rows = np.concatenate([line.rows[line.rows >= 0] for line in run])
        found[rows] = np.where(middles[rows] < gutter, number - 1, number - 2)
        number -= 2
    return Zones(found, upright)


def _columns(lines: list[Line]) -> list[tuple[list[Line], float]]:
    """Runs of lines that a gutter divides, each with the middle of its gutter."""
    best: tuple[list[Line], float] = [], 0.0
    tried: list[float] = []
    for line in lines:
        for _, left, right in line.breaks:
            gutter = (left + right) / 2
            if all(abs(gutter - other) > line.size for other in tried):
                tried.append(gutter)
                for run in _runs(lines, gutter):
                    if len(run) > len(best[0]) and _is_prose(run, gutter):
                        best = run, gutter
    return [best] if best[0] else []


def _side(line: Line, gutter: float) -> Side:
    if line.box[2] <= gutter:
        return Side.LEFT
    if line.box[0] >= gutter:
        return Side.RIGHT
    parted = any(left < gutter < right for _, left, right in line.breaks) and len(pieces(line)) > 1
    return Side.BOTH if parted else Side.ACROSS


def _runs(lines: list[Line], gutter: float) -> Iterator[list[Line]]:
    """Lines on end that leave a gutter free, beginning with one that stands on both sides of it."""
    run: list[tuple[Line, Side]] = []
    for line in lines:
        side = _side(line, gutter)
        if side is Side.ACROSS or (run and line.baseline - run[-1][0].baseline > FAR * line.size):
            yield _trimmed(run)
            run = []
        if side is Side.BOTH or (run and side is not Side.ACROSS):
            run.append((line, side))
    yield _trimmed(run)


def _trimmed(run: list[tuple[Line, Side]]) -> list[Line]:
    """A left column may be the longer one, but after two or three lines in columns ordinary text goes on."""
    both = sum(side is Side.BOTH for _, side in run)
    end = len(run)
    while end and run[end - 1][1] is Side.LEFT and both < LONG_RUN:
        end -= 1
    return [line for line, _ in run[:end]]


def _is_prose(run: list[Line], gutter: float) -> bool:
    """Whether text and not figures stands on both sides of a gutter."""
    texts: tuple[list[str], list[str]] = [], []
    for line in run:
        cut = max((at for at, left, _ in line.breaks if left < gutter), default=0)
        if line.box[0] >= gutter:
            parts = "", line.text
        elif line.box[2] <= gutter:
            parts = line.text, ""
        else:
            parts = line.text[:cut], line.text[cut:]
        for side, part in zip(texts, parts, strict=True):
            letters = sum(char.isalpha() for char in part)
            if letters:
                side.append(part)
    return all(
        len(side) >= FEWEST_LINES
        and sum(map(len, side)) >= max(FEWEST_CHARS, FEWEST_PER_LINE * len(side))
        and 2 * sum(map(_has_figure, side)) < len(side)
        for side in texts
    )


def _has_figure(text: str) -> bool:
    return FIGURE.search(text) is not None


def _stacks(page: Page, lines: list[Line]) -> Iterator[list[int]]:
    """Rows of characters that stand below each other and alone: the names in charts of organisation."""
    stacks: list[list[int]] = []
    growing: list[list[int]] = []
    for row in _lonely(lines):
        growing = [stack for stack in growing if not _is_past(page.boxes, stack[-1], row)]
        fits = next((stack for stack in growing if _is_below(page.boxes, stack[-1], row)), None)
        if fits is None:
            growing.append([row])
            stacks.append(growing[-1])
        else:
            fits.append(row)
    yield from (stack for stack in stacks if len({page.chars[row] for row in stack}) >= STACK)


def _lonely(lines: list[Line]) -> Iterator[int]:
    """Rows of letters with a space on either side."""
    for line in lines:
        words = line.text.split(" ")
        at = 0
        for word in words:
            if len(word) == 1 and word.isalpha():
                yield int(line.rows[at])
            at += len(word) + 1


def _is_past(boxes: Floats, upper: int, lower: int) -> bool:
    """Whether whatever follows is too far below a character to be the next of its name."""
    return float(boxes[lower, 1] - boxes[upper, 1]) > 2 * TIGHT * float(boxes[upper, 3] - boxes[upper, 1])


def _is_below(boxes: Floats, upper: int, lower: int) -> bool:
    above, below = boxes[upper], boxes[lower]
    size = float(above[3] - above[1])
    aside = abs(float(above[0] + above[2] - below[0] - below[2])) / 2
    return aside < STRAIGHT * size and 0 < float(below[1] - above[1]) < TIGHT * size
