"""Stage `forms`: grids of known titles to typed rows.

A form is one file that offers `TITLE`, `COLUMNS` (field and heading) and `rows(grid)`. A grid of no known
title stays what it is.
"""

import re
from collections.abc import Iterator

import msgspec

from pipeline.forms import expenditure, functions, mainland_trips, revenue, trips, trips_summary
from pipeline.forms.values import agency, fiscal_year, unit
from pipeline.model import Document, Grid, Table

FORMS = (revenue, expenditure, functions, trips_summary, trips, mainland_trips)

AFTER_TITLE = re.compile(r"(?:[-－–—].*|[(（]續?\d*[)）])?")


def read_forms(document: Document) -> Document:
    """Fill `tables`."""
    return msgspec.structs.replace(document, tables=tuple(_tables(document.grids)))


def _tables(grids: tuple[Grid, ...]) -> Iterator[Table]:
    for grid in grids:
        for form in FORMS:
            if has_title(grid, form.TITLE):
                yield Table(
                    form=form.TITLE,
                    title=grid.title,
                    pages=grid.pages,
                    unit=unit(grid),
                    agency=agency(grid, form.TITLE),
                    fiscal_year=fiscal_year(grid),
                    rows=form.rows(grid),
                )


def has_title(grid: Grid, title: str) -> bool:
    """Whether a line of the grid's title is the form's, followed at most by which part of the form it is."""
    lines = (line.replace(" ", "") for line in grid.title.split("\n"))
    return any(line.startswith(title) and AFTER_TITLE.fullmatch(line, len(title)) for line in lines)
