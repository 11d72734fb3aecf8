"""Cells that hold several things, and things that stand in several cells."""

from bisect import bisect_left, bisect_right

import msgspec

from pipeline.model import Cell
from pipeline.text import Span


def lines_of(cell: Cell) -> list[Span] | None:
    """Where each line of a cell stands in its text; None if the text is not that of its lines.

    Lines stand behind each other in a cell's text, or apart, with a space between them.
    """
    lengths = [
        end - start - (bisect_left(cell.closed, end) - bisect_left(cell.closed, start))
        for start, end in cell.spans
    ]
    gap = int(len(cell.text) > sum(lengths))
    found = []
    at = 0
    for length in lengths:
        found.append((at, at + length))
        at += length + gap
    return found if at - gap == len(cell.text) and found else None


def raw_place(cell: Cell, span: Span, at: int) -> int:
    """The raw position of a line's character, counted in what of the line is in the cell's text."""
    place = span[0] + at
    for closed in cell.closed[bisect_left(cell.closed, span[0]) :]:
        if closed > place:
            break
        place += 1
    return place


def lines(cell: Cell) -> tuple[Cell, ...]:
    """The lines of a cell, each as one; the whole cell if its text is not that of its lines."""
    found = lines_of(cell)
    if found is None:
        return (cell,)
    return tuple(
        msgspec.structs.replace(cell, text=cell.text[start:end], spans=(span,))
        for (start, end), span in zip(found, cell.spans, strict=True)
    )


def cut(cell: Cell, position: int) -> tuple[Cell, Cell]:
    """A cell in two, the second beginning with the line that begins nearest above a position of its text."""
    starts = [start for start, _ in lines_of(cell) or ()]
    first = max(bisect_right(starts, position) - 1, 0)
    above, below = cell.spans[:first], cell.spans[first:]
    return (
        msgspec.structs.replace(cell, text=cell.text[:position].rstrip(" "), spans=above),
        msgspec.structs.replace(cell, text=cell.text[position:], spans=below),
    )


def first_line_ends(cell: Cell, position: int) -> bool:
    """Whether the first line of a cell ends at a position of its text."""
    return any(end == position for _, end in (lines_of(cell) or ())[:1])


def joined(*parts: Cell) -> Cell:
    """Cells as one, on the page and in the box of the first."""
    return Cell(
        "".join(cell.text for cell in parts),
        tuple(dict.fromkeys(span for cell in parts for span in cell.spans)),
        parts[0].page,
        parts[0].box,
        tuple(sorted({at for cell in parts for at in cell.closed})),
    )


def apart(*parts: Cell) -> Cell:
    """Cells as one, with a space between them."""
    return msgspec.structs.replace(joined(*parts), text=" ".join(cell.text for cell in parts))


def unspaced(cell: Cell) -> Cell:
    """A cell without the spaces that a typesetter spreads its words with: 合　計."""
    return msgspec.structs.replace(cell, text=cell.text.replace(" ", ""))
