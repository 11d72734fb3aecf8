"""What a proposal does: how much of an account's sum it cuts, and how much it freezes.

The decision stands behind 爰 (therefore), or in the sentence that says what is frozen. The sum behind a verb
is meant; without one a share of the cost, of what a cut leaves where the proposal cuts first, or what the cut
leaves itself (減列為1元).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
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

_THEREFORE = re.compile(r"爰(?!例|引用)|故(?=[請建提針擬將])|[綜據]此|是以|為此|因此|建議(?=減列|凍結|刪)")
_VERB = re.compile(
    r"(?P<freeze>(?<![解遭曾])(?:合併)?凍結(?!案|數(?![:：])|金額|比[例率]|項目|之?預算|[期中部])|凍結(?=之?預算[^，。；]{0,6}\d|(?:預算)?數?，俟))"
    r"|(?P<cut>(?<!載明)減列|刪減(?!案)|刪除|統刪|刪列|減編|酌減|核減|調減|酌刪|再減|扣減|減少編列|(?<=全數)刪|刪(?=\d)|改列(?=為))"
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


def read(item: Stretch, mentions: Sequence[Mention]) -> Sums | None:
    """The sums of an item; None where it proposes neither cut nor freeze. `mentions` are in their order."""
    money = moneys(mentions, item.start, item.end)
    decisions = _Decisions(item, money)
    decision = decisions.find()
    if decision is None:
        return _raised(item, money)
    verbs = decisions.verbs(decision)
    acts = _Acts(item.text, money, cost(item, decision, verbs[0], money))
    found, spans = acts.all(verbs, decision)
    if acts.cost and any(acts.is_beyond(part) for part in found.values()) and not is_listed(item, acts.cost):
        acts = acts._replace(cost=None)
        found, spans = acts.all(verbs, decision)
    action = tuple(kind for kind in (CUT, FREEZE) if kind in found)
    cut = found.get(CUT)
    left = cut.left if cut else None
    told = tuple(spans[kind] for kind in action)
    return Sums(acts.cost, cut, found.get(FREEZE), action, decision, left, told)


def _raised(item: Stretch, money: list[Money]) -> Sums | None:
    """What a proposal adds to a sum of revenue: 爰增列1,000萬元."""
    verb = _RAISED.search(item.text, item.start, item.end)
    added = next((m for m in money if verb and verb.end() <= m.start < verb.end() + NEAR), None)
    if verb is None or added is None:
        return None
    decision = verb.start(), item.end
    change = Sum(added.value, None, ((added.start, added.end),))
    told = (verb.span("verb"),)
    return Sums(cost(item, decision, verb, money), None, None, (ADD,), decision, None, told, change)


class _Decisions:
    """Where an item may say what it does."""

    def __init__(self, item: Stretch, money: list[Money]) -> None:
        self._item = item
        self._money = [m.start for m in money]
        text, start, end = item.text, item.start, item.end
        self._verbs = list(_VERB.finditer(text, start, end))
        self._starts = [verb.start() for verb in self._verbs]
        self._waits = [match.start() for match in _WAITS.finditer(text, start, end)]
        self._stops = [match.end() for match in re.finditer("。", text[start:end])] if self._verbs else []

    def find(self) -> Span | None:
        """From the last 爰 before a verb, else a sentence with a verb; up to its condition."""
        text, start, end = self._item[:3]
        if not self._verbs:
            return None
        for therefore in reversed(list(_THEREFORE.finditer(text, start, end))):
            last = self._condition(therefore.start())
            at = bisect_left(self._starts, therefore.start())
            if at < len(self._verbs) and self._verbs[at].end() <= last:
                return therefore.start(), last
        return next((span for verb in self._verbs if (span := self._sentence(verb))), None)

    def verbs(self, decision: Span) -> list[re.Match[str]]:
        """The verbs of a decision; there is one at least."""
        first, last = (bisect_left(self._starts, at) for at in decision)
        return self._verbs[first:last]

    def _sentence(self, verb: re.Match[str]) -> Span | None:
        """The sentence of a verb that has a sum or a share, or freezes until something is done."""
        text, start = self._item.text, self._item.start
        at = bisect_right(self._stops, verb.start() - start)
        first = start + self._stops[at - 1] if at else start
        last = self._condition(verb.end())
        money = bisect_left(self._money, verb.end())
        near = money < len(self._money) and self._money[money] < verb.end() + NEAR
        share = SHARE.search(text, max(first, verb.start() - 8), min(last, verb.end() + NEAR))
        waits = bool(verb["freeze"] and self._waits)
        return (first, last) if near or share or waits else None

    def _condition(self, start: int) -> int:
        """Where the condition begins under which frozen money may be used, or the item ends."""
        at = bisect_left(self._waits, start)
        return self._waits[at] if at < len(self._waits) else self._item.end


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
            kind = FREEZE if verb["freeze"] else CUT
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
        if not verb["freeze"] and _TO.search(self.text, verb.end(), behind.start):
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
        if cut and verb["freeze"]:
            base, told = self.cost.value - cut.value, f"({self.cost.value} - {cut.value})"
        if base < 0:
            return None
        return Sum(shared(base, part), f"{told} * {part}", (*self.cost.spans, share.span()))

    def _whole(self, verb: re.Match[str], cut: Sum | None) -> Sum | None:
        """凍結該項預算: all of it, where nothing says how much."""
        if cut is not None or self.cost is None or not _ALL_OF_IT.match(self.text, verb.end()):
            return None
        return Sum(self.cost.value, f"{self.cost.value} * 1", self.cost.spans)
