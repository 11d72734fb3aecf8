"""What a proposal does: how much of an account's sum it cuts, and how much it freezes.

The decision stands behind 爰 (therefore), or in the sentence that says what is frozen. The sum behind a verb
is meant; without one a share of the cost, of what a cut leaves where the proposal cuts first, or what the cut
leaves itself (減列為1元).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Mention
from pipeline.relate.proposal_cost import OF_IT, Stretch, cost
from pipeline.relate.proposal_shares import SHARE, Money, Sum, fraction, moneys, shared
from pipeline.text import Span

FREEZE, CUT = "freeze", "cut"

_THEREFORE = re.compile(r"爰(?!例|引用)|故(?=[請建提針擬將])|[綜據]此|是以|為此|因此")
_VERB = re.compile(
    r"(?P<freeze>(?<![解遭曾])(?:合併)?凍結(?!案|數|金額|比[例率]|項目|之?預算|[期中部])|凍結(?=之?預算[^，。；]{0,6}\d))"
    r"|(?P<cut>減列|刪減(?!案)|刪除|統刪|刪列|減編|酌減|核減|調減|酌刪|再減|扣減|減少編列|(?<=全數)刪|刪(?=\d))"
)
_TO = re.compile(r"[^，。；\d]{0,6}(?:為|至|剩|成)[^，。；\d]{0,6}$")
_ALL_OF_IT = re.compile(
    r"(?:該|是|本|此|上開|前揭|上述)[項筆案]?(?:[^，。；]{0,40})(?:預算|經費|金額)|「[^」]+」[^，。；]{0,10}(?:預算|經費)|「[^」]+」，俟"
)


class Sums(NamedTuple):
    """The parts that a proposal's sums play; `action` holds what it does even where it gives no sum."""

    cost: Sum | None
    deleted: Sum | None
    frozen: Sum | None
    action: tuple[str, ...]
    decision: Span


def read(item: Stretch, mentions: Sequence[Mention]) -> Sums | None:
    """The sums of an item; None where it proposes neither cut nor freeze. `mentions` are in their order."""
    money = moneys(mentions, item.start, item.end)
    decision = _decision(item, money)
    if decision is None:
        return None
    verbs = list(_VERB.finditer(item.text, *decision))
    found: dict[str, Sum | None] = {}
    acts = _Acts(item.text, money, cost(item, decision, verbs[0], money))
    for index, verb in enumerate(verbs):
        kind = FREEZE if verb["freeze"] else CUT
        last = verbs[index + 1].start() if index + 1 < len(verbs) else decision[1]
        first = verbs[index - 1].end() if index else decision[0]
        if found.get(kind) is None:
            found[kind] = acts.object(verb, first, last, found.get(CUT))
    action = tuple(kind for kind in (CUT, FREEZE) if kind in found)
    return Sums(acts.cost, found.get(CUT), found.get(FREEZE), action, decision)


def _decision(item: Stretch, money: list[Money]) -> Span | None:
    """Where the item says what it does: from the last 爰 before a verb, else a sentence with a verb."""
    text, start, end = item.text, item.start, item.end
    for therefore in reversed(list(_THEREFORE.finditer(text, start, end))):
        first = therefore.start()
        last = _condition(text, first, end)
        if _VERB.search(text, first, last):
            return first, last
    conditional = text.find("俟", start, end) >= 0
    for verb in _VERB.finditer(text, start, end):
        first = max(text.rfind("。", start, verb.start()) + 1, start)
        last = _condition(text, verb.end(), end)
        shares = SHARE.search(text, max(first, verb.start() - 8), min(last, verb.end() + 40))
        if conditional or shares or any(verb.end() <= m.start < verb.end() + 40 for m in money):
            return first, last
    return None


def _condition(text: str, start: int, end: int) -> int:
    """Where the condition begins under which frozen money may be used, or the item ends."""
    found = [at for at in (text.find("俟", start, end), text.find("始得動支", start, end)) if at >= 0]
    return min(found, default=end)


class _Acts(NamedTuple):
    """What the verbs of one item act on."""

    text: str
    money: list[Money]
    cost: Sum | None

    def object(self, verb: re.Match[str], first: int, last: int, cut: Sum | None) -> Sum | None:
        """The sum behind a verb, else a share, else what stands before it (全數凍結)."""
        text, end = self.text, verb.end()
        stop = min((at for sign in "。；" if (at := text.find(sign, end, last)) >= 0), default=last)
        behind = next((m for m in self.money if end <= m.start < stop), None)
        share = SHARE.search(text, end, stop)
        if behind and not (share and share.start() < behind.start):
            return self._stated(verb, behind)
        share = share or SHARE.search(text, max(first, verb.start() - 8), verb.start())
        return self._share(verb, share, cut) if share else self._whole(verb, cut)

    def _stated(self, verb: re.Match[str], behind: Money) -> Sum:
        """The sum behind a verb, a share of it (2,367萬8千元之十分之一), or what a cut to it takes away."""
        span = behind.start, behind.end
        if self.cost and not verb["freeze"] and _TO.search(self.text, verb.end(), behind.start):
            told = f"{self.cost.value} - {behind.value}"
            return Sum(self.cost.value - behind.value, told, (*self.cost.spans, span))
        of_it = OF_IT.match(self.text, behind.end)
        share = SHARE.match(self.text, of_it.end()) if of_it else None
        part = fraction(share) if share else None
        if share and part:
            return Sum(shared(behind.value, part), f"{behind.value} * {part}", (span, share.span()))
        return Sum(behind.value, None, (span,))

    def _share(self, verb: re.Match[str], share: re.Match[str], cut: Sum | None) -> Sum | None:
        """A share of the cost; where the proposal cuts as well, it freezes a share of what is left."""
        part = fraction(share)
        if part is None or self.cost is None:
            return None
        base, told = self.cost.value, f"{self.cost.value}"
        if cut and verb["freeze"]:
            base, told = self.cost.value - cut.value, f"({self.cost.value} - {cut.value})"
        return Sum(shared(base, part), f"{told} * {part}", (*self.cost.spans, share.span()))

    def _whole(self, verb: re.Match[str], cut: Sum | None) -> Sum | None:
        """凍結該項預算: all of it, where nothing says how much."""
        if cut is not None or self.cost is None or not _ALL_OF_IT.match(self.text, verb.end()):
            return None
        return Sum(self.cost.value, f"{self.cost.value} * 1", self.cost.spans)
