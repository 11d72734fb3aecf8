"""A result as items that can be compared: each with its values, its label and its money.

Positions, boxes and rules are no values: where they alone differ, nothing has changed.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from pipeline.diff.changes import Part
from pipeline.model import Amount
from pipeline.schema import Output, Table

POSITIONS = frozenset({"evidence", "sources", "page", "pages", "printed", "boxes"})
SUMS = ("cost", "deleted", "frozen", "added", "revised")
_NAMED = (("name", "fiscal_years"), ("name",))
KNOWN_BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "PLATFORM": _NAMED,
    "PROGRAM": _NAMED,
    "PROPOSAL": (
        ("part", "section", "number", "account"),
        ("part", "section", "number"),
        ("part", "number", "account"),
    ),
}
"""What a record of a kind is known by where its values differ, the closest first."""

KEY_FIELDS = 2
"""Fields of words at a row's beginning that tell it from others: its code and its name."""


class Item(msgspec.Struct, frozen=True):
    """A mention, a record, a table without its rows, a row, a finding, or the document as a whole.

    Attributes:
        key: what it is known by, from the closest to the farthest resemblance.
        span: its place in the text, of a mention.
        money: sums by currency.
    """

    part: Part
    kind: str
    label: str
    page: int | None
    values: dict[str, Any]
    key: tuple[tuple[Any, ...], ...] = ()
    span: tuple[int, int] = (0, 0)
    money: dict[str, Decimal] = {}


def document(output: Output) -> Item:
    """The document as a whole: its source, what it says of itself, how much was read."""
    source = msgspec.structs.asdict(output.source)
    values = {**source, **msgspec.structs.asdict(output.document), **msgspec.structs.asdict(output.coverage)}
    # Where it lies is its name; two runs may have been given other directories.
    del values["path"]
    values["pages"] = output.source.pages
    return Item("document", "document", output.source.path, None, values)


def mentions(output: Output) -> list[Item]:
    """The mentions in their order."""
    items = []
    for mention in output.mentions:
        kind, value = str(mention.__struct_config__.tag), mention.value
        values = {"text": mention.text, **(msgspec.structs.asdict(value) if value else {"value": None})}
        money = {value.currency: Decimal(value.amount)} if isinstance(value, Amount) else {}
        span = mention.start, mention.end
        key = ((kind, mention.text),)
        items.append(Item("mention", kind, mention.text, mention.page, values, key, span, money))
    return items


def records(output: Output) -> Iterator[Item]:
    """The records in their order."""
    for record in output.records:
        kind = str(record.__struct_config__.tag)
        fields = msgspec.structs.asdict(record)
        values = {field: value for field, value in fields.items() if field not in POSITIONS}
        whole = tuple(_hashable(value) for value in values.values())
        keys = ((kind, whole), *((kind, *(fields[name] for name in names)) for names in KNOWN_BY[kind]))
        label = fields.get("name") or " ".join(filter(None, (fields["number"], *fields["account"])))
        yield Item("record", kind, label or kind, None, values, keys, money=_record_money(fields))


def _record_money(fields: dict[str, Any]) -> dict[str, Decimal]:
    if fields.get("amount"):
        return {fields["currency"] or "": Decimal(fields["amount"])}
    return {f"TWD {name}": Decimal(fields[name]) for name in SUMS if fields.get(name)}


def tables(output: Output) -> Iterator[Item]:
    """The tables without their rows."""
    for table in output.tables:
        fields = msgspec.structs.asdict(table)
        values = {name: fields[name] for name in ("title", "unit", "agency", "fiscal_year", "header")}
        values["rows"] = len(table.rows)
        page = table.pages[0] if table.pages else None
        key = ((table.form, table.title, page), (table.form, table.title), (table.form, page))
        yield Item("table", name_of(table), table.title.replace("\n", " "), page, values, key)


def rows(output: Output) -> Iterator[Item]:
    """The rows of all tables in their order."""
    for table in output.tables:
        form = name_of(table)
        for row in table.rows:
            values = {field: value for field, value in row.items() if field not in POSITIONS}
            page: Any = row["page"]
            printed: Any = row["printed"]
            words = tuple(value for value in values.values() if isinstance(value, str))[:KEY_FIELDS]
            whole = tuple(values.items())
            key = ((form, page, whole), (form, whole), (form, page, words), (form, words))
            worth: list[Any] = [row[field] for field in printed if row.get(field) is not None]
            money = {"TWD": Decimal(sum(worth))} if worth else {}
            label = " ".join(words) or form
            yield Item("row", form, label, page, values, key if words else key[:2], money=money)


def name_of(table: Table) -> str:
    """The form of a table, or that it has none."""
    return table.form or "transcribed"


def findings(output: Output) -> Iterator[Item]:
    """The findings in their order."""
    for finding in output.findings:
        values = {"check": finding.check, "message": finding.message}
        key = ((finding.level, finding.check, finding.message),)
        yield Item("finding", finding.level, finding.check, finding.page, values, key)


def _hashable(value: Any) -> Any:
    return tuple(sorted(value.items())) if isinstance(value, dict) else value
