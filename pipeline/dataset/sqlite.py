"""One SQLite file with all tables and full-text search; Datasette opens it as it is.

Tables, columns and keys are those of the CSV files. A table with full-text search has two indexes beside it:

- `NAME_fts`, FTS5 with trigrams over the table's own columns: finds any three or more characters, also within
  a word. Datasette's search box uses it.
- `NAME_two`, FTS5 over the pairs of neighbouring characters, for words of two characters (國安, 美國, 立院),
  which trigrams cannot find:
  `where rowid in (select rowid from passages_two where passages_two match '國安')`.

`matching` chooses between them. `about` says what the file was made from, `columns` describes the columns.
What a page over a corpus asks for is indexed: documents by kind, agency, year; findings by document, check
and level; mentions and passages by document and place; everything by what it refers to.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from operator import add
from pathlib import Path
from typing import Any

from pipeline.dataset.fitting import FITS
from pipeline.dataset.table import Kind, Table, Values

FILE = "yusuan.sqlite"

DECLARED: Mapping[Kind, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "decimal": "NUMERIC",
    "float": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
    "array": "TEXT",
    "object": "TEXT",
}

SETTINGS = (
    # Nobody reads the file before it is whole: no journal, no waiting for the disk.
    "page_size = 4096",
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "temp_store = FILE",
    "cache_size = -16384",
)

ABOUT = "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)"
COLUMNS = """CREATE TABLE columns ("table" TEXT, position INTEGER, name TEXT, zh TEXT, en TEXT, type TEXT,
    unit TEXT, about TEXT, "references" TEXT, PRIMARY KEY ("table", name))"""

SHORTEST = 3
"""Characters that trigrams need."""

_WORD = re.compile(r"\w+")


class Writer:
    """The SQLite file of a data set. The same rows give the same bytes."""

    def __init__(self, file: Path, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._connection = sqlite3.connect(file, isolation_level=None)
        for setting in SETTINGS:
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute("BEGIN")
        for table in tables:
            self._connection.execute(created(table))
        places = {table.name: ", ".join("?" * len(table.columns)) for table in tables}
        self._insert = {name: f'INSERT INTO "{name}" VALUES ({places[name]})' for name in places}  # noqa: S608
        self._odd = {table.name: _odd(table) for table in tables}

    def add(self, table: str, rows: Iterable[Values]) -> None:
        """Write rows of a table."""
        odd = self._odd[table]
        self._connection.executemany(self._insert[table], (_storable(row, odd) for row in rows))

    def about(self, values: Mapping[str, str | None]) -> None:
        """Write what the file was made from, and what its columns are."""
        self._connection.execute(ABOUT)
        self._connection.executemany("INSERT INTO about VALUES (?, ?)", values.items())
        self._connection.execute(COLUMNS)
        described = [
            (table.name, at, c.name, c.zh, c.en, c.kind, c.unit or None, c.about or None, c.to or None)
            for table in self._tables
            for at, c in enumerate(table.columns, 1)
        ]
        self._connection.executemany("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", described)

    def close(self) -> None:
        """Make the indexes, and end the file."""
        for table in self._tables:
            for statement in _indexes(table):
                self._connection.execute(statement)
            if table.search:
                self._make_searchable(table)
        self._connection.execute("COMMIT")
        self._connection.close()

    def _make_searchable(self, table: Table) -> None:
        names = _quoted(table.search)
        self._connection.execute(
            f'CREATE VIRTUAL TABLE "{table.name}_fts" USING fts5({names}, content="{table.name}", '
            "tokenize='trigram')"
        )
        self._connection.execute(f'INSERT INTO "{table.name}_fts" ("{table.name}_fts") VALUES (\'rebuild\')')  # noqa: S608
        self._connection.execute(
            f"CREATE VIRTUAL TABLE \"{table.name}_two\" USING fts5(words, content='', detail='none')"
        )
        rows = self._connection.execute(f'SELECT rowid, {names} FROM "{table.name}"')  # noqa: S608
        self._connection.executemany(
            f'INSERT INTO "{table.name}_two" (rowid, words) VALUES (?, ?)',  # noqa: S608
            ((row[0], pairs(row[1:])) for row in rows),
        )


def matching(table: str, words: str) -> tuple[str, list[str]]:
    """A condition on the rows of a table with full-text search, and its parameters.

    Each word must be there, in any of the columns that are searched; a word is any run of characters. Of one
    or two only letters and digits count. 臺 finds 台 and the other way round.

    >>> matching("passages", "國防部")
    ('rowid IN (SELECT rowid FROM "passages_fts" WHERE "passages_fts" MATCH ?)', ['"國防部"'])
    >>> matching("passages", "台美")[1]
    ['"台美" OR "臺美"']
    """
    conditions, parameters = [], []
    for word in words.split():
        found = f"{table}_fts"
        if len(word) < SHORTEST:
            found, word = f"{table}_two", "".join(_WORD.findall(word))  # noqa: PLW2901  # what of it counts
        if not word:
            continue
        conditions.append(f'rowid IN (SELECT rowid FROM "{found}" WHERE "{found}" MATCH ?)')  # noqa: S608
        parameters.append(" OR ".join(map(_phrase, _written(word))))
    return " AND ".join(conditions) or "1", parameters


def _written(word: str) -> list[str]:
    """A word as documents write it: they use 臺 and 台 alike."""
    return sorted({word, word.replace("台", "臺"), word.replace("臺", "台")})


def _phrase(word: str) -> str:
    """A word as FTS5 looks for it; one character is the beginning of a pair."""
    quoted = '"{}"'.format(word.replace('"', '""'))
    return f"{quoted}*" if len(word) == 1 else quoted


def pairs(texts: Iterable[str | None]) -> str:
    """All pairs of neighbouring letters and digits, and the last one of a run alone, so that each begins one.

    >>> pairs(["國安會，115"])
    '國安 安會 會 11 15 5'
    """
    words = [word for text in texts if text for word in _WORD.findall(text)]
    return " ".join(
        dict.fromkeys(chain.from_iterable((*map(add, word, word[1:]), word[-1]) for word in words))
    )


def created(table: Table) -> str:
    """The statement that makes a table."""
    lines = [
        f'"{column.name}" {DECLARED[column.kind]}{" NOT NULL" if column.required else ""}'
        for column in table.columns
    ]
    if table.key:
        lines.append(f"PRIMARY KEY ({_quoted(table.key)})")
    lines += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.to}" ("id")'
        for column in table.columns
        if column.to
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join(lines)})'


def _indexes(table: Table) -> Iterator[str]:
    begun = {names[0] for names in (table.key, *table.indexes) if names}
    references = [(column.name,) for column in table.columns if column.to and column.name not in begun]
    for names in (*table.indexes, *references):
        name = "_".join((table.name, "by", *names))
        yield f'CREATE INDEX "{name}" ON "{table.name}" ({_quoted(names)})'


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


Odd = list[tuple[int, Callable[[Any], Any]]]


def _number(value: Decimal) -> int | str:
    """A whole number as one, if 64 bits hold it; a larger one and a fraction as text, which SQLite reads."""
    whole = int(value) if value == value.to_integral_value() else None
    return whole if whole is not None and FITS["integer"](whole) else f"{value:f}"


STORED: Mapping[Kind, Callable[[Any], Any]] = {"decimal": _number, "date": date.isoformat}
"""How values of a kind are given to SQLite, which does not take them as they are."""


def _odd(table: Table) -> Odd:
    return [(at, STORED[column.kind]) for at, column in enumerate(table.columns) if column.kind in STORED]


def _storable(row: Values, odd: Odd) -> Sequence[Any]:
    if not odd:
        return row
    written: list[Any] = list(row)
    for at, store in odd:
        if written[at] is not None:
            written[at] = store(written[at])
    return written
