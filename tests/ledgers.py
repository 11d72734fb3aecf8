"""Runs of a few small documents in this process, for the tests of the ledger."""

import hashlib
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.files import Source
from pipeline.ledger import Wish, conduct
from pipeline.ledger.entry import Written
from pipeline.ledger.store import NAME
from pipeline.run import STAGES, work
from pipeline.summary import Summary

PROSE = "國防部115年度編列1,540萬3千元，派員32人赴美。\n"
PAGE = f"<!DOCTYPE html><html><body><p>{PROSE}</p></body></html>"


def here(sources: Sequence[Source], _out: Path) -> Generator[Written, None, None]:
    """Read sources as a worker does, in this process."""
    for source in sources:
        yield work(source, STAGES)


def run(tmp_path: Path, wish: Wish | None = None, *paths: str) -> Summary:
    """Read `in` or other paths below a directory into its `out`."""
    return conduct([tmp_path / path for path in paths or ("in",)], tmp_path / "out", here, wish or Wish())


def put(file: Path, text: str) -> Path:
    """Write a source."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def results(out: Path, former: bool = True) -> dict[str, bytes]:
    """All files of a directory but the ledger, which says when they were made."""
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file() and not file.name.startswith(NAME) and (former or ".former" not in file.parts)
    }


def sha256(data: bytes | str) -> str:
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """What stands in a table of the ledger, as others read it."""
    with closing(sqlite3.connect(out / NAME)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]
