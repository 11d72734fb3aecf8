"""Sources whose bytes changed under their name: their former results, until somebody saw what changed.

A result says nothing of this, for it is a function of its source alone. The former one is kept as
`.former/NAME.json`, the oldest that nobody was shown.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from pipeline.files import digest, put_all, remove
from pipeline.ledger.opening import opened, reading
from pipeline.ledger.plan import Task
from pipeline.ledger.store import Ledger, Replaced
from pipeline.ledger.unknown import made_from

FORMER = ".former"
CHECK = "source.replaced"


class Finding(msgspec.Struct, frozen=True):
    """Something about a document that its result cannot say."""

    document: str
    check: str
    level: Literal["error", "warning", "info"]
    message: str


def time() -> str:
    """The time as the ledger writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def keep(ledger: Ledger, task: Task, earlier: Replaced | None) -> None:
    """Before a source is read, keep its former result if the source was replaced, and that it was.

    Args:
        ledger: of the results.
        task: the source.
        earlier: that it was replaced before, where nobody was shown this yet; then the former result of that
            time stays.

    Raises:
        OSError: if the former result cannot be kept.
    """
    source, entry = task.source, task.entry
    if task.former is None or not task.replaced or (earlier and earlier.former == task.sha256):
        return
    files = dict(zip(former(ledger.directory, source.name), (source.output, source.text), strict=True))
    # What is there may be no result of the former bytes: a run was killed, or somebody changed it.
    there = digest(source.output), digest(source.text)
    if not next(iter(files)).is_file() and (entry is None or there == (entry.result, entry.text)):
        put_all({kept: now.read_bytes() for kept, now in reversed(files.items()) if now.is_file()})
    first = earlier.former if earlier else task.former
    ledger.replace(Replaced(source.name, first, task.sha256, time()))


def returned(ledger: Ledger, tasks: Iterable[Task]) -> None:
    """After all is read, know no more that sources were replaced which have their former bytes again."""
    rows = ledger.replaced()
    for task in tasks:
        row = rows.get(task.source.name)
        if row and row.former == task.sha256:
            settle(ledger, row.name)


def restore(ledger: Ledger) -> None:
    """Know again of the sources that were replaced from their former results, where the ledger was lost."""
    directory = ledger.directory / FORMER
    known = ledger.replaced()
    for path in sorted(directory.rglob("*.json")):
        name = path.relative_to(directory).as_posix().removesuffix(".json")
        first = made_from(path) if name not in known else None
        if first is not None:
            ledger.replace(Replaced(name, first, made_from(ledger.directory / f"{name}.json"), time()))


def former(directory: Path, name: str) -> tuple[Path, Path]:
    """Where the former result of a document is kept, and its text."""
    result = directory / FORMER / f"{name}.json"
    return result, result.with_suffix(".txt")


def findings(directory: Path) -> tuple[Finding, ...]:
    """What a directory's ledger knows that people should look at, by document.

    Raises:
        UsageError: if a run is at work there.
        LedgerError: if the ledger cannot be read.
    """
    with reading(directory) as ledger:
        rows = ledger.replaced().values() if ledger else ()
        return tuple(Finding(row.name, CHECK, "warning", _message(directory, row)) for row in rows)


def _message(directory: Path, row: Replaced) -> str:
    after = row.sha256[:12] if row.sha256 else "bytes that cannot be read"
    is_kept = former(directory, row.name)[0].is_file()
    kept = "yusuan diff --former shows what changed" if is_kept else "its former result is not kept"
    return f"the source was replaced: {row.former[:12]} is now {after}; {kept}"


def shown(directory: Path, documents: Iterable[str]) -> None:
    """Discard the former results of documents after somebody was shown what changed.

    Those of which no former result is kept count as shown, for there is no more to see.

    Raises:
        UsageError: if a run is at work there.
        LedgerError: if the ledger cannot be written.
    """
    seen = set(documents)
    with opened(directory) as ledger:
        for name in ledger.replaced():
            if name in seen or not former(directory, name)[0].is_file():
                settle(ledger, name)


def settle(ledger: Ledger, name: str) -> None:
    """Know no more that a source was replaced, and keep its former result no longer."""
    remove(ledger.directory, *former(ledger.directory, name))
    ledger.settle(name)
