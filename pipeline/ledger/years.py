"""The fiscal year that a folder of proposals is of.

Whoever collects the proposals on one year's budget puts them in one folder, and some of them do not name the
year. Where nearly all the others of their folder name one and the same, they are read again with that one.
It is told from all documents that a run is given, by what stands in them alone: so the results are the same
whatever was read before, and in whatever order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

import msgspec

from pipeline.calendar import ROC_EPOCH
from pipeline.ledger.plan import Task
from pipeline.summary import Done

ENOUGH = 10
"""Documents of a folder that have to name a year before any year is taken to be the folder's."""

MOST = 0.8
"""The share of them that have to name one and the same."""

NO_YEAR = "no year is assumed any more"


def again(tasks: Iterable[Task], done: Mapping[str, Done]) -> Iterator[Task]:
    """The documents to be read again, with the year of their folder, or without one that they were read with.

    Args:
        tasks: all documents of a run.
        done: what came of each, by name.
    """
    tasks = list(tasks)
    years = _years(tasks, done)
    for task in tasks:
        year = years.get(_folder(task)) if _names_none(done[task.source.name]) else None
        if task.source.year != year:
            source = msgspec.structs.replace(task.source, year=year)
            yield msgspec.structs.replace(task, source=source, former=None, why=_why(year))


def _why(year: str | None) -> str:
    return f"its folder is of {int(year) - ROC_EPOCH}年度" if year else NO_YEAR


def _years(tasks: Iterable[Task], done: Mapping[str, Done]) -> dict[PurePosixPath, str]:
    """The year of each folder that has one."""
    named: dict[PurePosixPath, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for task in tasks:
        if years := done[task.source.name].years:
            named[_folder(task)][years] += 1
    return {folder: year for folder, told in named.items() if (year := _year(told))}


def _year(told: Counter[tuple[str, ...]]) -> str | None:
    """The year that nearly all documents name; those of several years, or of a range of years, name none."""
    (years, most), *_ = told.most_common(1)
    if told.total() < ENOUGH or most < MOST * told.total() or len(years) > 1:
        return None
    return years[0] if years[0].isdecimal() else None


def _folder(task: Task) -> PurePosixPath:
    return PurePosixPath(task.place).parent


def _names_none(done: Done) -> bool:
    return "PROPOSAL" in done.records and not done.years
