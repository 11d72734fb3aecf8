"""Whose body a bare name means, and the name that it had at the time.

A bare 國防部 is that of the country which its context shows (see `whose`), else Taiwan's. A unit that several
bodies have (秘書處) needs its body near it. Where two candidates are left nothing is guessed. A former name
is written in full as it was at the time that the text speaks of; without a time the present one stands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from pipeline.gazetteer import Gazetteer, fold, load
from pipeline.model import About, Date, Mention, Named, Segment
from pipeline.resolve.whose import COUNTRIES, FAR, HOME, Before, country

_PREFIXES = {code: re.compile(rf"(?:{words})$") for code, words in COUNTRIES.items()}
_OWN = "中華民國"
_START = attrgetter("start")
_YEAR = re.compile(r"\d{4}")
_MINISTRY = re.compile(r"(?:部|委員會|院|總處|會議|總署|[市縣]政府)$")
"""Bodies that have units such as 秘書處 of their own."""
NEAR = 8
"""Bodies named last among which a unit's is looked for."""
HEADING = 60
"""Clean characters at a document's beginning that may name the body that all of it is about."""


def resolve_names(
    segments: Sequence[Segment], found: Iterable[Mention], about: About | None = None
) -> Iterator[Mention]:
    """Yield the mentions, those of agencies with their canonical names; ambiguous ones are left out.

    Args:
        segments: where the mentions stand, in order.
        found: what was found, in order.
        about: what the document says of itself; its date or fiscal year tells which names held.
    """
    names = load("agencies")
    before = Before(names)
    segment, last = None, -1
    own = (about.date or about.fiscal_year) if about else None
    spoken: Mention | None = None
    for mention in found:
        if mention.kind == "DATE" and mention.value is not None:
            spoken = mention
        if mention.kind != "AGENCY" or not (mention.candidates or mention.rule == "agency.part"):
            yield mention  # named by its form, there is nothing to choose
            continue
        if segment is None or mention.start >= last:
            segment = segments[bisect_right(segments, mention.start, key=_START) - 1]
            last = segment.start + len(segment.text)
        if mention.rule == "agency.part":
            yield from _part(names, mention, before, about)
            continue
        identity = _choose(names, segment, mention, before)
        if identity is not None:
            name = names.official[identity]
            if names.renamed(identity):
                written = segment.text[mention.start - segment.start : mention.end - segment.start]
                name = names.name_at(identity, written, _when(segment, mention, own, spoken))
            resolved = _resolved(names, segment, mention, identity, name)
            before.add(segment, resolved, identity)
            yield resolved


def _when(segment: Segment, mention: Mention, own: str | None, spoken: Mention | None) -> str | None:
    """The time that a name is used for: a year said before it in its sentence, else the document's."""
    year = _YEAR.match(spoken.value.edtf or "") if spoken and isinstance(spoken.value, Date) else None
    if spoken is None or year is None:
        return own
    first, _ = segment.sentence(mention.start - segment.start)
    return year.group() if own is None or spoken.start >= segment.start + first else own


def _resolved(names: Gazetteer, segment: Segment, mention: Mention, identity: str, name: str) -> Mention:
    """The mention with its name, and with its country where that stands right before it (美國+國防部)."""
    unit = mention.value.name if isinstance(mention.value, Named) else ""
    start = mention.start - segment.start
    home = names.country[identity]
    if home == HOME:
        start -= len(_OWN) if segment.text.endswith(_OWN, 0, start) else 0
    elif home in _PREFIXES:
        prefix = _PREFIXES[home].search(segment.text[max(0, start - 4) : start])
        if prefix and not prefix.group().endswith(("方", "軍", "府", "宮", "廈", "頓")):
            start -= len(prefix.group())
    value = Named(name + unit)
    return Mention(mention.kind, segment.start + start, mention.end, value, mention.rule, (identity,))


def _part(names: Gazetteer, mention: Mention, before: Before, about: About | None) -> Iterator[Mention]:
    """A unit that every ministry has, with the ministry near it, else the one that the document is of."""
    if not isinstance(mention.value, Named):
        return
    owner = next(
        (
            names.official[identity]
            for _, end, identity in reversed(before.bodies[-NEAR:])
            if mention.start - end <= FAR and _MINISTRY.search(names.official[identity])
        ),
        None,
    )
    if owner is None:
        owner = _own_body(names, about)
    if owner is None and before.bodies and before.bodies[0][0] < HEADING:
        owner = names.official[before.bodies[0][2]]
    if owner:
        yield Mention(
            mention.kind, mention.start, mention.end, Named(owner + mention.value.name), mention.rule
        )


def _own_body(names: Gazetteer, about: About | None) -> str | None:
    """The canonical name of the body that a document is of."""
    if about is None or about.agency is None:
        return None
    ids = names.ids.get(fold(about.agency), ())
    return names.official[ids[0]] if len(ids) == 1 else about.agency


def _choose(names: Gazetteer, segment: Segment, mention: Mention, before: Before) -> str | None:
    candidates = mention.candidates
    if len(candidates) == 1:
        return candidates[0]
    countries = {names.country[i] for i in candidates}
    if len(countries) > 1:
        home = country(names, segment, mention, before, countries)
        if home and home not in countries:
            written = segment.text[mention.start - segment.start : mention.end - segment.start]
            theirs = [
                i for i in names.official if names.country[i] == home and names.official[i].endswith(written)
            ]
            return theirs[0] if len(theirs) == 1 else None
        candidates = tuple(i for i in candidates if names.country[i] == home)
    if len(candidates) == 1:
        return candidates[0]
    return _by_parent(names, mention, candidates, before)


def _by_parent(names: Gazetteer, mention: Mention, candidates: Sequence[str], before: Before) -> str | None:
    """The candidate whose body was named last before it."""
    for _, end, identity in reversed(before.bodies):
        if mention.start - end > FAR:
            return None
        below = [i for i in candidates if names.parent[i] == identity]
        if len(below) == 1:
            return below[0]
    return None
