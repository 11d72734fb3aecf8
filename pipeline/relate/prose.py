"""Programme and platform records from running text.

Every sum of money that a paragraph gives to a named platform or programme is one record. Which name it
belongs to is read off the sentence: the name before it, unless that stands in a 除…外 clause; where none
stands before it, the name that follows (編列…，執行「…」); where the sentence has none, the one that the
paragraph speaks of. Years, people and days are those nearest to the sum on the same side of the next name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter, itemgetter

from pipeline.calendar import gregorian
from pipeline.gazetteer import load
from pipeline.model import Amount, Date, Document, Duration, Headcount, Mention, Named, Record, Segment
from pipeline.text import Span

NAMES = frozenset({"PLATFORM", "PROGRAM"})

_OTHER_SUM = re.compile(
    r"(?:凍結|原列|改列|減列|刪減|刪除|繳回|賸餘|罰|保留|短缺|增加|減少|平均|每[人位名艘架年次]|調高|改票|補足|差額)[^，。；]{0,12}$"
)
_LEANS = re.compile(
    r"[^，。；]{0,12}?(?:編列|共編|預計|預定|經費|總經費|本[案計]|該[案計項會]|此[案一項]|其中|所需|我方|派|旅費|合計|全程|首年|第[一1]年|同年度|\d{2,4}年)"
)
_EXCEPT = re.compile(r"除[^。；]{0,80}?(?:外|，|；)")
_NEW = re.compile(r"新增|首次|首度|新設|新列|全新|第一次|加開|首創")
_CONTINUING = re.compile(r"既有|新一輪|例行|延續|續編|續辦|行之有年|每年|歷年|前一輪|持續|恢復")
_PLACES = (
    ("美國", re.compile(r"赴美|訪美|前往美國|到美國|在美國|至美國|飛美|往美國|夏威夷|加州|華府")),
    ("日本", re.compile(r"赴日|訪日|前往日本|到日本|東京")),
)
_STAY = re.compile(r"P\d+(?:\.\d+)?[DWM](?:T12H)?")
_START = attrgetter("start")
_PARAGRAPH = re.compile(r"[^\n]+")
_BRACKET = re.compile(r"[（(][^）)]{0,8}$")
_WITH = frozenset("與和及同")
REACH = 1000
"""Characters on either side of a sum within which its destination is looked for."""

_WITHIN = re.compile(r"[以之]?內")
_YEARS = re.compile(r"\d{4}(?:/\d{4})?")


def find(document: Document) -> Iterator[Record]:
    """Yield a record for each sum that the text gives to a platform or programme."""
    mentions = document.mentions
    if not any(mention.kind in NAMES for mention in mentions):
        return
    statuses = _statuses(document)
    first, fiscal = 0, None
    for match in _PARAGRAPH.finditer(document.text.clean):
        last = first
        while last < len(mentions) and mentions[last].start < match.end():
            last += 1
        inside = mentions[first:last]
        if any(m.kind in NAMES for m in inside) and any(m.kind == "AMOUNT" for m in inside):
            paragraph = Segment(match.group(), match.start())
            year = document.about.fiscal_year or fiscal
            yield from _Paragraph(document, paragraph, inside, statuses, year).records()
        fiscal = _fiscal_year(document, inside) or fiscal
        first = last


def _fiscal_year(document: Document, mentions: Sequence[Mention]) -> str | None:
    """The last fiscal year that a paragraph speaks of."""
    for mention in reversed(mentions):
        edtf = mention.value.edtf if isinstance(mention.value, Date) else None
        if edtf and document.text.clean[mention.end - 1] == "度" and _YEARS.fullmatch(edtf):
            return edtf
    return None


def _statuses(document: Document) -> dict[str, str]:
    """What the document says anywhere of a name: new, or continuing."""
    found: dict[str, str] = {}
    clean = document.text.clean
    for mention in document.mentions:
        if mention.kind in NAMES and isinstance(mention.value, Named) and (word := _status(clean, mention)):
            found.setdefault(mention.value.name, word)
    return found


def _status(clean: str, mention: Mention) -> str | None:
    """The word of beginning or going on that stands last before a name in its clause."""
    clause = clean[max(0, mention.start - 50) : mention.start]
    clause = clause[max(clause.rfind(stop) for stop in "，。；\n") + 1 :]
    new = max((m.end() for m in _NEW.finditer(clause)), default=-1)
    old = max((m.end() for m in _CONTINUING.finditer(clause)), default=-1)
    return None if new == old else "new" if new > old else "continuing"


class _Paragraph:
    """The mentions of one paragraph, and what may be asked about the sums in it.

    Mentions of each kind are kept apart and in order, so that every question is a bisection: there may be
    thousands.
    """

    def __init__(
        self,
        document: Document,
        segment: Segment,
        mentions: Sequence[Mention],
        statuses: dict[str, str],
        fiscal_year: str | None,
    ) -> None:
        self._document = document
        self._clean = document.text.clean
        self._fiscal_year = fiscal_year
        self._segment = segment
        self._statuses = statuses
        home = load("agencies").country
        self._amounts = [m for m in mentions if isinstance(m.value, Amount)]
        self._sums = [m for m in self._amounts if isinstance(m.value, Amount) and m.value.currency == "TWD"]
        self._names = [
            m for m in mentions if m.kind in NAMES and not m.rule.endswith((".bracket", ".abbreviation"))
        ]
        self._years = [
            m for m in mentions if isinstance(m.value, Date) and _YEARS.fullmatch(m.value.edtf or "")
        ]
        self._people = [m for m in mentions if isinstance(m.value, Headcount)]
        self._stays = [
            m for m in mentions if isinstance(m.value, Duration) and _is_stay(self._clean, m, m.value)
        ]
        self._bodies = [
            m for m in mentions if m.kind == "AGENCY" and m.candidates and home.get(m.candidates[0]) == "TW"
        ]
        self._excepted: dict[Span, list[Span]] = {}

    def records(self) -> Iterator[Record]:
        """Yield the paragraph's records in the order of its sums."""
        for mention in self._amounts:
            if not isinstance(mention.value, Amount) or _is_equivalent(self._clean, mention, mention.value):
                continue
            if _OTHER_SUM.search(self._clean, max(0, mention.start - 24), mention.start):
                continue
            name = self._name_of(mention)
            if name is not None:
                yield self._record(name, mention, mention.value)

    def _sentence(self, position: int) -> Span:
        start, end = self._segment.sentence(position - self._segment.start)
        return start + self._segment.start, end + self._segment.start

    def _exceptions(self, sentence: Span) -> list[Span]:
        """Where a sentence says what is left out: 除「…」外."""
        if sentence not in self._excepted:
            self._excepted[sentence] = [match.span() for match in _EXCEPT.finditer(self._clean, *sentence)]
        return self._excepted[sentence]

    def _name_of(self, amount: Mention) -> Mention | None:
        first, last = sentence = self._sentence(amount.start)
        place = bisect_left(self._names, amount.start, key=_START)
        for before in reversed(self._names[max(0, place - 50) : place]):
            if before.start < first:
                break
            if not _inside(self._exceptions(sentence), before.start, amount.start):
                return before
        behind = bisect_left(self._names, amount.end, key=_START)
        after = self._names[behind] if behind < len(self._names) else None
        if after and after.start < last and not _first(self._sums, amount.end, after.start):
            return after
        earlier = _last(self._names, 0, first)
        return earlier if earlier and _LEANS.match(self._clean, first, last) else None

    def _record(self, name: Mention, amount: Mention, money: Amount) -> Record:
        canonical = name.value.name if isinstance(name.value, Named) else ""
        years = None if amount.rule == "amount.cell" else _last(self._years, 0, amount.start)
        people = self._nearest(self._people, name, amount)
        stay = self._nearest(self._stays, name, amount)
        organiser = self._organiser(name, amount)
        used = [m for m in (name, amount, years, people, stay, organiser) if m is not None]
        stated = years.value.edtf if years and isinstance(years.value, Date) else None
        return Record(
            kind=name.kind,
            name=canonical,
            fiscal_years=stated or self._heading_year(amount) or self._fiscal_year,
            amount=money.amount,
            currency=money.currency,
            qualifier=money.qualifier,
            headcount=people.value.count if people and isinstance(people.value, Headcount) else None,
            duration=stay.value.iso8601 if stay and isinstance(stay.value, Duration) else None,
            organiser=organiser.value.name if organiser and isinstance(organiser.value, Named) else None,
            destination=self._destination(name, amount),
            status=_status(self._clean, name) or self._statuses.get(canonical),
            evidence=tuple(sorted({(m.start, m.end) for m in used})),
        )

    def _reach(self, name: Mention, amount: Mention) -> Span:
        """What is said together with a sum: from the name before it to the next one or the sentence's end."""
        first, last = self._sentence(amount.start)
        if name.start < amount.start:
            following = _first(self._names, amount.end, last)
            return name.end, following.start if following else last
        return max(first, amount.start - REACH), min(last, amount.end + REACH)

    def _heading_year(self, amount: Mention) -> str | None:
        """The year in the heading of a cell's column."""
        segments = self._document.segments
        segment = segments[bisect_right(segments, amount.start, key=_START) - 1]
        year = re.search(r"(?P<year>\d{2,4})年", segment.header)
        return str(gregorian(int(year["year"]))) if year else None

    def _nearest(self, mentions: list[Mention], name: Mention, amount: Mention) -> Mention | None:
        """The people or the stay told of with a sum: the last before it, else the first behind it."""
        start, end = self._reach(name, amount)
        before = _last(mentions, start, min(end, amount.start))
        if before:
            return before
        behind = _first(mentions, max(start, amount.start), end)
        return behind if behind and not _first(self._sums, amount.end, behind.start) else None

    def _organiser(self, name: Mention, amount: Mention) -> Mention | None:
        """The Taiwanese body named last before the sum in its sentence, else before the name."""
        start = min(self._sentence(amount.start)[0], self._sentence(name.start)[0])
        last = bisect_left(self._bodies, max(name.start, amount.start), key=_START)
        near = [m for m in self._bodies[max(0, last - 8) : last] if m.start >= start]
        subjects = [m for m in near if self._clean[max(0, m.start - 1) : m.start] not in _WITH]
        return (subjects or near)[-1] if near else None

    def _destination(self, name: Mention, amount: Mention) -> str | None:
        start, end = self._reach(name, amount)
        start = max(start, amount.start - REACH)
        return next((place for place, pattern in _PLACES if pattern.search(self._clean, start, end)), None)


