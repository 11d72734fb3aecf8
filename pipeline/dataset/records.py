"""The records of a result, and where each of their values stands."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec

from pipeline import schema
from pipeline.dataset import programmes, proposals
from pipeline.dataset.entities import Entities
from pipeline.dataset.fields import Document, End, Page, Start, Which, mention_id, numbered
from pipeline.dataset.places import Words
from pipeline.dataset.table import Table, columns, told
from pipeline.text import Span

Row = tuple[str, msgspec.Struct]
"""The name of a table, and a row of it."""

Mentions = Mapping[Span, schema.Mention]
"""The mentions of a document by their spans."""

FIELDS = {
    "AMOUNT": ("amount",),
    "DATE": ("fiscal_years",),
    "DURATION": ("duration",),
    "HEADCOUNT": ("headcount",),
    "AGENCY": ("organiser", "destination"),
    "PLATFORM": ("name",),
    "PROGRAM": ("name",),
}
"""The values of a programme that a mention of a type may be."""


class Evidence(msgspec.Struct, frozen=True):
    """A row: a stretch of text that a record's values rest on."""

    id: Annotated[str, told("識別碼", "Id", "the record's, and a running number")]
    document: Document
    record: Annotated[str, told("紀錄", "Record", "of programmes or of proposals")]
    programme: Annotated[str | None, told("計畫", "Programme", to="programmes")]
    proposal: Annotated[str | None, told("提案", "Proposal", to="proposals")]
    field: Annotated[
        str | None,
        told("欄位", "Field", "which value; null where the record does not say, or it is in several"),
    ]
    start: Start
    end: End
    page: Page
    text: Annotated[str | None, told("原文", "Text", "null where the text was not at hand")]
    mention: Annotated[str | None, told("提及", "Mention", "the one of this span", to="mentions")]
    computation: Annotated[
        str | None, told("算法", "Computation", "of a sum that does not stand in the text")
    ]


TABLES = (
    *programmes.TABLES,
    *proposals.TABLES,
    Table(
        "record_sources",
        "紀錄出處",
        "Sources of records",
        "Where the values of programmes and proposals were read.",
        columns(Evidence),
        indexes=(("record",),),
    ),
)


def identity(document: str, position: int) -> str:
    """What a record is known by; programmes and proposals are numbered together."""
    return numbered(document, "r", position)


def used(name: str, output: schema.Output) -> dict[Span, str]:
    """For each span the first record that rests on it."""
    found: dict[Span, str] = {}
    for position, record in enumerate(output.records, 1):
        for span in record.evidence:
            found.setdefault(span, identity(name, position))
    return found


def rows(name: str, output: schema.Output, entities: Entities, words: Words) -> Iterator[Row]:
    """The records of a document, each with what it rests on."""
    mentions = {(mention.start, mention.end): mention for mention in output.mentions}
    for position, record in enumerate(output.records, 1):
        own = identity(name, position)
        sources = list(_sources(own, name, record, mentions, words))
        page = min((source.page for source in sources if source.page is not None), default=None)
        which = Which(own, name, position, page)
        if isinstance(record, schema.ProposalRecord):
            yield "proposals", proposals.row(which, record, entities)
            yield from (("proposal_accounts", account) for account in proposals.accounts(own, record))
        else:
            yield "programmes", programmes.row(which, record, entities)
        yield from (("record_sources", source) for source in sources)


def _sources(
    own: str, name: str, record: schema.Record, mentions: Mentions, words: Words
) -> Iterator[Evidence]:
    proposed = isinstance(record, schema.ProposalRecord)
    for number, (field, span, computation) in enumerate(_values(record, mentions), 1):
        mention = mentions.get(span) if span else None
        start, end = span or (None, None)
        text = mention.text if mention else words.between(*span) if span else None
        page = mention.page if mention else words.page(span[0]) if span else None
        kind = str(mention.__struct_config__.tag) if mention else ""
        yield Evidence(
            id=f"{own}.{number}",
            document=name,
            record=own,
            programme=None if proposed else own,
            proposal=own if proposed else None,
            field=field,
            start=start,
            end=end,
            page=page,
            text=text,
            mention=mention_id(name, kind, *span) if mention and span else None,
            computation=computation,
        )


def _values(
    record: schema.Record, mentions: Mentions
) -> Iterator[tuple[str | None, Span | None, str | None]]:
    """Field, span and computation of what a record rests on."""
    if isinstance(record, schema.ProposalRecord):
        for field in dict.fromkeys((*record.sources, *record.computation)):
            yield field, record.sources.get(field), record.computation.get(field)
        said = set(record.sources.values())
    else:
        said = set()
    for span in record.evidence:
        if span not in said:
            yield _field(record, mentions.get(span)), span, None


def _field(record: schema.Record, mention: schema.Mention | None) -> str | None:
    """Which value of a programme a mention is: the one that it is the same as."""
    if mention is None or mention.value is None or isinstance(record, schema.ProposalRecord):
        return None
    value = msgspec.structs.astuple(mention.value)[0]
    fields = FIELDS[str(mention.__struct_config__.tag)]
    return next((field for field in fields if getattr(record, field) == value), None)
