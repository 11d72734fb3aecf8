"""What charts are drawn from, gathered from results one at a time; of each only what is shown is kept."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.errors import UsageError
from pipeline.facts import Fact, gather
from pipeline.results import ResultError, find, load
from pipeline.schema import Output, PlatformRecord, ProgramRecord, Row, Table

BOOK = "budget_book"
BY_AGENCY = "歲出機關別預算表"
"""The form that has a book's accounts with the figures of this year and the last."""

KEPT = 4
"""Gatherings that are kept: one page shows several charts of the same results."""

_LENGTH = re.compile(r"P(?:(\d+)W|(\d+)D)")
"""Days and weeks; how many days a month has nobody says."""


class Party(NamedTuple):
    """Who goes where for how long: of one record, a number of people and of days."""

    document: str
    kind: str
    name: str
    years: str | None
    organiser: str | None
    people: int
    days: int


class Tie(NamedTuple):
    """A record of a platform, and who takes part; `told` is false where only the book is the agency's."""

    agency: str
    platform: str
    document: str
    told: bool


class Account(NamedTuple):
    """A row of a book's accounts; `depth` counts from 1, sums are whole TWD."""

    depth: int
    code: str
    name: str
    this_year: int | None
    last_year: int | None
    page: int | None


class Book(NamedTuple):
    """A book's accounts, in the order in which they are printed."""

    document: str
    agency: str
    year: str
    accounts: tuple[Account, ...]


File = tuple[str, Path, int, int]
"""Name, path, time and size of a result: what it says does not change while these stay."""


class Material(msgspec.Struct, frozen=True):
    """All that charts show.

    Attributes:
        files: the results.
        unread: how many of them could not be read.
    """

    files: tuple[File, ...]
    parties: tuple[Party, ...]
    ties: tuple[Tie, ...]
    books: tuple[Book, ...]
    unread: int

    def sums(self) -> tuple[Fact, ...]:
        """What is known of platforms across the documents; takes several times as long as all the rest."""
        return _sums(self.files)


def gathered(results: Path, document: str | None = None) -> Material:
    """What charts of a directory show, or of one document in it.

    Raises:
        UsageError: if there is no such directory, no result in it, or no such document.
    """
    files = find(results)
    if document is not None:
        if document not in files:
            raise UsageError(f"{document}: no result of this name in {results}")
        files = {document: files[document]}
    stamps = ((name, path, path.stat()) for name, path in files.items())
    return _gathered(tuple((name, path, now.st_mtime_ns, now.st_size) for name, path, now in stamps))


@lru_cache(maxsize=KEPT)
def _gathered(files: tuple[File, ...]) -> Material:
    parties: list[Party] = []
    ties: list[Tie] = []
    books: list[Book] = []
    read = 0
    for read, (name, output) in enumerate(_readable(files), 1):  # noqa: B007  # how many in the end
        parties.extend(_parties(name, output))
        ties.extend(_ties(name, output))
        books.extend(_books(name, output))
    return Material(files, tuple(parties), tuple(ties), tuple(books), len(files) - read)


@lru_cache(maxsize=KEPT)
def _sums(files: tuple[File, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in gather(_readable(files)).facts if fact.subject == "platform")


def _readable(files: Iterable[File]) -> Iterator[tuple[str, Output]]:
    for name, path, *_ in files:
        with suppress(ResultError):
            yield name, load(path)


def _records(output: Output) -> Iterator[PlatformRecord | ProgramRecord]:
    for record in output.records:
        if isinstance(record, PlatformRecord | ProgramRecord):
            yield record


def _parties(name: str, output: Output) -> Iterator[Party]:
    for record in _records(output):
        days = _days(record.duration)
        if record.headcount and days:
            kind = str(record.__struct_config__.tag)
            yield Party(
                name, kind, record.name, record.fiscal_years, record.organiser, record.headcount, days
            )


def _days(duration: str | None) -> int | None:
    length = _LENGTH.fullmatch(duration or "")
    if length is None:
        return None
    return int(length[1]) * 7 if length[1] else int(length[2])


def _ties(name: str, output: Output) -> Iterator[Tie]:
    about = output.document
    for record in _records(output):
        if isinstance(record, PlatformRecord):
            agency = record.organiser or (about.agency if about.kind == BOOK else None)
            if agency:
                yield Tie(agency, record.name, name, record.organiser is not None)


def _books(name: str, output: Output) -> Iterator[Book]:
    """The accounts of a book: those of its first table, the later ones are of parts of the agency."""
    table = next((table for table in output.tables if table.form == BY_AGENCY), None)
    if table is not None:
        agency = table.agency or output.document.agency or ""
        year = table.fiscal_year or output.document.fiscal_year or ""
        yield Book(name, agency, year, tuple(_accounts(table)))


def _accounts(table: Table) -> Iterator[Account]:
    """Rows with their depth; a function of government stands between an agency and its accounts."""
    for row in table.rows:
        level = _whole(row, "level")
        depth = 3 if level is None else level + (level > 2)
        name, code = row.get("name"), row.get("code")
        if isinstance(name, str) and name:
            sums = _whole(row, "this_year"), _whole(row, "last_year")
            yield Account(depth, code if isinstance(code, str) else "", name, *sums, _whole(row, "page"))


def _whole(row: Row, field: str) -> int | None:
    value = row.get(field)
    return value if isinstance(value, int) else None
