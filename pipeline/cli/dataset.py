"""`yusuan dataset`: results as tables, in CSV, Parquet and SQLite."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from pipeline.dataset import Given, Written, write
from pipeline.gate import Failure, failures

KEPT_BACK = 1
"""Exit status where results do not keep what `yusuan.toml` asserts, and nothing was written."""


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    results: Annotated[Path, typer.Argument(metavar="DIR", help="Where the results are.")] = Path(
        "extracted"
    ),
    out: Annotated[
        Path, typer.Option(metavar="DATASET_DIR", help="Where the data set goes.", show_default=False)
    ] = ...,  # type: ignore[assignment]  # typer's sign for an option that must be given
    source: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Where the sources are, for the full text of plain ones."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="What the data set is called.")] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            help="Under which the documents' contents are: an identifier such as CC0-1.0, or an address."
        ),
    ] = None,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="Write the tables as CSV for a spreadsheet, too.")
    ] = False,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What the results must keep.  [default: yusuan.toml]")
    ] = None,
    allow: Annotated[bool, typer.Option("--allow", help="Write even what does not keep it.")] = False,
) -> None:
    """Write results as a data set: a table for each kind of thing, as CSV, Parquet and in one SQLite file.

    The directory is a Data Package, version 2: datapackage.json says what each column is, in Chinese and in
    English, its type and unit, the keys, the sources with their hashes, and the run's fingerprint. The SQLite
    file has full-text search and opens in Datasette as it is. docs/dataset.md describes all of it. An earlier
    data set in DATASET_DIR is replaced when the new one is whole; a directory with anything else is refused.

    The text of a PDF or a web page stands beside its result; that of a plain text is found with --source.

    With --spreadsheet, spreadsheet/ has the tables once more: with a byte order mark, without which Excel
    does not read Chinese, and with an apostrophe before a text that it would take for a formula.

    The exit status is 1 where the results do not keep what yusuan.toml asserts and nothing was written, and 2
    for a call that cannot be carried out, as where a result is of an older version.

    \b
    Examples:
        yusuan dataset --out dataset
        yusuan dataset results --out dataset --source my-documents --licence CC-BY-4.0
    """  # noqa: D301  # click wants the character itself
    failed = failures(results, config)
    for failure in failed:
        typer.echo(plain(_said(failure)), err=True)
    if failed and not allow:
        typer.echo(f"{out}: not written; --allow writes it all the same", err=True)
        raise typer.Exit(KEPT_BACK)
    given = Given(title, licence, spreadsheet, tuple(one.assertion for one in failed))
    written = write(results, out, source or (), given)
    typer.echo(plain("\n".join(_lines(out, written))))


def _said(failure: Failure) -> str:
    where = f" ({', '.join(failure.where)})" if failure.where else ""
    return f"{failure.assertion}: expected {failure.expected}, found {failure.found}{where}"


def _lines(out: Path, written: Written) -> Iterator[str]:
    """What was written, as a person reads it; tables without rows are not named."""
    yield f"{out}: {len(written.rows)} tables"
    yield from (f"{number:>10,}  {table}" for table, number in written.rows.items() if number)
    if written.textless:
        yield f"{written.textless} documents without their full text; --source says where the sources are"
    yield f"fingerprint: {written.fingerprint}"


def plain(text: str) -> str:
    """What a document says may hold the commands of a terminal; they are shown and not obeyed."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)
