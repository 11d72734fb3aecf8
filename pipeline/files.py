"""Files of a run: which ones it reads, where the results go, and how they get there whole."""

import errno
import fcntl
import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from pipeline.errors import UsageError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What the system says where nothing more can be written, of whatever document."""

TEMPORARY = ".yusuan-"
"""How the names of files begin that are not yet whole."""


class Source(msgspec.Struct, frozen=True):
    """A file to read and where its result goes.

    Attributes:
        path: where it is.
        name: what it is called in the result: its path below the directory that was given, with slashes.
        output: path of its JSON.
        extra: what people decided about this document (`decisions.packed`), on which its result depends.
        year: the fiscal year, Gregorian, that its proposals are taken to be of where they name none.
    """

    path: Path
    name: str
    output: Path
    extra: bytes = b""
    year: str | None = None

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
            if other is not source and other.path.resolve() != file.resolve():
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
    put_all({path: data})


def put_all(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together whole or not at all.

    All are written under other names before the first gets its own, so that a full disk leaves the files
    that were there before as they belong together.

    Raises:
        OSError: if one cannot be written.
    """
    temporary = {}
    try:
        for number, (path, data) in enumerate(files.items()):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary[path] = path.parent / f"{TEMPORARY}{os.getpid()}-{number}.tmp"
            temporary[path].write_bytes(data)
        for path, written in temporary.items():
            written.replace(path)
    finally:
        for written in temporary.values():
            written.unlink(missing_ok=True)


def attend(directory: Path) -> None:
    """Say that this process writes below a directory; what it says ends with it, however it ends."""
    with suppress(OSError):  # a file system without locks
        fcntl.flock(os.open(directory, os.O_RDONLY), fcntl.LOCK_SH)


def unattended(directory: Path, seconds: float) -> bool:
    """Wait until no process says any more that it writes below a directory; whether that came to pass."""
    end = time.monotonic() + seconds
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    return False
                time.sleep(0.01)
            except OSError:  # a file system without locks
                return True
            else:
                return True
    finally:
        os.close(descriptor)


def sweep(directory: Path) -> None:
    """Remove what a killed run left half-written below a directory in which no run is at work."""
    for where, _, names in os.walk(directory):
        for name in names:
            if name.startswith(TEMPORARY) and name.endswith(".tmp"):
                Path(where, name).unlink(missing_ok=True)


def remove(directory: Path, *files: Path) -> None:
    """Remove files below a directory, and directories above them that are empty then."""
    for file in files:
        file.unlink(missing_ok=True)
        for parent in file.relative_to(directory).parents[:-1]:
            with suppress(OSError):  # not empty, or not there
                (directory / parent).rmdir()


def digest(path: Path) -> str | None:
    """SHA-256 of a file's bytes in hexadecimal; None where there is no such file or it cannot be read."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def size(path: Path) -> int:
    """Bytes of a file, 0 where nobody can tell."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
