"""The ledger's file: opened by one run at a time, and set aside where it is damaged.

The lock is SQLite's own and ends with the process, however it ends.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from pipeline.errors import UsageError
from pipeline.ledger.store import NAME, Ledger, LedgerError, full, primary

VERSION = 1
"""Of the tables and the JSON in them; a ledger of another version is set aside as a damaged one is."""

ASIDE = ".damaged"

TABLES = """
CREATE TABLE program (id TEXT PRIMARY KEY, parts TEXT NOT NULL);
CREATE TABLE document (
    name TEXT PRIMARY KEY, source TEXT NOT NULL, sha256 TEXT, program TEXT NOT NULL, extra TEXT NOT NULL,
    year TEXT, result TEXT, text TEXT, made TEXT NOT NULL, seconds REAL NOT NULL, why TEXT NOT NULL,
    failure TEXT, done TEXT NOT NULL);
CREATE TABLE replaced (
    name TEXT PRIMARY KEY, former TEXT NOT NULL, sha256 TEXT, noticed TEXT NOT NULL);
"""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""SQLITE_ERROR is what a file of SQLite without these tables gives."""


class _DamagedError(Exception):
    """A file that is no ledger of this version; says why, and never leaves this file."""


@contextmanager
def opened(directory: Path) -> Iterator[Ledger]:
    """The ledger of a directory, for this process alone; made where there is none.

    A damaged one is set aside as `.ledger.sqlite.damaged`, which `Ledger.warning` says.

    Raises:
        UsageError: if another process is at work there.
        LedgerError: if it cannot be read or written.
    """
    path = directory / NAME
    warning = ""
    try:
        ledger, connection = _open(directory)
    except _DamagedError as error:
        _set_aside(path)
        warning = f"{path}: {error}; it is set aside as {path.name}{ASIDE}, and everything is read again"
        ledger, connection = _open(directory)
    ledger.warning = warning
    try:
        yield ledger
    finally:
        try:
            ledger.commit()
        finally:
            connection.close()


@contextmanager
def reading(directory: Path) -> Iterator[Ledger | None]:
    """The ledger of a directory as it stands, None where there is none; no other one is made or set aside.

    Raises:
        UsageError: if a run is at work there.
        LedgerError: if it cannot be read.
    """
    path = directory / NAME
    if not path.is_file():
        yield None
        return
    try:
        # What a killed run had not finished, SQLite undoes when it is read, if it may.
        ledger, connection = _open(directory, "?mode=rw" if os.access(path, os.W_OK) else "?mode=ro")
    except _DamagedError as error:
        raise LedgerError(f"{path}: {error}; yusuan run makes it again") from error
    try:
        yield ledger
    finally:
        connection.close()


def _open(directory: Path, mode: str = "") -> tuple[Ledger, sqlite3.Connection]:
    path = directory / NAME
    connection = None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}{mode}", timeout=0, uri=True)
        if not mode:
            _claim(connection)
        _examine(connection)
        return Ledger(directory, connection), connection
    except (sqlite3.Error, msgspec.MsgspecError, _DamagedError) as error:
        if connection is not None:
            connection.close()
        raise _said(path, error) from error


def _claim(connection: sqlite3.Connection) -> None:
    """Have the file alone until the connection is closed, and the tables in it."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _examine(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found != VERSION:
        raise _DamagedError(f"is of the version {found}, not {VERSION}")
    said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise _DamagedError(f"is damaged ({said.splitlines()[-1]})")


def _said(path: Path, error: Exception) -> Exception:
    """What a file that cannot be opened means."""
    code = primary(error)
    if isinstance(error, _DamagedError):
        return error
    if isinstance(error, msgspec.MsgspecError) or code in _DAMAGED:
        return _DamagedError(f"is damaged ({error})")
    if code in _BUSY:
        return UsageError(f"{path.parent}: another run is at work on this directory; wait until it has ended")
    if code == sqlite3.SQLITE_FULL:
        return full(path.parent)
    return LedgerError(f"{path}: cannot be opened: {error}")


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}{ASIDE}"))
        # What belongs to the damaged file must not be applied to the one that takes its place.
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    except OSError as error:
        raise LedgerError(f"{path}: is damaged and cannot be set aside: {error.strerror}") from error
