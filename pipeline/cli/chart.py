"""`yusuan chart`: pictures of results as SVG, each with the table behind it as CSV."""

import csv
import io
from pathlib import Path
from typing import Annotated

import typer

from pipeline.charts import CHARTS, Drawing, Language, draw
from pipeline.cli.verify import plain
from pipeline.dataset.csvs import FORMULA
from pipeline.errors import PipelineError, UsageError
from pipeline.files import prepare, put_all

NOTHING = 1
"""Exit status where nothing could be drawn, or a file could not be written."""


def command(
    results: Annotated[Path, typer.Argument(metavar="DIR", help="Where the results are.")] = Path(
        "extracted"
    ),
    out: Annotated[Path, typer.Option(metavar="OUT", help="Directory to write to.")] = Path("charts"),
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="NAME", help="Draw this chart alone; may be given again."),
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of this document alone, such as books/moi.pdf.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Of titles, axes and columns.")] = "zh",
) -> None:
    """Draw what results say: an SVG for each chart and its table as CSV, without a browser or a network.

    platforms  money by platform and year, as the facts across documents have it
    people     how many people go for how many days
    network    which agencies take part in which platforms
    accounts   a book's accounts as a treemap; without --document, of the largest book
    years      this year's budget against last year's, of each book or of one book's plans

    A picture shows as much as can be read and says what it leaves out; its table has everything. The CSV is
    for a spreadsheet: with a byte order mark, and with an apostrophe before a text that would be taken for a
    formula. The same results give the same bytes where the same fonts are installed.

    The exit status is 1 where nothing could be drawn.

    \b
    Examples:
        yusuan chart
        yusuan chart results --out pictures --only accounts --document books/moi.pdf --language en
    """  # noqa: D301  # click wants the character itself
    known = [chart.name for chart in CHARTS]
    if unknown := sorted(set(only or ()) - set(known)):
        raise UsageError(f"{unknown[0]}: no such chart; there are {', '.join(known)}")
    drawn = {name: draw(results, name, language, document) for name in known if not only or name in only}
    prepare(out)
    files = {}
    for name, drawing in drawn.items():
        if drawing.svg:
            files[out / f"{name}.svg"] = drawing.svg.encode()
            files[out / f"{name}.csv"] = table(drawing)
        typer.echo(plain(f"{name}: {_said(drawing)}"))
    try:
        put_all(files)
    except OSError as error:
        raise PipelineError(f"{out}: cannot be written: {error.strerror}") from error
    if not files:
        raise typer.Exit(NOTHING)


def _said(drawing: Drawing) -> str:
    if not drawing.svg:
        return "nothing to draw"
    return f"{len(drawing.rows)} rows{f' ({drawing.left_out})' if drawing.left_out else ''}"


def table(drawing: Drawing) -> bytes:
    """The table behind a chart, as CSV for a spreadsheet."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(drawing.columns)
    for row in drawing.rows:
        writer.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return written.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
