"""The table of programmes: what a document says of a programme or platform for one period."""

from decimal import Decimal
from typing import Annotated

import msgspec

from pipeline import schema
from pipeline.dataset.entities import Entities
from pipeline.dataset.fields import Document, Id, Page, Position, Qualifier, Which
from pipeline.dataset.numbers import decimal
from pipeline.dataset.table import Table, columns, told


class Programme(msgspec.Struct, frozen=True):
    """A row: what a document says of one programme or platform for one period."""

    id: Id
    document: Document
    position: Position
    kind: Annotated[str, told("類型", "Kind", "PROGRAM, or PLATFORM for a channel in which sides meet")]
    name: Annotated[str, told("名稱", "Name")]
    entity: Annotated[str | None, told("名稱所指", "Entity", to="entities")]
    fiscal_years: Annotated[
        str | None, told("會計年度", "Fiscal years", "Gregorian, a year or range in EDTF")
    ]
    amount: Annotated[Decimal | None, told("金額", "Amount", unit="whole units of currency")]
    currency: Annotated[str | None, told("幣別", "Currency", "ISO 4217")]
    qualifier: Qualifier
    headcount: Annotated[int | None, told("人數", "Number of persons", unit="persons")]
    duration: Annotated[str | None, told("期間", "Duration", "ISO 8601; how long the delegation stays")]
    organiser: Annotated[str | None, told("主辦機關", "Organiser")]
    organiser_entity: Annotated[str | None, told("主辦機關所指", "Organiser as entity", to="entities")]
    destination: Annotated[str | None, told("目的地", "Destination")]
    status: Annotated[str | None, told("狀態", "Status", "new, or continuing")]
    page: Page


TABLES = (
    Table(
        "programmes",
        "計畫與平臺",
        "Programmes",
        "What each document says of a programme or platform for one period.",
        columns(Programme),
        indexes=(("fiscal_years",),),
        search=("name", "organiser", "destination"),
    ),
)


def row(which: Which, record: schema.PlatformRecord | schema.ProgramRecord, entities: Entities) -> Programme:
    """A record as a row."""
    kind = str(record.__struct_config__.tag)
    return Programme(
        id=which.id,
        document=which.document,
        position=which.position,
        kind=kind,
        name=record.name,
        entity=entities.referred(kind, record.name),
        fiscal_years=record.fiscal_years,
        amount=decimal(record.amount),
        currency=record.currency,
        qualifier=record.qualifier,
        headcount=record.headcount,
        duration=record.duration,
        organiser=record.organiser,
        organiser_entity=entities.referred("AGENCY", record.organiser),
        destination=record.destination,
        status=record.status,
        page=which.page,
    )
