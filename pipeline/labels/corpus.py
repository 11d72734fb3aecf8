"""The documents of a corpus with their texts, which labels count in."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from pipeline.errors import PipelineError, ReadError
from pipeline.read.encoding import decode
from pipeline.results import find, load, text_of
from pipeline.schema import Output


class Labelled(msgspec.Struct, frozen=True):
    """A result and the text that its positions count in; or why they cannot be had."""

    name: str
    output: Output | None = None
    text: str = ""
    problem: str = ""


def documents(results: Path, sources: Sequence[Path]) -> Iterator[Labelled]:
    """Yield the documents of a directory of results, by name.

    Args:
        results: the directory.
        sources: directories of sources, or sources themselves.

    Raises:
        UsageError: if there is no such directory, or no result in it.
    """
    for name, path in find(results).items():
        yield opened(name, path, sources)


def opened(name: str, path: Path, sources: Sequence[Path]) -> Labelled:
    """One document; `path` is of its result."""
    try:
        output = load(path)
        if output.source.media_type is None:
            return Labelled(name, problem="it could not be read")
        return Labelled(name, output, _text(output, path, sources))
    except PipelineError as error:
        return Labelled(name, problem=str(error))


def _text(output: Output, path: Path, sources: Sequence[Path]) -> str:
    """The text beside a result, or else that of the source itself.

    Raises:
        ReadError: if it cannot be had.
    """
    try:
        return text_of(path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return _of_source(output, sources)
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError("read.text", f"{text_of(path)} cannot be read: {error}") from error


def _of_source(output: Output, sources: Sequence[Path]) -> str:
    name = output.source.path
    path = _locate(name, sources)
    if path is None:
        raise ReadError("read.gone", f"its source {name} is in none of {', '.join(map(str, sources))}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError("read.unreadable", f"{path} cannot be read: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != output.source.sha256:
        raise ReadError("read.changed", f"{path} is not the source that was read")
    return decode(data)[0]


def _locate(name: str, roots: Sequence[Path]) -> Path | None:
    """Where a source is; a name that a result gives never leads out of the directories."""
    if name.startswith("/") or ".." in PurePosixPath(name).parts:
        return None
    found = (path for root in roots for path in (root / name, *([root] if root.name == name else [])))
    return next((path for path in found if path.is_file()), None)
