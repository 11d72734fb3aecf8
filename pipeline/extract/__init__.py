"""Stage `extract`: the mentions of seven kinds, each found by its own file.

An extractor offers `KIND` and `find(segment)`. Where mentions overlap the longest stays, of equally long
ones the earliest, of those with the same span a listed name, else the kind that is named first in
EXTRACTORS; the order in which they were found plays no part.
"""

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter
from types import ModuleType

import msgspec

from pipeline.extract import agency, amount, date, duration, headcount, platform, program
from pipeline.extract.repeats import repeated
from pipeline.model import OUTSIDE, Document, Mention, Segment

EXTRACTORS: tuple[ModuleType, ...] = (amount, date, duration, headcount, agency, platform, program)

OF_FIGURES = (amount, date)
"""What can stand in a text that holds nothing but figures, as most cells of a table do."""
_FIGURES = "0123456789,. "

_START = attrgetter("start")
_RANK = {extractor.KIND: rank for rank, extractor in enumerate(EXTRACTORS)}


def extract(document: Document) -> Document:
    """Fill `found`."""
    body = [segment for segment in document.segments if segment.zone not in OUTSIDE]
    found = [
        mention for segment in body for extractor in _for(segment) for mention in extractor.find(segment)
    ]
    found += repeated(body, found)
    return msgspec.structs.replace(document, found=settle(found))


def _for(segment: Segment) -> tuple[ModuleType, ...]:
    """The extractors that may find something in a segment."""
    return EXTRACTORS if segment.text.strip(_FIGURES) else OF_FIGURES


def settle(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Keep the longest of overlapping mentions, in the order of the text."""
    kept: list[Mention] = []
    cluster: list[Mention] = []
    reach = -1
    for mention in sorted(mentions, key=_START):
        if mention.start >= reach:
            kept += cluster if len(cluster) < 2 else _longest(cluster)
            cluster = []
        cluster.append(mention)
        reach = max(reach, mention.end)
    kept += _longest(cluster)
    return tuple(kept)


def _surest(mention: Mention) -> tuple[bool, int, bool, str]:
    """Order of mentions of one span: a listed name, then by kind; what only its form says comes last."""
    return (
        not mention.rule.endswith(".name"),
        _RANK[mention.kind],
        mention.rule.endswith(".form"),
        mention.rule,
    )


def _longest(cluster: list[Mention]) -> list[Mention]:
    """Of mentions that overlap in a chain, those that stay."""
    chosen: list[Mention] = []
    for mention in sorted(cluster, key=lambda m: (m.start - m.end, m.start, *_surest(m))):
        place = bisect_right(chosen, mention.start, key=_START)
        before, behind = chosen[max(0, place - 1) : place], chosen[place : place + 1]
        if all(m.end <= mention.start for m in before) and all(mention.end <= m.start for m in behind):
            chosen.insert(place, mention)
    return chosen
