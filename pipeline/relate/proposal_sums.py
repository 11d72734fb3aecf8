"""What a proposal does: how much of an account's sum it cuts, and how much it freezes.

The decision stands behind 爰 (therefore), or in the sentence that says what is frozen. The sum behind a verb
is meant; without one a share of the cost, of what a cut leaves where the proposal cuts first, or what the cut
leaves itself (減列為1元).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from pipeline.model import Mention
from pipeline.relate.proposal_cost import GIVEN, OF_IT, Stretch, cost, is_listed
from pipeline.relate.proposal_shares import SHARE, Money, Sum, fraction, moneys, shared
from pipeline.text import Span

FREEZE, CUT, ADD = "freeze", "cut", "add"

NEAR = 40
"""Characters behind a verb within which its sum stands, where nothing else says that it decides."""

MANY = 50
"""Verbs of one decision beyond which nobody asks what they act on."""

# Every alternative begins with a character, so that the search skips to where one of these stands.
_THEREFORE = re.compile(r"爰(?!例|引用)|故(?=[請建提針擬將])|綜此|據此|是以|為此|因此|建議(?=減列|凍結|刪)")
_NO_VERB = r"(?!案|數(?![:：])|金額|比[例率]|項目|之?預算|[期中部])"
_VERB = re.compile(
    rf"合(?<![解遭曾]合)併凍結{_NO_VERB}|凍(?<![解遭曾]凍)結{_NO_VERB}|"
    r"凍結(?=之?預算[^，。；]{0,6}\d|(?:預算)?數?，俟)|"
    r"減(?<!載明減)列|刪減(?!案)|刪除|統刪|刪列|減編|酌減|核減|調減|酌刪|再減|扣減|減少編列|刪(?<=全數刪)|刪(?=\d)|改列(?=為)"
)
_RAISED = re.compile(r"爰[^，。；]{0,30}?(?P<verb>增列)(?=[^，。；]{0,30}\d)")
_TO = re.compile(r"[^，。；\d]{0,6}(?:為|至|剩|成)[^，。；\d]{0,6}$")
_ALL_OF_IT = re.compile(
    r"(?:該|是|本|此|上開|前揭|上述)[項筆案]?(?:[^，。；]{0,40})(?:預算|經費|金額)|「[^」]+」[^，。；]{0,10}(?:預算|經費)|「[^」]+」，俟"
)
_WAITS = re.compile(r"俟|始得動支")


class Sums(NamedTuple):
    """The parts that a proposal's sums play; `action` holds what it does even where it gives no sum.

    Attributes:
        left: what a cut leaves, where the text gives that (減列為1元).
        acts: the spans of the verbs.
    """

    cost: Sum | None
    deleted: Sum | None
    frozen: Sum | None
    action: tuple[str, ...]
    decision: Span
    left: Sum | None = None
    acts: tuple[Span, ...] = ()
    added: Sum | None = None


class Decided(NamedTuple):
    """What an item decides on: its sums, and where and by which verbs it says so."""

    money: list[Money]
    span: Span
    verbs: list[re.Match[str]]


def decided(text: str, span: Span, mentions: Sequence[Mention]) -> Decided | None:
    """Where an item cuts, freezes or adds; None where it does not. `mentions` are in their order."""
    money = moneys(mentions, *span)
    decisions = _Decisions(text, span, money)
    decision = decisions.find()
    if decision is not None:
        return Decided(money, decision, decisions.verbs(decision))
    verb = _RAISED.search(text, *span)
    return Decided(money, (verb.start(), span[1]), [verb]) if verb and _added(verb, money) else None


def read(item: Stretch, told: Decided) -> Sums | None:
    """The sums of an item that decides on something."""
    money, decision, verbs = told
    if verbs[0].re is _RAISED:
        return _raised(item, told)
    acts = _Acts(item.text, money, cost(item, decision, verbs[0], money))
    found, spans = acts.all(verbs, decision)
    if acts.cost and any(acts.is_beyond(part) for part in found.values()) and not is_listed(item, acts.cost):
        acts = acts._replace(cost=None)
        found, spans = acts.all(verbs, decision)
    action = tuple(kind for kind in (CUT, FREEZE) if kind in found)
    cut = found.get(CUT)
    left = cut.left if cut else None
    by = tuple(spans[kind] for kind in action)
    return Sums(acts.cost, cut, found.get(FREEZE), action, decision, left, by)


def _added(verb: re.Match[str], money: list[Money]) -> Money | None:
    return next((m for m in money if verb.end() <= m.start < verb.end() + NEAR), None)


def _raised(item: Stretch, told: Decided) -> Sums | None:
    """What a proposal adds to a sum of revenue: 爰增列1,000萬元."""
    verb = told.verbs[0]
    added = _added(verb, told.money)
    if added is None:
        return None
    change = Sum(added.value, None, ((added.start, added.end),))
    paid = cost(item, told.span, verb, told.money)
    return Sums(paid, None, None, (ADD,), told.span, None, (verb.span("verb"),), change)


def _freezes(verb: re.Match[str]) -> bool:
    return verb.group().endswith("凍結")


class _Decisions:
    """Where an item may say what it does."""

    def __init__(self, text: str, span: Span, money: list[Money]) -> None:
        self._text, self._span = text, span
        self._money = [m.start for m in money]
        self._verbs = list(_VERB.finditer(text, *span))
        if self._verbs:
            self._starts = [verb.start() for verb in self._verbs]
            self._waits = [match.start() for match in _WAITS.finditer(text, *span)]

    def find(self) -> Span | None:
        """From the last 爰 before a verb, else a sentence with a verb; up to its condition."""
        if not self._verbs:
            return None
        for therefore in reversed(list(_THEREFORE.finditer(self._text, *self._span))):
            last = self._condition(therefore.start())
            at = bisect_left(self._starts, therefore.start())
            if at < len(self._verbs) and self._verbs[at].end() <= last:
                return therefore.start(), last
        return next((span for verb in self._verbs if (span := self._sentence(verb))), None)

    @cached_property
    def _sentences(self) -> list[int]:
        start, end = self._span
        return [start, *(start + match.end() for match in re.finditer("。", self._text[start:end]))]

    def verbs(self, decision: Span) -> list[re.Match[str]]:
        """The verbs of a decision; there is one at least."""
        first, last = (bisect_left(self._starts, at) for at in decision)
        return self._verbs[first:last]

    def _sentence(self, verb: re.Match[str]) -> Span | None:
        """The sentence of a verb that has a sum or a share, or freezes until something is done."""
        text = self._text
        at = bisect_right(self._sentences, verb.start())
        first = self._sentences[at - 1]
        last = self._condition(verb.end())
        money = bisect_left(self._money, verb.end())
        near = money < len(self._money) and self._money[money] < verb.end() + NEAR
        share = SHARE.search(text, max(first, verb.start() - 8), min(last, verb.end() + NEAR))
        waits = bool(_freezes(verb) and self._waits)
        return (first, last) if near or share or waits else None

    def _condition(self, start: int) -> int:
        """Where the condition begins under which frozen money may be used, or the item ends."""
        at = bisect_left(self._waits, start)
        return self._waits[at] if at < len(self._waits) else self._span[1]


class _Acts(NamedTuple):
    """What the verbs of one item act on."""

    text: str
    money: list[Money]
    cost: Sum | None

    def all(
        self, verbs: list[re.Match[str]], decision: Span
    ) -> tuple[dict[str, Sum | None], dict[str, Span]]:
        """What is cut and what is frozen, and by which verbs."""
        found: dict[str, Sum | None] = {}
        spans: dict[str, Span] = {}
        for index, verb in enumerate(verbs[:MANY]):
            kind = FREEZE if _freezes(verb) else CUT
            last = verbs[index + 1].start() if index + 1 < len(verbs) else decision[1]
            first = verbs[index - 1].end() if index else decision[0]
            if found.get(kind) is None:
                found[kind] = self.object(verb, first, last, found.get(CUT))
                spans[kind] = verb.span()
            elif kind == CUT and verb.group() == "改列":
                found[kind] = self.revised(verb, last, found[kind])
        return found, spans

    def is_beyond(self, part: Sum | None) -> bool:
        """Whether a stated sum is more than the account is said to cost."""
        stated = part is not None and part.worked_out is None
        return bool(stated and part and self.cost and part.value > self.cost.value)

    def object(self, verb: re.Match[str], first: int, last: int, cut: Sum | None) -> Sum | None:
        """The sum behind a verb, else a share, else what stands before it (全數凍結)."""
        text, end = self.text, verb.end()
        stop = min((at for sign in "。；" if (at := text.find(sign, end, last)) >= 0), default=last)
        behind = next((m for m in self.money if end <= m.start < stop), None)
        share = SHARE.search(text, end, stop)
        if behind and not (share and share.start() < behind.start):
            return self._stated(verb, behind)
        given = next((m for m in self.money if GIVEN.fullmatch(text, m.end, verb.start())), None)
        if given and not share:
            return Sum(given.value, None, ((given.start, given.end),))
        share = share or SHARE.search(text, max(first, verb.start() - 12), verb.start())
        return self._share(verb, share, cut) if share else self._whole(verb, cut)

    def _stated(self, verb: re.Match[str], behind: Money) -> Sum | None:
        """The sum behind a verb, a share of it (2,367萬8千元之十分之一), or what a cut to it takes away."""
        span = behind.start, behind.end
        if not _freezes(verb) and _TO.search(self.text, verb.end(), behind.start):
            return self._down_to(Sum(behind.value, None, (span,)))
        of_it = OF_IT.match(self.text, behind.end)
        share = SHARE.match(self.text, of_it.end()) if of_it else None
        part = fraction(share) if share else None
        if share and part:
            return Sum(shared(behind.value, part), f"{behind.value} * {part}", (span, share.span()))
        return Sum(behind.value, None, (span,))

    def _down_to(self, left: Sum) -> Sum | None:
        """What a cut takes away that leaves a sum; None where nobody knows from what."""
        if self.cost is None or self.cost.value <= left.value:
            return None
        told = f"{self.cost.value} - {left.value}"
        return Sum(self.cost.value - left.value, told, (*self.cost.spans, *left.spans), left)

    def revised(self, verb: re.Match[str], last: int, cut: Sum | None) -> Sum | None:
        """A cut with what it leaves: 減列112萬8千元，改列為400萬元."""
        left = next((m for m in self.money if verb.end() <= m.start < last), None)
        return cut._replace(left=Sum(left.value, None, ((left.start, left.end),))) if cut and left else cut

    def _share(self, verb: re.Match[str], share: re.Match[str], cut: Sum | None) -> Sum | None:
        """A share of the cost; where the proposal cuts as well, it freezes a share of what is left."""
        part = fraction(share)
        if part is None or self.cost is None:
            return None
        base, told = self.cost.value, f"{self.cost.value}"
        if cut and _freezes(verb):
            base, told = self.cost.value - cut.value, f"({self.cost.value} - {cut.value})"
        if base < 0:
            return None
        return Sum(shared(base, part), f"{told} * {part}", (*self.cost.spans, share.span()))

    def _whole(self, verb: re.Match[str], cut: Sum | None) -> Sum | None:
        """凍結該項預算: all of it, where nothing says how much."""
        if cut is not None or self.cost is None or not _ALL_OF_IT.match(self.text, verb.end()):
            return None
        return Sum(self.cost.value, f"{self.cost.value} * 1", self.cost.spans)
