"""Sheets to tables: two facing pages that show the halves of one table are one."""

from bisect import bisect
from collections.abc import Iterator

from pipeline.layout.lines import Line, Piece, pieces
from pipeline.layout.rows import Entry, Start, by_column, is_prose, row_starts
from pipeline.layout.sheets import Sheet

MEET = 8.0
"""Points from the edge of a table within which half a title ends or begins."""


Place = tuple[int, int]
"""Row of the lattice, and row within that; 0 is what goes on from the page before."""


class Table:
    """A sheet, or the two sheets of a spread.

    Attributes:
        starts: for each row of the lattice the rows that begin in it.
        entries: each line of the body with its place, in reading order.
    """

    def __init__(self, *sheets: Sheet) -> None:
        self.sheets = sheets
        bands: dict[int, list[Entry]] = {}
        for band, entry in _entries(sheets):
            bands.setdefault(band, []).append(entry)
        self.starts: dict[int, list[Start]] = {}
        self.entries: list[tuple[Place, Entry]] = []
        for band in sorted(bands):
            columns = by_column(bands[band])
            starts = row_starts(columns)
            if (
                len(bands) > 1 and len(starts) < 2
            ):  # what stands above the only figure of a ruled row belongs to it
                starts = []
            self.starts[band] = starts
            self.entries += _placed(band, columns, starts)
        self.entries.sort(key=lambda item: (item[0], item[1].column, item[1].line.baseline))

    @property
    def goes_on(self) -> bool:
        """Whether a row may go on from page to page; a table that rules its rows ends them with the page."""
        return len(self.starts) == 1

    def is_minor(self, place: Place) -> bool:
        """Whether a row shares the texts of a row above it."""
        band, row = place
        return row > 0 and self.starts[band][row - 1].minor


def _placed(band: int, columns: dict[int, list[Line]], starts: list[Start]) -> Iterator[tuple[Place, Entry]]:
    tops = [start.top for start in starts]
    for column, lines in columns.items():
        prose = is_prose(column, lines)
        for line in lines:
            row = bisect(tops, line.baseline)
            while prose and row and starts[row - 1].minor:
                row -= 1
            yield (band, row), Entry(column, line)


def _entries(sheets: tuple[Sheet, ...]) -> Iterator[tuple[int, Entry]]:
    """Each line of the body, with its row of the first sheet's lattice."""
    first = sheets[0]
    for sheet in sheets:
        offset = 0 if sheet is first else first.frame.columns
        for row, column, line in sheet.body():
            yield row if sheet is first else _band_at(first, line.baseline), Entry(offset + column, line)


def _band_at(sheet: Sheet, height: float) -> int:
    """Row of a sheet's lattice at a height on the page beside it."""
    return max(sheet.head, sum(1 for edge in sheet.frame.ys[1:-1] if edge < height))


def are_spread(
    left: list[Sheet], above_left: list[Line], right: list[Sheet], above_right: list[Line]
) -> bool:
    """Whether two pages show the halves of one table: frames of one height, titles that run over."""
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
    """Lines above the halves of a table, in pieces: a left line's last is joined to its right one's first."""
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
