"""Sheets to tables: two facing pages that show the halves of one table are one."""

from bisect import bisect
from collections.abc import Iterator

from pipeline.layout.lines import Line
from pipeline.layout.rows import Entry, Start, by_column, have_names, is_prose, row_starts
from pipeline.layout.sheets import Sheet

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
            starts = row_starts(columns) if sheets[0].frame.ruled else []
            if len(bands) > 1 and not have_names(columns, starts):
                starts = []  # rules part the rows
            self.starts[band] = starts
            self.entries += _placed(band, columns, starts)
        self.entries.sort(key=lambda item: (item[0], item[1].column, item[1].line.baseline))

    @property
    def is_ruled(self) -> bool:
        """Whether rules part its rows, and not only a total from the rows above it."""
        return len(self.starts) > 1 and 2 * sum(not starts for starts in self.starts.values()) > len(
            self.starts
        )

    @property
    def has_one_row(self) -> bool:
        """Whether neither rules nor numbers and figures tell rows apart."""
        return len(self.starts) == 1 and all(len(starts) < 2 for starts in self.starts.values())

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
