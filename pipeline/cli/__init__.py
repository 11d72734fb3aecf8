"""The command `yusuan`: one file for each of its commands."""

import sys

import typer

from pipeline import __version__
from pipeline.cli import run
from pipeline.errors import UsageError

COMMANDS = (run,)

FAILED = 1
"""Exit status where a document failed or a score was missed."""

WRONG_USAGE = 2

app = typer.Typer(
    name="yusuan",
    help="Traditional Chinese budget documents of Taiwan, turned into data that can be checked against its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for module in COMMANDS:
    app.command()(module.command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"yusuan {__version__}")
        raise typer.Exit
