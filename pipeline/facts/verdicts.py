"""Claims held against the books of that year and of the year before.

A programme for which last year's book of the agency has money is continuing; one for which this year's has
money and whose name stands nowhere in last year's is new. Both books have to be at hand, and where it is a
trip, last year's must have its table of trips. A book's own row calls a trip continuing where it names
earlier ones, which need not be last year's.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.facts import naming
from pipeline.facts.claims import Book, Entry, Stated, key
from pipeline.facts.rows import Claim
from pipeline.facts.told import Place

Text = Callable[[str], str | None]
"""The text of a document by its name; None where it is not at hand."""

At = tuple[Book, Entry | None]
"""A book, and where it has a programme; None where it was searched and has it not."""


class Verdict(NamedTuple):
    """What the books say of it."""

    verdict: str
    reason: str
    this: At | None = None
    last: At | None = None


def check(stated: Iterable[Stated], books: Iterable[Book], text: Text) -> list[Claim]:
    """A claim for each record that calls its programme new or continuing.

    Args:
        stated: the records.
        books: all that are at hand.
        text: what a book says, to see that it does not name a programme anywhere.
    """
    by_year: dict[int, list[Book]] = defaultdict(list)
    for book in sorted(books, key=lambda book: book.document.name):
        by_year[book.year].append(book)
    compared = _compared(text)
    return [_claim(one, _verdict(one, by_year, compared)) for one in stated]


def _compared(text: Text) -> Text:
    """Texts as names are compared; those of some books are kept for the next claim."""

    @lru_cache(maxsize=4)
    def compared(name: str) -> str | None:
        found = text(name)
        return None if found is None else naming.recurring(found)

    return compared


def _verdict(one: Stated, books: Mapping[int, list[Book]], text: Text) -> Verdict:
    year = _year(one)
    if year is None:
        return Verdict("unchecked", "the record tells no year")
    known, who = key(one.name), naming.agency(one.agency)
    this = _choose(books.get(year, []), known, who)
    if this is None:
        return Verdict("unchecked", f"no book of {year} of {one.agency or 'its agency'} is at hand")
    last = _choose(books.get(year - 1, []), known, this[0].who)
    if last is None:
        reason = (
            f"no book of {year - 1} of {this[0].document.agency} is at hand{_otherwise(one, year, this[1])}"
        )
        return Verdict("unchecked", reason, this)
    if last[1] is not None:
        return _had(one, year, this, last)
    return _had_not(one, year, this, last, text(last[0].document.name))


def _otherwise(one: Stated, year: int, now: Entry | None) -> str:
    """What the book of the year itself calls it, if that is not what is claimed."""
    differs = now is not None and now.status and now.status != one.status
    return f"; the book of {year} calls it {now.status}" if now and differs else ""


def _year(one: Stated) -> int | None:
    """The year that a record speaks of: of several its document's own, else the first."""
    years, own = naming.span(one.years), naming.span(one.document.fiscal_year)
    if years and own and years[0] <= own[0] <= years[1]:
        return own[0]
    return years[0] if years else None


def _choose(books: list[Book], known: str, who: str | None) -> At | None:
    """The book that has the programme, else that of the agency itself; None where it is not known which."""
    near = [book for book in books if who is None or naming.related(book.who, who)]
    having = [book for book in near if known in book.entries]
    own = [book for book in near if book.who == who] or near
    if having:
        return having[0], having[0].entries[known]
    return (own[0], None) if who is not None and own else None


def _had(one: Stated, year: int, this: At, last: At) -> Verdict:
    """What is to be said where last year's book has it."""
    if last[1] is not None and not last[1].paid:
        return Verdict("unchecked", f"the book of {year - 1} names it without a sum", this, last)
    verdict = "confirmed" if one.status == "continuing" else "contradicted"
    return Verdict(verdict, f"the book of {year - 1} has it", this, last)


def _had_not(one: Stated, year: int, this: At, last: At, text: str | None) -> Verdict:
    """What is to be said where last year's book has it not."""
    now = this[1]
    absent = f"the book of {year} has it, that of {year - 1} has not"
    verdict = "unchecked"
    if now is None:
        reason = f"neither book has it under this name ({year - 1}, {year})"
    elif not now.paid:
        reason = f"the book of {year} names it without a sum, that of {year - 1} has it not"
    elif now.trip and not last[0].trips:
        reason = f"the book of {year - 1} has no table of trips"
    elif text is None:
        reason = f"the text of the book of {year - 1} is not at hand"
    elif naming.recurring(one.name) in text:
        reason = f"the book of {year - 1} names it, and no sum of it was read there"
    elif one.status == "continuing" and one.trip:
        reason = f"{absent}; its row names earlier ones"
    else:
        verdict, reason = "confirmed" if one.status == "new" else "contradicted", absent
    return Verdict(verdict, reason, this, last)


def _claim(one: Stated, found: Verdict) -> Claim:
    this, last = found.this, found.last
    here = this[1].place if this and this[1] else Place()
    before = last[1].place if last and last[1] else Place()
    return Claim(
        document=one.document.name,
        record=one.record,
        name=one.name,
        agency=one.agency,
        fiscal_year=one.years,
        status=one.status,
        verdict=found.verdict,
        reason=found.reason,
        start=one.place.start,
        end=one.place.end,
        page=one.place.page,
        this_document=this[0].document.name if this else None,
        this_page=here.page,
        this_text=here.text,
        last_document=last[0].document.name if last else None,
        last_page=before.page,
        last_text=before.text,
    )
