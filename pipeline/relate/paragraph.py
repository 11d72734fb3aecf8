"""The mentions of one paragraph by kind, and questions of where they stand.

Mentions of each kind are kept apart and in order, so that every question is a bisection: there may be
thousands.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from pipeline.gazetteer import load
from pipeline.model import Amount, Date, Document, Duration, Headcount, Mention, Named, Segment
from pipeline.text import Span

NAMES = frozenset({"PLATFORM", "PROGRAM"})
REACH = 200
"""Characters to which a clause is followed, and a sentence beyond its semicolons."""

MANY = 50
"""Names in a stretch beyond which nobody asks whose it is."""

START = attrgetter("start")
YEARS = re.compile(r"\d{4}(?:/\d{4})?")
_COMPARED = frozenset("較比")
_EXCEPT = re.compile(
    r"除(?:[（(][^（()）。；]{0,80}[）)]|[^（(。；]){0,80}?(?:外|，|；)"
    r"|(?:在[^，。；]{0,60}?之外|繼[^，。；]{0,60}?後|(?:相較|相對|有別|不同)於?[^，。；]{0,60})，"
)
"""除「…」外, 在「…」之外, 繼「…」之後, 相較於「…」: what is named there is left out."""

_LEANING = re.compile(r"(?:而|惟|且|至於)?(?:[本該此]|上開|前開|我方|團員|代表團|[全預])[^，。；]{0,12}")
_STAY = re.compile(r"P\d+(?:\.\d+)?[DWM](?:T12H)?")
_NO_STAY = re.compile(r"[以之]?內|份")


class Said(NamedTuple):
    """A value that no mention has, and the span of the words that say it."""

    value: str
    span: Span


class Paragraph:
    """What is named and counted in one paragraph.

    Attributes:
        amounts: all sums of money; `sums`: those in TWD.
        names: platforms and programmes; `dates`: all that are known.
        years: dates that are a year or a range of years, without those only compared with (較115年度).
        stays: durations that may be a stay; `bodies`: Taiwanese agencies; `others`: those of other countries.
    """

    def __init__(self, document: Document, segment: Segment, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.clean = document.text.clean
        self.start = segment.start
        self.end = segment.start + len(segment.text)
        self._segment = segment
        self._sentences: dict[int, Span] = {}
        self._excepted: dict[Span, list[Span]] = {}
        self.amounts = [m for m in mentions if isinstance(m.value, Amount)]
        self.sums = [m for m in self.amounts if in_twd(m)]
        self.names = [
            m for m in mentions if m.kind in NAMES and not m.rule.endswith((".bracket", ".abbreviation"))
        ]
        self.dates = [m for m in mentions if edtf(m)]
        self.years = [m for m in self.dates if YEARS.fullmatch(edtf(m)) and not self._compared(m)]
        self.people = [m for m in mentions if isinstance(m.value, Headcount)]
        self.stays = [
            m for m in mentions if isinstance(m.value, Duration) and _is_stay(self.clean, m, m.value)
        ]
        agencies = [m for m in mentions if m.kind == "AGENCY" and m.candidates]
        self.bodies = [m for m in agencies if is_home(m)]
        self.others = [m for m in agencies if not is_home(m)]

    def _compared(self, mention: Mention) -> bool:
        return self.clean[max(0, mention.start - 1) : mention.start] in _COMPARED

    def sentence(self, position: int) -> Span:
        """Span of the sentence around a position."""
        span = self._sentences.get(position)
        if span is None:
            start, end = self._segment.sentence(position - self._segment.start)
            span = self._sentences[position] = (start + self._segment.start, end + self._segment.start)
        return span

    def whole_sentence(self, position: int) -> Span:
        """Span of the sentence around a position, which a semicolon does not end."""
        start, end = self.sentence(position)
        least = max(self._segment.start, position - REACH)
        while start > least and self.clean[start - 1] == "；":
            start = self.sentence(start - 1)[0]
        return start, end

    def clause(self, position: int, stops: str = "，；。") -> Span:
        """Span of the clause around a position, within its sentence."""
        first, last = self.sentence(position)
        first, last = max(first, position - REACH), min(last, position + REACH)
        start = max(self.clean.rfind(stop, first, position) for stop in stops) + 1
        ends = [end for stop in stops if (end := self.clean.find(stop, position, last)) >= 0]
        return max(first, start), min(ends, default=last)

    def leaning(self, position: int) -> Span | None:
        """The sentence that begins at a position, if it goes on about the same thing: 該班將派遣6人."""
        if position >= self.end or not _LEANING.match(self.clean, position):
            return None
        span = self.sentence(position)
        return None if first(self.names, *span) or first(self.amounts, *span) else span

    def in_months(self, mention: Mention) -> bool:
        """Whether a duration is told in months."""
        return isinstance(mention.value, Duration) and mention.value.iso8601.endswith("M")

    def exceptions(self, sentence: Span) -> list[Span]:
        """Where a sentence says what is left out: 除「…」外."""
        if sentence not in self._excepted:
            self._excepted[sentence] = [match.span() for match in _EXCEPT.finditer(self.clean, *sentence)]
        return self._excepted[sentence]

    def excepted(self, name: Mention, limit: int) -> bool:
        """Whether a name stands in a 除…外 clause that ends before a limit."""
        spans = self.exceptions(self.sentence(name.start))
        place = bisect_right(spans, name.start, key=itemgetter(0))
        return place > 0 and name.start < spans[place - 1][1] <= limit

    def another(self, name: Mention, start: int, end: int) -> bool:
        """Whether a different name stands in a stretch, outside of 除…外, or too many to tell."""
        names = between(self.names, start, end)
        return len(names) > MANY or any(
            named(other) != named(name) and not self.excepted(other, end) for other in names
        )


def edtf(mention: Mention) -> str:
    """The date that a mention states, "" where it states none."""
    return (mention.value.edtf or "") if isinstance(mention.value, Date) else ""


def named(mention: Mention) -> str:
    """The canonical name that a mention states, "" where it states none."""
    return mention.value.name if isinstance(mention.value, Named) else ""


def is_home(mention: Mention) -> bool:
    """Whether a mention is a Taiwanese body's."""
    country = load("agencies").country
    return bool(mention.candidates) and country.get(mention.candidates[0]) == "TW"


def in_twd(mention: Mention) -> bool:
    """Whether a mention is a sum in TWD."""
    return isinstance(mention.value, Amount) and mention.value.currency == "TWD"


def first(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The first of some mentions that begins in a stretch."""
    place = bisect_left(mentions, start, key=START)
    return mentions[place] if place < len(mentions) and mentions[place].start < end else None


def last(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The last of some mentions that begins in a stretch."""
    place = bisect_left(mentions, end, key=START) - 1
    return mentions[place] if place >= 0 and mentions[place].start >= start else None


def between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The mentions that begin in a stretch."""
    return mentions[bisect_left(mentions, start, key=START) : bisect_left(mentions, end, key=START)]


def _is_stay(clean: str, mention: Mention, length: Duration) -> bool:
    """Whether a duration is a stay and not a period: of a budget, 於3個月內 or 90天份."""
    return bool(_STAY.fullmatch(length.iso8601)) and not _NO_STAY.match(clean, mention.end)
