"""`yusuan diff`: what changed between two outputs or data sets."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from pipeline.diff import by_document, diff
from pipeline.diff.changes import Change, Count, Difference
from pipeline.diff.former import former_diff
from pipeline.diff.page import page
from pipeline.diff.saying import money, said, values
from pipeline.errors import UsageError
from pipeline.ledger import shown

DIFFERS = 1
"""Exit status where the two are not the same."""

SIGNS = {"added": "+", "removed": "-", "changed": "~"}
ROW = "{:9}{:>8} {:>8} {:>8} {:>8} {:>8}  {}"

ALWAYS = frozenset({"mention", "record"})
"""What is counted even where nothing of its kind differs."""


def command(
    old: Annotated[
        Path | None, typer.Argument(metavar="OLD", help="Results or a data set as they were.")
    ] = None,
    new: Annotated[
        Path | None, typer.Argument(metavar="NEW", help="Results or a data set as they are.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the differences as JSON.")] = False,
    file: Annotated[
        Path | None, typer.Option("--page", metavar="FILE", help="Write the differences as a page, too.")
    ] = None,
    former: Annotated[
        bool, typer.Option("--former", help="Compare replaced sources' results with their former ones.")
    ] = False,
) -> None:
    """Compare two outputs or data sets value by value.

    OLD and NEW are directories of results, one result each, or data sets. Listed are the mentions, records,
    tables, rows, findings and, of data sets, facts that were added (+), removed (-) or changed (~, with their
    values as they were and as they are), by document, and counts and money of each kind. Positions, boxes and
    rules are no values: where a text has only moved, nothing has changed. The page is one HTML file that
    needs no network.

    With --former, OLD is the one directory [default: extracted]. Of each source there whose bytes changed
    under its name, the former result is compared with the present one. What was shown is not kept any longer.

    The exit status is 0 where the two are the same, 1 where they differ, and 2 where they cannot be compared.

    \b
    Examples:
        yusuan diff extracted results
        yusuan diff --former extracted
        yusuan diff last-year/book.pdf.json results/book.pdf.json --page changes.html
        yusuan diff dataset new-dataset --json
    """  # noqa: D301  # click wants the character itself
    if former and new is None:
        _former(old or Path("extracted"), as_json, file)
    elif former:
        raise UsageError("--former compares one directory with what it was; name one")
    elif old is None or new is None:
        raise UsageError("name two outputs or data sets to compare, OLD and NEW")
    else:
        _show(diff(old, new), as_json, file)


def _show(
    found: Difference, as_json: bool, file: Path | None, then: Callable[[], None] | None = None
) -> None:
    """Print what differs, and end with the exit status that says whether something does."""
    if file is not None:
        _write(file, page(found))
    typer.echo(_json(found) if as_json else "\n".join(map(_plain, lines(found))))
    if then:
        then()
    if not found.same:
        raise typer.Exit(DIFFERS)


def _former(directory: Path, as_json: bool, file: Path | None) -> None:
    """Print what replaced sources changed, and only then discard what they were."""
    was = former_diff(directory)
    for name, problem in was.unseen:
        typer.echo(_plain(f"{name}: the source was replaced; {problem}"), err=True)
    if was.difference is not None:
        _show(was.difference, as_json, file, partial(shown, directory, was.names))
    elif not was.unseen:
        typer.echo(f"{directory}: no source was replaced since this was last shown")
    else:
        shown(directory, ())


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file}: cannot write this page: {error.strerror}") from error


def lines(found: Difference) -> Iterator[str]:
    """The differences, as a person reads them."""
    for name, changes in by_document(found.changes).items():
        yield name
        yield from (f"  {_line(change)}" for change in changes)
    yield from (f"document added: {name}" for name in found.documents_added)
    yield from (f"document removed: {name}" for name in found.documents_removed)
    yield f"{found.old}: {found.old_documents} documents; {found.new}: {found.new_documents} documents"
    yield ROW.format("", "old", "new", "added", "removed", "changed", "").rstrip()
    yield from (_row(count) for count in found.counts if count.part in ALWAYS or count.differs)
    yield "the same values" if found.same else f"{len(found.changes)} differences"


def _row(count: Count) -> str:
    numbers = count.old, count.new, count.added, count.removed, count.changed
    return ROW.format(
        count.part, *(f"{number:,}" for number in numbers), f"{count.kind}  {money(count)}"
    ).rstrip()


def _line(change: Change) -> str:
    where = f" page {change.page}" if change.page is not None else ""
    head = f"{SIGNS[change.what]} {change.part} {change.kind}{where} {said(change.label)}"
    if change.what != "changed":
        return f"{head}: {values(change.new or change.old)}"
    pairs = (f"{field} {said(old)} → {said(change.new[field])}" for field, old in change.old.items())
    return f"{head}: {'; '.join(pairs)}"


def _json(found: Difference) -> str:
    return msgspec.json.format(msgspec.json.encode(found, enc_hook=_plain_number)).decode()


def _plain_number(value: Any) -> str:
    assert isinstance(value, Decimal)
    return f"{value:f}"


def _plain(text: str) -> str:
    """What a document says may hold the commands of a terminal; they are shown and not obeyed."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
