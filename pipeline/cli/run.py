"""`yusuan run`: documents to results."""

import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.calendar import gregorian
from pipeline.files import Source
from pipeline.ledger import Wish, conduct
from pipeline.ledger.entry import Written
from pipeline.ledger.plan import NEW
from pipeline.model import AUTO, Engine
from pipeline.summary import Done, Summary

FAILED = 1
"""Exit status where a document failed."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""

NAMED = 10
"""Documents of one kind that the summary names; of more it says the number."""

Report = Callable[[Done, int], None]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
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
    force: Annotated[bool, typer.Option("--force", help="Read what has not changed, too.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove the results of sources that are no longer there.")
    ] = False,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="YEAR",
            min=1,
            max=2999,
            help="Fiscal year of proposals that name none: 114 or 2025.  [default: their folder's]",
        ),
    ] = None,
) -> None:
    """Read documents and write what they say as checked JSON.

    A file raw/a/b.pdf becomes extracted/a/b.pdf.json, with its text beside it as extracted/a/b.pdf.txt, in
    which all positions count. (For a text file they count in the file itself.) Hidden files are left out.

    Only what has changed since the last run is read: new and replaced sources, documents of which people
    decided otherwise (DIR/decisions.jsonl), and all where a rule, a name, a library or an option has changed.
    The summary counts all documents and says which were read and why. A run that was stopped goes on where it
    was. Of a source whose bytes changed under its name the former result is kept until yusuan diff --former
    has shown what changed.

    A proposal often names no fiscal year. In a directory in which ten documents or more name one and four
    fifths of them the same, the others are read again with that year, and a finding says so.

    The exit status is 0, 1 where a document failed or the disk is full, and 2 for a call that cannot be
    carried out, as where another run is at work. A document that fails stops no other, and its JSON says why.

    \b
    Examples:
        yusuan run
        yusuan run raw/books 單位預算.pdf --out results --jobs 4
        yusuan run proposals --year 114 --out results
    """  # noqa: D301  # click wants the character itself
    read = partial(_read, jobs=jobs, engine=engine)
    wish = Wish({"engine": engine}, force, prune, None if year is None else str(gregorian(year)))
    try:
        with _progress() as report:
            summary = conduct(paths or [Path("raw")], out, read, wish, report)
    except KeyboardInterrupt:
        typer.echo(f"stopped; the results that are in {out} are whole", err=True)
        raise typer.Exit(INTERRUPTED) from None
    for warning in summary.changes.warnings:
        typer.echo(_plain(f"warning: {warning}"), err=True)
    typer.echo("\n".join(lines(summary)))
    if summary.failures:
        raise typer.Exit(FAILED)


def _read(sources: Sequence[Source], out: Path, jobs: int, engine: Engine) -> Generator[Written, None, None]:
    # The stages take half a second to import: only where there is something to read.
    from pipeline.run import read_all, with_engine  # noqa: PLC0415

    yield from read_all(sources, out, jobs, with_engine(engine))


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
    if done.why != NEW:
        said = f"{said} ({done.why.partition(' (')[0]})"
    print(_plain(f"{done.name}: {said}"), file=sys.stderr, flush=True)  # noqa: T201  # this is the output


def lines(summary: Summary) -> Iterator[str]:
    """The summary of a run, as a person reads it."""
    read = sum(map(len, summary.read.values()))
    yield (
        f"{summary.documents} documents, {_size(summary.bytes)}, in {summary.seconds:.1f} s:"
        f" {read} read, {summary.documents - read} unchanged"
    )
    for why, names in summary.read.items():
        yield _plain(f"  {why}: {_names(names, summary.documents)}")
    yield _counted("mentions", summary.mentions)
    yield _counted("records", summary.records)
    yield f"{'tables':10}{summary.tables:>7}  and {summary.transcribed} transcribed as they stand"
    yield _counted("findings", summary.findings)
    for name, balance in summary.balances:
        yield _plain(f"{name}: {balance}")
    yield f"{'failed':10}{len(summary.failures):>7}"
    for failure in summary.failures:
        yield _plain(f"  {failure.name}: {failure.message} ({failure.check})")
    yield from _beside(summary)


def _beside(summary: Summary) -> Iterator[str]:
    """What changed of the sources, where something did."""
    changes = summary.changes
    if changes.replaced:
        yield f"{'replaced':10}{len(changes.replaced):>7}  yusuan diff --former shows what changed"
        yield _plain(f"  {_names(changes.replaced)}")
    if changes.removed:
        said = "their results are removed" if changes.pruned else "--prune removes their results"
        yield f"{'gone':10}{len(changes.removed):>7}  {said}"
        yield _plain(f"  {_names(changes.removed)}")
    if changes.unknown:
        yield f"{'unknown':10}{len(changes.unknown):>7}  results in this directory of no source that is known"
        yield _plain(f"  {_names(changes.unknown)}")


def _names(names: Sequence[str], all_of: int = 0) -> str:
    if len(names) == all_of:
        return "all"
    more = [f"and {len(names) - NAMED} more"] if len(names) > NAMED else []
    return ", ".join([*names[:NAMED], *more])


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
