"""Programme and platform records from running text.

Every sum of money that a paragraph gives to a named platform or programme is one record; a sum in another
currency that stands beside the same one in TWD is none of its own.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.model import Amount, Document, Duration, Headcount, Mention, Record, Segment
from pipeline.relate import nobody, organisers, statuses, told, whose
from pipeline.relate.paragraph import NAMES, Paragraph, in_twd, named
from pipeline.relate.rows import Beside, Rows
from pipeline.relate.whose import Owner
from pipeline.relate.years import Years
from pipeline.text import Span

_BESIDE = re.compile(
    r"[，,、]?\s*(?:[（(]\s?(?:折合|折算|換算|相當於?|約?[合當]|等於|即|約為?)?|(?:折合|折算|換算(?:為|成)?|相當於?|約[合當]|等於|合))"
    r"(?:為|成)?(?:新?[臺台]幣)?(?:約|近|逾)?(?:新?[臺台]幣)?"
)
"""What stands between a sum and the same one in another currency."""


def find(document: Document) -> Iterator[Record]:
    """Yield a record for each sum that the text gives to a platform or programme."""
    mentions = document.mentions
    if not any(mention.kind in NAMES for mention in mentions):
        return
    records = _Records(document)
    for paragraph in _paragraphs(document):
        yield from records.of(paragraph)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """The lines that name a platform or programme and a sum of money."""
    mentions, clean = document.mentions, document.text.clean
    starts = [mention.start for mention in mentions]
    end = -1
    for mention in mentions:
        if mention.kind not in NAMES or mention.start < end:
            continue
        start = clean.rfind("\n", 0, mention.start) + 1
        end = clean.find("\n", mention.start)
        end = end if end >= 0 else len(clean)
        inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if any(each.kind == "AMOUNT" for each in inside):
            yield Paragraph(document, Segment(clean[start:end], start), inside)


class _Records:
    """The records of a document's paragraphs, with what it says elsewhere of their names."""

    def __init__(self, document: Document) -> None:
        self._rows = Rows(document.segments)
        self._statuses = statuses.statuses(document)
        self._organisers = organisers.organisers(document)
        self._years = Years(document)

    def of(self, paragraph: Paragraph) -> Iterator[Record]:
        """Yield a paragraph's records in the order of its sums."""
        for place, mention in enumerate(paragraph.amounts):
            if not isinstance(mention.value, Amount) or nobody.is_nobodys(paragraph, mention):
                continue
            beside = _beside(paragraph, place)
            if beside and mention.value.currency != "TWD":
                continue
            for owner in whose.owners(paragraph, mention):
                yield self._record(paragraph, owner, mention, beside)

    def _record(self, paragraph: Paragraph, owner: Owner, amount: Mention, beside: Mention | None) -> Record:
        name, money = owner.name, amount.value
        assert isinstance(money, Amount)
        fiscal_years, years = self._years.of(paragraph, name, amount)
        people = told.nearest(paragraph, paragraph.people, owner, amount)
        stay = told.stay(paragraph, owner, amount)
        organiser = organisers.of(paragraph, owner, amount) or self._organisers.get(named(name))
        row = self._rows.beside(paragraph, amount)
        said: dict[str, tuple[str | int | None, Span] | None] = {
            "headcount": row.headcount or _read(people, _count(people)),
            "duration": row.duration or _read(stay, _length(stay)),
            "organiser": row.organiser or _read(organiser, named(organiser) if organiser else None),
            "destination": row.destination or told.destination_of(paragraph, owner, amount),
            "status": self._status(paragraph, owner, amount, row),
        }
        used = {"name": name, "amount": amount, **({"fiscal_years": years[0]} if years else {})}
        sources = {field: (m.start, m.end) for field, m in used.items()}
        sources |= {field: value[1] for field, value in said.items() if value}
        more = {(m.start, m.end) for m in (*years, beside) if m is not None}
        return Record(
            kind=name.kind,
            name=named(name),
            fiscal_years=fiscal_years,
            amount=money.amount,
            currency=money.currency,
            qualifier=money.qualifier,
            **{field: value[0] for field, value in said.items() if value},  # type: ignore[arg-type]
            sources=sources,
            evidence=tuple(sorted({*sources.values(), *more})),
        )

    def _status(
        self, paragraph: Paragraph, owner: Owner, amount: Mention, row: Beside
    ) -> tuple[str, Span] | None:
        if row.status or row.series:
            return row.status
        own = statuses.of(paragraph, owner, amount)
        return own or self._statuses.get(named(owner.name))


def _beside(paragraph: Paragraph, place: int) -> Mention | None:
    """The same sum in another currency, right before or behind: one of the two is in TWD."""
    amounts = paragraph.amounts
    for one, two, other in ((place - 1, place, place - 1), (place, place + 1, place + 1)):
        if one < 0 or two == len(amounts) or in_twd(amounts[one]) == in_twd(amounts[two]):
            continue
        if _BESIDE.fullmatch(paragraph.clean, amounts[one].end, amounts[two].start):
            return amounts[other]
    return None


def _read(mention: Mention | None, value: str | int | None) -> tuple[str | int, Span] | None:
    return (value, (mention.start, mention.end)) if mention and value is not None else None


def _count(people: Mention | None) -> int | None:
    return people.value.count if people and isinstance(people.value, Headcount) else None


def _length(stay: Mention | None) -> str | None:
    return stay.value.iso8601 if stay and isinstance(stay.value, Duration) else None
