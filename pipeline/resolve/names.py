"""Whose body a bare name means.

A bare 國防部 is that of the country that governs its clause (美方由國務院及國防部…) or its list
(美國國安會、國防部), else Taiwan's. A unit that several bodies have (秘書處) needs its body near it. Where
two candidates are left nothing is guessed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from pipeline.gazetteer import Gazetteer, load
from pipeline.model import Mention, Named, Segment
from pipeline.text import clause_before

HOME = "TW"
COUNTRIES = {
    "US": "美國|美方|美軍|美|華府|白宮|五角大廈|華盛頓",
    "CN": "中國大陸|中國|中共|中方|北京|大陸|陸方|對岸",
    "JP": "日本|日方|日|東京",
    "KR": "南韓|韓國|韓方|韓|首爾",
    "AU": "澳洲|澳方",
    "PH": "菲律賓|菲方|菲",
    "GB": "英國|英方|英",
    "FR": "法國|法方",
    "DE": "德國|德方",
    HOME: "中華民國|我國|我方|我們|我|臺灣|台灣|國內|臺方",
}
_CUE = re.compile("|".join(f"(?P<{code}>{words})" for code, words in COUNTRIES.items()))
_ADVERBS = r"(?:通常|則|主要|也|亦|另|並|再|一般|大多|多半|會|是|方面|政府)*"
_GOVERNS = re.compile(rf"{_ADVERBS}(?:(?:由|派|派出|的|之|包括|含|為)(?:[^，。；：]*(?:[、與及和]|以及))?)?$")
_LIST = re.compile(r"(?:[（(][^）)]{0,30}[)）])?[」』]?(?:[、與及和或/]|以及)[「『]?")
_THEIRS = re.compile(r"(?:他們|該國|對方|其)的?$")
_PREFIXES = {code: re.compile(rf"(?:{words})$") for code, words in COUNTRIES.items()}
_START = attrgetter("start")
_CLAUSE = "，。；：\n（）"
_AMERICAN_CONGRESS = re.compile(r"美|華府|白宮|對臺軍售|參議院|眾議院|國務院")
FAR = 120
"""Clean characters to the left in which a unit's body is looked for; on both sides, whose congress it is."""


class _Before:
    """The bodies named before a place, as start, end and id, and the country of the last foreign one."""

    def __init__(self, names: Gazetteer) -> None:
        self.bodies: list[tuple[int, int, str]] = []
        self.abroad: str | None = None
        self._country = names.country

    def add(self, mention: Mention, identity: str) -> None:
        self.bodies.append((mention.start, mention.end, identity))
        country = self._country[identity]
        if country not in {"", HOME}:
            self.abroad = country


def resolve_names(segments: Sequence[Segment], found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions, those of agencies with their canonical names; ambiguous ones are left out."""
    names = load("agencies")
    before = _Before(names)
    segment, last = None, -1
    for mention in found:
        if (
            mention.kind != "AGENCY" or not mention.candidates
        ):  # named by its form, there is nothing to choose
            yield mention
            continue
        if segment is None or mention.start >= last:
            segment = segments[bisect_right(segments, mention.start, key=_START) - 1]
            last = segment.start + len(segment.text)
        identity = _choose(names, segment, mention, before)
        if identity is not None:
            before.add(mention, identity)
            yield _resolved(names, segment, mention, identity)


def _resolved(names: Gazetteer, segment: Segment, mention: Mention, identity: str) -> Mention:
    """The mention with its name, and with its country where that stands right before it (美國+國防部)."""
    unit = mention.value.name if isinstance(mention.value, Named) else ""
    start = mention.start
    country = names.country[identity]
    if country not in {"", HOME} and country in _PREFIXES:
        left = segment.text[max(0, start - segment.start - 4) : start - segment.start]
        prefix = _PREFIXES[country].search(left)
        if prefix and not prefix.group().endswith(("方", "軍", "府", "宮", "廈", "頓")):
            start -= len(prefix.group())
    value = Named(names.official[identity] + unit)
    return Mention(mention.kind, start, mention.end, value, mention.rule, (identity,))


def _choose(names: Gazetteer, segment: Segment, mention: Mention, before: _Before) -> str | None:
    candidates = mention.candidates
    if len(candidates) == 1:
        return candidates[0]
    countries = {names.country[i] for i in candidates}
    if len(countries) > 1:
        country = _country(names, segment, mention, before, countries)
        candidates = tuple(i for i in candidates if names.country[i] == country)
    if len(candidates) == 1:
        return candidates[0]
    return _by_parent(names, mention, candidates, before)


def _country(
    names: Gazetteer, segment: Segment, mention: Mention, before: _Before, countries: set[str]
) -> str | None:
    """The country that governs a bare name, else Taiwan, else the United States."""
    text, at = segment.text, mention.start - segment.start
    if set(mention.candidates) == {"tw.ly", "us.congress"}:
        first, last = segment.sentence(at)
        american = _AMERICAN_CONGRESS.search(text, max(first, at - FAR), min(last, at + FAR))
        return "US" if american else HOME
    if before.bodies and (end := before.bodies[-1][1]) >= segment.start:
        between = text[end - segment.start : min(at, end - segment.start + 40)]
        listed = names.country[before.bodies[-1][2]]
        if listed in countries and len(between) < 40 and _LIST.fullmatch(between):
            return listed
    if before.abroad in countries and _THEIRS.search(text, max(0, at - 4), at):
        return before.abroad
    governing = _governing(text, at)
    if governing in countries:
        return governing
    return HOME if HOME in countries else "US" if "US" in countries else None


def _governing(text: str, at: int) -> str | None:
    """The country whose name or side (美方) rules the clause up to a position."""
    clause = clause_before(text, at, 60, _CLAUSE)
    cues = list(_CUE.finditer(clause))
    if not cues:
        return None
    return cues[-1].lastgroup if _GOVERNS.fullmatch(clause, cues[-1].end()) else None


def _by_parent(names: Gazetteer, mention: Mention, candidates: Sequence[str], before: _Before) -> str | None:
    """The candidate whose body was named last before it."""
    for _, end, identity in reversed(before.bodies):
        if mention.start - end > FAR:
            return None
        below = [i for i in candidates if names.parent[i] == identity]
        if len(below) == 1:
            return below[0]
    return None
