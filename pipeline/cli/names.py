"""`yusuan names`: names that were found by their form and stand in no gazetteer."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from pipeline.errors import UsageError
from pipeline.gazetteer import load

GAZETTEERS = {"AGENCY": "agencies", "PLATFORM": "platforms", "PROGRAM": "programs"}
SHOWN = 3
"""Places that a line of the table shows; `--json` gives all."""


class Place(msgspec.Struct, frozen=True, order=True):
    """Where a name stands: its document, and its first code point there."""

    document: str
    start: int


class Unlisted(msgspec.Struct, frozen=True):
    """A name that no gazetteer has, how often it was found, and where."""

    type: str
    name: str
    count: int
    places: tuple[Place, ...]


class _Value(msgspec.Struct):
    name: str | None = None


class _Mention(msgspec.Struct):
    type: str
    start: int
    value: _Value | None


class _Result(msgspec.Struct):
    mentions: list[_Mention] = []


def command(
    results: Annotated[Path, typer.Argument(metavar="DIR", help="Where the results are.")] = Path(
        "extracted"
    ),
    least: Annotated[
        int, typer.Option("--least", metavar="N", min=1, help="Leave out what was found fewer than N times.")
    ] = 1,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the names as JSON, with all places.")
    ] = False,
) -> None:
    """List names that no gazetteer has, so that people can add them.

    They were found by what they look like: quotation marks, a head such as 會談 or 評估案, a unit behind a
    ministry. The most frequent come first, each with its count, its type and where it stands.

    \b
    Examples:
        yusuan names
        yusuan names extracted --least 2 --json
    """  # noqa: D301  # click wants the character itself
    found = [name for name in unlisted(results) if name.count >= least]
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        typer.echo("".join(f"{_line(name)}\n" for name in found), nl=False)


def unlisted(results: Path) -> list[Unlisted]:
    """The unlisted names below a directory of results, the most frequent first.

    Raises:
        UsageError: if there is no such directory, or a file in it is no result.
    """
    if not results.is_dir():
        raise UsageError(f"{results}: no such directory of results")
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for kind, name, place in _found(results):
        places[kind, name].append(place)
    names = [Unlisted(kind, name, len(at), tuple(sorted(at))) for (kind, name), at in places.items()]
    return sorted(names, key=lambda found: (-found.count, found.type, found.name))


def _found(results: Path) -> Iterator[tuple[str, str, Place]]:
    """Type, name and place of each mention of an unlisted name."""
    listed = {kind: frozenset(load(file).names) for kind, file in GAZETTEERS.items()}
    for path in sorted(results.rglob("*.json")):
        document = path.relative_to(results).as_posix().removesuffix(".json")
        try:
            result = msgspec.json.decode(path.read_bytes(), type=_Result)
        except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
            raise UsageError(f"{path}: {error}") from error
        for mention in result.mentions:
            name = mention.value.name if mention.value else None
            if name and mention.type in listed and name not in listed[mention.type]:
                yield mention.type, name, Place(document, mention.start)


def _line(found: Unlisted) -> str:
    places = "  ".join(f"{place.document}:{place.start}" for place in found.places[:SHOWN])
    more = f"  +{found.count - SHOWN}" if found.count > SHOWN else ""
    return f"{found.count:5}  {found.type:8}  {found.name}  {places}{more}"
