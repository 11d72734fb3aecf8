"""What a legislative text says of itself, and what cannot be.

The lines of a cut and their sum, what a sum is revised to, how many resolutions were passed; and nobody cuts
and freezes more than there is.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from pipeline.model import Document, Finding, Proposal

_PASSED = re.compile(r"通過決議\s?(?P<count>\d+)\s?項")
_CHANGES = {"cut": "deleted", "add": "added"}


def find(document: Document) -> Iterator[Finding]:
    """Yield the lists whose sum or whose number is not what the text says, and sums that cannot be."""
    proposals = [record for record in document.records if isinstance(record, Proposal)]
    yield from _counts(document.text.clean, proposals)
    yield from _sums(proposals)
    if document.assumed_year and document.about.fiscal_year is None:
        yield from _assumed(document.assumed_year, proposals)
    for record in proposals:
        yield from _revised(record)
        yield from _exceeds(record)


def _assumed(year: str, proposals: list[Proposal]) -> Iterator[Finding]:
    """The proposals of a year that stands nowhere in their text."""
    assumed = [record for record in proposals if record.fiscal_year == year]
    for record in assumed:
        if "fiscal_year" not in record.sources:
            message = f"no year is named; {year} was assumed"
            yield Finding("proposals.year_assumed", "info", message, *record.evidence[0])


def _counts(clean: str, proposals: list[Proposal]) -> Iterator[Finding]:
    """As many resolutions are read as the text says that were passed."""
    told = list(_PASSED.finditer(clean))
    resolutions = sorted(_place(record) for record in proposals if record.part == "resolution")
    ends = [*(match.start() for match in told[1:]), len(clean)]
    for match, end in zip(told, ends, strict=False):
        read = bisect_left(resolutions, end) - bisect_left(resolutions, match.end())
        if read != int(match["count"]):
            message = f"{match['count']} resolutions were passed, {read} were read"
            yield Finding("proposals.count", "warning", message, *match.span())


def _place(record: Proposal) -> int:
    """Where an item stands: at its number."""
    return record.sources.get("number", record.evidence[0])[0]


def _sums(proposals: list[Proposal]) -> Iterator[Finding]:
    """The lines below an agency's sum add up to what it is cut or raised by."""
    section: Proposal | None = None
    lines: list[Proposal] = []
    for record in [*proposals, None]:
        if record is None or record.part == "section":
            if section and lines:
                yield from _unequal(section, lines)
            section, lines = record, []
        elif record.part in _CHANGES and (not lines or _is_like(record, lines[0])):
            lines.append(record)


def _is_like(record: Proposal, first: Proposal) -> bool:
    """Whether a line is of the level of the list's first; 1. below (一) is a part of it."""
    return (record.number or "").isdecimal() == (first.number or "").isdecimal()


def _unequal(section: Proposal, lines: list[Proposal]) -> Iterator[Finding]:
    for part, field in _CHANGES.items():
        told = getattr(section, field)
        sums = [Decimal(value) for line in lines if line.part == part and (value := getattr(line, field))]
        if told and sums and Decimal(told) != sum(sums):
            message = f"{section.agency}: {part} {Decimal(told):,}, its lines add up to {sum(sums):,}"
            yield _warning("proposals.sum", message, section, field)


def _revised(record: Proposal) -> Iterator[Finding]:
    """What a sum was, less and more what it is changed by, is what it becomes (原列 ± = 改列)."""
    if record.cost is None or record.revised is None:
        return
    becomes = Decimal(record.cost) - Decimal(record.deleted or 0) + Decimal(record.added or 0)
    if becomes != Decimal(record.revised):
        message = f"{record.agency} is revised to {Decimal(record.revised):,}, the changes make {becomes:,}"
        yield _warning("proposals.revised", message, record, "revised")


def _exceeds(record: Proposal) -> Iterator[Finding]:
    """A proposal cuts and freezes no more than the account costs."""
    taken = Decimal(record.deleted or 0) + Decimal(record.frozen or 0)
    if record.cost is not None and taken > Decimal(record.cost):
        message = f"{taken:,} is cut and frozen, the account costs {Decimal(record.cost):,}"
        yield _warning("proposals.exceeds", message, record, "frozen" if record.frozen else "deleted")


def _warning(check: str, message: str, record: Proposal, field: str) -> Finding:
    return Finding(check, "warning", message, *record.sources.get(field, record.evidence[0]))
