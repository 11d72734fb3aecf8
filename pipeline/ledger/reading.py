"""Having sources read, and keeping what came of each.

Only this process writes the ledger. A result is there before the ledger knows it: what a killed run did not
come to write down is done again, with the same bytes.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from pipeline.errors import PipelineError
from pipeline.files import FULL, Source
from pipeline.ledger.entry import Entry, Written
from pipeline.ledger.plan import Task, extra
from pipeline.ledger.program import Program
from pipeline.ledger.replaced import keep, time
from pipeline.ledger.store import DiskFullError, Ledger
from pipeline.summary import DISK_FULL, Done

Read = Callable[[Sequence[Source], Path], Generator[Written, None, None]]
"""Reads sources, writes their results below a directory and says what came of each, as they end."""

Report = Callable[[Done, int], None]
"""Is told what came of a source, and how many there are to read."""


class Reading:
    """The reading of a run, in one or more turns."""

    def __init__(self, ledger: Ledger, made_by: Program, read: Read, report: Report | None) -> None:
        self._ledger = ledger
        self._made_by = made_by
        self._read = read
        self._report = report
        self._number = self._total = 0

    def of(self, tasks: Sequence[Task]) -> dict[str, Done]:
        """Read sources and write their results; what came of each, by name.

        Raises:
            LedgerError: if the ledger cannot be written.
            DiskFullError: if the disk is full; what was read before is kept.
        """
        if not tasks:
            return {}
        self._total += len(tasks)
        self._prepare(tasks)
        by_name = {task.source.name: task for task in tasks}
        done = {}
        with closing(self._read([task.source for task in tasks], self._ledger.directory)) as results:
            for written in results:
                entry = self._keep(by_name[written.done.name], written)
                done[entry.name] = entry.done
        self._ledger.commit()
        return done

    def _prepare(self, tasks: Sequence[Task]) -> None:
        """Keep what must not be lost by the reading."""
        self._ledger.add(self._made_by)
        earlier = self._ledger.replaced()
        for task in tasks:
            try:
                keep(self._ledger, task, earlier.get(task.source.name))
            except OSError as error:
                if error.errno in FULL:
                    raise self._full() from error
                raise PipelineError(
                    f"{task.source.output}: the former result cannot be kept: {error.strerror}"
                ) from error
        self._ledger.commit()

    def _keep(self, task: Task, written: Written) -> Entry:
        """Keep what came of a source."""
        if written.done.failure and written.done.failure.check == DISK_FULL:
            raise self._full()
        entry = _entry(task, written, self._made_by)
        self._ledger.record(entry)
        self._number += 1
        if self._report:
            self._report(entry.done, self._total)
        return entry

    def _full(self) -> DiskFullError:
        return DiskFullError(
            f"the disk of {self._ledger.directory} is full; {self._number} of {self._total} documents were"
            " read and are kept; make room and run again"
        )


def _entry(task: Task, written: Written, made_by: Program) -> Entry:
    done = msgspec.structs.replace(written.done, why=task.why)
    return Entry(
        name=task.source.name,
        source=task.place,
        sha256=written.sha256,
        program=made_by.id,
        extra=extra(task.source),
        year=task.source.year,
        result=written.result,
        text=written.text,
        made=time(),
        seconds=round(written.seconds, 3),
        why=task.why,
        failure=done.failure.check if done.failure else None,
        done=done,
    )