def _is_equivalent(clean: str, mention: Mention, money: Amount) -> bool:
    """Whether a foreign sum stands in brackets behind the same sum in TWD."""
    return money.currency != "TWD" and bool(_BRACKET.search(clean, max(0, mention.start - 9), mention.start))


def _is_stay(clean: str, mention: Mention, length: Duration) -> bool:
    """Whether a duration is a stay and no period of a budget or time for a report (於3個月內)."""
    return bool(_STAY.fullmatch(length.iso8601)) and not _WITHIN.match(clean, mention.end)


def _inside(spans: list[Span], position: int, limit: int) -> bool:
    """Whether one of some spans that ends before a limit holds a position."""
    place = bisect_right(spans, position, key=itemgetter(0))
    return place > 0 and position < spans[place - 1][1] <= limit


def _first(mentions: list[Mention], start: int, end: int) -> Mention | None:
    """The first of some mentions that begins in a stretch."""
    place = bisect_left(mentions, start, key=_START)
    return mentions[place] if place < len(mentions) and mentions[place].start < end else None


def _last(mentions: list[Mention], start: int, end: int) -> Mention | None:
    """The last of some mentions that begins in a stretch."""
    place = bisect_left(mentions, end, key=_START) - 1
    return mentions[place] if place >= 0 and mentions[place].start >= start else None
