"""Budget proposals: which account of which agency, what it costs, how much is cut or frozen, and until when.

A legislative text is cut into its items, and each that cuts, freezes or decides on a sum is a record. A value
that the text does not give is None, never the nearest number; what is worked out says how.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from pipeline.model import Date, Document, Mention, Named, Proposal
from pipeline.relate import proposal_sections, proposal_sums
from pipeline.relate.proposal_account import account
from pipeline.relate.proposal_agency import Whose, reporting, whose
from pipeline.relate.proposal_cost import Stretch
from pipeline.relate.proposal_items import ADD, CUT, RESOLUTION, SECTION, Item, items, whole
from pipeline.relate.proposal_shares import Sum, moneys
from pipeline.relate.proposal_sums import Decided, Sums
from pipeline.relate.proposal_terms import terms
from pipeline.relate.proposal_values import EMPTY, Values
from pipeline.relate.proposal_year import Year, common, year
from pipeline.text import Span

_FORMAL = re.compile(
    r"爰|始得動支|提案人|照列|改列|是否有當|提案(?:凍結|減列|刪)|建議(?:凍結|減列|刪)|全數(?:減列|刪除|凍結)|(?:凍結|減列)[該是]項"
)
"""The words of a text that proposes; what others tell of proposals is theirs to tell."""

_SUMS_UP = re.compile(r"\s*(?:綜上|綜合上述|綜整|合計前|以上合計)")

OTHERS = frozenset({"paper", "defence_report"})
"""Kinds of documents that speak of budgets and propose nothing."""

LONGEST = 6000
"""Characters of the longest text that may be a single proposal."""

_START = attrgetter("start")


Decisions = dict[Span, Decided | None]
"""What stretches of a text decide on, which is asked to find its items and again to read them."""


class _Said(NamedTuple):
    """What a document says of all its items, and where; `headed` where a heading names the agency."""

    agency: Whose | None
    year: tuple[str, Span | None] | None
    common: Year | None
    headed: bool = False


def find(document: Document) -> Iterator[Proposal]:
    """Yield a record for each item that proposes or decides on a sum."""
    clean = document.text.clean
    if document.pages or document.about.kind in OTHERS or not _FORMAL.search(clean):
        return
    decisions: Decisions = {}
    found = _items(document, decisions)
    years = [year(clean, *item.span) for item in found]
    shared = common(years)
    told = (shared.gregorian, shared.span) if shared else _year_of(document)
    said = _Said(_agency_of(document), told, shared)
    heading: Whose | None = None
    for item, named in zip(found, years, strict=True):
        own = said._replace(agency=heading or said.agency, headed=heading is not None)
        reader = _Reader(document, item, own, named, decisions)
        if item.part == SECTION:
            heading = reader.agency_of_section() or heading
        yield from reader.records(heading)


def _agency_of(document: Document) -> Whose | None:
    name = document.about.agency
    named = (m for m in document.mentions if isinstance(m.value, Named) and m.value.name == name)
    found = next(named, None) if name else None
    return Whose(name, (found.start, found.end) if found else None) if name else None


def _year_of(document: Document) -> tuple[str, Span | None] | None:
    told = document.about.fiscal_year
    if told is None and document.assumed_year:
        return document.assumed_year, None
    dates = (m for m in document.mentions if isinstance(m.value, Date) and m.value.edtf == told)
    found = next(dates, None) if told else None
    return (told, (found.start, found.end) if found else None) if told else None


def _items(document: Document, decisions: Decisions) -> list[Item]:
    """The items of a text; one text that argues in numbered points is one proposal."""
    clean = document.text.clean

    def decides(span: Span) -> bool:
        if span not in decisions:
            decisions[span] = proposal_sums.decided(clean, span, document.mentions)
        return decisions[span] is not None

    found = list(items(clean, decides))
    if len(clean) > LONGEST or any(item.part == SECTION for item in found):
        return found
    one = sum(decides(item.span) for item in found) < 2 or _SUMS_UP.match(clean, found[-1].span[0])
    return [whole(clean)] if one else found


class _Reader:
    """One item of a document."""

    def __init__(
        self,
        document: Document,
        item: Item,
        said: _Said,
        named: Year | None,
        decisions: Decisions,
    ) -> None:
        self._document = document
        self._item = item
        self._said = said
        self._named = named
        self._decisions = decisions
        self._text = document.text.clean
        self._start, self._end = item.span
        self._mentions = self._inside(item.span)

    def _inside(self, span: Span) -> list[Mention]:
        mentions = self._document.mentions
        first, last = (bisect_left(mentions, at, key=_START) for at in span)
        return list(mentions[first:last])

    def agency_of_section(self) -> Whose | None:
        """外交部 in 第1項　外交部原列…; 國防部所屬 has a sum of its own."""
        stop = min(self._end, self._start + 40)
        found = whose(self._text, (self._start, stop), stop, None, self._mentions) or (
            reporting(self._text, self._start, stop, self._mentions)
        )
        if found and found.span and self._text.startswith("所屬", found.span[1]):
            return Whose(f"{found.name}所屬", (found.span[0], found.span[1] + 2))
        return found

    def records(self, heading: Whose | None) -> Iterator[Proposal]:
        """The record of the item, if it is one."""
        if self._item.part == SECTION:
            yield from self._decided(heading)
        elif self._item.part in {CUT, ADD}:
            yield from self._changed()
        else:
            yield from self._proposed()

    def _proposed(self) -> Iterator[Proposal]:
        """The record of an item that cuts or freezes."""
        told = self._year()
        sums = self._sums(told.roc if told else None)
        if sums is None and self._item.part == RESOLUTION:
            sums = Sums(None, None, None, (), (self._start, self._end))
        if sums is None:
            return
        roc = told.roc if told else None
        mark = self._start if self._said.headed else self._text.find("「", self._start, sums.decision[1])
        mark = mark if mark >= 0 else sums.decision[1]
        named = whose(self._text, (self._start, sums.decision[1]), mark, roc, self._mentions)
        if named is None and not self._said.headed:
            named = reporting(self._text, self._start, self._end, self._mentions)
        read = self._values(sums)
        read.put("agency", named.name if named else None, named.span if named else None)
        read.put("fiscal_year", told.gregorian if told else None, told.span if told else None)
        self._account(read, sums)
        if self._item.kept:
            read.put("result", self._text[slice(*self._item.kept)], self._item.kept)
        behind = terms(self._text, self._behind(sums), self._end, self._mentions)
        for field, value in behind.values.items():
            read.put(field, value, behind.sources[field])
        yield self._record(read)

    def _sums(self, roc: str | None) -> Sums | None:
        """What the item decides on."""
        span = self._start, self._end
        if span in self._decisions:
            decided = self._decisions[span]
        else:
            decided = proposal_sums.decided(self._text, span, self._mentions)
        return proposal_sums.read(Stretch(self._text, *span, roc), decided) if decided else None

    def _year(self) -> Year | None:
        """The year that the item names, unless it is the text's that all its items are about."""
        told, shared = self._named, self._said.common
        return shared if shared and not (told and told.roc == shared.roc) else told

    def _behind(self, sums: Sums) -> int:
        """Where the conditions of a decision may begin."""
        return max((end for _, end in sums.acts), default=self._start)

    def _changed(self) -> Iterator[Proposal]:
        """The record of a line in the list of what an agency's sum is cut or raised by."""
        money = moneys(self._mentions, self._start, self._end)
        if not money:
            return
        change = Sum(money[0].value, None, ((money[0].start, money[0].end),))
        cut = self._item.part == CUT
        read = self._values(Sums(None, change if cut else None, None, (self._item.part,), self._item.span))
        if not cut:
            read.sum("added", change)
        told = self._year()
        read.put("fiscal_year", told.gregorian if told else None, told.span if told else None)
        found = account(self._text, self._start, money[0].start)
        read.put("account", found.levels, *found.spans)
        yield self._record(read)

    def _decided(self, heading: Whose | None) -> Iterator[Proposal]:
        """The record of a section's line."""
        closing = self._item.closing
        money = moneys(self._mentions, self._start, self._end)
        if closing:
            money += moneys(self._inside(closing), *closing)
        line = proposal_sections.read(self._text, self._item.span, closing, money)
        if line is None:
            return
        read = self._values(
            Sums(line.original, line.deleted, None, line.action, line.span, None, (line.span,))
        )
        read.put("agency", heading.name if heading else None, heading.span if heading else None)
        read.put("result", line.result, line.span)
        read.sum("added", line.added)
        read.sum("revised", line.revised)
        yield self._record(read)

    def _account(self, read: Values, sums: Sums) -> None:
        """The account that is decided on: named in the decision where its sum is, else at the beginning."""
        first, last = sums.decision
        at = sums.cost.spans[0][0] if sums.cost else None
        inside = at is None or at >= first
        some = bool(sums.action or sums.cost)
        found = account(self._text, first if inside else self._start, at if inside and at else last, at, some)
        if not found.levels:
            found = account(self._text, self._start, at or last, at, some)
        read.put("account", found.levels, *found.spans)
        read.put("code", found.code, found.code_span)

    def _values(self, sums: Sums) -> Values:
        item = self._item
        read = Values({}, {}, set(), {})
        for field, value in (("cost", sums.cost), ("deleted", sums.deleted), ("frozen", sums.frozen)):
            read.sum(field, value)
        read.sum("revised", sums.left)
        read.sum("added", sums.added)
        read.put("action", sums.action, *(sums.acts or (item.span,)))
        for field in ("number", "proposers", "cosigners"):
            read.put(field, getattr(item, field), item.sources.get(field))
        return read

    def _record(self, read: Values) -> Proposal:
        agency, told = self._said.agency, self._said.year
        if read.values.get("agency") is None and agency:
            read.put("agency", agency.name, agency.span)
        if read.values.get("fiscal_year") is None and told:
            read.put("fiscal_year", *told)
        fields: dict[str, object] = {**EMPTY, **read.values}
        return Proposal(
            section=self._item.section,
            part=self._item.part,
            computation=read.computation,
            sources=read.sources,
            evidence=tuple(sorted(read.evidence)) or (self._item.span,),
            **fields,  # type: ignore[arg-type]
        )
