"""Stage `layout`: characters and rulings to text in reading order and to tables.

rules          rulings to rules
rulings        rules to frames: a lattice of rows and columns
cells          which cell each character stands in
lines          characters to lines, cell by cell
level_tables   tables without upright rules
open_boxes     texts beside each other between a block of boxes and its table
sheets         a frame with its lines
surveys        the lines and the sheets of a page
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

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from pipeline.layout.continued import Titled
from pipeline.layout.furniture import Shape, edges, furniture, running_headers
from pipeline.layout.grids import grids
from pipeline.layout.pairs import find_tables
from pipeline.layout.reading_order import Flow, in_order
from pipeline.layout.surveys import Survey, survey
from pipeline.model import Document, Page, shelved

KEPT = 500
"""Pages of which the survey is kept for the second pass. Of a longer book the others are surveyed twice: the
lines of a page take a hundred kilobytes."""

OPEN = 500
"""Grids that stay as they are; those behind them are packed."""


def layout(document: Document) -> Document:
    """Fill `raw`, `places`, `furniture` and `grids`; a source without pages is read as it is written.

    The pages are gone through twice: a running header is known by all the pages that it stands on.
    """
    if not document.pages:
        return msgspec.structs.replace(document, raw=document.written)
    counts: Counter[Shape] = Counter()
    kept: deque[Survey] = deque()
    for page in document.pages:
        one = survey(page)
        counts.update(edges(page, one.lines))
        if len(kept) < KEPT:
            kept.append(one)
    running = running_headers(counts, len(document.pages))
    flow = Flow()
    surveys = (one._replace(aside=furniture(*one[:2], running)) for one in _again(document.pages, kept))
    found = shelved(grids(_flowing(surveys, flow)), OPEN)
    return msgspec.structs.replace(
        document,
        grids=found,
        raw=flow.text,
        places=flow.places,
        furniture=tuple(flow.furniture),
    )


def _again(pages: Sequence[Page], kept: deque[Survey]) -> Iterator[Survey]:
    """The surveys of all pages; those that were kept are let go one by one."""
    count = len(kept)
    while kept:
        yield kept.popleft()
    yield from map(survey, islice(pages, count, None))


def _flowing(surveys: Iterator[Survey], flow: Flow) -> Iterator[Titled]:
    """The tables from page to page, each when the text of its pages has been laid out."""
    for pages, tables in find_tables(surveys):
        for one in pages:
            flow.add(one, in_order(one.lines, [titled.table for titled in tables], one.page.number))
        yield from (titled._replace(spans=flow.spans_of(titled.table)) for titled in tables)
        flow.forget()
