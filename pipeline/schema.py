"""The published result, `yusuan/1`: what a result's JSON holds, in the order in which it is written.

Positions are raw: code points of the source's text as it stands, the end exclusive. Boxes are PDF points,
the origin at the top left. Every field is always written, so that nobody has to ask whether a missing one
means null. `docs/schema.json` is made from these types.
"""

import inspect
from typing import Annotated, Any, Final, Generic, Literal, TypeVar

import msgspec

from pipeline.model import About, Amount, Box, Coverage, Date, Duration, FieldValue, Headcount, Named
from pipeline.text import Span

SCHEMA: Final = "yusuan/1"

V = TypeVar("V")


class _Mention(msgspec.Struct, Generic[V], frozen=True, tag_field="type"):
    """What all mentions share.

    Attributes:
        text: the source's text from `start` to `end`.
        rule: which rule read it.
        page: 1-based page of its first character; null where the source has no pages.
        boxes: one for each line of it on that page; empty where the source has no pages.
    """

    start: int
    end: int
    text: str
    value: V
    rule: str
    page: int | None
    boxes: tuple[Box, ...]


class AmountMention(_Mention[Amount], frozen=True, tag="AMOUNT"):
    """A sum of money."""


class DateMention(_Mention[Date], frozen=True, tag="DATE"):
    """A calendar point or range."""


class DurationMention(_Mention[Duration], frozen=True, tag="DURATION"):
    """A length of time."""


class HeadcountMention(_Mention[Headcount], frozen=True, tag="HEADCOUNT"):
    """A number of persons sent, invited, trained or attending."""


class AgencyMention(_Mention[Named | None], frozen=True, tag="AGENCY"):
    """A government or military body. Its value is null where the name may mean several."""


class PlatformMention(_Mention[Named | None], frozen=True, tag="PLATFORM"):
    """A channel in which two or more sides meet. Its value is null where the name may mean several."""


class ProgramMention(_Mention[Named | None], frozen=True, tag="PROGRAM"):
    """A thing that a budget pays for. Its value is null where the name may mean several."""


Mention = (
    AmountMention
    | DateMention
    | DurationMention
    | HeadcountMention
    | AgencyMention
    | PlatformMention
    | ProgramMention
)

MENTIONS: dict[str, type[Mention]] = {
    "AMOUNT": AmountMention,
    "DATE": DateMention,
    "DURATION": DurationMention,
    "HEADCOUNT": HeadcountMention,
    "AGENCY": AgencyMention,
    "PLATFORM": PlatformMention,
    "PROGRAM": ProgramMention,
}
"""The published type of each kind of mention; a new kind is a new class and a line here."""


class _Record(msgspec.Struct, frozen=True, tag_field="kind"):
    """What the document says of one programme or platform for one period; null where it does not say.

    Attributes:
        fiscal_years: EDTF year or range of years.
        amount: plain decimal in whole units of `currency`.
        duration: how long the delegation stays, ISO 8601.
        evidence: spans that the values were read from.
        sources: for each value that stands in the text, the span that it was read from.
    """

    name: str
    fiscal_years: str | None
    amount: str | None
    currency: str | None
    qualifier: str | None
    headcount: int | None
    duration: str | None
    organiser: str | None
    destination: str | None
    status: str | None
    evidence: tuple[Span, ...]
    sources: dict[str, Span] = {}


class PlatformRecord(_Record, frozen=True, tag="PLATFORM"):
    """What the document says of one platform for one period."""


class ProgramRecord(_Record, frozen=True, tag="PROGRAM"):
    """What the document says of one programme for one period."""


