"""A data set as items that can be compared, read from its SQLite file one document after the other.

The values are those of its tables; what only says where a value stands is no value, as in results.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from pipeline.diff.items import KEY_FIELDS, KNOWN_BY, SUMS, Item
from pipeline.diff.parts import Parts
from pipeline.errors import UsageError
from pipeline.results import DATA_SET
from pipeline.schema import SCHEMA

ACROSS = "(across documents)"
"""What the facts stand under, which are no document's."""

CELLS = "transcribed_cells"

PLACES = frozenset(
    {"id", "document", "table_id", "position", "page", "last_page", "pages", "printed", "boxes", "rows_in"}
)
"""Columns that tell one row from another, or say where it stands."""

COUNTED = frozenset({"mentions", "programmes", "proposals", "tables", "rows", "errors", "warnings", "infos"})
SAID_TWICE = frozenset(
    {"path", "year", "first_day", "last_day", "agency_entity", "organiser_entity", "entity"}
)
"""Columns of what other columns say: they would make two changes of one."""

Row = dict[str, Any]


class _File(msgspec.Struct):
    path: str


class _Made(msgspec.Struct):
    schema: str


class _Package(msgspec.Struct):
    """What of a descriptor is needed here."""

    yusuan: _Made
    sqlite: _File


@contextmanager
def opened(path: Path) -> Iterator["DataSet"]:
    """A data set in a directory.

    Raises:
        UsageError: if it is of another version, or cannot be read, now or later.
    """
    try:
        package = msgspec.json.decode((path / DATA_SET).read_bytes(), type=_Package)
        if package.yusuan.schema != SCHEMA:
            raise UsageError(
                f"{path}: is of the schema {package.yusuan.schema}, not {SCHEMA}; write it again"
            )
        file = path / Path(package.sqlite.path).name
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, sqlite3.Error) as error:
        raise UsageError(f"{path}: is no data set that can be read: {error}") from error
    try:
        yield DataSet(connection)
    except sqlite3.Error as error:
        raise UsageError(f"{file}: is no data set that can be read: {error}") from error
    finally:
        connection.close()


class DataSet:
    """A data set that is open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.documents = frozenset(row["id"] for row in self._rows("SELECT id FROM documents"))

    def parts(self, name: str) -> Parts:
        """The items of a document."""
        tables = list(self._of(name, "tables"))
        return Parts(
            self._document(name),
            tuple(map(_mention, self._of(name, "mentions"))),
            tuple(self._records(name)),
            tuple(map(_table, tables)),
            tuple(self._table_rows(name, tables)),
            tuple(map(_finding, self._of(name, "findings"))),
        )

    def across(self) -> Parts:
        """The items that are no document's."""
        return Parts(facts=tuple(map(_fact, self._rows("SELECT * FROM facts ORDER BY rowid"))))

    def _rows(self, query: str, *parameters: str) -> Iterator[Row]:
        cursor = self._connection.execute(query, parameters)
        names = [column[0] for column in cursor.description]
        yield from (dict(zip(names, row, strict=True)) for row in cursor)

    def _of(self, name: str, table: str) -> Iterator[Row]:
        quoted = table.replace('"', '""')
        return self._rows(f'SELECT * FROM "{quoted}" WHERE document = ? ORDER BY rowid', name)  # noqa: S608

    def _document(self, name: str) -> Item:
        row = next(self._rows("SELECT * FROM documents WHERE id = ?", name))
        forms = list(self._of(name, "document_forms"))
        values = _values(row, PLACES - {"pages"} | COUNTED | SAID_TWICE)
        values["forms_listed"] = [form["form"] for form in forms if form["listed"]]
        values["forms_read"] = [form["form"] for form in forms if form["read"]]
        return Item("document", "document", row["path"], None, values)

    def _records(self, name: str) -> Iterator[Item]:
        query = "SELECT * FROM record_sources WHERE document = ? AND computation IS NOT NULL ORDER BY rowid"
        computed: dict[str, Row] = {}
        for row in self._rows(query, name):
            computed.setdefault(row["record"], {})[row["field"]] = row["computation"]
        for row in self._of(name, "programmes"):
            yield _programme(row)
        for row in self._of(name, "proposals"):
            yield _proposal(row, computed.get(row["id"], {}))

    def _table_rows(self, name: str, tables: Iterable[Row]) -> Iterator[Item]:
        forms = {table["id"]: table["form"] for table in tables}
        for rows_in in dict.fromkeys(table["rows_in"] for table in tables):
            found = self._of(name, rows_in)
            if rows_in == CELLS:
                yield from _transcribed(found)
            else:
                yield from (_row(row, forms[row["table_id"]]) for row in found)


