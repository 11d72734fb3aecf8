"""Programme and platform records from running text.

Every sum of money that a paragraph gives to a named platform or programme is one record. Which name it
belongs to is read off the sentence: the name before it, unless that stands in a 除…外 clause; where none
stands before it, the name that follows (編列…，執行「…」), unless that is only a part (其中「…」) or one of
several; where the sentence has none, the one that the paragraph speaks of.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.model import Amount, Document, Duration, Headcount, Mention, Record, Segment
from pipeline.relate import told
from pipeline.relate.paragraph import NAMES, START, Paragraph, first, last, named
from pipeline.relate.years import Years

_OTHER_SUM = re.compile(
    r"(?:凍結|原列|改列|減列|刪減|刪除|繳回|[賸節]餘|罰|保留|短缺|增加|減少|平均|每[人位名艘架年次]|調高|改票|多付|補足|差額)[^，。；]{0,12}$"
)
_LEANS = re.compile(
    r"[^，。；]{0,12}?(?:編列|共編|預計|預定|經費|總經費|本[案計]|該[案計項會]|此[案一項]|其中|所需|我方|派|旅費|合計|全程|首年|第[一1]年|同年度|\d{2,4}年)"
)
_PARAGRAPH = re.compile(r"[^\n]+")
_BRACKET = re.compile(r"[（(][^）)]{0,8}$")
_OPENS = re.compile(r"[（(][^）)]{0,8}")
_AND_OTHERS = re.compile(r"[」』]?(?:等|[及與和、][「『])")


def find(document: Document) -> Iterator[Record]:
    """Yield a record for each sum that the text gives to a platform or programme."""
    mentions = document.mentions
    if not any(mention.kind in NAMES for mention in mentions):
        return
    statuses, years = told.statuses(document), Years(document)
    start = 0
    for match in _PARAGRAPH.finditer(document.text.clean):
        end = start
        while end < len(mentions) and mentions[end].start < match.end():
            end += 1
        inside = mentions[start:end]
        if any(m.kind in NAMES for m in inside) and any(m.kind == "AMOUNT" for m in inside):
            paragraph = Paragraph(document, Segment(match.group(), match.start()), inside)
            yield from _Records(paragraph, statuses, years).find()
        start = end


class _Records:
    """The records of one paragraph."""

    def __init__(self, paragraph: Paragraph, statuses: dict[str, str], years: Years) -> None:
        self._paragraph = paragraph
        self._clean = paragraph.clean
        self._statuses = statuses
        self._years = years

    def find(self) -> Iterator[Record]:
        """Yield the paragraph's records in the order of its sums."""
        for mention in self._paragraph.amounts:
            if not isinstance(mention.value, Amount) or self._is_equivalent(mention, mention.value):
                continue
            if _OTHER_SUM.search(self._clean, max(0, mention.start - 24), mention.start):
                continue
            name = self._name_of(mention)
            if name is not None:
                yield self._record(name, mention, mention.value)

    def _is_equivalent(self, mention: Mention, money: Amount) -> bool:
        """Whether a foreign sum stands in brackets behind the same sum in TWD, or before it."""
        if money.currency == "TWD":
            return False
        following = first(self._paragraph.sums, mention.end, mention.end + 9)
        if following and _OPENS.fullmatch(self._clean, mention.end, following.start):
            return True
        return bool(_BRACKET.search(self._clean, max(0, mention.start - 9), mention.start))

    def _name_of(self, amount: Mention) -> Mention | None:
        names = self._paragraph.names
        start, end = self._paragraph.sentence(amount.start)
        place = bisect_left(names, amount.start, key=START)
        for before in reversed(names[max(0, place - 50) : place]):
            if before.start < start:
                break
            if not self._paragraph.excepted(before, amount.start):
                return before
        after = first(names, amount.end, end)
        if after and not first(self._paragraph.sums, amount.end, after.start):
            return after if self._is_whole(amount, after) else None
        earlier = last(names, 0, start)
        return earlier if earlier and _LEANS.match(self._clean, start, end) else None

    def _is_whole(self, amount: Mention, after: Mention) -> bool:
        """Whether the sum before a name is for it alone: not 其中「…」 and not 「…」及「…」等."""
        part = self._clean.find("其中", amount.end, after.start) >= 0
        return not part and not _AND_OTHERS.match(self._clean, after.end)

    def _record(self, name: Mention, amount: Mention, money: Amount) -> Record:
        paragraph = self._paragraph
        fiscal_years, years = self._years.of(paragraph, name, amount)
        people = told.nearest(paragraph, paragraph.people, name, amount)
        stay = told.nearest(paragraph, paragraph.stays, name, amount)
        organiser = told.organiser(paragraph, name, amount)
        used = [m for m in (name, amount, *years, people, stay, organiser) if m is not None]
        status = told.status(self._clean, name) or told.row_status(paragraph, amount)
        return Record(
            kind=name.kind,
            name=named(name),
            fiscal_years=fiscal_years,
            amount=money.amount,
            currency=money.currency,
            qualifier=money.qualifier,
            headcount=people.value.count if people and isinstance(people.value, Headcount) else None,
            duration=stay.value.iso8601 if stay and isinstance(stay.value, Duration) else None,
            organiser=named(organiser) if organiser else None,
            destination=told.destination_of(paragraph, name, amount),
            status=status or self._statuses.get(named(name)),
            evidence=tuple(sorted({(m.start, m.end) for m in used})),
        )
