"""Programme and platform records from running text.

Every sum of money that a paragraph gives to a named platform or programme is one record. Which name it belongs to is read off the sentence: the
name before it, unless that stands in a 除…外 clause; where none stands before it, the name that follows (編列…，執行「…」); where the
sentence has none, the one that the paragraph speaks of. Years, people and days are those nearest to the sum on the same side of the next name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pipeline.calendar import gregorian
from pipeline.gazetteer import load
from pipeline.model import Amount, Date, Document, Duration, Headcount, Mention, Named, Record, Segment
from pipeline.text import Span

NAMES = frozenset({"PLATFORM", "PROGRAM"})

_OTHER_SUM = re.compile(r"(?:凍結|原列|改列|減列|刪減|刪除|繳回|賸餘|罰|保留|短缺|增加|減少|平均|每[人位名艘架年次]|調高|改票|補足|差額)[^，。；]{0,12}$")
_LEANS = re.compile(r"^[^，。；]{0,12}?(?:編列|共編|預計|預定|經費|總經費|本[案計]|該[案計項會]|此[案一項]|其中|所需|我方|派|旅費|合計|全程|首年|第[一1]年|同年度|\d{2,4}年)")
_EXCEPT = re.compile(r"除[^。；]*?(?:外|，|；)")
_NEW = re.compile(r"新增|首次|首度|新設|新列|全新|第一次|加開|首創")
_CONTINUING = re.compile(r"既有|新一輪|例行|延續|續編|續辦|行之有年|每年|歷年|前一輪|持續|恢復")
_PLACES = (
    ("美國", re.compile(r"赴美|訪美|前往美國|到美國|在美國|至美國|飛美|往美國|夏威夷|加州|華府")),
    ("日本", re.compile(r"赴日|訪日|前往日本|到日本|東京")),
)
_STAY = re.compile(r"P\d+(?:\.\d+)?[DWM](?:T12H)?")
_WITHIN = re.compile(r"[以之]?內")
_YEARS = re.compile(r"\d{4}(?:/\d{4})?")


def find(document: Document) -> Iterator[Record]:
    """Yield a record for each sum that the text gives to a platform or programme."""
    mentions = document.mentions
    starts = [mention.start for mention in mentions]
    statuses = _statuses(document)
    for match in re.finditer(r"[^\n]+", document.text.clean):
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        inside = mentions[first:last]
        if any(m.kind in NAMES for m in inside) and any(m.kind == "AMOUNT" for m in inside):
            paragraph = Segment(match.group(), match.start())
            fiscal = _fiscal_year(document, mentions[:first])
            yield from _Paragraph(document, paragraph, inside, statuses, fiscal).records()


def _fiscal_year(document: Document, before: Sequence[Mention]) -> str | None:
    """The document's fiscal year, or the last that it speaks of before a paragraph."""
    if document.about.fiscal_year:
        return document.about.fiscal_year
    for mention in reversed(before):
        if isinstance(mention.value, Date) and _YEARS.fullmatch(mention.value.edtf or ""):
            if document.text.clean[mention.end - 1] == "度":
                return mention.value.edtf
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
    """The mentions of one paragraph, and what may be asked about the sums in it."""

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
        self._mentions = mentions
        self._names = [m for m in mentions if m.kind in NAMES and not m.rule.endswith((".bracket", ".abbreviation"))]

    def records(self) -> Iterator[Record]:
        """Yield the paragraph's records in the order of its sums."""
        for mention in self._mentions:
            if not isinstance(mention.value, Amount) or self._is_equivalent(mention):
                continue
            if _OTHER_SUM.search(self._clean, max(0, mention.start - 24), mention.start):
                continue
            name = self._name_of(mention)
            if name is not None:
                yield self._record(name, mention, mention.value)

    def _is_equivalent(self, mention: Mention) -> bool:
        """Whether a foreign sum stands in brackets behind the same sum in TWD."""
        value = mention.value
        foreign = isinstance(value, Amount) and value.currency != "TWD"
        return foreign and bool(re.search(r"[（(][^）)]{0,8}$", self._clean[max(0, mention.start - 9) : mention.start]))

    def _sentence(self, position: int) -> Span:
        start, end = self._segment.sentence(position - self._segment.start)
        return start + self._segment.start, end + self._segment.start

    def _name_of(self, amount: Mention) -> Mention | None:
        first, last = self._sentence(amount.start)
        spans = [(m.start() + first, m.end() + first) for m in _EXCEPT.finditer(self._clean[first:amount.start])]
        before = [
            m
            for m in self._names
            if first <= m.start < amount.start and not any(a <= m.start < b for a, b in spans)
        ]
        if before:
            return before[-1]
        after = next((m for m in self._names if amount.end <= m.start < last), None)
        if after and not self._between("AMOUNT", amount.end, after.start, "TWD"):
            return after
        earlier = [m for m in self._names if m.start < first]
        return earlier[-1] if earlier and _LEANS.match(self._clean[first:last]) else None

    def _between(self, kind: str, start: int, end: int, currency: str) -> bool:
        return any(
            m.kind == kind and start <= m.start < end and isinstance(m.value, Amount) and m.value.currency == currency
            for m in self._mentions
        )

    def _record(self, name: Mention, amount: Mention, money: Amount) -> Record:
        canonical = name.value.name if isinstance(name.value, Named) else ""
        years = None if amount.rule == "amount.cell" else self._years(name, amount)
        people = self._nearest(name, amount, Headcount)
        stay = self._nearest(name, amount, Duration)
        organiser = self._organiser(name, amount)
        used = [m for m in (name, amount, years, people, stay, organiser) if m is not None]
        return Record(
            kind=name.kind,
            name=canonical,
            fiscal_years=years.value.edtf
            if years and isinstance(years.value, Date)
            else self._heading_year(amount) or self._fiscal_year,
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
        """What is said together with a sum: from the name before it to the next name or the sentence's end."""
        _, last = self._sentence(amount.start)
        following = next((m.start for m in self._names if m.start >= amount.end), last)
        if name.start < amount.start:
            return name.end, min(last, following)
        first, _ = self._sentence(amount.start)
        return first, last

    def _years(self, name: Mention, amount: Mention) -> Mention | None:
        """The year or years nearest before the sum, in its sentence or else in its paragraph."""
        dates = [
            m
            for m in self._mentions
            if isinstance(m.value, Date) and m.start < amount.start and _YEARS.fullmatch(m.value.edtf or "")
        ]
        first, _ = self._sentence(amount.start)
        near = [m for m in dates if m.start >= min(first, name.start)]
        return (near or dates)[-1] if dates else None

    def _heading_year(self, amount: Mention) -> str | None:
        """The year in the heading of a cell's column."""
        segments = self._document.segments
        segment = segments[bisect_right(segments, amount.start, key=lambda part: part.start) - 1]
        year = re.search(r"(?P<year>\d{2,4})年", segment.header)
        return str(gregorian(int(year["year"]))) if year else None

    def _nearest(self, name: Mention, amount: Mention, kind: type[Headcount] | type[Duration]) -> Mention | None:
        """The people or the stay told of with a sum: the last before it, else the first behind it."""
        start, end = self._reach(name, amount)
        found = [m for m in self._mentions if isinstance(m.value, kind) and start <= m.start < end and self._stays(m)]
        before = [m for m in found if m.start < amount.start]
        return before[-1] if before else found[0] if found and not self._later_sum(amount, found[0]) else None

    def _stays(self, mention: Mention) -> bool:
        """Whether a duration is a stay and no period of a budget or time for a report (於3個月內)."""
        if not isinstance(mention.value, Duration):
            return True
        deadline = _WITHIN.match(self._clean, mention.end)
        return deadline is None and bool(_STAY.fullmatch(mention.value.iso8601))

    def _later_sum(self, amount: Mention, mention: Mention) -> bool:
        return self._between("AMOUNT", amount.end, mention.start, "TWD")

    def _organiser(self, name: Mention, amount: Mention) -> Mention | None:
        """The Taiwanese body named last before the sum in its sentence, else before the name."""
        home = load("agencies").country
        bodies = [m for m in self._mentions if m.kind == "AGENCY" and m.candidates and home.get(m.candidates[0]) == "TW"]
        first, _ = self._sentence(amount.start)
        start = min(first, self._sentence(name.start)[0])
        near = [m for m in bodies if start <= m.start < max(name.start, amount.start)]
        subjects = [m for m in near if not re.search(r"[與和及同]$", self._clean[max(0, m.start - 1) : m.start])]
        return (subjects or near)[-1] if near else None

    def _destination(self, name: Mention, amount: Mention) -> str | None:
        start, end = self._reach(name, amount)
        text = self._clean[start:end]
        return next((place for place, pattern in _PLACES if pattern.search(text)), None)