class ProposalRecord(msgspec.Struct, frozen=True, tag_field="kind", tag="PROPOSAL"):
    """What an item of a legislative text does to one account; null where the text does not say.

    Attributes:
        number: as printed, without brackets; null where the text is one proposal.
        section: the headings that the item stands under.
        part: what the item is: an agency's line with what is decided on it (section), a line of what that is
            cut or raised by (cut, add), one of the resolutions on it (resolution), or a proposal.
        agency: by the name that its own budget bears (中央健康保險署).
        fiscal_year: Gregorian.
        account: from the widest level to the narrowest.
        code: the account's ten digits.
        cost: what the account is budgeted at; this and the other sums are plain decimals in TWD.
        action: cut, freeze, add.
        deleted, frozen, added: by how much.
        revised: the sum that was decided on.
        computation: for each sum that does not stand in the text, what it was worked out from.
        condition: until when money stays frozen.
        report_to: whom the agency has to report to.
        deadline: an ISO 8601 duration or a date.
        result: what was decided, e.g. 照列.
        sources: for each value the span that it was read from.
        evidence: the same spans, in order.
    """

    number: str | None
    section: tuple[str, ...]
    part: Literal["section", "cut", "add", "resolution", "proposal"]
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
    computation: dict[str, str]
    condition: str | None
    report_to: str | None
    deadline: str | None
    proposers: tuple[str, ...]
    cosigners: tuple[str, ...]
    result: str | None
    sources: dict[str, Span]
    evidence: tuple[Span, ...]


Record = PlatformRecord | ProgramRecord | ProposalRecord

RECORDS: dict[str, type[Record]] = {
    "PLATFORM": PlatformRecord,
    "PROGRAM": ProgramRecord,
    "PROPOSAL": ProposalRecord,
}
"""The published type of each kind of record."""

_ROW = {
    "description": "A row: its typed fields, null where a cell is empty, and where they stand.",
    "properties": {
        "page": {"type": "integer", "description": "1-based page of the row's first line"},
        "pages": {
            "type": "object",
            "description": "for each field whose cell stands on another page than `page`, that page",
            "additionalProperties": {"type": "integer"},
        },
        "printed": {
            "type": "object",
            "description": "for each sum of money, the cell as printed, before it was multiplied out",
            "additionalProperties": {"type": "string"},
        },
        "boxes": {
            "type": "object",
            "description": "for each field that was printed, the box around its cell",
            "additionalProperties": {
                "type": "array",
                "items": {"type": "number"},
                "minItems": 4,
                "maxItems": 4,
            },
        },
    },
    "required": ["page", "pages", "printed", "boxes"],
    "additionalProperties": {"type": ["integer", "number", "string", "null"]},
}

Row = Annotated[
    dict[str, FieldValue | dict[str, str | int | float | Box]], msgspec.Meta(extra_json_schema=_ROW)
]
"""A row's typed fields lie flat beside `page`, `pages`, `printed` and `boxes`: rows make a data frame."""


class Table(msgspec.Struct, frozen=True):
    """A table of a budget book.

    Attributes:
        form: the standard title of the form; "" for a table that is only transcribed, its fields being
            column_1, column_2 and so on.
        unit: what its printed sums count in (1000 for 千元), 0 where it names no unit. A form's money
            fields are whole TWD already.
        header: the headings of a table that is only transcribed; a form's fields need none.
    """

    form: str
    title: str
    pages: tuple[int, ...]
    unit: int
    agency: str | None
    fiscal_year: str | None
    header: tuple[str, ...]
    rows: tuple[Row, ...]


class Finding(msgspec.Struct, frozen=True):
    """Something in a document that a person should know.

    Attributes:
        check: stable dotted name, e.g. `sums.children`.
        start, end, page: where, if it has a place.
    """

    check: str
    level: Literal["error", "warning", "info"]
    message: str
    start: int | None
    end: int | None
    page: int | None


class Source(msgspec.Struct, frozen=True):
    """The file that was read.

    Attributes:
        path: below the directory that was given, with slashes.
        media_type: null where the file could not be told or read.
        pages: null where it has none.
    """

    path: str
    sha256: str | None
    bytes: int | None
    media_type: str | None
    pages: int | None


class Output(msgspec.Struct, frozen=True):
    """The result of one source.

    A source that could not be read has empty lists and one finding of level error that says why.
    """

    schema: Literal["yusuan/1"]
    source: Source
    document: About
    mentions: tuple[Mention, ...]
    records: tuple[Record, ...]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of `Output`."""
    schema = msgspec.json.schema(Output)
    for definition in schema["$defs"].values():
        _tighten(definition)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}


def _tighten(definition: dict[str, Any]) -> None:
    """Say what the types cannot: a result holds every field and no others."""
    properties = definition["properties"]
    # Python 3.13 takes the indentation out of docstrings; the committed schema is the same for all versions.
    definition["description"] = inspect.cleandoc(definition["description"])
    definition["required"] = list(properties)
    definition["additionalProperties"] = False
    for field in properties.values():
        field.pop("default", None)
