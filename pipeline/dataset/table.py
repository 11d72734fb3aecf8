"""What a table of a data set is: its columns with their types and titles, its keys, what is searched in it.

A table is declared once, as a flat `msgspec.Struct` whose fields are annotated by `told`: CSV, Parquet,
SQLite and the descriptor are all made from that. Any flat struct makes a table, one of scalars alone.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

Kind = Literal["text", "integer", "decimal", "float", "boolean", "date", "array", "object"]
"""Arrays and objects are JSON in a text."""

KINDS: Mapping[type, Kind] = {
    str: "text",
    int: "integer",
    Decimal: "decimal",
    float: "float",
    bool: "boolean",
    date: "date",
}

Scalar = str | int | Decimal | float | bool | date | None

Values = tuple[Scalar, ...]
"""A row: a value for each column."""


class Column(msgspec.Struct, frozen=True):
    """A column.

    Attributes:
        zh, en: its title in Chinese and in English.
        about: what the title does not say.
        unit: what its numbers count in; "" for what is no number, or counts things.
        to: the table whose key it holds; "" for what is no reference.
        required: whether it is never null.
    """

    name: str
    kind: Kind
    zh: str
    en: str
    about: str = ""
    unit: str = ""
    to: str = ""
    required: bool = False


class Table(msgspec.Struct, frozen=True):
    """A table.

    Attributes:
        name: of its files, and of the table in SQLite.
        key: the columns that tell its rows apart.
        indexes: columns by which rows are looked for in SQLite, beside the key and the references.
        search: columns with full-text search in SQLite.
        form: the title of the form whose rows it holds, or "".
    """

    name: str
    zh: str
    en: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    indexes: tuple[tuple[str, ...], ...] = ()
    search: tuple[str, ...] = ()
    form: str = ""


def told(  # noqa: PLR0913  # what may be said of a column
    zh: str, en: str, about: str = "", *, unit: str = "", to: str = "", json: Kind | None = None
) -> msgspec.Meta:
    """What is said of a field, to stand in its annotation; of a text that is JSON, if array or object."""
    return msgspec.Meta(title=en, description=about, extra={"zh": zh, "unit": unit, "to": to, "json": json})


def columns(row: type[msgspec.Struct]) -> tuple[Column, ...]:
    """The columns of a flat struct, in the order of its fields.

    Raises:
        TypeError: if a field is no scalar.
    """
    hints = get_type_hints(row, include_extras=True)
    return tuple(_column(name, hints[name]) for name in row.__struct_fields__)


def _column(name: str, hint: Any) -> Column:
    meta = msgspec.Meta()
    if get_origin(hint) is Annotated:
        hint, meta = get_args(hint)
    types = [one for one in get_args(hint) or (hint,) if one is not NoneType]
    if len(types) != 1 or types[0] not in KINDS:
        raise TypeError(f"{name}: {hint} is no scalar")
    more = meta.extra or {}
    title = meta.title or name.replace("_", " ").capitalize()
    required = NoneType not in get_args(hint)
    return Column(
        name,
        more.get("json") or KINDS[types[0]],
        more.get("zh") or title,
        title,
        meta.description or "",
        more.get("unit", ""),
        more.get("to", ""),
        required,
    )


def values(row: msgspec.Struct) -> Values:
    """A row as its values; an empty text is nothing, as it is in CSV."""
    return tuple([None if value == "" else value for value in msgspec.structs.astuple(row)])
