"""What one page shows by itself: its lines, and the sheets of its tables."""

from collections.abc import Collection
from typing import NamedTuple

from pipeline.layout.cells import cells_of
from pipeline.layout.level_tables import level_tables
from pipeline.layout.lines import Line, find_lines
from pipeline.layout.open_boxes import open_boxes
from pipeline.layout.rules import rules_of
from pipeline.layout.rulings import find_frames, numbered
from pipeline.layout.sheets import Sheet, sheets
from pipeline.layout.zones import find_zones
from pipeline.model import Page


class Survey(NamedTuple):
    """A page with its lines and tables.

    Attributes:
        aside: the positions of the lines that are furniture.
    """

    page: Page
    lines: list[Line]
    sheets: list[Sheet]
    aside: Collection[int] = ()

    def plain(self) -> list[Line]:
        """The lines outside tables that are no furniture, from top to bottom."""
        lines = (line for at, line in enumerate(self.lines) if line.cell < 0 and at not in self.aside)
        return sorted(lines, key=lambda line: (line.baseline, line.box[0]))


def survey(page: Page) -> Survey:
    """The lines and the tables of a page."""
    level, upright = rules_of(page.rulings)
    frames = find_frames(level, upright)
    cells = cells_of(page, frames)
    lines = find_lines(page, cells)
    more = open_boxes(numbered([*frames, *level_tables(level, frames, lines)]), lines)
    if len(more) > len(frames):
        frames = more
        cells = cells_of(page, frames)
        lines = find_lines(page, cells)
    zones = find_zones(page, cells, lines)
    if zones is not None:
        lines = find_lines(page, *zones)
    return Survey(page, lines, sheets(page.number, frames, lines))
