"""The command `yusuan`: one file for each of its commands, which offers `command`."""

import sys
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli import diff, names, run, score, verify
from pipeline.errors import LabelError, PipelineError, UsageError

COMMANDS = (run, score, names, diff, verify)

FAILED = 1
"""Exit status where something failed that the call is not to blame for."""

WRONG_USAGE = 2
"""Exit status of a call that cannot be carried out as it was made."""

# Plain help and plain errors: a box around a message breaks it where nobody can search for it.
app = typer.Typer(
    name="yusuan",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _module in COMMANDS:
    app.command(_module.__name__.rpartition(".")[2])(_module.command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"yusuan {__version__}")
        raise typer.Exit


@app.callback()
def yusuan(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turn Traditional Chinese budget documents of Taiwan into data that can be checked."""


def main() -> None:
    """Run the command line; what `yusuan` calls."""
    for stream in (sys.stdout, sys.stderr):
        # A name in an encoding that the terminal does not know must not stop a run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except (UsageError, LabelError) as error:
        typer.echo(f"yusuan: {error}", err=True)
        sys.exit(WRONG_USAGE)
    except PipelineError as error:
        typer.echo(f"yusuan: {error}", err=True)
        sys.exit(FAILED)
