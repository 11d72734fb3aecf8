"""English names and abbreviations in brackets right behind a name."""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from pipeline.model import Mention, Segment

_BRACKET = re.compile(r"[」』》”\"]?\s?[（(](?P<inside>[^（）()\n]{2,120})[）)]")
_FOREIGN = re.compile(r"[A-Za-z][\w.,&'’/–—-]*(?:\s[\w.&'’/–—-]+)*")
_PREFIX = re.compile(r"^(?:(?:以下)?[簡下又]稱(?:為)?|即|英文名?(?:為)?)[：:]?\s?")


def foreign_names(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the foreign names in brackets right behind a name."""
    bracket = _BRACKET.match(text, end)
    if bracket is None:
        return
    start = bracket.start("inside")
    for part in re.split(r"([，,、;；])", bracket["inside"]):
        stripped = part.strip()
        lead = part.index(stripped) if stripped else 0
        prefix = _PREFIX.match(stripped)
        word = stripped[prefix.end() :] if prefix else stripped
        if word and _FOREIGN.fullmatch(word) and not word.isdigit():
            at = start + lead + (prefix.end() if prefix else 0)
            yield at, at + len(word)
        start += len(part)


LONG = 12
"""Characters from which on a foreign name is no abbreviation, which may mean something else."""


def by_alias(
    segment: Segment, name: Mention, spans: Iterable[tuple[int, int]], known: Mapping[int, Mention]
) -> Mention:
    """An unlisted name whose foreign name in brackets is a listed one: with the value that this has.

    Args:
        segment: where both stand.
        name: the name before the brackets.
        spans: of the foreign names in them.
        known: the listed names of the segment by the clean positions of their ends.
    """
    for start, end in spans:
        listed = known.get(segment.start + end)
        if listed and not name.candidates and end - start >= LONG and listed.start == segment.start + start:
            return msgspec.structs.replace(name, value=listed.value)
    return name
