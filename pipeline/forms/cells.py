"""Cells that hold several things, and things that stand in several cells."""

from itertools import accumulate

from pipeline.model import Cell

CLOSED_UP = 2
"""Spaces that may have been closed up in a line, by which its end in the cell's text is uncertain."""


def lines(cell: Cell) -> tuple[Cell, ...]:
    """The lines of a cell, each as one; the whole cell where their ends cannot be told.

    Lines stand behind each other in a cell's text, or apart, with a space between them; in them spaces may
    have been closed up.
    """
    lengths = [end - start for start, end in cell.spans]
    gap = _gap(cell)
    if sum(lengths) + gap * (len(lengths) - 1) != len(cell.text):
        pieces = cell.text.split(" ")
        if len(pieces) != len(lengths) or any(
            len(text) > length for text, length in zip(pieces, lengths, strict=True)
        ):
            return (cell,)
    else:
        ends = list(accumulate(length + gap for length in lengths))
        pieces = [
            cell.text[end - length - gap : end - gap] for end, length in zip(ends, lengths, strict=True)
        ]
    return tuple(
        Cell(text, (span,), cell.page, cell.box) for text, span in zip(pieces, cell.spans, strict=True)
    )


def cut(cell: Cell, position: int) -> tuple[Cell, Cell]:
    """A cell in two, the second beginning with the line that begins nearest above a position of its text."""
    rest = len(cell.text) - position
    first = len(cell.spans)
    while first and rest > 0:
        first -= 1
        start, end = cell.spans[first]
        rest -= end - start + _gap(cell)
    above, below = cell.spans[:first], cell.spans[first:]
    return (
        Cell(cell.text[:position].rstrip(" "), above, cell.page, cell.box),
        Cell(cell.text[position:], below, cell.page, cell.box),
    )


def _gap(cell: Cell) -> int:
    """1 if the lines of a cell stand apart, with a space between them."""
    return int(len(cell.text) > sum(end - start for start, end in cell.spans))


def first_line_ends(cell: Cell, position: int) -> bool:
    """Whether the first line of a cell ends at a position of its text."""
    return any(0 <= end - start - position <= CLOSED_UP for start, end in cell.spans[:1])


def joined(*parts: Cell) -> Cell:
    """Cells as one, on the page and in the box of the first."""
    return Cell(
        "".join(cell.text for cell in parts),
        tuple(dict.fromkeys(span for cell in parts for span in cell.spans)),
        parts[0].page,
        parts[0].box,
    )


def unspaced(cell: Cell) -> Cell:
    """A cell without the spaces that a typesetter spreads its words with: 合　計."""
    return Cell(cell.text.replace(" ", ""), cell.spans, cell.page, cell.box)
