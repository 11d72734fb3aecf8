"""Sheets to tables: two facing pages that show the halves of one table are one, and so are pages over which a table goes on."""

from typing import NamedTuple

from pipeline.layout.lines import Line, Piece, pieces
from pipeline.layout.rows import Entry, row_of, row_starts
from pipeline.layout.sheets import Sheet

MEET = 8.0
"""Points from the edge of a table within which half a title ends or begins, and between its two halves' heights."""


class Table(NamedTuple):
    """A sheet, or the two sheets of a spread, and the heights at which rows begin in each row of the lattice."""

    sheets: tuple[Sheet, ...]
    starts: dict[int, list[float]]

    def entries(self) -> list[tuple[tuple[int, int], Entry]]:
        """Each line of the body with its place: row of the lattice, and row within that."""
        return [
            ((row, row_of(self.starts[row], entry.line)), entry) for row, entry in _entries(self.sheets)
        ]


def make_table(*halves: Sheet) -> Table:
    """Find the rows of a table."""
    rows: dict[int, list[Entry]] = {}
    for row, entry in _entries(halves):
        rows.setdefault(row, []).append(entry)
    starts = {row: row_starts(entries) for row, entries in rows.items()}
    if len(starts) > 1:  # the table rules its rows; what stands above the only figure of a cell is no row of its own
        starts = {row: found if len(found) > 1 else [] for row, found in starts.items()}
    return Table(halves, starts)


def _entries(halves: tuple[Sheet, ...]) -> list[tuple[int, Entry]]:
    """Each line of the body with its row of the first sheet's lattice."""
    found = []
    for half, sheet in enumerate(halves):
        offset = sum(before.frame.columns for before in halves[:half])
        for row, column, line in sheet.body():
            home = row if not half else _row_at(halves[0], line.baseline)
            found.append((home, Entry(offset + column, line)))
    return found


def _row_at(sheet: Sheet, height: float) -> int:
    """Row of a sheet's lattice at a height on the page beside it."""
    above = sum(1 for edge in sheet.frame.ys[1:-1] if edge < height)
    return max(sheet.head, above)


def are_spread(left: tuple[list[Sheet], list[Line]], right: tuple[list[Sheet], list[Line]]) -> bool:
    """Whether two pages are the halves of one table: frames of one height, and titles that run over from page to page."""
    (left_sheets, left_lines), (right_sheets, right_lines) = left, right
    if not left_sheets or len(left_sheets) != len(right_sheets):
        return False
    for one, other in zip(left_sheets, right_sheets, strict=True):
        if abs(one.frame.ys[0] - other.frame.ys[0]) > MEET or abs(one.frame.ys[-1] - other.frame.ys[-1]) > MEET:
            return False
    ends = [line for line in left_lines if _ends_at(line, left_sheets[0].frame.xs[-1])]
    begins = [line for line in right_lines if abs(line.box[0] - right_sheets[0].frame.xs[0]) < MEET]
    return sum(any(are_level(one, other) for other in begins) for one in ends) > 1


def _ends_at(line: Line, edge: float) -> bool:
    last = pieces(line)[-1]
    return abs(last.right - edge) < MEET and not last.text.startswith("單位")


def are_level(one: Line, other: Line) -> bool:
    """Whether two lines of facing pages are one line."""
    return abs(one.baseline - other.baseline) < MEET / 2


def across(left: list[Line], right: list[Line]) -> list[list[Piece]]:
    """Lines above the halves of a table, the last piece of each left one joined to the first of its right one."""
    rest = list(right)
    found = []
    for line in left:
        own = pieces(line)
        partner = next((other for other in rest if are_level(line, other)), None)
        if partner is not None:
            rest.remove(partner)
            first, *others = pieces(partner)
            own = [*own[:-1], Piece(own[-1].text + first.text, own[-1].left, first.right), *others]
        found.append(own)
    return [*found, *map(pieces, rest)]
