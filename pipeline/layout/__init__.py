"""Stage `layout`: characters and rulings to text in reading order and to tables.

rules          rulings to rules
rulings        rules to frames: a lattice of rows and columns
cells          which cell each character stands in
lines          characters to lines, cell by cell
level_tables   tables without upright rules
open_boxes     texts beside each other between a block of boxes and its table
sheets         a frame with its lines
headings       what stands above each column
rows           where rows begin in tables that do not rule them
spreads        which facing pages are halves of one table
tables         one sheet, or the two of a spread
reading_order  lines to text
titles         what a table is called
pairs          the tables of all pages with their titles
continued      which pages show one table, and which row goes on over them
grids          tables to cells with their place in the text
furniture      page numbers, running headers
"""

import msgspec

from pipeline.layout.cells import cells_of
from pipeline.layout.furniture import furniture
from pipeline.layout.grids import grids
from pipeline.layout.level_tables import level_tables
from pipeline.layout.lines import Line, find_lines
from pipeline.layout.open_boxes import open_boxes
from pipeline.layout.pairs import find_tables
from pipeline.layout.reading_order import flow, in_order
from pipeline.layout.rules import rules_of
from pipeline.layout.rulings import find_frames, numbered
from pipeline.layout.sheets import Sheet, sheets
from pipeline.layout.tables import Table
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
    plain = [
        sorted(
            (line for at, line in enumerate(own) if line.cell < 0 and at not in aside),
            key=lambda line: (line.baseline, line.box[0]),
        )
        for own, aside in zip(lines, ornaments, strict=True)
    ]
    tables = find_tables(on_page, plain)
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
    return lines, sheets(page.number, frames, lines)
