"""Data sets: results as tables, in CSV and Parquet with a descriptor (Data Package), and as one SQLite file.

A table is declared where its rows are made (`documents`, `mentions`, `entities`, `programmes`, `proposals`,
`records`, `facts`, `tables`), once for all formats; `content.TABLES` lists them all.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from pipeline import __version__, ledger
from pipeline.dataset import csvs, descriptor, parquet, sqlite, target
from pipeline.dataset.content import TABLES, Made, fill
from pipeline.dataset.descriptor import Given
from pipeline.dataset.sources import fingerprint
from pipeline.dataset.sqlite import matching
from pipeline.ledger.opening import reading
from pipeline.results import DATA_SET, find

__all__ = ["TABLES", "Given", "Written", "matching", "write", "write_sqlite"]


class Written(msgspec.Struct, frozen=True):
    """What was written.

    Attributes:
        rows: of each table.
        textless: documents whose text was not at hand, and cannot be searched.
        fingerprint: what changes when a document or its result does.
    """

    rows: dict[str, int]
    textless: int
    fingerprint: str


def write(results: Path, out: Path, sources: Sequence[Path] = (), given: Given | None = None) -> Written:
    """Write a data set.

    Args:
        results: a directory of results.
        out: where it goes; an earlier data set there is replaced when the new one is whole.
        sources: directories of the sources, for the text of those that are plain text.
        given: what a person says of it.

    Raises:
        UsageError: if there are no results, one is of another version, a run is at work on them, or `out`
            cannot be written.
        LedgerError: if what the ledger knows of them cannot be read.
    """
    given = given or Given()
    files = find(results)
    with target.replacing(out, results) as directory:
        database = sqlite.Writer(directory / sqlite.FILE, TABLES)
        writers = (*_writers(directory, given), database)
        made = fill(files, sources, writers, ledger.findings(results))
        run = {**_run(results), **({"failed": given.failed} if given.failed else {})}
        database.about(_about(made, run, given))
        for writer in writers:
            writer.close()
        package = descriptor.descriptor(directory, TABLES, made.sources, run, given)
        (directory / DATA_SET).write_bytes(
            msgspec.json.format(msgspec.json.encode(package), indent=1) + b"\n"
        )
    return _written(made)


def write_sqlite(results: Path, file: Path, sources: Sequence[Path] = ()) -> Written:
    """Write the SQLite file alone; `pipeline.dataset.sqlite` says what is in it, `matching` how to search it.

    It is written beside its place and moved there when it is whole.

    Raises:
        UsageError, LedgerError: as `write` does.
    """
    files = find(results)
    with target.replacing_file(file) as fresh:
        database = sqlite.Writer(fresh, TABLES)
        made = fill(files, sources, (database,), ledger.findings(results))
        database.about(_about(made, _run(results), Given()))
        database.close()
    return _written(made)


def _written(made: Made) -> Written:
    return Written(made.rows, len(made.textless), fingerprint(made.sources))


def _writers(directory: Path, given: Given) -> tuple[csvs.Writer | parquet.Writer, ...]:
    sheets = (csvs.Writer(directory, TABLES, spreadsheet=True),) if given.spreadsheet else ()
    return (csvs.Writer(directory, TABLES), *sheets, parquet.Writer(directory, TABLES))


def _run(results: Path) -> dict[str, Any]:
    """The fingerprints of the programs that made the results, as their ledger has them; {} without one."""
    with reading(results) as known:
        return {"programs": sorted({one.program for one in known.entries.values()})} if known else {}


def _about(made: Made, run: dict[str, Any], given: Given) -> dict[str, str | None]:
    """What the SQLite file says of itself."""
    return {
        "fingerprint": fingerprint(made.sources),
        "programs": " ".join(run.get("programs", ())) or None,
        "failed": "; ".join(run.get("failed", ())) or None,
        "version": __version__,
        "title": given.title,
        "licence": given.licence,
    }
