"""What the ledger holds, and how it is kept there."""

import sqlite3
import time
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pipeline.errors import PipelineError
from pipeline.ledger.entry import Entry
from pipeline.ledger.program import Program

NAME = ".ledger.sqlite"
"""What the file is called in a directory of results."""

COMMIT_AFTER = 0.5
"""Seconds of work that a killed run may have to do again; to wait for the disk each time is slow."""

JSON = frozenset({"parts", "done"})
"""Columns that hold JSON."""

Row = TypeVar("Row")


class LedgerError(PipelineError):
    """A ledger that cannot be read or written; the results are whole all the same."""


class DiskFullError(PipelineError):
    """Nothing more can be written; what was done is kept."""


class Replaced(msgspec.Struct, frozen=True):
    """A source whose bytes changed under its name, which nobody was shown yet; a row of its table.

    Attributes:
        former, sha256: of its bytes before and after; None where they cannot be read any more.
        noticed: when, in UTC.
    """

    name: str
    former: str
    sha256: str | None
    noticed: str


class Ledger:
    """An open ledger.

    Attributes:
        directory: whose results it knows.
        entries: its documents by name, as they were when it was opened.
        programs: what made their results, by id.
        warning: what was wrong with the file; "" for nothing.
    """

    def __init__(self, directory: Path, connection: sqlite3.Connection) -> None:
        self.directory = directory
        self.warning = ""
        self._connection = connection
        self._committed = 0.0
        self.entries = {entry.name: entry for entry in _rows(connection, "document", Entry)}
        self.programs = {row.id: row.parts for row in _rows(connection, "program", Program)}

    def record(self, entry: Entry) -> None:
        """Keep what is known of a document; it is on the disk a moment later."""
        self._put("document", entry)
        if time.monotonic() - self._committed > COMMIT_AFTER:
            self.commit()

    def add(self, program: Program) -> None:
        """Keep what the results of this run are made by, and of others what a result was made by."""
        self._execute("DELETE FROM program WHERE id NOT IN (SELECT program FROM document)")
        self._put("program", program)

    def replaced(self) -> dict[str, Replaced]:
        """The replaced sources of which nobody was shown what changed, by name."""
        rows = sorted(_rows(self._connection, "replaced", Replaced), key=lambda row: row.name)
        return {row.name: row for row in rows}

    def replace(self, row: Replaced) -> None:
        """Keep that a source was replaced."""
        self._put("replaced", row)

    def settle(self, name: str) -> None:
        """Know no more that a source was replaced."""
        self._execute("DELETE FROM replaced WHERE name = ?", (name,))

    def forget(self, name: str) -> None:
        """Know a document no more."""
        self.settle(name)
        self._execute("DELETE FROM document WHERE name = ?", (name,))

    def commit(self) -> None:
        """Have on the disk what was kept so far.

        Raises:
            LedgerError: if it cannot be written.
        """
        if self._connection.in_transaction:
            self._execute("COMMIT")
        self._committed = time.monotonic()

    def _put(self, table: str, row: msgspec.Struct) -> None:
        columns = msgspec.structs.asdict(row)
        values = [msgspec.json.encode(v).decode() if c in JSON else v for c, v in columns.items()]
        marks = ",".join("?" * len(values))
        self._execute(f"REPLACE INTO {table} VALUES ({marks})", values)  # noqa: S608  # names of our own

    def _execute(self, statement: str, values: Any = ()) -> None:
        try:
            self._connection.execute(statement, values)
        except sqlite3.Error as error:
            if primary(error) == sqlite3.SQLITE_FULL:
                raise full(self.directory) from error
            raise LedgerError(
                f"{self.directory / NAME} cannot be written ({error}); the results in {self.directory} are"
                " whole, and those that it does not know are made again by the next run"
            ) from error


def primary(error: Exception) -> int:
    """SQLite's primary code of an error; SQLITE_OK for an error of somebody else's."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF


def full(directory: Path) -> DiskFullError:
    """What is raised where nothing more can be written."""
    return DiskFullError(f"the disk of {directory} is full; what was done is kept; make room and run again")


def _rows(connection: sqlite3.Connection, table: str, row: type[Row]) -> list[Row]:
    cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608  # names of our own
    names = [column[0] for column in cursor.description]
    found = (dict(zip(names, values, strict=True)) for values in cursor)
    return [msgspec.convert({c: _value(c, v) for c, v in one.items()}, row, strict=False) for one in found]


def _value(column: str, value: Any) -> Any:
    return msgspec.json.decode(value) if column in JSON else value
