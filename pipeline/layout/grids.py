"""Tables to grids: titles, headings and cells with the place of each in the text."""

import re

from pipeline.layout.lines import NOWHERE, Line
from pipeline.layout.sheets import Sheet, headings, joined, squeezed
from pipeline.layout.tables import Table, across
from pipeline.model import Cell, Grid
from pipeline.text import Span

Cells = dict[int, list[Line]]

CONTINUED = re.compile(r"[(（]續\d*[)）]")

MOST_TITLE_LINES = 8
TITLE_LINES = 4


def title(above: list[list[Line]]) -> str:
    """The lines above a table; of many only the nearest, for then the table stands in the middle of a page of text."""
    first, *second = above
    found = across(first, second[0] if second else [])
    if len(found) > MOST_TITLE_LINES:
        found = found[-TITLE_LINES:]
    return "\n".join(" ".join(squeezed(piece.text) for piece in line) for line in found)


def lines_above(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """What stands above a page's first table."""
    return [line for line in lines if line.cell == NOWHERE and line.baseline < sheet.frame.ys[0]]


def rows(table: Table) -> tuple[Cells, list[Cells]]:
    """What goes on from the page before, and the rows that begin here."""
    by_row: dict[tuple[int, int], Cells] = {}
    for place, entry in sorted(table.entries(), key=lambda item: (item[0], item[1].column, item[1].line.baseline)):
        by_row.setdefault(place, {}).setdefault(entry.column, []).append(entry.line)
    opened = [row for row, starts in table.starts.items() if starts]
    before = (min(opened), 0) if opened else None
    carried = by_row.pop(before, {}) if before == min(by_row, default=None) else {}
    return carried, list(by_row.values())


def merged(tables: list[tuple[str, Table]], spans: dict[int, Span]) -> list[Grid]:
    """All grids; tables of one title and heading on following pages are one."""
    grids: list[Grid] = []
    return grids
