"""`yusuan verify`: the values of results read again in their sources."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from pipeline.verify import Checked, verify

DISAGREES = 1
"""Exit status where a value disagrees, or a source cannot be compared with its result."""

COUNTS = ("values", "agreed", "disagreed", "unchecked")


def command(
    results: Annotated[Path, typer.Argument(metavar="DIR", help="Where the results are.")] = Path(
        "extracted"
    ),
    source: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Where the sources are; may be given again.  [default: raw]"),
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Read N values of each document, the same ones each time."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Read each value of results again at its place in the source.

    The source is read anew, a PDF by another engine (pdfplumber, ten pages a second), a web page by another
    parser. Its hash must be the result's; the text at each span, the characters in each box, the value that
    they say, each cell times its table's unit and each record's evidence are compared. A value agrees,
    disagrees, or is not checkable, as 今年 is not without its context. Names are not looked up again.

    The exit status is 1 where a value disagrees, a source is not there or not the one that was read, or a
    file is no result of this version; 2 for a call that cannot be carried out.

    \b
    Examples:
        yusuan verify
        yusuan verify results --source my-documents --sample 200
    """  # noqa: D301  # click wants the character itself
    done = []
    for checked in verify(results, source or [Path("raw")], sample):
        done.append(checked)
        if not as_json:
            typer.echo("\n".join(map(plain, lines(checked))))
    typer.echo(_json(done) if as_json else "\n".join(map(plain, summary(done))))
    if any(checked.fails for checked in done):
        raise typer.Exit(DISAGREES)


def lines(checked: Checked) -> Iterator[str]:
    """What came of a document, as a person reads it."""
    if checked.state != "read":
        yield f"{checked.name}: {checked.state}: {checked.problem}"
        return
    yield f"{checked.name}: {_counted(checked.agreed, checked.disagreed, checked.unchecked)}"
    for case in checked.cases:
        where = f"page {case.page}, " if case.page is not None else ""
        yield f"  disagrees: {where}{case.place}: {case.reason}"


def summary(done: Iterable[Checked]) -> Iterator[str]:
    """The sum of all documents, and why values were not checkable."""
    done = list(done)
    agreed, disagreed, unchecked = (sum(getattr(one, name) for one in done) for name in COUNTS[1:])
    yield f"{len(done)} documents: {_counted(agreed, disagreed, unchecked)}"
    for reason, count in _reasons(done).items():
        yield f"{count:>9,}  {reason}"
    for state in ("changed", "missing", "broken"):
        if number := sum(one.state == state for one in done):
            yield f"{state}: {number}"


def _counted(agreed: int, disagreed: int, unchecked: int) -> str:
    return f"{agreed:,} agreed, {disagreed:,} disagreed, {unchecked:,} not checkable"


def _reasons(done: Iterable[Checked]) -> dict[str, int]:
    total: dict[str, int] = {}
    for one in done:
        for reason, count in one.reasons.items():
            total[reason] = total.get(reason, 0) + count
    return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def _json(done: list[Checked]) -> str:
    total: dict[str, Any] = {name: sum(getattr(one, name) for one in done) for name in COUNTS}
    report = {"documents": done, "total": {**total, "reasons": _reasons(done)}}
    return msgspec.json.format(msgspec.json.encode(report)).decode()


def plain(text: str) -> str:
    """What a document says may hold the commands of a terminal; they are shown and not obeyed."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
