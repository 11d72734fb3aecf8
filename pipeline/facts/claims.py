"""What documents call new or continuing, and what programmes books have."""

from typing import NamedTuple

from pipeline.facts import naming
from pipeline.facts.contents import Marks
from pipeline.facts.told import Document, Place
from pipeline.schema import Output, ProposalRecord, Record

BOOK = "budget_book"
TRIPS = "派員出國計畫預算類別表"


class Entry(NamedTuple):
    """A programme in a book.

    Attributes:
        paid: whether the book has a sum for it, for its own year or one before.
        trip: whether it is one of its trips.
        status: what the book calls it.
    """

    place: Place
    paid: bool
    trip: bool
    status: str | None = None


class Book(NamedTuple):
    """A book of an agency and a year, with the programmes that its records name.

    Attributes:
        trips: whether its table of trips was read.
    """

    document: Document
    who: str
    year: int
    trips: bool
    entries: dict[str, Entry]


class Stated(NamedTuple):
    """A record that calls its programme new or continuing."""

    document: Document
    record: int
    name: str
    agency: str | None
    years: str | None
    status: str
    place: Place
    trip: bool


def key(name: str) -> str:
    """What a programme is known by from one year's book to the next."""
    known, listed = naming.programme(name)
    return known if listed else naming.recurring(name)


def read(whose: Document, output: Output, found: Marks) -> tuple[Book | None, list[Stated]]:
    """A result as a book, if it is an agency's of a year, and what its records call new or continuing."""
    trips = _trips(output)
    year, who = naming.span(whose.fiscal_year), naming.agency(whose.agency)
    stated, entries = [], dict[str, Entry]()
    for number, record in enumerate(output.records):
        if isinstance(record, ProposalRecord):
            continue
        place, trip = _place(record, found), naming.normal(record.name) in trips
        paid = record.amount is not None and not _later(record.fiscal_years, year)
        entry = Entry(place, paid, trip, record.status)
        known = key(record.name)
        if known not in entries or (entry.paid, trip) > (entries[known].paid, entries[known].trip):
            entries[known] = entry
        if record.status:
            years, agency = record.fiscal_years, record.organiser
            stated.append(Stated(whose, number, record.name, agency, years, record.status, place, trip))
    if whose.kind != BOOK or not year or not who:
        return None, stated
    return Book(whose, who, year[0], bool(trips), {**_named(found), **entries}), stated


def _later(years: str | None, own: tuple[int, int] | None) -> bool:
    """Whether years begin after a book's own."""
    span = naming.span(years)
    return bool(span and own and span[0] > own[0])


def _named(found: Marks) -> dict[str, Entry]:
    """The names that a book mentions, each where it does first."""
    entries: dict[str, Entry] = {}
    for span, mention in found.names.items():
        if name := getattr(mention.value, "name", None):
            entries.setdefault(key(name), Entry(Place(*span, mention.page, mention.text), False, False))
    return entries


def _trips(output: Output) -> frozenset[str]:
    """Names of a book's trips, as they are compared."""
    rows = (row for table in output.tables if table.form == TRIPS for row in table.rows)
    return frozenset(naming.normal(name) for row in rows if isinstance(name := row.get("name"), str))


def _place(record: Record, found: Marks) -> Place:
    assert not isinstance(record, ProposalRecord)
    for span in record.evidence:
        if mention := found.names.get(span):
            return Place(*span, mention.page, mention.text)
    for span in record.evidence:
        if amount := found.amounts.get(span):
            return Place(*span, amount.page, amount.text)
    return Place(*(record.evidence[0] if record.evidence else (None, None)))
