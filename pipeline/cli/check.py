"""`yusuan check`: findings of results, and whether results keep what `yusuan.toml` asserts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from pipeline.errors import UsageError
from pipeline.gate import KINDS, LEVELS, Checked, Filter, Listed, check

FAILS = 1
"""Exit status where an assertion fails, or a file is no result of this version."""


def command(  # noqa: PLR0913, PLR0917  # what a caller may choose
    results: Annotated[Path, typer.Argument(metavar="DIR", help="Where the results are.")] = Path(
        "extracted"
    ),
    level: Annotated[
        list[str] | None,
        typer.Option(metavar="LEVEL", help="Only findings of this level: error, warning or info."),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--check", metavar="PATTERN", help="Only of checks such as 'sums.*'.")
    ] = None,
    document: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Only of documents such as 'books/*.pdf'."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help=f"Only of documents of this kind: {', '.join(KINDS)}."),
    ] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What the results must keep.  [default: yusuan.toml]")
    ] = None,
    counts: Annotated[bool, typer.Option("--counts", help="Do not list findings, count them.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all this as JSON.")] = False,
) -> None:
    """List the findings of results, and say whether the results keep what yusuan.toml asserts.

    Findings are listed by level, errors first, and counted by check. Filters choose which ones, and may each
    be given several times; they have no say in assertions.

    Assertions say what a corpus must hold: so many trips, a sum within bounds, no review report without
    proposals. They stand in yusuan.toml in DIR or in the current directory; docs/checks.md describes them.

    The exit status is 1 where an assertion fails or a file is no result of this version, 2 for a call or a
    yusuan.toml that cannot be carried out. A finding alone fails nothing: an assertion says which ones do.

    \b
    Examples:
        yusuan check
        yusuan check results --level error --check 'sums.*'
        yusuan check results --config strict.toml --counts
    """  # noqa: D301  # click wants the character itself
    wanted = Filter(
        levels=_of(LEVELS, level, "level"),
        checks=tuple(name or ()),
        documents=tuple(document or ()),
        kinds=_of(KINDS, kind, "kind of document"),
    )
    checked = check(results, config, wanted)
    if counts:
        checked = msgspec.structs.replace(checked, findings=())
    typer.echo(_json(checked) if as_json else "\n".join(map(plain, lines(checked))))
    if checked.failures or checked.refused:
        raise typer.Exit(FAILS)


def _of(names: tuple[str, ...], given: list[str] | None, what: str) -> tuple[str, ...]:
    for one in given or ():
        if one not in names:
            raise UsageError(f"{one!r} is no {what}; there are {', '.join(names)}")
    return tuple(given or ())


def lines(checked: Checked) -> Iterator[str]:
    """All of it, as a person reads it."""
    yield from (f"{one.level:8} {_finding(one)}" for one in checked.findings)
    number = sum(one.findings for one in checked.counts)
    yield f"documents: {checked.documents}; findings: {number:,}"
    for count in checked.counts:
        yield f"{count.findings:>7,}  {count.level:8} {count.check} (documents: {count.documents})"
    yield from (f"refused: {name}: {reason}" for name, reason in checked.refused.items())
    for one in checked.failures:
        yield f"failed: {one.assertion}: expected {one.expected}, found {one.found}"
        yield from (f"  {where}" for where in one.where)
    kept = checked.assertions - len(checked.failures)
    said = f"{kept} of {checked.assertions} kept ({checked.config})" if checked.config else "none"
    yield f"assertions: {said}"


def _finding(one: Listed) -> str:
    page = f" page {one.page}" if one.page is not None else ""
    start = f" at {one.start}" if one.page is None and one.start is not None else ""
    return f"{one.document}{page}{start} {one.check}: {one.message}"


def _json(checked: Checked) -> str:
    return msgspec.json.format(msgspec.json.encode(checked)).decode()


def plain(text: str) -> str:
    """What a document says may hold the commands of a terminal; they are shown and not obeyed."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
