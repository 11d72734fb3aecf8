"""What a legislative text says of itself: the lines of a cut and their sum, how many resolutions it has."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.model import Document, Finding, Proposal

_PASSED = re.compile(r"通過決議\s?(?P<count>\d+)\s?項")


def find(document: Document) -> Iterator[Finding]:
    """Yield the lists whose sum or whose number is not what the text says."""
    proposals = [record for record in document.records if isinstance(record, Proposal)]
    yield from _counts(document.text.clean, proposals)
    yield from _sums(proposals)


def _counts(clean: str, proposals: list[Proposal]) -> Iterator[Finding]:
    """As many resolutions are read as the text says that were passed."""
    told = list(_PASSED.finditer(clean))
    resolutions = [record for record in proposals if record.part == "resolution"]
    for index, match in enumerate(told):
        end = told[index + 1].start() if index + 1 < len(told) else len(clean)
        read = sum(match.end() <= record.evidence[0][0] < end for record in resolutions)
        if read != int(match["count"]):
            message = f"{match['count']} resolutions were passed, {read} were read"
            yield Finding("proposals.count", "warning", message, *match.span())


def _sums(proposals: list[Proposal]) -> Iterator[Finding]:
    """The lines below an agency's sum add up to what it is cut by."""
    section: Proposal | None = None
    lines: list[Proposal] = []
    for record in [*proposals, None]:
        if record is None or record.part == "section":
            if section and section.deleted and lines and (finding := _unequal(section, lines)):
                yield finding
            section, lines = record, []
        elif record.part == "cut" and (not lines or _is_like(record, lines[0])):
            lines.append(record)


def _is_like(record: Proposal, first: Proposal) -> bool:
    """Whether a line is of the level of the list's first; 1. below (一) is a part of it."""
    return (record.number or "").isdecimal() == (first.number or "").isdecimal()


def _unequal(section: Proposal, lines: list[Proposal]) -> Finding | None:
    stated = Decimal(section.deleted or 0)
    added = sum((Decimal(line.deleted) for line in lines if line.deleted), Decimal(0))
    if stated == added:
        return None
    start, end = section.evidence[0]
    message = f"{section.agency} is cut by {stated:,}, its lines add up to {added:,}"
    return Finding("proposals.sum", "warning", message, start, end)
