"""What can be looked at and judged in a document: mentions, cells of tables, records and findings.

Each has a key within its document that stands in addresses: m12, c3.5.total (table, row, field), r4, f2.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from pipeline.model import Box
from pipeline.schema import Output, Row

CELL, RECORD, FINDING = "CELL", "RECORD", "FINDING"

MISSED, MISSED_KIND = "missed", "AMOUNT"
"""Of a text in which nothing was found; the type is the one that is offered first."""

NO_FIELDS = frozenset({"page", "pages", "printed", "boxes"})
"""What a row holds beside its fields."""


class Item(msgspec.Struct, frozen=True):
    """One thing that can be judged.

    Attributes:
        kind: a mention's type, CELL, a record's kind, or FINDING.
        part: mention, cell, record, finding, or missed for a text in which nothing was found.
        text: as it stands in the source; of a cell of money as printed.
        value: as the result has it.
        rule: what read it; of a finding its check.
        field: of a cell.
        table, row: of a cell, from 0.
    """

    key: str
    part: str
    kind: str
    text: str
    value: Any
    rule: str = ""
    start: int | None = None
    end: int | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    field: str = ""
    table: int | None = None
    row: int | None = None


def item(output: Output, key: str) -> Item | None:
    """The item of a key; None where the result has no such."""
    try:
        part, rest = key[:1], key[1:]
        if part == "c":
            table, row, field = rest.split(".", 2)
            return cell(output, int(table), int(row), field)
        number = int(rest)
        return {"m": mention, "r": record, "f": finding}[part](output, number) if number >= 0 else None
    except (KeyError, IndexError, ValueError):
        return None


def mention(output: Output, number: int) -> Item:
    """A mention, by its place in the result."""
    found = output.mentions[number]
    return Item(
        key=f"m{number}",
        part="mention",
        kind=kind_of(found),
        text=found.text,
        value=msgspec.to_builtins(found.value),
        rule=found.rule,
        start=found.start,
        end=found.end,
        page=found.page,
        boxes=found.boxes,
    )


def record(output: Output, number: int) -> Item:
    """A record; its place is where its evidence begins."""
    found = output.records[number]
    value = msgspec.to_builtins(found)
    name = value.get("name") or " ".join(filter(None, (value.get("number"), value.get("agency"))))
    starts = [span[0] for span in found.evidence]
    return Item(
        key=f"r{number}",
        part="record",
        kind=kind_of(found),
        text=name or kind_of(found),
        value=value,
        start=min(starts, default=None),
        end=max((span[1] for span in found.evidence), default=None),
    )


def finding(output: Output, number: int) -> Item:
    """A finding."""
    found = output.findings[number]
    return Item(
        key=f"f{number}",
        part="finding",
        kind=FINDING,
        text=found.message,
        value=found.level,
        rule=found.check,
        start=found.start,
        end=found.end,
        page=found.page,
    )


def cell(output: Output, table: int, row: int, field: str) -> Item:
    """A cell of a table.

    Raises:
        KeyError: if the row has no such field.
        IndexError: if there is no such row.
    """
    if table < 0 or row < 0 or field in NO_FIELDS:
        raise KeyError(field)
    found = output.tables[table]
    values = found.rows[row]
    return Item(
        key=f"c{table}.{row}.{field}",
        part="cell",
        kind=CELL,
        text=inner(values, "printed").get(field) or shown(values[field]),
        value=values[field],
        rule=found.form,
        page=page_of(values, field),
        boxes=tuple(map(tuple, [inner(values, "boxes")[field]])) if field in inner(values, "boxes") else (),
        field=field,
        table=table,
        row=row,
    )


def fields(row: Row) -> list[str]:
    """The typed fields of a row, in order."""
    return [name for name in row if name not in NO_FIELDS]


def inner(row: Row, name: str) -> Mapping[str, Any]:
    """One of the mappings of a row by field: pages, printed, boxes."""
    found = row.get(name)
    return found if isinstance(found, dict) else {}


def page_of(row: Row, field: str) -> int | None:
    """The page that a cell stands on."""
    page = inner(row, "pages").get(field, row.get("page"))
    return page if isinstance(page, int) else None


def shown(value: Any) -> str:
    """A value of a cell as a person writes it."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "" if value is None else str(value)


def kind_of(struct: msgspec.Struct) -> str:
    """The type of a mention or the kind of a record."""
    return str(struct.__struct_config__.tag)
