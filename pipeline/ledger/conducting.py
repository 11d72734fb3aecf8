"""A run from end to end: what there is to do, the doing, and what is then known."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from pipeline.decisions import carried
from pipeline.errors import UsageError
from pipeline.files import Source, find, prepare, sweep, unattended
from pipeline.ledger import years
from pipeline.ledger.entry import Entry
from pipeline.ledger.opening import opened
from pipeline.ledger.plan import Task, plan
from pipeline.ledger.program import program
from pipeline.ledger.reading import Read, Reading, Report
from pipeline.ledger.removed import prune, removed
from pipeline.ledger.replaced import restore, returned
from pipeline.ledger.store import Ledger
from pipeline.ledger.unknown import strays
from pipeline.summary import Changes, Done, Summary, summarise

PATIENCE = 10.0
"""Seconds in which the processes of a run that was killed have to end; they do when they notice."""


class Wish(msgspec.Struct, frozen=True):
    """What a caller asks of a run.

    Attributes:
        options: what changes results beside the year, by name.
        force: read what has not changed, too.
        prune: remove the results whose sources are gone.
        year: the fiscal year, Gregorian, of all proposals that name none; None for that of their folder.
    """

    options: dict[str, str] = {}
    force: bool = False
    prune: bool = False
    year: str | None = None

    @property
    def choices(self) -> dict[str, str]:
        """All that a caller chose and that changes results, by name."""
        return self.options if self.year is None else {**self.options, "year": self.year}


def conduct(
    paths: Iterable[Path], out: Path, read: Read, wish: Wish, on_progress: Report | None = None
) -> Summary:
    """Read what has changed, and say what all results come to.

    Raises:
        UsageError: if a path is not there, a directory holds no source, two sources would have one result,
            `out` cannot be written to, or another run is at work there.
        LedgerError: if the ledger cannot be read or written.
        DecisionError: if what people decided cannot be read.
        DiskFullError: if the disk is full.
    """
    began = time.monotonic()
    given = list(paths)
    sources = find(given, out)
    prepare(out)
    with opened(out) as ledger:
        _tidy(ledger)
        sources, doubts = carried(out, sources, ledger.entries)
        made_by = program(wish.choices)
        tasks = list(plan(ledger, _with_year(sources, wish.year), made_by, wish.force))
        gone = removed(ledger, {source.name for source in sources}, given)
        _move(ledger, tasks)
        done = _done(tasks, Reading(ledger, made_by, read, on_progress), by_folder=wish.year is None)
        returned(ledger, tasks)
        for entry in gone if wish.prune else ():
            prune(ledger, entry)
        changes = Changes(
            replaced=tuple(ledger.replaced()),
            removed=tuple(entry.name for entry in gone),
            pruned=wish.prune,
            unknown=tuple(strays(out, {*done, *ledger.entries})),
            warnings=(*filter(None, [ledger.warning]), *doubts),
        )
    return summarise(done.values(), time.monotonic() - began, changes)


def _tidy(ledger: Ledger) -> None:
    """Mend what a killed run or a lost ledger left."""
    if not unattended(ledger.directory, PATIENCE):
        raise UsageError(f"{ledger.directory}: a process of an earlier run still writes there; end it")
    sweep(ledger.directory)
    restore(ledger)


def _with_year(sources: Iterable[Source], year: str | None) -> list[Source]:
    return [msgspec.structs.replace(source, year=year) for source in sources]


def _done(tasks: Sequence[Task], reading: Reading, by_folder: bool) -> dict[str, Done]:
    """What came of each document, now or before, by name; those without a year get that of their folder."""
    done = {task.source.name: _kept(task.entry) for task in tasks if task.entry and not task.why}
    done |= reading.of([task for task in tasks if task.why])
    if by_folder:
        done |= reading.of(list(years.again(tasks, done)))
    return done


def _kept(entry: Entry) -> Done:
    return msgspec.structs.replace(entry.done, why="")


def _move(ledger: Ledger, tasks: Iterable[Task]) -> None:
    """Keep where sources lie now that lay somewhere else with the same bytes."""
    for task in tasks:
        if task.entry and not task.why and task.entry.source != task.place:
            ledger.record(msgspec.structs.replace(task.entry, source=task.place))
