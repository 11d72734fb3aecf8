"""`yusuan diff`: what changed between two outputs."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from pipeline.diff import by_document, diff
from pipeline.diff.changes import Change, Count, Difference
from pipeline.diff.page import page
from pipeline.diff.saying import money, said, values
from pipeline.errors import UsageError

DIFFERS = 1
"""Exit status where the two are not the same."""

SIGNS = {"added": "+", "removed": "-", "changed": "~"}
ROW = "{:9}{:>8} {:>8} {:>8} {:>8} {:>8}  {}"

ALWAYS = frozenset({"mention", "record"})
"""What is counted even where nothing of its kind differs."""


def command(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Results as they were.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Results as they are.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the differences as JSON.")] = False,
    file: Annotated[
        Path | None, typer.Option("--page", metavar="FILE", help="Write the differences as a page, too.")
    ] = None,
) -> None:
    """Compare two outputs value by value.

    OLD and NEW are directories of results, or one result each. Listed are the mentions, records, tables, rows
    and findings that were added (+), removed (-) or changed (~, with their values as they were and as they
    are), by document, and counts and money of each kind. Positions, boxes and rules are no values: where a
    text has only moved, nothing has changed. The page is one HTML file that needs no network.

    The exit status is 0 where the two are the same, 1 where they differ, and 2 where they cannot be compared.

    \b
    Examples:
        yusuan diff extracted results
        yusuan diff last-year/book.pdf.json results/book.pdf.json --page changes.html
    """  # noqa: D301  # click wants the character itself
    found = diff(old, new)
    if file is not None:
        _write(file, page(found))
    typer.echo(_json(found) if as_json else "\n".join(map(_plain, lines(found))))
    if not found.same:
        raise typer.Exit(DIFFERS)


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
