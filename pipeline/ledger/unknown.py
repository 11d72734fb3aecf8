"""Results that the ledger does not know, as after it was lost: what they say of themselves."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

SUFFIX = ".json"


class _Versioned(msgspec.Struct, frozen=True):
    """What every result says, whatever its version."""

    schema: str = ""


class _Source(msgspec.Struct, frozen=True):
    path: str = ""
    sha256: str | None = None


class _Result(msgspec.Struct, frozen=True):
    source: _Source = _Source()


Head = TypeVar("Head", _Versioned, _Result)


def made_from(result: Path) -> str | None:
    """SHA-256 of the source that a result was made from; None where it does not say, or is no result."""
    return _head(result, _Result()).source.sha256


def schema_of(result: Path) -> str:
    """The schema that a result is of, e.g. yusuan/1; "" where it does not say, or is no result."""
    return _head(result, _Versioned()).schema


def strays(directory: Path, known: Collection[str]) -> Iterator[str]:
    """The documents of which there are results below a directory, and nobody knows where their sources are.

    Args:
        directory: of results.
        known: names of documents.
    """
    for where, directories, files in os.walk(directory):
        directories[:] = sorted(name for name in directories if not name.startswith("."))
        above = Path(where).relative_to(directory).as_posix()
        for file in sorted(files):
            # A path for each file would take longer than all else.
            name = (file if above == "." else f"{above}/{file}").removesuffix(SUFFIX)
            if not file.endswith(SUFFIX) or file.startswith(".") or name in known:
                continue
            if schema_of(Path(where, file)).startswith("yusuan/"):
                yield name


def _head(path: Path, otherwise: Head) -> Head:
    """What a result says of itself."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=type(otherwise))
    except (OSError, UnicodeDecodeError, RecursionError, msgspec.MsgspecError):
        return otherwise