def _values(row: Row, without: Iterable[str]) -> Row:
    return {field: value for field, value in row.items() if field not in without}


def _keys(kind: str, values: Row, fields: Iterable[tuple[str, ...]]) -> tuple[tuple[Any, ...], ...]:
    """What a record is known by: all its values, then those of its kind, the closest first."""
    return ((kind, *values.values()), *((kind, *(values[name] for name in names)) for names in fields))


def _mention(row: Row) -> Item:
    values = {field: row[field] for field in ("text", "value", "currency", "qualifier")}
    money = {row["currency"]: Decimal(row["value"])} if row["type"] == "AMOUNT" else {}
    key = ((row["type"], row["text"]),)
    span = row["start"], row["end"]
    return Item("mention", row["type"], row["text"], row["page"], values, key, span, money)


def _programme(row: Row) -> Item:
    values = _values(row, PLACES | SAID_TWICE | {"kind"})
    kind = row["kind"]
    money = {row["currency"] or "": Decimal(str(row["amount"]))} if row["amount"] is not None else {}
    keys = _keys(kind, values, KNOWN_BY[kind])
    return Item("record", kind, row["name"], row["page"], values, keys, money=money)


def _proposal(row: Row, computed: Row) -> Item:
    values = _values(row, PLACES | SAID_TWICE | {"account"})
    values["account"] = values.pop("account_path")
    keys = _keys("PROPOSAL", values, KNOWN_BY["PROPOSAL"])
    label = " ".join(filter(None, (row["number"], values["account"]))) or "PROPOSAL"
    money = {f"TWD {name}": Decimal(str(row[name])) for name in SUMS if row[name] is not None}
    return Item(
        "record", "PROPOSAL", label, row["page"], {**values, "computation": computed}, keys, money=money
    )


def _table(row: Row) -> Item:
    form, title = row["form"] or "transcribed", row["title"] or ""
    values = _values(row, PLACES | {"form"})
    key = ((form, title, row["page"]), (form, title), (form, row["page"]))
    return Item("table", form, title.replace("\n", " "), row["page"], values, key)


def _row(row: Row, form: str) -> Item:
    values = _values(row, PLACES | {"agency", "fiscal_year"})
    printed = msgspec.json.decode(row["printed"]) if row["printed"] else {}
    worth = [row[field] for field in printed if row.get(field) is not None]
    return _of_table(form, row["page"], values, {"TWD": Decimal(sum(worth))} if worth else {})


def _transcribed(cells: Iterable[Row]) -> Iterator[Item]:
    rows: dict[tuple[str, int], Row] = {}
    pages: dict[tuple[str, int], int] = {}
    for cell in cells:
        place = cell["table_id"], cell["row"]
        pages.setdefault(place, cell["page"])
        rows.setdefault(place, {})[cell["field"]] = cell["text"]
    yield from (_of_table("transcribed", pages[place], values, {}) for place, values in rows.items())


def _of_table(form: str, page: int, values: Row, money: dict[str, Decimal]) -> Item:
    """A row by its page and all its values, by either, and by its first words."""
    words = tuple(value for value in values.values() if isinstance(value, str))[:KEY_FIELDS]
    whole = tuple(values.items())
    key = ((form, page, whole), (form, whole), (form, page, words), (form, words))
    return Item("row", form, " ".join(words) or form, page, values, key if words else key[:2], money=money)


def _finding(row: Row) -> Item:
    values = {"check": row["check"], "message": row["message"]}
    key = ((row["level"], row["check"], row["message"]),)
    return Item("finding", row["level"], row["check"], row["page"], values, key)


def _fact(row: Row) -> Item:
    values = _values(row, PLACES | {"subject", "sum", "path", "record"})
    key = ((row["id"],), (row["subject"], row["sum"], row["name"], row["agency"], row["fiscal_years"]))
    money = {row["currency"]: Decimal(str(row["amount"]))}
    return Item("fact", f"{row['subject']} {row['sum']}", row["name"], None, values, key, money=money)
