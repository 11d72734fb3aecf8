"""A book's costs and staff are those of the agencies in its appendix together."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.check.books import COSTS, PERSONNEL, STAFF, Book, Rows, Tables, books, has, named, number, top
from pipeline.check.people import KINDS, YEARS
from pipeline.model import FieldValue, Row, Sum

Key = tuple[FieldValue, ...]


def sums(tables: Tables) -> Iterator[Sum]:
    """Yield the figures of each book that is made of several agencies' beside what these add up to."""
    for book in books(tables):
        if _has_parts(book):
            yield from _added(book, COSTS, "code", "name", "plan_code", "plan_name")
            yield from _added(book, PERSONNEL, "name")
            yield from _staff(book)


def _has_parts(book: Book) -> bool:
    """Whether the tables behind the book's own are of its parts: these have its plans, by their codes."""
    parts = book.parts.get(COSTS, ())
    return len(parts) > 1 and all(_plans(part.rows) <= _plans(book.rows(COSTS)) for part in parts)


def _plans(rows: Rows) -> set[FieldValue]:
    return {row.values["plan_code"] for row in rows}


def _added(book: Book, form: str, *key: str) -> Iterator[Sum]:
    """A row of 各項費用彙計表 or 人事費彙計表 is the sum of the rows with its use, plan or kind of pay.

    These are the rows of the agencies in the appendix.
    """
    parts: defaultdict[Key, list[Row]] = defaultdict(list)
    for part in book.parts.get(form, ()):
        for row in part.rows:
            parts[tuple(row.values[field] for field in key)].append(row)
    for row in book.rows(form) if parts else ():
        added = sum(number(own, "amount") for own in parts[tuple(row.values[field] for field in key)])
        if added or has(row, "amount"):
            what = f"{named(row, 'amount', form)} beside its parts"
            yield Sum("agencies", what, number(row, "amount"), added, row.page)


def _staff(book: Book) -> Iterator[Sum]:
    """預算員額明細表: people and what they cost, in all; the parts may name their accounts otherwise."""
    whole, parts = book.rows(STAFF), book.parts.get(STAFF, ())
    row = next((row for row in whole if has(row, "total")), None)
    if row is None or len(parts) != len(book.parts[COSTS]):
        return
    for field in (year + field for year in YEARS.values() for field in (*KINDS, "cost")):
        what = f"{named(row, field, STAFF)} beside its parts"
        added = sum(top(part.rows, field) for part in parts)
        yield Sum("agencies", what, top(whole, field), added, row.page, field in row.money)
