"""`yusuan.toml`: where it is looked for, and in which line of it something is wrong."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import UsageError
from pipeline.gate.assertions import Assertions, Wrong

NAME = "yusuan.toml"

_AT = re.compile(r" - at `\$(?P<path>.*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_UNKNOWN = re.compile(r"unknown field `(.*?)`")

Path_ = Sequence[str | int]
"""The way to a value: count, 0, at_least."""


def find(results: Path, config: Path | None) -> tuple[Path | None, Assertions]:
    """The file that holds for a directory of results, and what it says.

    It is the one given, else one in that directory, else one in the current directory, unless that says that
    it is about other results.

    Raises:
        UsageError: as `read` does.
    """
    if config is not None:
        return config, read(config)
    for file in (results / NAME, Path(NAME)):
        if file.is_file():
            said = read(file)
            if said.results is None or (file.parent / said.results).resolve() == results.resolve():
                return file, said
    return None, Assertions()


def read(file: Path) -> Assertions:
    """What a file asserts.

    Raises:
        UsageError: if it cannot be read, is no TOML, or says what no assertion is; with the line.
    """
    try:
        text = file.read_bytes().decode()
        said = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{file}: {error}") from error
    return _converted(file, text, said)


def _converted(file: Path, text: str, said: dict[str, Any]) -> Assertions:
    try:
        found = msgspec.convert(said, Assertions)
    except msgspec.ValidationError as error:
        raise UsageError(f"{file}{_where(text, str(error))}") from error
    for kind in ("count", "sum"):
        for number, one in enumerate(getattr(found, kind)):
            try:
                one.check()
            except Wrong as error:
                path = (kind, number, error.key) if error.key else (kind, number)
                raise UsageError(f"{file}, line {line(text, path)}: {kind} {number + 1}: {error}") from error
    return found


def _where(text: str, problem: str) -> str:
    """The line of what a conversion found wrong, and what that is."""
    at = _AT.search(problem)
    path: list[str | int] = [
        int(number) if number else key for key, number in _STEP.findall(at["path"] if at else "")
    ]
    unknown = _UNKNOWN.search(problem)
    said = f"unknown key {unknown[1]!r}" if unknown else _AT.sub("", problem)
    if unknown:
        path.append(unknown[1])
    what = f"{path[0]} {path[1] + 1}: " if len(path) > 1 and isinstance(path[1], int) else ""
    return f", line {line(text, path)}: {what}{said}"


def line(text: str, path: Path_) -> int:
    """The line in which a value, or the table that should hold it, begins.

    A TOML file that ends behind any of its statements is one, too: the statement that sets a value is the
    first one behind which it is there.
    """
    lines = text.splitlines()
    begins = 1
    for number in range(1, len(lines) + 1):
        try:
            said = tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        if _has(said, path):
            return begins
        begins = number + 1
    return line(text, path[:-1]) if path else 1


def _has(said: Any, path: Path_) -> bool:
    for step in path:
        try:
            said = said[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
