"""`yusuan report`: one document as one HTML file to send."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.charts.words import Language
from pipeline.cli.verify import plain
from pipeline.errors import PipelineError, UsageError
from pipeline.files import put
from pipeline.results import SUFFIX, load


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="A result, or the name of its source in DIR.")
    ],
    results: Annotated[Path, typer.Option("--results", metavar="DIR", help="Where the results are.")] = Path(
        "extracted"
    ),
    source: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Where the sources are; may be given again.  [default: raw]"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file to write.  [default: NAME.html]")
    ] = None,
    pages: Annotated[
        str, typer.Option(metavar="PAGES", help="1-20,48, or all that hold values.  [default: at most 40]")
    ] = "",
    text: Annotated[bool, typer.Option("--text", help="Show a PDF's text instead of its pages.")] = False,
    charts: Annotated[bool, typer.Option("--charts/--no-charts", help="Draw its charts.")] = True,
    language: Annotated[
        Language, typer.Option(help="Which language the file shows first; its reader can switch.")
    ] = "zh",
) -> None:
    """Write a document as one HTML file to send: the evidence for an article.

    The file holds the text, or the pages of a PDF as pictures, with every value highlighted in its place; the
    values with their rules and canonical names; the records, the findings and the charts of the document; in
    Chinese and English. It opens in any browser and needs no network, no server and no script.

    Of a long document, at most 40 pages are shown: those of errors and warnings first, then those that most
    records were read from. --pages chooses others; a page of a book adds some 80 kB.

    \b
    Examples:
        yusuan report extracted/books/mobilisation-115.pdf.json
        yusuan report books/moi.pdf --results results --source my-documents --pages 48-58 --out moi.html
    """  # noqa: D301  # click wants the character itself
    # The review page's parts take a while to import: only where there is something to write.
    from pipeline.audit.corpus import Corpus, UnknownDocumentError  # noqa: PLC0415
    from pipeline.report import Wanted, report  # noqa: PLC0415

    directory, name = located(document, results)
    corpus = Corpus(directory, source or [Path("raw")])
    try:
        data, shown = report(corpus, name, Wanted(pages, text, charts, language))
    except UnknownDocumentError as error:
        raise UsageError(f"{document}: no result of this name in {directory}") from error
    path = out or Path(f"{Path(name).name}.html")
    try:
        put(path, data)
    except OSError as error:
        raise PipelineError(f"{path}: cannot be written: {error.strerror}") from error
    typer.echo(plain(f"{path}: {len(data) / 1e6:.1f} MB, shows {shown}"))


def located(document: str, results: Path) -> tuple[Path, str]:
    """The directory of a document's result, and its name there.

    Raises:
        UsageError: if there is no such directory.
        ResultError: if a file was given that is no result.
    """
    path = Path(document)
    if document.endswith(SUFFIX) and path.is_file():
        name = f"{load(path).source.path}{SUFFIX}"
        whole = path.resolve().as_posix()
        directory = Path(whole.removesuffix(name)) if whole.endswith(f"/{name}") else path.resolve().parent
        return directory, path.resolve().relative_to(directory).as_posix().removesuffix(SUFFIX)
    if not results.is_dir():
        raise UsageError(f"{results}: no such directory of results")
    return results, document
