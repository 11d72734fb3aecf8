"""Sheets to tables: two facing pages that show the halves of one table are one."""

from functools import cached_property

from pipeline.layout.lines import Line, Piece, pieces
from pipeline.layout.rows import Entry, row_of, row_starts
from pipeline.layout.sheets import Sheet

MEET = 8.0
"""Points from the edge of a table within which half a title ends or begins."""


class Table:
    """A sheet, or the two sheets of a spread.

    Attributes:
        starts: for each row of the lattice the heights at which rows begin in it.
    """

    def __init__(self, *sheets: Sheet) -> None:
        self.sheets = sheets
        bands: dict[int, list[Entry]] = {}
        for band, entry in self._entries:
            bands.setdefault(band, []).append(entry)
        self.starts = {band: row_starts(entries) for band, entries in sorted(bands.items())}
        if (
            len(bands) > 1
        ):  # the table rules its rows; what stands above the only figure of a cell is no row of its own
            self.starts = {band: found if len(found) > 1 else [] for band, found in self.starts.items()}

    @cached_property
    def _entries(self) -> list[tuple[int, Entry]]:
        """Each line of the body, with its row of the first sheet's lattice."""
        first = self.sheets[0]
        found = [(row, Entry(column, line)) for row, column, line in first.body()]
        for sheet in self.sheets[1:]:
            found += [
                (_band_at(first, line.baseline), Entry(first.frame.columns + column, line))
                for _, column, line in sheet.body()
            ]
        return found

    @cached_property
    def entries(self) -> list[tuple[tuple[int, int], Entry]]:
        """Each line of the body with its place: row of the lattice, and row within that; in reading order."""
        found = [((band, row_of(self.starts[band], entry.line)), entry) for band, entry in self._entries]
        return sorted(found, key=lambda item: (item[0], item[1].column, item[1].line.baseline))


def _band_at(sheet: Sheet, height: float) -> int:
    """Row of a sheet's lattice at a height on the page beside it."""
    return max(sheet.head, sum(1 for edge in sheet.frame.ys[1:-1] if edge < height))


def are_spread(
    left: list[Sheet], above_left: list[Line], right: list[Sheet], above_right: list[Line]
) -> bool:
    """Whether two pages show the halves of one table: frames of one height, and titles that run over to the second page."""
    if not left or len(left) != len(right):
        return False
    for one, other in zip(left, right, strict=True):
        if max(abs(one.frame.ys[0] - other.frame.ys[0]), abs(one.frame.ys[-1] - other.frame.ys[-1])) > MEET:
            return False
    ends = [line for line in above_left if _ends_at(line, left[0].frame.xs[-1])]
    begins = [line for line in above_right if abs(line.box[0] - right[0].frame.xs[0]) < MEET]
    return sum(any(_are_level(one, other) for other in begins) for one in ends) > 1


def _ends_at(line: Line, edge: float) -> bool:
    last = pieces(line)[-1]
    return abs(last.right - edge) < MEET and not last.text.startswith("單位")


def _are_level(one: Line, other: Line) -> bool:
    return abs(one.baseline - other.baseline) < MEET / 2


def across(left: list[Line], right: list[Line]) -> list[list[Piece]]:
    """Lines above the halves of a table, in pieces: the last of each left line is joined to the first of its right one."""
    rest = list(right)
    found = []
    for line in left:
        own = pieces(line)
        partner = next((other for other in rest if _are_level(line, other)), None)
        if partner is not None:
            rest.remove(partner)
            first, *others = pieces(partner)
            own = [*own[:-1], Piece(own[-1].text + first.text, own[-1].left, first.right), *others]
        found.append(own)
    return [*found, *map(pieces, rest)]
