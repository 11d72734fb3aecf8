"""The index of a corpus: its data set as SQLite, with full-text search, kept beside the results.

It is made anew in the background when results have changed; until it is ready the one before it is read.
"""

import multiprocessing
import os
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from pipeline.audit.indexing import make
from pipeline.dataset import TABLES
from pipeline.errors import PipelineError
from pipeline.results import find

NAME = ".audit.sqlite"
"""Hidden: no run reads it, and it need not be kept."""

PATIENCE = 10.0
"""Seconds between two looks at whether results have changed."""

SHAPE = zlib.crc32(repr(TABLES).encode()) & 0x7FFFFFFF
"""Of the tables: another version of this program may have others."""

_UNREADABLE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN})

Row = dict[str, Any]


class Index:
    """Reads the index and has it made when it is out of date.

    Args:
        results: the directory of the results.
        sources: directories of the sources, for the texts that are searched.
        apart: whether another process makes it, so that pages do not wait for this one's only interpreter.
    """

    def __init__(self, results: Path, sources: Sequence[Path], *, apart: bool = True) -> None:
        self.results, self.sources = results, tuple(sources)
        self._path = _writable(results) / NAME
        self._apart = apart
        self._lock = Lock()
        self._working: Thread | None = None
        self._looked = -PATIENCE
        self._failed = False
        self._known = (0, False)

    @property
    def problems(self) -> list[str]:
        """Keys of the strings that say how the index is."""
        if self._failed:
            return ["problem.index"]
        return ["problem.indexing"] if self._working is not None else []

    @property
    def ready(self) -> bool:
        """Whether there is an index to read, and not one that an earlier version of this program made."""
        now = self.stamp()
        if now != self._known[0]:
            shape = self._read("PRAGMA application_id", ()) if now else []
            self._known = now, bool(shape) and shape[0]["application_id"] == SHAPE
        return self._known[1]

    def stamp(self) -> int:
        """Changes when the index is made anew."""
        try:
            return self._path.stat().st_mtime_ns
        except OSError:
            return 0

    def refresh(self, *, wait: bool = False) -> None:
        """Have it made if results have changed since; in the background, but for who waits."""
        with self._lock:
            due = wait or time.monotonic() - self._looked > PATIENCE
            if due and self._working is None:
                self._looked = time.monotonic()
                self._working = Thread(target=self._refresh, name="index", daemon=True)
                self._working.start()
            working = self._working
        if wait and working is not None:
            working.join()

    def _refresh(self) -> None:
        try:
            version = fingerprint(self.results)
            if not self.ready or self._version() != version:
                self._write(version)
            self._failed = False
        except (PipelineError, OSError, sqlite3.Error):
            self._failed = True
        finally:
            with self._lock:
                self._working = None

    def _write(self, version: int) -> None:
        self._sweep()
        unfinished = self._path.with_name(f"{NAME}.{os.getpid()}")
        try:
            if self._apart:
                _make_apart(self.results, self.sources, unfinished)
            else:
                make(self.results, self.sources, unfinished)
            with _connected(unfinished) as connection:
                connection.execute(f"PRAGMA user_version = {version}")
                connection.execute(f"PRAGMA application_id = {SHAPE}")
                connection.commit()
            unfinished.replace(self._path)
        finally:
            unfinished.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Remove what servers that were ended left half-made."""
        for left in self._path.parent.glob(f"{NAME}.*"):
            number = left.suffix.removeprefix(".")
            if number.isdecimal() and not _runs(int(number)):
                left.unlink(missing_ok=True)

    def _version(self) -> int | None:
        return next((int(row["user_version"]) for row in self.rows("PRAGMA user_version")), None)

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """What a query finds; nothing while there is no index, or none that can be read."""
        return self._read(query, parameters) if self.ready else []

    def _read(self, query: str, parameters: Sequence[Any]) -> list[Row]:
        try:
            with _connected(self._path, "?mode=ro") as connection:
                connection.row_factory = sqlite3.Row
                return [dict(row) for row in connection.execute(query, parameters)]
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _UNREADABLE:
                self._failed = True  # until it is made anew
                return []
            raise


def _make_apart(results: Path, sources: Sequence[Path], path: Path) -> None:
    worker = multiprocessing.get_context("spawn").Process(
        target=make, args=(results, sources, path), daemon=True
    )
    worker.start()
    worker.join()
    if worker.exitcode:
        raise PipelineError("the index could not be made")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _connected(path: Path, how: str = "") -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}{how}", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def _writable(results: Path) -> Path:
    """Where the index goes: beside the results, elsewhere only where nothing may be written there."""
    return results if os.access(results, os.W_OK) else Path(tempfile.mkdtemp(prefix="yusuan-audit-"))


def fingerprint(results: Path) -> int:
    """A number that changes when results do, as SQLite can keep it."""
    listed = []
    for name, path in find(results).items():
        with suppress(FileNotFoundError):  # a run replaces it just now
            now = path.stat()
            listed.append(f"{name} {now.st_mtime_ns} {now.st_size}")
    return zlib.crc32("\n".join(listed).encode("utf-8", "replace")) & 0x7FFFFFFF
