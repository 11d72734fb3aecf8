"""What is known across documents, as flat rows: facts, their sources, how facts hang together, paths, claims.

A row has scalar fields only, so that rows of a type make a table. Money is whole units of `currency`;
`start` and `end` count code points in the text of `document`, as in its result; pages are 1-based.
"""

from decimal import Decimal
from typing import Final

import msgspec

EQUAL: Final = "equal"
ROUNDED: Final = "rounded"
BOUND: Final = "bound"
PART: Final = "part"
WHOLE: Final = "whole"
CONFLICT: Final = "conflict"

RELATIONS: Final = (EQUAL, ROUNDED, BOUND, PART, WHOLE, CONFLICT)
"""What a source's sum is to the fact's: the same; the same in fewer figures; a bound that it keeps
(逾1,500萬); that of a part or of the whole of it; another one."""

APART: Final = "apart"
OTHER_AGENCY: Final = "other_agency"
SAME_ACCOUNT: Final = "account"

PROGRAMME: Final = "programme"

LINKS: Final = (PART, APART, OTHER_AGENCY, SAME_ACCOUNT, PROGRAMME)
"""What a fact is to another: a part of it; another sum of the same name and years, linked with the first;
of the same name at another agency, linked with the first; what is decided on this account; the sum of an
account that bears the programme's name, for the same year."""

SUMS: Final = ("year", "total", "untold", "budget", "approved", "cut", "frozen", "added", "revised")
"""Kinds of sum: of a programme in one year, in several, or in years that are not told; of an account in a
budget bill (or where its stage is not told), in an approved budget; what a decision does to an account."""

STAGES: Final = ("bill", "approved", "cut", "frozen", "added", "revised", "settled")
"""Stages of a path: 預算案, 法定預算, what is proposed or decided on, 決算."""

VERDICTS: Final = ("confirmed", "contradicted", "unchecked")


class Fact(msgspec.Struct, frozen=True):
    """A sum of one thing for one period, whoever tells it.

    Attributes:
        id: the same for the same fact in every run over the same documents.
        subject: programme, platform or account.
        name: canonical; an account's levels from the widest to the narrowest, with ` / ` between.
        agency: of an account and of a name that several agencies use; None where no source tells it.
        fiscal_years: EDTF year or range of years; None where no source tells them.
        sum: one of `SUMS`.
        amount: the sum of the most official source; of one that only rounds another's, that one's.
        qualifier: of the source that the amount is from.
        document, record: that source; the record's number in its result, None for a book's row.
        sources, documents: how many tell it.
        conflicts: how many of the sources tell another sum.
        note: why sources were kept apart from it, or put to it without telling years.
        path: `Step.path` of the programme or the account.
    """

    id: str
    subject: str
    name: str
    agency: str | None
    fiscal_years: str | None
    sum: str
    amount: Decimal
    currency: str
    qualifier: str | None
    document: str
    record: int | None
    sources: int
    documents: int
    conflicts: int
    note: str | None
    path: str


class FactSource(msgspec.Struct, frozen=True):
    """A sum of a record, or of a book's row that a record speaks of, and the one fact that it belongs to.

    Attributes:
        fact: `Fact.id`.
        relation: one of `RELATIONS`, of this source's sum to the fact's.
        document, kind: the document and what kind it is; its kind is None where it was not told.
        record: 0-based number of the record in the result; None for a row of a book.
        field: amount of a record, cost, deleted, frozen, added or revised of a proposal, the field of a row.
        name, agency, fiscal_years: as this source tells them.
        difference: this source's sum less the fact's.
        start, end, page: where the sum stands; None where the result does not say, as of a row's cells.
        text: the sum as printed; None for one that was worked out (`computation` says how).
        note: what else a person has to know of this relation.
    """

    fact: str
    relation: str
    document: str
    kind: str | None
    record: int | None
    field: str
    name: str
    agency: str | None
    fiscal_years: str | None
    amount: Decimal
    currency: str
    qualifier: str | None
    difference: Decimal
    start: int | None
    end: int | None
    page: int | None
    text: str | None
    computation: str | None
    note: str | None


class FactLink(msgspec.Struct, frozen=True):
    """What a fact is to another fact; `LINKS` says how."""

    fact: str
    relation: str
    other: str
    note: str


class Step(msgspec.Struct, frozen=True):
    """One sum on the way of a programme or an account through years and stages, told by one or more sources.

    Attributes:
        path: the same for all steps of one way.
        subject, name, agency: as of a fact; code: the ten digits of an account, where a source prints them.
        fiscal_year: Gregorian year.
        stage: one of `STAGES`; None where the document does not say at which stage its sum is.
        fact: the fact that has this sum; None for what only a book's row tells.
        budget: what the book of that year and agency has for the account that is cut or frozen.
        share: amount in `budget`, four places; None where there is no such row.
        budget_document, budget_page: where that stands.
        note: why the fact stands apart from others of its name and year, which are other steps.
    """

    path: str
    subject: str
    name: str
    agency: str | None
    code: str | None
    fiscal_year: str
    stage: str | None
    amount: Decimal
    currency: str
    qualifier: str | None
    fact: str | None
    document: str
    record: int | None
    field: str
    start: int | None
    end: int | None
    page: int | None
    text: str | None
    budget: Decimal | None
    share: Decimal | None
    budget_document: str | None
    budget_page: int | None
    note: str | None


class Claim(msgspec.Struct, frozen=True):
    """What a document says of a programme, new or continuing, held against the books of two years.

    Attributes:
        status: new or continuing.
        verdict: one of `VERDICTS`; reason: in words.
        start, end, page: where the record's name stands, else its first evidence.
        this_document, this_page, this_text: the row of the book of `fiscal_year`.
        last_document, last_page, last_text: the row of the book of the year before; only the document where
            the book was searched and has no such row.
    """

    document: str
    record: int
    name: str
    agency: str | None
    fiscal_year: str | None
    status: str
    verdict: str
    reason: str
    start: int | None
    end: int | None
    page: int | None
    this_document: str | None
    this_page: int | None
    this_text: str | None
    last_document: str | None
    last_page: int | None
    last_text: str | None


class Facts(msgspec.Struct, frozen=True):
    """All that is known across a set of results; every tuple sorted, whatever the order of the results."""

    facts: tuple[Fact, ...]
    fact_sources: tuple[FactSource, ...]
    fact_links: tuple[FactLink, ...]
    paths: tuple[Step, ...]
    claims: tuple[Claim, ...]
