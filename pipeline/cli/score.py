"""`yusuan score`: results against hand labels."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from pipeline.errors import UsageError
from pipeline.score import Error, Report, Score, score

MISSED = 1
"""Exit status where a score is below what was asked for, or a result is missing."""

ROW = "{:10} {:>5} {:>6} {:>7} {:>7} {:>7} {:>8} {:>7}"


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Where the labels are.")],
    results: Annotated[Path, typer.Argument(metavar="DIR", help="Where the results are.")] = Path(
        "extracted"
    ),
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", min=0, help="List up to N errors of each type and kind.")
    ] = 0,
    least: Annotated[
        list[str] | None,
        typer.Option("--min", metavar="TYPE=F1", help="Fail where a strict F1 is below this."),
    ] = None,
    least_value: Annotated[
        list[str] | None,
        typer.Option("--min-value", metavar="TYPE=SHARE", help="Fail where a value accuracy is below this."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Compare results with hand labels.

    GOLD_DIR holds files NAME.json, whose results are DIR/NAME.json, or directories with a labels.json each,
    which names its document. Printed are, for each type: labels, mentions found, precision, recall and F1 of
    those that start and end where the label does, F1 of those that overlap with one, and the share of right
    values.

    The exit status is 1 where a result is missing or a figure is below what was asked for. TYPE may be ALL.

    \b
    Examples:
        yusuan score tests/documents
        yusuan score labels results --errors 5 --min ALL=0.9 --min-value DATE=0.95
    """  # noqa: D301  # click wants the character itself
    bounds = [*_bounds(least, "f1"), *_bounds(least_value, "value")]
    report = score(gold, results)
    typer.echo(_json(report) if as_json else "\n".join(_table(report)))
    typer.echo("".join(f"{line}\n" for line in _errors(report, errors)), err=as_json, nl=False)
    complaints = [f"missing: {path}" for path in report.missing]
    complaints += [text for kind, figure, bound in bounds if (text := _below(report, kind, figure, bound))]
    for complaint in complaints:
        typer.echo(complaint, err=True)
    if complaints:
        raise typer.Exit(MISSED)


def _bounds(given: list[str] | None, figure: str) -> Iterator[tuple[str, str, float]]:
    """Read TYPE=NUMBER."""
    for item in given or ():
        kind, _, number = item.partition("=")
        try:
            bound = float(number)
        except ValueError:
            raise UsageError(f"{item}: a bound is written TYPE=NUMBER") from None
        yield kind, figure, bound


def _below(report: Report, kind: str, figure: str, bound: float) -> str | None:
    if kind not in report.scores:
        raise UsageError(f"{kind}: no such type; there are {', '.join(report.scores)}")
    got: float = getattr(report.scores[kind], figure)
    return f"below: {kind} {figure} {got:.3f} < {bound}" if got < bound else None


def _table(report: Report) -> Iterator[str]:
    yield ROW.format("type", "gold", "found", "P", "R", "F1", "overlap", "value")
    for kind, one in report.scores.items():
        shares = one.precision, one.recall, one.f1, one.overlap_f1, one.value
        yield ROW.format(kind, one.gold, one.found, *(f"{share:.3f}" for share in shares))


def _json(report: Report) -> str:
    figures = {kind: _figures(one) for kind, one in report.scores.items()}
    return msgspec.json.format(msgspec.json.encode(figures)).decode()


def _figures(one: Score) -> dict[str, float]:
    shares = "precision", "recall", "f1", "overlap_f1", "value"
    return {**msgspec.structs.asdict(one), **{name: round(getattr(one, name), 6) for name in shares}}


def _errors(report: Report, most: int) -> Iterator[str]:
    for kind, errors in report.errors.items():
        for what in ("missed", "spurious", "value"):
            for error in [error for error in errors if error.kind == what][:most]:
                yield f"{kind} {what}: {error.document} {_said(error)}"


def _said(error: Error) -> str:
    label = error.wanted or error.found
    assert label is not None
    instead = f", not {error.found.value}" if error.wanted and error.found else ""
    return f"[{label.start}:{label.end}] {label.text!r} {label.value}{instead}"
