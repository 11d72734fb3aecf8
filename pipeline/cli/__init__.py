"""The command `yusuan`: one file for each of its commands, which offers `command`."""

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pipeline import __version__
from pipeline.errors import LabelError, PipelineError, UsageError

COMMANDS = (
    "run",
    "score",
    "names",
    "diff",
    "verify",
    "check",
    "dataset",
    "labels",
    "chart",
    "report",
    "audit",
)
"""In the order in which they are listed; each is a module of this package."""

FAILED = 1
"""Exit status where something failed that the call is not to blame for."""

WRONG_USAGE = 2
"""Exit status of a call that cannot be carried out as it was made."""


class _Commands(TyperGroup):
    """The commands, each imported when it is called: what another one needs would slow this one's start."""

    # Any: click's own types, which typer brings along under no name that is public.
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # click hands it over
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        one = typer.Typer(add_completion=False, rich_markup_mode=None)
        one.command(cmd_name)(import_module(f"pipeline.cli.{cmd_name}").command)
        return typer.main.get_command(one)


# Plain help and plain errors: a box around a message breaks it where nobody can search for it.
app = typer.Typer(
    name="yusuan",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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
