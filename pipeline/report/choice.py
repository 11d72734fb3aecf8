"""Which pages of a document a report shows: those that were asked for, or those that matter most."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.audit.items import finding
from pipeline.audit.opened import Opened
from pipeline.errors import UsageError

LIMIT = 40
"""Pages that are shown where nobody asks for others: some 20 kB each as a picture."""

ALL = "all"

_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")


def numbers(asked: str, document: Opened) -> list[int]:
    """The pages that somebody asked for: "1-20,48", or "all" for those that hold values.

    Raises:
        UsageError: if it is none of this, or the document has no such page.
    """
    if asked.strip() == ALL:
        return _filled(document)
    found: set[int] = set()
    for part in asked.split(","):
        span = _RANGE.fullmatch(part.strip())
        first, last = (int(span[1]), int(span[2] or span[1])) if span else (0, 0)
        if not 1 <= first <= last <= document.count:
            raise UsageError(
                f"{asked}: pages are written 1-20,48 or all; {document.name} has {document.count}"
            )
        found.update(range(first, last + 1))
    return sorted(found)


def chosen(document: Opened) -> list[int]:
    """At most LIMIT pages that hold values.

    Of more, those of errors and warnings come first, then those that most records were read from, then the
    first ones.
    """
    filled = _filled(document)
    if len(filled) <= LIMIT:
        return filled or [1]
    there = set(filled)
    read = Counter(
        document.page_at(start) for record in document.output.records for start, _ in record.evidence
    )
    ranked = [*_faulty(document), *sorted(read, key=lambda number: (-read[number], number)), *filled]
    return sorted([number for number in dict.fromkeys(ranked) if number in there][:LIMIT])


def _filled(document: Opened) -> list[int]:
    """The pages that hold values."""
    return [number for number in range(1, document.count + 1) if document.keys(number)]


def _faulty(document: Opened) -> Iterator[int]:
    """The pages of errors, then those of warnings."""
    for level in ("error", "warning"):
        for number, found in enumerate(document.output.findings):
            if found.level == level and (found.page is not None or found.start is not None):
                yield document.page_of(finding(document.output, number))


def spans(shown: Sequence[int]) -> str:
    """Pages as a person writes them.

    >>> spans([1, 2, 3, 7, 9, 10])
    '1-3, 7, 9-10'
    """
    runs: list[list[int]] = []
    for number in shown:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
