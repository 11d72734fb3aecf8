"""Budget proposals: which account of which agency, what it costs, how much is cut or frozen, and until when.

A legislative text is cut into its items, and each that cuts, freezes or decides on a sum is a record. A value
that the text does not give is None, never the nearest number; what is worked out says how.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from pipeline.calendar import gregorian
from pipeline.model import Date, Document, Duration, Named, Proposal
from pipeline.numerals import decimal_string
from pipeline.relate import proposal_sums
from pipeline.relate.proposal_account import account, reporting, whose, year
from pipeline.relate.proposal_cost import Stretch
from pipeline.relate.proposal_items import ADD, CUT, RESOLUTION, SECTION, Item, items, whole
from pipeline.relate.proposal_shares import Money, Sum, moneys
from pipeline.relate.proposal_sums import Sums
from pipeline.text import Span

_FORMAL = re.compile(r"爰|始得動支|提案人|照列|改列|是否有當|提案(?:凍結|減列|刪)|全數(?:減列|刪除|凍結)")
"""The words of a text that proposes; what others tell of proposals is theirs to tell."""

OTHERS = frozenset({"paper", "defence_report"})
"""Kinds of documents that speak of budgets and propose nothing."""

LONGEST = 6000
"""Characters of the longest text that may be a single proposal."""

_START = attrgetter("start")

_RESULT = re.compile(r"(?P<result>無列數|暫?照列|改列|保留|併入?第?[^，。；]{1,12}案|不予通過|撤回)")
_ORIGINAL, _REVISED = re.compile(r"原列[^，。；\d]{0,8}$"), re.compile(r"改列(?:為)?[^，。；\d]{0,6}$")
_CONDITION = re.compile(r"俟[^。]{2,300}?(?:(?:始|使|方)?得動支|後?(?=[。【]|$))")


def find(document: Document) -> Iterator[Proposal]:
    """Yield a record for each item that proposes or decides on a sum."""
    clean = document.text.clean
    if document.pages or document.about.kind in OTHERS or not _FORMAL.search(clean):
        return
    heading: str | None = None
    for item in _items(document):
        reader = _Reader(document, item)
        if item.part == SECTION:
            heading = reader.agency_of_section() or heading
            yield from reader.decided(heading)
        elif item.part in {CUT, ADD}:
            yield from reader.changed(heading)
        else:
            yield from reader.proposed(heading)


def _items(document: Document) -> list[Item]:
    """The items of a text; one text that argues in numbered points is one proposal."""
    clean = document.text.clean
    found = list(items(clean))
    if len(found) > 1 and len(clean) < LONGEST and not any(item.part == SECTION for item in found):
        deciding = [
            item for item in found if proposal_sums.read(Stretch(clean, *item.span, None), document.mentions)
        ]
        if len(deciding) < 2:
            return [whole(clean)]
    return found


class _Reader:
    """One item of a document."""

    def __init__(self, document: Document, item: Item) -> None:
        self._document = document
        self._item = item
        self._text = document.text.clean
        self._start, self._end = item.span
        mentions = document.mentions
        first, last = (bisect_left(mentions, at, key=_START) for at in item.span)
        self._mentions = mentions[first:last]

    def agency_of_section(self) -> str | None:
        """外交部 in 第1項　外交部原列…."""
        found = reporting(self._text, self._start, min(self._end, self._start + 30), self._mentions)
        return found.name if found else None

    def proposed(self, heading: str | None) -> Iterator[Proposal]:
        """The record of an item that cuts or freezes."""
        roc, where = year(self._text, self._start, self._end)
        sums = proposal_sums.read(Stretch(self._text, self._start, self._end, roc), self._mentions)
        if sums is None and self._item.part == RESOLUTION:
            sums = Sums(None, None, None, (), (self._start, self._end))
        if sums is not None:
            yield self._record(heading, roc, where, sums)

    def changed(self, heading: str | None) -> Iterator[Proposal]:
        """The record of a line in the list of what an agency's sum is cut or raised by."""
        money = moneys(self._mentions, self._start, self._end)
        if not money:
            return
        change, cut = _plain(money[0]), self._item.part == CUT
        sums = Sums(None, change if cut else None, None, (self._item.part,), self._item.span)
        added = None if cut else decimal_string(money[0].value)
        yield self._record(heading, *year(self._text, self._start, self._end), sums, added=added)

    def decided(self, heading: str | None) -> Iterator[Proposal]:
        """The record of a section's line: 原列62億元，增列2億元，改列為64億元; or that it stays (照列)."""
        text, (start, end) = self._text, self._item.span
        last = self._item.closing or self._item.span
        results = list(_RESULT.finditer(text, *last))
        if not results:
            return
        result = next((found for found in results if found["result"] == "改列"), results[0])
        money = moneys(self._mentions, start, end)
        if self._item.closing:
            money += moneys(self._document.mentions, *self._item.closing)
        original, revised = self._first(money, _ORIGINAL), self._first(money[::-1], _REVISED)
        line = text.find("\n", start, end)
        if original is None and money and (line < 0 or money[0].start < line):
            original = money[0]
        change = revised.value - original.value if original and revised else Decimal(0)
        sums = Sums(
            _plain(original), _plain_value(-change, original, revised), None, _actions(change), result.span()
        )
        yield self._record(
            heading,
            *year(text, start, end),
            sums,
            account=(),
            result=result["result"],
            revised=decimal_string(revised.value) if revised else None,
            added=decimal_string(change) if change > 0 else None,
        )

    def _first(self, money: list[Money], pattern: re.Pattern[str]) -> Money | None:
        return next(
            (m for m in money if pattern.search(self._text, max(self._start, m.start - 16), m.start)), None
        )

    def _record(
        self, heading: str | None, roc: str | None, where: Span | None, sums: Sums, **decided: object
    ) -> Proposal:
        text, (start, end) = self._text, self._item.span
        stop = sums.cost.spans[0][0] if sums.cost and sums.cost.spans[0][0] > start else end
        named = whose(text, start, self._account_stop(start, stop), roc, self._mentions) or (
            whose(text, start, sums.decision[1], roc, self._mentions)
            or (None if heading else reporting(text, start, end, self._mentions))
        )
        found = (
            account(text, start, max(stop, start)) if sums.cost else account(text, start, sums.decision[1])
        )
        condition = _CONDITION.search(text, sums.decision[1] - 1, end)
        about = self._document.about
        spans: dict[str, Span | None] = {
            "agency": named.span if named else None,
            "fiscal_year": where,
            "account": found.span,
            "condition": condition.span() if condition else None,
        }
        report_to, deadline = self._terms(condition, spans)
        for part, value in (("cost", sums.cost), ("deleted", sums.deleted), ("frozen", sums.frozen)):
            spans[part] = value.spans[-1] if value else None
        sources = {field: span for field, span in spans.items() if span is not None}
        values = {
            "number": self._item.number,
            "section": self._item.section,
            "part": self._item.part,
            "agency": named.name if named else heading or about.agency,
            "fiscal_year": str(gregorian(int(roc))) if roc else about.fiscal_year,
            "account": found.levels,
            "code": found.code,
            "cost": _written(sums.cost),
            "action": sums.action,
            "deleted": _written(sums.deleted),
            "frozen": _written(sums.frozen),
            "added": None,
            "revised": None,
            "computation": _computed(sums),
            "condition": text[slice(*condition.span())] if condition else None,
            "report_to": report_to,
            "deadline": deadline,
            "proposers": self._item.proposers,
            "cosigners": self._item.cosigners,
            "result": None,
            "sources": sources,
            "evidence": tuple(sorted({*sources.values(), *_all_spans(sums)})) or (self._item.span,),
        }
        return Proposal(**{**values, **decided})  # type: ignore[arg-type]

    def _account_stop(self, start: int, stop: int) -> int:
        """Where the name of the agency ends at the latest: at the account's first pair of marks."""
        mark = self._text.find("「", start, stop)
        return mark if mark > start else stop

    def _terms(
        self, condition: re.Match[str] | None, spans: dict[str, Span | None]
    ) -> tuple[str | None, str | None]:
        """Whom the agency reports to, and until when, where the condition says so."""
        report_to = deadline = None
        if condition is None:
            return None, None
        for mention in self._mentions:
            if not condition.start() <= mention.start < condition.end():
                continue
            value = mention.value
            if (
                isinstance(value, Named)
                and mention.kind == "AGENCY"
                and "立法院" in value.name
                and report_to is None
            ):
                report_to, spans["report_to"] = value.name, (mention.start, mention.end)
            elif isinstance(value, Duration) and deadline is None:
                deadline, spans["deadline"] = value.iso8601, (mention.start, mention.end)
            elif isinstance(value, Date) and value.edtf and value.qualifier == "before" and deadline is None:
                deadline, spans["deadline"] = value.edtf, (mention.start, mention.end)
        return report_to, deadline


def _written(value: Sum | None) -> str | None:
    return decimal_string(value.value) if value else None


def _computed(sums: Sums) -> dict[str, str]:
    parts = (("cost", sums.cost), ("deleted", sums.deleted), ("frozen", sums.frozen))
    return {part: value.worked_out for part, value in parts if value and value.worked_out}


def _all_spans(sums: Sums) -> set[Span]:
    return {span for value in (sums.cost, sums.deleted, sums.frozen) if value for span in value.spans}


def _plain(money: Money | None) -> Sum | None:
    return Sum(money.value, None, ((money.start, money.end),)) if money else None


def _plain_value(value: Decimal, original: Money | None, revised: Money | None) -> Sum | None:
    """A cut by what the sums before and after it differ."""
    if value <= 0 or original is None or revised is None:
        return None
    spans = ((original.start, original.end), (revised.start, revised.end))
    return Sum(value, f"{original.value} - {revised.value}", spans)


def _actions(change: Decimal) -> tuple[str, ...]:
    return ("cut",) if change < 0 else ("add",) if change > 0 else ()
