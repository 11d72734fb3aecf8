"""Results of earlier runs: which ones a directory holds, and what they say."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from pipeline.errors import PipelineError, UsageError
from pipeline.schema import SCHEMA, Output

SUFFIX = ".json"

DATA_SET = "datapackage.json"
"""What the directory of a data set holds, and one of results does not."""


class ResultError(PipelineError):
    """A file that holds no result of this version; the message says why."""


class _Any(msgspec.Struct):
    """What every result says first, whatever its version."""

    schema: str = ""


def find(directory: Path) -> dict[str, Path]:
    """The results below a directory by the name of their document, a/b.pdf for a/b.pdf.json.

    Raises:
        UsageError: if there is no such directory, or no result in it.
    """
    if not directory.is_dir():
        raise UsageError(f"{directory}: no such directory of results")
    found = {path.relative_to(directory).as_posix().removesuffix(SUFFIX): path for path in _below(directory)}
    if not found:
        raise UsageError(f"{directory}: no results in this directory")
    return dict(sorted(found.items()))


def _below(directory: Path) -> Iterator[Path]:
    for path in directory.rglob(f"*{SUFFIX}"):
        hidden = any(part.startswith(".") for part in path.relative_to(directory).parts)
        if path.is_file() and not hidden:
            yield path


def load(path: Path) -> Output:
    """The result in a file.

    Raises:
        ResultError: if it cannot be read, is of another version, or does not hold what the schema says.
    """
    try:
        data = path.read_bytes()
        version = msgspec.json.decode(data, type=_Any).schema
        if version == SCHEMA:
            return msgspec.json.decode(data, type=Output)
    except OSError as error:
        raise ResultError(f"cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, RecursionError, msgspec.MsgspecError) as error:
        raise ResultError(f"is no result: {error}") from error
    raise ResultError(f"is of the schema {version or 'of no name'}, not {SCHEMA}; run yusuan run again")


def text_of(path: Path) -> Path:
    """Where the text of a source that is no plain text stands: beside its result."""
    return path.with_suffix(".txt")
