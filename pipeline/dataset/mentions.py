"""The tables of mentions, and of the names that they give to agencies, platforms and programmes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

import msgspec

from pipeline import schema
from pipeline.dataset import periods
from pipeline.dataset.entities import Entities
from pipeline.dataset.fields import Boxes, Document, Id, Page, Position, Qualifier, as_json, mention_id
from pipeline.dataset.numbers import decimal
from pipeline.dataset.table import Table, columns, told
from pipeline.model import Amount, Date, Duration, Headcount, Named
from pipeline.text import Span


class Mention(msgspec.Struct, frozen=True):
    """A row; of the values those are there that its type has."""

    id: Id
    document: Document
    position: Position
    type: Annotated[
        str, told("類型", "Type", "AMOUNT, DATE, DURATION, HEADCOUNT, AGENCY, PLATFORM or PROGRAM")
    ]
    start: Annotated[int, told("起點", "Start", "code points of the source's text before it")]
    end: Annotated[int, told("終點", "End", "exclusive; code points of the source's text")]
    text: Annotated[str, told("原文", "Text", "the source's text from start to end")]
    value: Annotated[str | None, told("值", "Value", "as text; null where a name may mean several")]
    amount: Annotated[Decimal | None, told("金額", "Amount", unit="whole units of currency")]
    currency: Annotated[str | None, told("幣別", "Currency", "ISO 4217")]
    qualifier: Qualifier
    edtf: Annotated[str | None, told("日期", "Date", "Gregorian, EDTF")]
    first_day: Annotated[date | None, told("起日", "First day", "of the date, to sort by")]
    last_day: Annotated[date | None, told("迄日", "Last day", "of the date, to sort by")]
    iso8601: Annotated[str | None, told("期間", "Duration", "ISO 8601")]
    count: Annotated[int | None, told("人數", "Number of persons", unit="persons")]
    entity: Annotated[str | None, told("名稱所指", "Entity", to="entities")]
    record: Annotated[
        str | None, told("所屬紀錄", "Record", "the first programme or proposal that rests on it")
    ]
    rule: Annotated[str, told("規則", "Rule", "which rule read it")]
    page: Page
    boxes: Boxes


TABLE = Table(
    "mentions",
    "提及",
    "Mentions",
    "Stretches of text that state one value: amounts, dates, lengths of time, numbers of people, names.",
    columns(Mention),
    indexes=(("document", "start"), ("type",)),
    search=("text", "value"),
)

TABLES = (TABLE,)


def rows(name: str, output: schema.Output, entities: Entities, used: Mapping[Span, str]) -> Iterator[Mention]:
    """The mentions of a document.

    Args:
        name: of the document.
        output: its result.
        entities: counts the names.
        used: for a span the first record that rests on it.
    """
    taken: Counter[str] = Counter()
    for position, mention in enumerate(output.mentions, 1):
        value = mention.value
        kind = str(mention.__struct_config__.tag)
        days = periods.days(value.edtf) if isinstance(value, Date) else (None, None)
        yield Mention(
            id=_once(mention_id(name, kind, mention.start, mention.end), taken),
            document=name,
            position=position,
            type=kind,
            start=mention.start,
            end=mention.end,
            text=mention.text,
            value=_text(value),
            amount=decimal(value.amount) if isinstance(value, Amount) else None,
            currency=value.currency if isinstance(value, Amount) else None,
            qualifier=None if value is None or isinstance(value, Named) else value.qualifier,
            edtf=value.edtf if isinstance(value, Date) else None,
            first_day=days[0],
            last_day=days[1],
            iso8601=value.iso8601 if isinstance(value, Duration) else None,
            count=value.count if isinstance(value, Headcount) else None,
            entity=entities.mentioned(kind, value.name) if isinstance(value, Named) else None,
            record=used.get((mention.start, mention.end)),
            rule=mention.rule,
            page=mention.page,
            boxes=as_json(mention.boxes),
        )


def _once(identity: str, taken: Counter[str]) -> str:
    """An id that no other mention has: a result by another hand may hold one twice."""
    taken[identity] += 1
    return identity if taken[identity] == 1 else f"{identity}.{taken[identity]}"


def _text(value: Amount | Date | Duration | Headcount | Named | None) -> str | None:
    """What a value says, without its currency and its qualifier."""
    if isinstance(value, Amount):
        return value.amount
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, Duration):
        return value.iso8601
    if isinstance(value, Headcount):
        return str(value.count)
    return value.name if value else None
