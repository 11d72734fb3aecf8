"""`yusuan run`: documents to results."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.model import AUTO, Engine
from pipeline.run import run, with_engine
from pipeline.summary import Done, Summary

FAILED = 1
"""Exit status where a document failed."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""

Report = Callable[[Done, int], None]


def command(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Files or directories.  [default: raw]")
    ] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the results go.")] = Path("extracted"),
    jobs: Annotated[
        int, typer.Option(metavar="N", min=0, help="Documents to read at once; 0 for one a core.")
    ] = 0,
    engine: Annotated[
        Engine, typer.Option(help="Reader of PDF; auto takes for each page the first that makes sense of it.")
    ] = AUTO,
) -> None:
    """Read documents and write what they say as checked JSON.

    A file raw/a/b.pdf becomes extracted/a/b.pdf.json, with its text beside it as extracted/a/b.pdf.txt, in
    which all positions count. (For a text file they count in the file itself.) Hidden files are left out.

    The exit status is 0, 1 where a document failed, and 2 for a call that cannot be carried out. A document
    that fails stops no other, and its JSON says why.

    \b
    Examples:
        yusuan run
        yusuan run raw/books 單位預算.pdf --out results --jobs 4
    """  # noqa: D301  # click wants the character itself
    try:
        with _progress() as report:
            summary = run(paths or [Path("raw")], out, jobs, report, with_engine(engine))
    except KeyboardInterrupt:
        typer.echo(f"stopped; the results that are in {out} are whole", err=True)
        raise typer.Exit(INTERRUPTED) from None
    typer.echo("\n".join(lines(summary)))
    if summary.failures:
        raise typer.Exit(FAILED)


@contextmanager
def _progress() -> Iterator[Report]:
    """A bar on a terminal, else a line for each document."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _line
        return
    columns = (
        TextColumn("{task.fields[name]}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None, name="reading")
        yield lambda done, total: progress.update(task, advance=1, total=total, name=done.name)


def _line(done: Done, total: int) -> None:  # noqa: ARG001  # a report is told both
    if done.failure:
        said = f"failed: {done.failure.message} ({done.failure.check})"
    else:
        said = f"{_sum(done.mentions)} mentions, {_sum(done.records)} records, {done.tables} tables"
    print(_plain(f"{done.name}: {said}"), file=sys.stderr, flush=True)  # noqa: T201  # this is the output


def lines(summary: Summary) -> Iterator[str]:
    """The summary of a run, as a person reads it."""
    yield f"{summary.documents} documents, {_size(summary.bytes)}, in {summary.seconds:.1f} s"
    yield _counted("mentions", summary.mentions)
    yield _counted("records", summary.records)
    yield f"{'tables':10}{summary.tables:>7}  and {summary.transcribed} transcribed as they stand"
    yield _counted("findings", summary.findings)
    for name, balance in summary.balances:
        yield _plain(f"{name}: {balance}")
    yield f"{'failed':10}{len(summary.failures):>7}"
    for failure in summary.failures:
        yield _plain(f"  {failure.name}: {failure.message} ({failure.check})")


def _counted(name: str, counts: Mapping[str, int]) -> str:
    parts = "  ".join(f"{kind} {count}" for kind, count in counts.items())
    return f"{name:10}{_sum(counts):>7}  {parts}".rstrip()


def _sum(counts: Mapping[str, int]) -> int:
    return sum(counts.values())


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} kB"


def _plain(text: str) -> str:
    """A file's name may hold line breaks and the commands of a terminal; they are shown and not obeyed."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
