"""Tables to grids: titles, headings and cells with the place of each in the text."""

import re
from typing import NamedTuple

from pipeline.layout.lines import Line
from pipeline.layout.rows import is_prose
from pipeline.layout.sheets import headings, joined, squeezed
from pipeline.layout.tables import Place, Table, across
from pipeline.model import Cell, Grid
from pipeline.text import Span

CONTINUED = re.compile(r"[(（]續\d*[)）]")

MOST_TITLE_LINES, TITLE_LINES = 8, 3
"""With more lines than these above it a table stands in the middle of a page of text, and the nearest are its
title."""

Cells = dict[int, list[Line]]
"""Lines by column."""


class Titled(NamedTuple):
    """A table with the title it stands under.

    Attributes:
        under: what boxes without a heading above the table say; a table goes on only under the same.
    """

    table: Table
    title: str
    under: str = ""

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on."""
        return tuple(sheet.page for sheet in self.table.sheets)


def title(above: list[Line], facing: list[Line]) -> str:
    """The lines above a table, joined with those above its other half."""
    found = across(above, facing)
    if len(found) > MOST_TITLE_LINES:
        found = found[-TITLE_LINES:]
    return "\n".join(" ".join(squeezed(piece.text) for piece in line) for line in found)


def grids(tables: list[Titled], spans: dict[int, Span]) -> tuple[Grid, ...]:
    """All grids; tables of one title and heading on following pages are one, and a row may go on."""
    groups: list[list[Titled]] = []
    latest: dict[tuple[str, str, tuple[str, ...]], list[Titled]] = {}
    for table in tables:
        header = _header(table)
        key = CONTINUED.sub("", table.title), table.under, header
        group = latest.get(key)
        if group and any(header) and table.pages[0] == group[-1].pages[-1] + 1:
            group.append(table)
        else:
            latest[key] = [table]
            groups.append(latest[key])
    return tuple(_grid(group, spans) for group in groups)


def _header(titled: Titled) -> tuple[str, ...]:
    return tuple(text for sheet in titled.table.sheets for text in headings(sheet))


def _grid(group: list[Titled], spans: dict[int, Span]) -> Grid:
    header = _header(group[0])
    rows: list[Cells] = []
    major = 0
    for titled in group:
        table = titled.table
        for place, cells in _rows(table):
            if rows and table.goes_on and place[1] == 0:
                _carry(rows[-1], rows[major], cells)
                continue
            if not table.is_minor(place):
                major = len(rows)
            rows.append(cells)
    return Grid(
        title=group[0].title,
        pages=tuple(page for titled in group for page in titled.pages),
        header=header,
        rows=tuple(tuple(_cell(row.get(column), spans) for column in range(len(header))) for row in rows),
    )


def _rows(table: Table) -> list[tuple[Place, Cells]]:
    """The rows of a table on its page, first what goes on from the page before."""
    found: dict[Place, Cells] = {}
    for place, entry in table.entries:
        found.setdefault(place, {}).setdefault(entry.column, []).append(entry.line)
    return list(found.items())


def _carry(last: Cells, major: Cells, cells: Cells) -> None:
    """Add to a row what goes on on the next page; a text goes on in the row that it belongs to."""
    for column, lines in cells.items():
        row = major if is_prose(column, lines) else last
        row.setdefault(column, []).extend(lines)


def _cell(lines: list[Line] | None, spans: dict[int, Span]) -> Cell | None:
    if not lines:
        return None
    boxes = [line.box for line in lines if line.page == lines[0].page]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Cell(
        text=joined(lines),
        spans=tuple(spans[id(line)] for line in lines),
        page=lines[0].page,
        box=(min(lefts), min(tops), max(rights), max(bottoms)),
    )
