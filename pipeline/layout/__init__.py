"""Stage `layout`: characters and rulings to text in reading order and to tables.

rulings        rules to frames: a lattice of rows and columns
lines          characters to lines, cell by cell
sheets         a frame with its lines
rows           where rows begin in tables that do not rule them
tables         one sheet, or the two of a spread
reading_order  lines to text
grids          tables to cells with their place in the text
furniture      page numbers, running headers
"""

import msgspec

from pipeline.layout.furniture import furniture
from pipeline.layout.grids import Titled, grids, title
from pipeline.layout.lines import Line, find_lines
from pipeline.layout.reading_order import flow, in_order
from pipeline.layout.rulings import cells_of, find_frames
from pipeline.layout.sheets import Sheet, joined, sheets
from pipeline.layout.tables import Table, are_spread
from pipeline.layout.zones import find_zones
from pipeline.model import Document, Page


def layout(document: Document) -> Document:
    """Fill `raw`, `places`, `furniture` and `grids`; a source without pages is read as it is written."""
    if not document.pages:
        return msgspec.structs.replace(document, raw=document.written)
    lines: list[list[Line]] = []
    on_page: list[list[Sheet]] = []
    for page in document.pages:
        found, stands = survey(page)
        lines.append(found)
        on_page.append(stands)
    ornaments = furniture(document.pages, lines)
    above = [
        above_tables(own, stands, aside) for own, stands, aside in zip(lines, on_page, ornaments, strict=True)
    ]
    tables = find_tables(on_page, above)
    by_page: list[list[Table]] = [[] for _ in document.pages]
    for titled in tables:
        for number in titled.pages:
            by_page[number - 1].append(titled.table)
    ordered = [
        in_order(own, there, page.number)
        for page, own, there in zip(document.pages, lines, by_page, strict=True)
    ]
    raw, places, spans = flow(document.pages, ordered)
    return msgspec.structs.replace(
        document,
        raw=raw,
        places=places,
        furniture=tuple(
            sorted(spans[id(own[at])] for own, aside in zip(lines, ornaments, strict=True) for at in aside)
        ),
        grids=grids(tables, spans),
    )


def survey(page: Page) -> tuple[list[Line], list[Sheet]]:
    """The lines and the tables of a page."""
    frames = find_frames(page)
    cells = cells_of(page, frames)
    lines = find_lines(page, cells)
    zones = find_zones(page, cells, lines)
    if zones is not None:
        lines = find_lines(page, *zones)
    return lines, sheets(page.number, frames, lines)


def above_tables(lines: list[Line], stands: list[Sheet], aside: set[int]) -> list[Line]:
    """The lines above a page's first table."""
    if not stands:
        return []
    top = stands[0].frame.ys[0]
    return [
        line for at, line in enumerate(lines) if line.cell < 0 and line.baseline < top and at not in aside
    ]


def find_tables(on_page: list[list[Sheet]], above: list[list[Line]]) -> list[Titled]:
    """All tables, those of two facing pages put together."""
    found: list[Titled] = []
    at = 0
    while at < len(on_page):
        facing = at + 1
        if facing < len(on_page) and are_spread(on_page[at], above[at], on_page[facing], above[facing]):
            name = title(above[at], above[facing])
            found += [
                Titled(Table(*halves), name) for halves in zip(on_page[at], on_page[facing], strict=True)
            ]
            at += 2
            continue
        name, under = title(above[at], []), ""
        for sheet in on_page[at]:
            found.append(Titled(Table(sheet), name, under))
            if not sheet.head:
                under += joined([line for lines in sheet.cells.values() for line in lines])
        at += 1
    return found
