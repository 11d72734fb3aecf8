"""What a document says as a whole: of itself, of programmes, and how far it can be trusted."""

import msgspec

from pipeline.text import Span


class About(msgspec.Struct, frozen=True):
    """What a document says of itself. `date` and `fiscal_year` are Gregorian EDTF."""

    kind: str | None = None
    title: str | None = None
    agency: str | None = None
    fiscal_year: str | None = None
    date: str | None = None


class Record(msgspec.Struct, frozen=True):
    """What a document says of one programme or platform for one period; the label guide's Records.

    Attributes:
        kind: PLATFORM or PROGRAM.
        fiscal_years: EDTF year or range of years.
        amount: plain decimal in whole units of `currency`.
        duration: how long the delegation stays, ISO 8601.
        evidence: clean spans of every value above.
    """

    kind: str
    name: str
    fiscal_years: str | None = None
    amount: str | None = None
    currency: str | None = None
    qualifier: str | None = None
    headcount: int | None = None
    duration: str | None = None
    organiser: str | None = None
    destination: str | None = None
    status: str | None = None
    evidence: tuple[Span, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """Something in a document that a person should know.

    Attributes:
        check: stable dotted name, e.g. `sums.children`.
        level: error, warning or info.
        start, end: clean span, where it has one.
        page: 1-based, where it has one.
    """

    check: str
    level: str
    message: str
    start: int | None = None
    end: int | None = None
    page: int | None = None


class Coverage(msgspec.Struct, frozen=True):
    """How much of the source was read.

    Attributes:
        pages, pages_read, pages_without_text: counts; 0 where a source has no pages.
        characters: of the source's text; characters_in_body: of those, outside furniture and boilerplate.
        forms_listed: titles of forms in the book's contents; forms_read: known forms found.
        grids_unread: tables whose form is not known and that have no typed rows.
    """

    pages: int = 0
    pages_read: int = 0
    pages_without_text: int = 0
    characters: int = 0
    characters_in_body: int = 0
    forms_listed: tuple[str, ...] = ()
    forms_read: tuple[str, ...] = ()
    grids_unread: int = 0
