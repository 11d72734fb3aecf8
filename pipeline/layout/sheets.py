"""Frames with their lines: a sheet is what a table shows of itself on one page."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.layout.lines import Line
from pipeline.layout.rulings import Frame
from pipeline.text import HAN

_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}\u3001-\u303f\uff01-\uff60]) +(?=[{HAN}\u3001-\u303f\uff01-\uff60])")


class Sheet(NamedTuple):
    """A frame and what stands in it.

    Attributes:
        head: how many rows of the lattice are the heading.
        cells: lines from top to bottom, by row and column of their cell.
    """

    page: int
    frame: Frame
    head: int
    cells: dict[tuple[int, int], list[Line]]

    def body(self) -> Iterator[tuple[int, int, Line]]:
        """Row and column of the lattice, and line, for what is no heading."""
        for (row, column), lines in self.cells.items():
            if row >= self.head:
                yield from ((row, column, line) for line in lines)


def sheets(page: int, frames: list[Frame], lines: list[Line]) -> list[Sheet]:
    """The sheets of a page, from top to bottom."""
    found = []
    for frame in frames:
        cells: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
        for line in lines:
            place = frame.place(line.cell)
            if place is not None:
                cells[place].append(line)
        found.append(Sheet(page, frame, head_of(frame), dict(cells)))
    return found


def head_of(frame: Frame) -> int:
    """Rows of the heading: the first, those its cells reach into, those that divide headings over several."""
    rows = len(frame.ys) - 1
    depth = 1
    while depth < rows - 1 and (_reaches(frame, depth) or _is_divided(frame, depth - 1)):
        depth += 1
    return depth if depth < rows and not _reaches(frame, depth) else 0


def _reaches(frame: Frame, row: int) -> bool:
    """Whether a cell goes on from the row above."""
    return any(top < row for top, _ in frame.owner[row])


def _is_divided(frame: Frame, row: int) -> bool:
    """Whether every cell of a row spans several columns."""
    return min(frame.owner[row].count(owner) for owner in frame.owner[row]) > 1


def joined(lines: list[Line]) -> str:
    """Text of a cell. These tables break lines inside numbers and words, so lines join without a space."""
    return squeezed("".join(line.text for line in lines))


def squeezed(text: str) -> str:
    """Text without the spaces that spread Chinese characters out."""
    return _BETWEEN_HAN.sub("", text) if " " in text else text


def closed_up(text: str) -> Iterator[int]:
    """The positions of the spaces that `squeezed` takes out."""
    if " " in text:
        for match in _BETWEEN_HAN.finditer(text):
            yield from range(*match.span())
