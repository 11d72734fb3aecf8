"""Results whose sources are gone."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from pipeline.errors import PipelineError
from pipeline.files import remove
from pipeline.ledger.entry import Entry
from pipeline.ledger.plan import relative
from pipeline.ledger.replaced import former
from pipeline.ledger.store import Ledger


def removed(ledger: Ledger, names: Collection[str], paths: Iterable[Path]) -> list[Entry]:
    """The documents whose source is gone, by name.

    Args:
        ledger: where they are known.
        names: the documents that this run has sources of; they are not gone.
        paths: what the run was given: of a directory every document is known, of a file only that one.
    """
    base = ledger.directory.resolve()
    given = {relative(path.resolve(), base) for path in paths if path.is_dir()}
    gone = []
    for name, entry in sorted(ledger.entries.items()):
        there = os.path.lexists(base / entry.source)
        if name not in names and (not there or _root(entry) in given):
            gone.append(entry)
    return gone


def _root(entry: Entry) -> str:
    """The directory that a document's name counts from."""
    return PurePosixPath(entry.source.removesuffix(entry.name)).as_posix()


def prune(ledger: Ledger, entry: Entry) -> None:
    """Remove what is there of a document: its result, its text, its former result, its place in the ledger.

    Raises:
        PipelineError: if it cannot be removed.
    """
    directory = ledger.directory
    if ".." in PurePosixPath(entry.name).parts or PurePosixPath(entry.name).is_absolute():
        raise PipelineError(f"{entry.name!r} in the ledger is no document of {directory}")
    result = directory / f"{entry.name}.json"
    text = [result.with_suffix(".txt")] if entry.text else []
    try:
        remove(directory, result, *text, *former(directory, entry.name))
    except OSError as error:
        raise PipelineError(f"{result}: cannot be removed: {error.strerror}") from error
    ledger.forget(entry.name)
