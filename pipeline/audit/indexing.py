"""How the index is made: the tables of the data set, and what could not be read."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from pipeline.dataset import TABLES
from pipeline.dataset.content import fill
from pipeline.dataset.sqlite import Writer
from pipeline.errors import UsageError
from pipeline.results import ResultError, find, load


def make(results: Path, sources: Sequence[Path], path: Path) -> None:
    """Write the data set of a directory; what is no result of this version is listed in the table `broken`.

    Args:
        results: the directory.
        sources: directories of the sources.
        path: the file to write; replaced.

    Raises:
        UsageError: if there are no results, or the index cannot be written.
    """
    broken: dict[str, str] = {}
    files = find(results)
    while not _filled(files, sources, path, broken):
        files = {name: file for name, file in files.items() if name not in broken}
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE broken (document TEXT, reason TEXT)")
        connection.executemany("INSERT INTO broken VALUES (?, ?)", sorted(broken.items()))
        connection.commit()


def _filled(files: Mapping[str, Path], sources: Sequence[Path], path: Path, broken: dict[str, str]) -> bool:
    """Whether the data set could be written; if not, `broken` has the results that no data set takes.

    Raises:
        UsageError: if it is no result that is to blame.
    """
    path.unlink(missing_ok=True)
    database = Writer(path, TABLES)
    try:
        fill(files, sources, (database,))
    except UsageError as error:
        known = len(broken)
        broken.update(_broken(files))
        if len(broken) == known:  # it can be loaded, and holds what no table takes
            broken.update(
                {
                    name: str(error).removeprefix(f"{file}: ")
                    for name, file in files.items()
                    if str(error).startswith(f"{file}: ")
                }
            )
        if len(broken) == known:
            raise
        return False
    finally:
        database.close()
    return True


def _broken(files: Mapping[str, Path]) -> dict[str, str]:
    """Why files are no results of this version, by name."""
    found = {}
    for name, file in files.items():
        try:
            load(file)
        except ResultError as error:
            found[name] = str(error)
    return found
