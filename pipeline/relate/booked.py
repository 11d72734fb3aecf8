"""What records out of a book's tables share: whose they are, of which year, and where their values stand."""

from pipeline.calendar import year_of
from pipeline.gazetteer import fold, load
from pipeline.model import Cell, Document, Table
from pipeline.text import Span


def agency(table: Table) -> str | None:
    """The canonical name of a table's agency by the one that its book prints."""
    known = load("agencies")
    meant = known.ids.get(fold(table.agency), ()) if table.agency else ()
    return known.official[meant[0]] if len(meant) == 1 else table.agency


def year(table: Table) -> str | None:
    """A table's fiscal year, Gregorian."""
    found = year_of(table.fiscal_year)
    return f"{found:04}" if found else None


def spans(document: Document, cell: Cell | None) -> list[Span]:
    """The clean spans of a cell, without those that nothing is left of."""
    cleaned = (document.text.cleaned(*span) for span in cell.spans) if cell else ()
    return [(start, end) for start, end in cleaned if start < end]
