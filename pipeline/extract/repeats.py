"""Names that a document introduces once, where it uses them again: in short, or by their foreign name."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from daachorse import CharwiseDoubleArrayAhoCorasick

from pipeline.extract.foreign import foreign_names
from pipeline.model import Mention, Named, Segment

KINDS = frozenset({"PLATFORM", "PROGRAM"})
SHORTEST = 4
"""Characters that a short form keeps at least; shorter tails (會談, 評估案) say nothing."""

MANY = 24
"""Strings from which on one automaton is cheaper than looking for each by itself."""

_HEADS = re.compile(
    r"^(?:臺美|美臺|台美|美台|臺日|臺歐|中美|美中|國防部|外交部|美國|我國|聯合|跨部會|新型|[A-Z][A-Z0-9/-]+[A-Z0-9])+"
)


def repeated(body: Sequence[Segment], found: Iterable[Mention]) -> list[Mention]:
    """Mentions of names that stand elsewhere in full; `settle` drops those that were found already."""
    names = [mention for mention in found if mention.kind in KINDS and isinstance(mention.value, Named)]
    if not names:
        return []
    again: list[Mention] = []
    foreign: dict[tuple[str, str], Mention] = {}
    introduced = _introduced(body, names)
    for segment, start, end, written in _places(body, introduced):
        mention = introduced[written]
        again.append(segment.mention(mention.kind, (start, end), mention.value, _rule(mention, "repeated")))
        for span in foreign_names(segment.text, end):
            foreign.setdefault((mention.kind, segment.text[span[0] : span[1]]), mention)
    for mention in names:
        if mention.rule.endswith(".bracket"):
            foreign.setdefault((mention.kind, _written(body, mention)), mention)
    again += _by_foreign(body, foreign)
    return [*again, *_short(body, names)]


def _by_foreign(body: Sequence[Segment], foreign: dict[tuple[str, str], Mention]) -> Iterator[Mention]:
    """Names by the foreign ones that the document gives them."""
    meant: dict[str, list[Mention]] = {}
    for (_, words), mention in foreign.items():
        if len(words) > 2 and words[0].isupper():
            meant.setdefault(words, []).append(mention)
    for segment, start, end, words in _places(body, meant):
        for mention in meant[words]:
            yield segment.mention(mention.kind, (start, end), mention.value, _rule(mention, "repeated"))


def _introduced(body: Sequence[Segment], names: Iterable[Mention]) -> dict[str, Mention]:
    """Unlisted names by what is written, the first mention of each."""
    introduced: dict[str, Mention] = {}
    for mention in names:
        if mention.rule.endswith((".quoted", ".quoted_part")):
            introduced.setdefault(_written(body, mention), mention)
    return introduced


def _short(body: Sequence[Segment], names: Iterable[Mention]) -> Iterator[Mention]:
    """A name without its country, where one full name of the document alone ends so: 共同合作評估案."""
    full = {
        mention.value.name: mention
        for mention in names
        if isinstance(mention.value, Named) and mention.rule.endswith((".quoted", ".name"))
    }
    tails: dict[str, list[str]] = {}
    for name in full:
        tail = _HEADS.sub("", name)
        if SHORTEST <= len(tail) < len(name):
            tails.setdefault(tail, []).append(name)
    meant = {tail: full[owners[0]] for tail, owners in tails.items() if len(owners) == 1}
    for segment, start, end, tail in _places(body, meant):
        mention = meant[tail]
        yield segment.mention(mention.kind, (start, end), mention.value, _rule(mention, "short"))


def _places(body: Sequence[Segment], wanted: Collection[str]) -> Iterator[tuple[Segment, int, int, str]]:
    """Where strings stand in the body; a Latin one only between other characters than letters and digits."""
    search = _many(wanted) if len(wanted) > MANY else _few(wanted)
    for segment in body:
        text = segment.text
        for start, end, written in search(text):
            before, behind = text[max(0, start - 1) : start], text[end : end + 1]
            if not (_glued(before, written[0]) or _glued(written[-1], behind)):
                yield segment, start, end, written


def _few(wanted: Collection[str]) -> Callable[[str], Iterator[tuple[int, int, str]]]:
    def search(text: str) -> Iterator[tuple[int, int, str]]:
        for written in wanted:
            start = text.find(written)
            while start >= 0:
                yield start, start + len(written), written
                start = text.find(written, start + len(written))

    return search


def _many(wanted: Collection[str]) -> Callable[[str], Iterator[tuple[int, int, str]]]:
    """One pass for all of them: a document of thousands of names is read once, not thousands of times."""
    words = list(wanted)
    automaton = CharwiseDoubleArrayAhoCorasick(words)
    return lambda text: (
        (start, end, words[number]) for start, end, number in automaton.find_overlapping(text)
    )


def _glued(left: str, right: str) -> bool:
    """Whether a Latin letter or digit stands on both sides of an edge."""
    return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()


def _rule(mention: Mention, how: str) -> str:
    return f"{mention.kind.lower()}.{how}"


def _written(body: Sequence[Segment], mention: Mention) -> str:
    """What stands at a mention's span."""
    segment = body[bisect_right(body, mention.start, key=lambda part: part.start) - 1]
    return segment.text[mention.start - segment.start : mention.end - segment.start]
