"""What a document says as a whole: of itself, of programmes, and how far it can be trusted."""

from collections.abc import Mapping

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
        sources: for each value that stands in the text, the clean span that it was read from.
        evidence: clean spans of every value above, in order.
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
    sources: Mapping[str, Span] = msgspec.field(default_factory=dict)
    evidence: tuple[Span, ...] = ()


class Proposal(msgspec.Struct, frozen=True):
    """What an item of a legislative text does to one account of a budget; sums are plain decimals in TWD.

    Attributes:
        number: as printed, without brackets.
        section: the headings that the item stands under.
        part: section, cut, add, resolution or proposal: what the item is in its text.
        agency: by the name that its own budget bears.
        fiscal_year: Gregorian.
        account: from the widest level to the narrowest.
        code: the account's ten digits.
        cost: what the account is budgeted at.
        action: what is proposed: cut, freeze, add.
        deleted, frozen, added: by how much.
        revised: the sum that the item decides on (改列).
        computation: for each sum that does not stand in the text, what it was worked out from.
        condition: until when money stays frozen, in the text's words.
        report_to: whom the agency has to report to.
        deadline: until when; an ISO 8601 duration or a date.
        result: what was decided (照列, 改列, 保留).
        sources: for each value the clean span that it was read from.
        evidence: the same spans, in order.
    """

    number: str | None
    section: tuple[str, ...]
    part: str
    agency: str | None
    fiscal_year: str | None
    account: tuple[str, ...]
    code: str | None
    cost: str | None
    action: tuple[str, ...]
    deleted: str | None
    frozen: str | None
    added: str | None
    revised: str | None
    computation: Mapping[str, str]
    condition: str | None
    report_to: str | None
    deadline: str | None
    proposers: tuple[str, ...]
    cosigners: tuple[str, ...]
    result: str | None
    sources: Mapping[str, Span]
    evidence: tuple[Span, ...]
    kind: str = "PROPOSAL"


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
        unused_amounts: sums of money that no record and no typed row of a form holds: where a miss hides.
    """

    pages: int = 0
    pages_read: int = 0
    pages_without_text: int = 0
    characters: int = 0
    characters_in_body: int = 0
    forms_listed: tuple[str, ...] = ()
    forms_read: tuple[str, ...] = ()
    grids_unread: int = 0
    unused_amounts: int = 0
