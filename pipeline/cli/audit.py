"""`yusuan audit`: the review page, in the browser."""

import webbrowser
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.results import find

if TYPE_CHECKING:
    from pipeline.audit.index import Index


def command(
    results: Annotated[Path, typer.Argument(metavar="DIR", help="Where the results are.")] = Path(
        "extracted"
    ),
    source: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="Where the sources are, if not where they were read from; may be given again.",
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port of this machine; 0 for any free one.  [default: 8114]"),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Open no browser.")] = False,
) -> None:
    """Look at results in the browser, on the pages that they come from, and judge them.

    The page is served to this machine alone, until Ctrl-C. Judgements are appended to decisions.jsonl in DIR,
    and the next run respects them. Nothing else is written but .audit.sqlite, the index that is searched; it
    is made anew when results change, and may be deleted. docs/audit.md shows how to work with it.

    The exit status is 0, or 2 for a call that cannot be carried out, as where the port is taken.

    \b
    Examples:
        yusuan audit
        yusuan audit results --source my-documents --port 8200
    """  # noqa: D301  # click wants the character itself
    # The server takes half a second to import; other commands do not need it, nor does a wrong call.
    find(results)
    from pipeline.audit.serve import serve  # noqa: PLC0415

    def ready(address: str, index: "Index") -> None:
        typer.echo(f"{address}  shows {results}; Ctrl-C ends it")
        if not index.ready:
            typer.echo("the index is being made; search and facts come when it is done")
        if not no_open:
            # A text browser returns only when it is closed.
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    try:
        serve(results, source or [], port, ready)
    except KeyboardInterrupt:
        typer.echo("ended")
