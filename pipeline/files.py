"""Files of a run: which ones it reads, where the results go, and how they get there whole."""

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from pipeline.errors import UsageError


class Source(msgspec.Struct, frozen=True):
    """A file to read and where its result goes.

    Attributes:
        path: where it is.
        name: what it is called in the result: its path below the directory that was given, with slashes.
        output: path of its JSON.
    """

    path: Path
    name: str
    output: Path

    @property
    def text(self) -> Path:
        """Path of its text, which a source that is no plain text gets."""
        return self.output.with_suffix(".txt")


def find(paths: Iterable[Path], out: Path) -> list[Source]:
    """The sources at the paths, by name; what lies below `out` is the result of an earlier run.

    Raises:
        UsageError: if a path is not there, a directory holds no source, or two sources would have one result.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        for file, name in _files(path, out.resolve()):
            source = Source(file, name, out / f"{name}.json")
            other = found.setdefault(source.output, source)
            if other.path.resolve() != file.resolve():
                raise UsageError(f"{other.path} and {file} would both be written to {source.output}")
    return sorted(found.values(), key=lambda source: source.name)


def _files(path: Path, out: Path) -> Iterator[tuple[Path, str]]:
    try:
        path.stat()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    if path.is_file():
        yield path, path.name
        return
    if not path.is_dir():
        raise UsageError(f"{path}: neither a file nor a directory")
    files = list(_below(path, out))
    if not files:
        raise UsageError(f"{path}: no documents in this directory (hidden files and {out} are left out)")
    yield from ((file, file.relative_to(path).as_posix()) for file in files)


def _below(directory: Path, out: Path) -> Iterator[Path]:
    """Whatever is no directory below a directory, but hidden names and results.

    A link to a file is that file. A directory that cannot be listed, a link to nothing and a pipe count as
    files: reading them will say what they are. Links to directories are not followed, they may lead round.
    """
    closed: list[str] = []
    for where, directories, names in os.walk(directory, onerror=lambda error: closed.append(error.filename)):
        if Path(where).resolve().is_relative_to(out):
            directories.clear()
            continue
        directories[:] = [name for name in directories if not name.startswith(".")]
        files = (Path(where, name) for name in names if not name.startswith("."))
        yield from files
    yield from map(Path, closed)


def content(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: if it cannot be read; a pipe or a device is not waited for.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "neither a file nor a directory")
    return path.read_bytes()


def prepare(out: Path) -> None:
    """Make the directory of the results.

    Raises:
        UsageError: if it cannot be made or written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{out}: cannot make this directory: {error.strerror}") from error
    if not os.access(out, os.W_OK | os.X_OK):
        raise UsageError(f"{out}: cannot write to this directory")


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a reader never meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".yusuan-{os.getpid()}.tmp"
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def size(path: Path) -> int:
    """Bytes of a file, 0 where nobody can tell."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
