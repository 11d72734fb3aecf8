"""`yusuan labels`: reviewed documents as gold labels or Label Studio tasks, and judgements from there."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from pipeline.cli.verify import plain
from pipeline.decisions import NAME, Decision, append, by_document, load
from pipeline.errors import UsageError
from pipeline.files import put
from pipeline.labels import (
    CONFIG,
    Annotation,
    Labelled,
    Standing,
    StudioError,
    annotations,
    directory_of,
    documents,
    gold,
    judgements,
    opened,
    standing,
    task,
)
from pipeline.labels.gold import FILE
from pipeline.results import find

FAILED = 1
"""Exit status where nothing was written, or an annotation could not be taken over."""

TASKS, INTERFACE = "tasks.json", "interface.xml"


class Format(StrEnum):
    """What labels are written as."""

    GOLD = "gold"
    STUDIO = "label-studio"


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    results: Annotated[Path, typer.Argument(metavar="DIR", help="Where the results are.")] = Path(
        "extracted"
    ),
    out: Annotated[Path, typer.Option(metavar="OUT", help="Directory to write to.")] = Path("gold"),
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.GOLD,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="As Label Studio tasks, write the other documents too.")
    ] = False,
    annotated: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Take over what Label Studio exported as JSON."),
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who annotated; else as the file names them.")
    ] = None,
    source: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Where the sources are; may be given again.  [default: raw]"),
    ] = None,
) -> None:
    """Write the labels of reviewed documents, or take over what was annotated in Label Studio.

    A document is reviewed where its labels were accepted as a whole or each by itself, nothing is disputed
    and nothing has to be looked at again. As gold labels, each gets OUT/NAME/labels.json, which yusuan score
    reads; as Label Studio tasks, all are in OUT/tasks.json, beside the labelling interface that they are for.

    With --from, what an annotation has otherwise than the result becomes judgements in DIR/decisions.jsonl,
    which the next run applies, and the document counts as reviewed.

    The exit status is 1 where nothing was written, or an annotation could not be taken over.

    \b
    Examples:
        yusuan labels --out gold
        yusuan labels results --format label-studio --unreviewed --out tasks --source my-documents
        yusuan labels results --from export.json --reviewer 王 --source my-documents
    """  # noqa: D301  # click wants the character itself
    if unreviewed and form is Format.GOLD:
        raise UsageError("--unreviewed is for --format label-studio; gold labels are reviewed")
    decisions, broken = load(results / NAME)
    for line in broken:
        typer.echo(f"{results / NAME}: line {line.line} is left out: {plain(line.reason)}", err=True)
    sources = source or [Path("raw")]
    if annotated is not None:
        done, failed = _take(annotated, results, sources, decisions, reviewer)
        typer.echo(f"{done} annotations taken over")
    else:
        stand = list(_stand(documents(results, sources), decisions, unreviewed))
        done, failed = len(stand), 0
        (_gold if form is Format.GOLD else _studio)(stand, out)
        typer.echo(f"{done} documents written to {out}")
    if failed or not done:
        raise typer.Exit(FAILED)


def _stand(
    found: Iterable[Labelled], decisions: Iterable[Decision], unreviewed: bool
) -> Iterator[tuple[Labelled, Standing]]:
    """The documents to write; of the others it is said why not."""
    judged = by_document(decisions)
    for one in found:
        if one.output is None:
            typer.echo(f"{plain(one.name)}: left out: {plain(one.problem)}", err=True)
            continue
        stands = standing(one.output, judged.get(one.output.source.path, ()), one.text)
        if stands.reviewed or unreviewed:
            yield one, stands
        else:
            typer.echo(f"{plain(one.name)}: not reviewed: {stands.missing}", err=True)


def _gold(stand: Iterable[tuple[Labelled, Standing]], out: Path) -> None:
    for one, stands in stand:
        if one.output is not None:
            put(directory_of(out, one.name) / FILE, gold(one.name, one.output, stands))


def _studio(stand: Sequence[tuple[Labelled, Standing]], out: Path) -> None:
    tasks = [
        task(one.name, one.output.source.sha256 or "", one.text, stands)
        for one, stands in stand
        if one.output is not None
    ]
    if tasks:
        put(out / TASKS, msgspec.json.format(msgspec.json.encode(tasks), indent=1) + b"\n")
        put(out / INTERFACE, CONFIG.encode())


def _take(
    file: Path, results: Path, sources: Sequence[Path], decisions: Iterable[Decision], reviewer: str | None
) -> tuple[int, int]:
    """How many annotations were taken over, and how many could not be."""
    try:
        given = list(annotations(file.read_bytes()))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from error
    found, judged = find(results), by_document(decisions)
    failed = 0
    for one in given:
        try:
            path = found.get(one.document)
            if path is None:
                raise StudioError(f"{one.document}: no result of this name in {results}")
            made = _judged(one, opened(one.document, path, sources), judged.get(one.document, ()), reviewer)
        except StudioError as error:
            typer.echo(f"left out: {plain(str(error))}", err=True)
            failed += 1
            continue
        for decision in made:
            append(results / NAME, decision)
    return len(given) - failed, failed


def _judged(
    annotation: Annotation, one: Labelled, decisions: Iterable[Decision], reviewer: str | None
) -> list[Decision]:
    if one.output is None:
        raise StudioError(f"{one.name}: {one.problem}")
    if one.output.source.sha256 != annotation.source:
        raise StudioError(f"{one.name}: the source has changed since it was exported")
    name = reviewer or annotation.reviewer
    if not name:
        raise UsageError("the file does not name who annotated; say it with --reviewer")
    present = standing(one.output, decisions, one.text).labels
    named = msgspec.structs.replace(annotation, document=one.output.source.path)
    return list(judgements(named, present, name))
