"""The directory of a data set: written beside itself, and put in its place when it is whole.

What is not yet whole lies beside it as `.NAME.yusuan-PROCESS`, and while the two change places the earlier
data set as `.NAME.yusuan-PROCESS.old`. The next one that is written there clears away what a killed one left.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from pipeline.dataset import sqlite
from pipeline.errors import UsageError
from pipeline.results import DATA_SET

LEFT_BEHIND = tuple(f"{sqlite.FILE}-{end}" for end in ("wal", "shm", "journal"))
"""What those who read the SQLite file may leave beside it."""

OLD = ".old"


class _File(msgspec.Struct):
    path: str = ""


class _Resource(msgspec.Struct):
    path: str = ""
    alternatives: list[_File] = []


class _Package(msgspec.Struct):
    """What of a descriptor says which files are the data set's."""

    yusuan: dict[str, Any]
    resources: list[_Resource] = []


@contextmanager
def replacing(out: Path, results: Path) -> Iterator[Path]:
    """A directory to write into; when all went well it takes the place of `out`, else nothing has changed.

    Args:
        out: where the data set goes; nothing is there, an empty directory, or an earlier data set.
        results: the directory that it is made from.

    Raises:
        UsageError: if something else is there, it lies among the results, or it cannot be written.
    """
    place = out.resolve()
    fresh = _beside(place)
    try:
        _recover(place)
        check(out, results)
        fresh.mkdir(parents=True)
    except OSError as error:
        raise UsageError(f"{out}: cannot make this directory: {_reason(error)}") from error
    try:
        yield fresh
        _put(fresh, place)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{out}: cannot write this data set: {_reason(error)}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def replacing_file(file: Path) -> Iterator[Path]:
    """A file to write, which takes the place of another one when all went well.

    Raises:
        UsageError: if it cannot be written.
    """
    fresh = _beside(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _recover(file)
        yield fresh
        fresh.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{file}: cannot write this file: {_reason(error)}") from error
    finally:
        fresh.unlink(missing_ok=True)


def check(out: Path, results: Path) -> None:
    """Make sure that a data set may stand at a place.

    Raises:
        UsageError: if it may not.
    """
    here, there = out.resolve(), results.resolve()
    if here.is_relative_to(there) or there.is_relative_to(here):
        raise UsageError(f"{out}: a data set cannot lie among the results, nor they in it")
    if not here.exists():
        return
    if not here.is_dir():
        raise UsageError(f"{out}: is no directory")
    foreign = sorted(_files(here) - _own(here))
    if foreign:
        raise UsageError(f"{out}: holds something else than a data set: {foreign[0]}; give another directory")


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name}.yusuan-{os.getpid()}")


def _recover(place: Path) -> None:
    """Clear away what processes that are no more have left, and put back a data set that one put aside."""
    if not place.parent.is_dir():
        return
    left = re.compile(rf"\.{re.escape(place.name)}\.yusuan-(?P<process>\d+)(?P<old>{re.escape(OLD)})?")
    for path in sorted(place.parent.iterdir()):
        match = left.fullmatch(path.name)
        if match is None or _is_at_work(int(match["process"])):
            continue
        if match["old"] and not place.exists():
            path.rename(place)
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _is_at_work(process: int) -> bool:
    """Whether another process is there. In a container the one that was killed may have had our number."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


def _reason(error: OSError | sqlite3.Error) -> str:
    return getattr(error, "strerror", None) or str(error)


def _files(directory: Path) -> set[str]:
    return {
        path.relative_to(directory).as_posix()
        for path in directory.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def _own(directory: Path) -> set[str]:
    """The files of the data set in a directory; none where it holds no data set of ours."""
    path = directory / DATA_SET
    if not path.is_file():
        return set()
    try:
        package = msgspec.json.decode(path.read_bytes(), type=_Package)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return set()
    files = {one.path for one in package.resources}
    files |= {file.path for one in package.resources for file in one.alternatives}
    return {DATA_SET, sqlite.FILE, *LEFT_BEHIND, *files}


def _put(fresh: Path, place: Path) -> None:
    """Move a directory to its place; an earlier one there is gone only when the new one stands."""
    old = fresh.with_name(f"{fresh.name}{OLD}")
    there = place.exists()
    if there:
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if there:
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
