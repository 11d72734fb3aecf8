"""Stage `forms`: grids of known titles to typed rows.

A form is one file that offers

TITLE           its standard title
PATTERN         how a printed title begins that is the form's
COLUMNS         its fields: name, heading, kind
rows(grids)     the typed rows of the grids that are one table, in the order of the pages
sums(rows)      what must hold in them by construction

A grid of no known title stays what it is.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from types import ModuleType

import msgspec

from pipeline.forms import (
    capital,
    commissions,
    costs,
    donations,
    economic,
    expenditure,
    functions,
    mainland_trips,
    multi_year,
    offices,
    personnel,
    plans,
    publicity,
    resolutions,
    revenue,
    revenue_notes,
    staff,
    staff_changes,
    subsidies,
    trips,
    trips_summary,
    uses,
    vehicles,
)
from pipeline.forms.located import located
from pipeline.forms.readable import readable
from pipeline.forms.values import agency, fiscal_year, unit
from pipeline.model import Document, Grid, Places, Row, Sum, Table, shelved

FORMS = (
    staff_changes,
    revenue,
    expenditure,
    functions,
    revenue_notes,
    plans,
    costs,
    uses,
    capital,
    personnel,
    staff,
    vehicles,
    offices,
    subsidies,
    donations,
    trips_summary,
    trips,
    mainland_trips,
    economic,
    multi_year,
    commissions,
    publicity,
    resolutions,
)

AFTER_TITLE = re.compile(
    r"(?P<part>[-－–—].*?)?(?:[(（](?:續[^()（）]{0,4}|[\d一二三四五六七八九十]*)[)）])?"
)
"""Which part of a form it is, and that it goes on."""

OPEN = 100
"""Tables that stay as they are; those behind them are packed. A book of 400 pages has fifty."""


def read_forms(document: Document) -> Document:
    """Fill `tables`."""
    tables = _tables(map(readable, document.grids), document.places)
    return msgspec.structs.replace(document, tables=shelved(tables, OPEN))


def _tables(grids: Iterable[Grid], places: Places | None) -> Iterator[Table]:
    """A table for each run of grids that stand under one form, one part of it, and one agency."""
    for found, run in groupby(enumerate(grids), key=lambda numbered: _which(numbered[1])):
        if found is not None:
            form, whose, *_ = found
            at, own = zip(*run, strict=True)
            yield msgspec.structs.replace(_table(form, whose, own, places), grids=at)


def _table(form: ModuleType, whose: str | None, grids: tuple[Grid, ...], places: Places | None) -> Table:
    whole = {cell.spans for grid in grids for row in grid.rows for cell in row if cell is not None}
    rows = tuple(located(row, whole, places) for row in form.rows(grids))
    return Table(
        form=form.TITLE,
        title=grids[0].title,
        pages=tuple(sorted({page for grid in grids for page in grid.pages})),
        unit=unit(grids[0]),
        agency=whose,
        fiscal_year=fiscal_year(grids[0]),
        rows=rows,
        sums=tuple(_sums(form, rows)),
    )


def _sums(form: ModuleType, rows: tuple[Row, ...]) -> Iterator[Sum]:
    """The sums of a table, which say whose form they are."""
    for held in form.sums(rows):
        yield msgspec.structs.replace(held, what=f"{held.what} in {form.TITLE}")


def _which(grid: Grid) -> tuple[ModuleType, str | None, str, bool] | None:
    """The form that a grid's title names, whose it is, the part of it, and whether a ministry compiled it."""
    for form in FORMS:
        part = part_of(grid, form.PATTERN)
        if part is not None:
            return form, agency(grid, form.PATTERN), part, "彙編" in grid.title.replace(" ", "")
    return None


def part_of(grid: Grid, title: re.Pattern[str]) -> str | None:
    """Which part of a form a grid is, "" for the whole; None if no line of its title is the form's."""
    for line in grid.title.split("\n"):
        line = line.replace(" ", "")  # noqa: PLW2901
        begins = title.match(line)
        rest = AFTER_TITLE.fullmatch(line, begins.end()) if begins else None
        if rest:
            return rest["part"] or ""
    return None
