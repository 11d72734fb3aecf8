"""What a result tells that facts are made of; the result itself is let go of then."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.facts import naming
from pipeline.facts.books import PLANS
from pipeline.facts.sums import Sum, decimal, unit
from pipeline.facts.told import ACCOUNT, DECISIONS, SECTION, Document, Place, Told
from pipeline.schema import AmountMention, Mention, Output, ProposalRecord, Record
from pipeline.text import Span

_STAGES = (
    ("settled", re.compile("決算書|單位決算|總決算")),
    ("approved", re.compile("法定預算")),
    ("bill", re.compile("預算案")),
)
_BOOK = "budget_book"


def document(name: str, output: Output, head: str | None) -> Document:
    """What a document says of itself; a book's stage from its title, its name and its first words.

    What others say of a stage is said of some of their sums, and it is not known of which.
    """
    about = output.document
    said = f"{about.title or ''}\n{name}\n{head or ''}" if about.kind == _BOOK else ""
    stage = next((stage for stage, pattern in _STAGES if pattern.search(said)), None)
    return Document(name, about.kind, about.agency, about.fiscal_year, stage)


class Marks(NamedTuple):
    """The mentions of a result that records lean on, by their spans."""

    amounts: dict[Span, AmountMention]
    names: dict[Span, Mention]


def marks(output: Output) -> Marks:
    """The sums and the names that a result mentions."""
    found = Marks({}, {})
    for mention in output.mentions:
        tag = mention.__struct_config__.tag
        if tag == "AMOUNT" and isinstance(mention, AmountMention):
            found.amounts[mention.start, mention.end] = mention
        elif tag in {"PROGRAM", "PLATFORM"}:
            found.names[mention.start, mention.end] = mention
    return found


def records(whose: Document, output: Output, found: Marks) -> Iterator[Told]:
    """The sums of the records of a result; branch plans of one name are rows of accounts alone."""
    planned = _planned(output)
    for number, record in enumerate(output.records):
        if isinstance(record, ProposalRecord):
            yield from _proposed(whose, number, record, found)
        elif record.amount is not None and (record.name, record.amount) not in planned:
            yield _programme(whose, number, record, found)


def _planned(output: Output) -> set[tuple[str, str]]:
    """Names that several branch plans of a document have, with their sums: 人員維持 is no programme."""
    branches = [
        (str(row["name"]).replace("台", "臺"), str(row["amount"]))
        for table in output.tables
        if table.form == PLANS
        for row in table.rows
        if row.get("kind") == "branch"
    ]
    sums: dict[str, set[str]] = defaultdict(set)
    for name, amount in branches:
        sums[name].add(amount)
    return {branch for branch in branches if len(sums[branch[0]]) > 1}


def _programme(whose: Document, number: int, record: Record, found: Marks) -> Told:
    assert not isinstance(record, ProposalRecord)
    value = decimal(record.amount)
    at = (span for span in record.evidence if span in found.amounts)
    place = next((_place(found.amounts[span]) for span in at if _same(found.amounts[span], value)), Place())
    key, known = naming.programme(record.name)
    years = naming.span(record.fiscal_years)
    many = record.fiscal_years is not None and (years is None or years[0] < years[1])
    return Told(
        document=whose,
        record=number,
        field="amount",
        subject=str(record.__struct_config__.tag).lower(),
        key=(key,),
        account=(),
        known=known,
        name=record.name,
        levels=(),
        code=None,
        agency=record.organiser,
        who=naming.agency(record.organiser or _owner(whose)),
        years=record.fiscal_years,
        sum="total" if many else "year" if years else "untold",
        currency=record.currency or "",
        money=Sum(value, unit(value, place.text), record.qualifier),
        place=place,
        computation=None,
        number=None,
        names=frozenset(span for span in record.evidence if span in found.names),
        said=(record.headcount, record.duration),
    )


def _owner(whose: Document) -> str | None:
    """Whose the programmes of a document are where nothing else is said: those of a book are its agency's."""
    return whose.agency if whose.kind == _BOOK else None


def _same(mention: AmountMention, value: Decimal) -> bool:
    return decimal(mention.value.amount) == value


def _place(mention: Mention) -> Place:
    return Place(mention.start, mention.end, mention.page, mention.text)


def _proposed(whose: Document, number: int, record: ProposalRecord, found: Marks) -> Iterator[Told]:
    """The sums of a proposal: what its account costs, and what is done to it."""
    levels = record.section if record.part == SECTION else record.account
    base = _account_key(whose, number, record, levels)
    for field in ("cost", *DECISIONS):
        value: str | None = getattr(record, field)
        if value is None:
            continue
        kind = DECISIONS.get(field, "budget")
        by = () if kind == "budget" else (record.part, *sorted(record.proposers))
        money, place = _sum(record, field, decimal(value), found)
        yield Told(
            document=whose,
            record=number,
            field=field,
            subject=ACCOUNT,
            key=(*base, *by),
            account=base,
            known=False,
            name=" / ".join(levels) or record.agency or "",
            levels=levels,
            code=record.code,
            agency=record.agency,
            who=naming.agency(record.agency),
            years=record.fiscal_year,
            sum=kind,
            currency="TWD",
            money=money,
            place=place,
            computation=record.computation.get(field),
            number=record.number,
            names=frozenset(),
            said=(None, None),
        )


def _sum(record: ProposalRecord, field: str, value: Decimal, found: Marks) -> tuple[Sum, Place]:
    """A sum of a proposal and where it stands; one that was worked out stands nowhere itself."""
    start, end = record.sources.get(field, (None, None))
    mention = found.amounts.get((start, end)) if start is not None and end is not None else None
    page = mention.page if mention else None
    if mention is None or field in record.computation:
        return Sum(value, Decimal(1), None), Place(start, end, page, None)
    text = mention.text
    return Sum(value, unit(value, text), mention.value.qualifier), Place(start, end, page, text)


def _account_key(
    whose: Document, number: int, record: ProposalRecord, levels: tuple[str, ...]
) -> tuple[str, ...]:
    """Agency and levels; an account whose agency or levels are not told is nobody else's."""
    who = naming.agency(record.agency)
    part = SECTION if record.part == SECTION else ACCOUNT
    if who is None or not levels:
        return (part, whose.name, str(number))
    return (part, who, *map(naming.normal, levels))
