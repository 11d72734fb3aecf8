"""Names that a document introduces once, where it uses them again: without their marks, in short, or by their foreign name."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pipeline.extract.naming import foreign_names
from pipeline.model import Mention, Named, Segment

KINDS = frozenset({"PLATFORM", "PROGRAM"})
SHORTEST = 4
"""Characters that a short form keeps at least; shorter tails (會談, 評估案) say nothing."""

_HEADS = re.compile(r"^(?:臺美|美臺|台美|美台|臺日|臺歐|中美|美中|國防部|外交部|美國|我國|聯合|跨部會|新型|[A-Z][A-Z0-9/-]+[A-Z0-9])+")


def repeated(body: Sequence[Segment], found: Iterable[Mention]) -> list[Mention]:
    """Mentions of names that stand in the document in full elsewhere; `settle` drops those that were found already."""
    names = [mention for mention in found if mention.kind in KINDS and isinstance(mention.value, Named)]
    again: list[Mention] = []
    foreign: dict[tuple[str, str], Mention] = {}
    for written, mention in _introduced(body, names).items():
        for segment, start, end in _places(body, written):
            again.append(segment.mention(mention.kind, (start, end), mention.value, _rule(mention, "repeated")))
            for span in foreign_names(segment.text, end):
                foreign.setdefault((mention.kind, segment.text[span[0] : span[1]]), mention)
    for mention in names:
        if mention.rule.endswith(".bracket"):
            foreign.setdefault((mention.kind, _written(body, mention)), mention)
    for (kind, words), mention in foreign.items():
        if len(words) > 2 and words[0].isupper():
            for segment, start, end in _places(body, words):
                again.append(segment.mention(kind, (start, end), mention.value, _rule(mention, "repeated")))
    return [*again, *_short(body, names)]


def _introduced(body: Sequence[Segment], names: Iterable[Mention]) -> dict[str, Mention]:
    """Unlisted names by what is written, the first mention of each."""
    introduced: dict[str, Mention] = {}
    for mention in names:
        if mention.rule.endswith((".quoted", ".quoted_part")):
            introduced.setdefault(_written(body, mention), mention)
    return introduced


def _short(body: Sequence[Segment], names: Iterable[Mention]) -> Iterator[Mention]:
    """A name without its country or side, where one full name of the document alone ends so: 共同合作評估案."""
    full = {mention.value.name: mention for mention in names if isinstance(mention.value, Named) and mention.rule.endswith((".quoted", ".name"))}
    tails: dict[str, set[str]] = {}
    for name in full:
        tail = _HEADS.sub("", name)
        if SHORTEST <= len(tail) < len(name):
            tails.setdefault(tail, set()).add(name)
    for tail, owners in tails.items():
        if len(owners) == 1:
            mention = full[next(iter(owners))]
            for segment, start, end in _places(body, tail):
                yield segment.mention(mention.kind, (start, end), mention.value, _rule(mention, "short"))


def _places(body: Sequence[Segment], written: str) -> Iterator[tuple[Segment, int, int]]:
    """Where a string stands in the body; a Latin one only between other characters than letters and digits."""
    edge = r"(?<![A-Za-z0-9])" if written[0].isascii() else ""
    pattern = re.compile(edge + re.escape(written) + (r"(?![A-Za-z0-9])" if written[-1].isascii() else ""))
    for segment in body:
        for match in pattern.finditer(segment.text):
            yield segment, match.start(), match.end()


def _rule(mention: Mention, how: str) -> str:
    return f"{mention.kind.lower()}.{how}"


def _written(body: Sequence[Segment], mention: Mention) -> str:
    """What stands at a mention's span."""
    segment = body[bisect_right(body, mention.start, key=lambda part: part.start) - 1]
    return segment.text[mention.start - segment.start : mention.end - segment.start]
