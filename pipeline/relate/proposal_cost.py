"""What the account of a proposal costs: which of the sums of its text.

In this order: the sum in the decision of which a share is meant, the one before its verb, the one beside a
name that the decision repeats, a total of parts, the first that is budgeted, or the part of it that the item
goes on to speak of. Sums of other years, changes and examples are none; where only such stand in the text,
the cost is not known.
"""

import re
from typing import NamedTuple

from pipeline.relate.proposal_shares import SHARE, Money, Sum
from pipeline.text import Span

OF_IT = re.compile(r"[之的]")
_STATED = re.compile(
    r"(?<!總)(?:[編匡計核原共所][列需有]|續編|增編|列支|需款|經費|預算[案數]?|列有|(?<=度)列)[^，。；：\d]{0,70}$|"
    r"[編匡]列[^。；]{0,60}(?:共計|計|合計)$"
)
_OTHER_YEAR = re.compile(r"(?:較|相比|比照|去年|上年度?|前年度?|法定預算|決算數?|執行[數率])[^，。；]{0,24}$")
_QUOTED = re.compile(r"「(?P<name>[^「」]{2,30})」")
_DEEPER = re.compile(
    r"(?:其中|項下|另新增|係辦理)[^。；、]{0,50}(?:[編匡]列|經費|預算)[^，。；：\d]{0,12}$|"
    r"其中[^，。；、]{0,24}「[^」]+」[^，。；：\d]{0,12}$|(?:本|(?P<year>1\d\d))年度[^，。；：\d]{0,6}編列(?:第[\d一二三四五六]年)?(?:經費|預算|所需)*$|"
    r"第[\d一二三四五六]年(?:期計畫)?(?:經費|預算|編列)*$"
)
"""How the part is introduced that an item goes on to speak of."""
_NOT_DEEPER = re.compile(
    r"較|增[加列編]|減[少列編]|成長|差異|總經費|核定|分別|(?:執行|決算|113年度)|包[括含]"
)
_PLAINLY = re.compile(r"^[^，。；]{0,60}(?:計畫|業務|費用?|工程|案)[:：]?$")
"""The title of an account and nothing else stands before its sum."""
_LISTED = frozenset("、及和與）)")
_YEAR = re.compile(r"(?<!\d)(?P<year>1\d\d)年")
_ARGUMENT = re.compile(
    r"分別|主要是|經查|惟|然(?!而)|然而|鑑於|鑒於|考量|查(?=[，該其本各上近\d「])|為避免|為撙節|據|爰"
)
_TOTAL = re.compile(r"(?:共計|合計|總計|共)[^，。；]{0,6}$")
_PARTLY = re.compile(r"(?:其中|包[括含]|內含|含|[（(])[^，。；）)]{0,24}$")
_CHANGE = re.compile(
    r"(?:總經費|排除[^，。；]{0,40}|增加|減少|增列|減列|增編|減編|成長|差異|增幅|短絀|賸餘|凍結|刪減|刪除)[^，。；]{0,8}$"
)


class Stretch(NamedTuple):
    """A stretch of text, and the ROC year whose budget it is about."""

    text: str
    start: int
    end: int
    year: str | None


def cost(item: Stretch, decision: Span, verb: re.Match[str], money: list[Money]) -> Sum | None:
    """The sum that the item's account costs; None where it does not say."""
    text = item.text
    before = [m for m in money if m.start < decision[0]]
    found = (
        _shared_out(text, verb.end(), decision[1], money)
        or _decided(item, decision[0], verb.start(), money)
        or _named(text, decision, before)
        or _first(item, before)
    )
    return Sum(found.value, None, ((found.start, found.end),)) if found else None


def _shared_out(text: str, start: int, end: int, money: list[Money]) -> Money | None:
    """預算2,367萬8千元之十分之一: the sum of which a share is meant."""
    for found in money:
        if start <= found.start < end and (of_it := OF_IT.match(text, found.end)):
            return found if SHARE.match(text, of_it.end()) else None
    return None


def _decided(item: Stretch, start: int, verb: int, money: list[Money]) -> Money | None:
    """The sum in the decision before its verb: 爰針對…預算編列1,561萬4千元，凍結200萬元."""
    inside = [m for m in money if start <= m.start < verb]
    stated = [m for m in inside if _is_stated(item, m)]
    if stated:
        return stated[-1]
    return next(
        (m for m in reversed(inside) if not _CHANGE.search(item.text, max(start, m.start - 12), m.start)),
        None,
    )


def _named(text: str, decision: Span, before: list[Money]) -> Money | None:
    """The sum beside a name that the decision repeats: 減列「推展費」 after 其中新增列「推展費」500千元."""
    names = [m["name"] for m in _QUOTED.finditer(text, *decision)]
    for name in reversed(names):
        for money in before:
            at = text.rfind(name, max(0, money.start - len(name) - 14), money.start)
            if at >= 0 and not re.search("[，。；]", text[at + len(name) : money.start]):
                return money
    return None


def _first(item: Stretch, before: list[Money]) -> Money | None:
    """The first sum that is budgeted, or the part of it that the item goes on to speak of.

    Of several sums in one sentence their total counts.
    """
    text = item.text
    stated = [m for m in before if _is_stated(item, m)]
    if not stated:
        plain = before[:1] if before and _PLAINLY.search(text, item.start, before[0].start) else []
        return plain[0] if plain else None
    first = stated[0]
    stop = _end(text, first.end)
    for money in stated[1:]:
        if money.start < stop and _TOTAL.search(text, max(first.end, money.start - 8), money.start):
            return money
    argument = _ARGUMENT.search(text, first.end, item.end)
    end = min(argument.start() if argument else first.end, _end(text, _end(text, first.end) + 1))
    for money in before:
        if first.end < money.start < end and _is_deeper(item, first, money):
            first = money
    return first


def _end(text: str, at: int) -> int:
    stop = text.find("。", at)
    return stop if stop >= 0 else len(text)


def _is_deeper(item: Stretch, first: Money, money: Money) -> bool:
    """Whether a sum is that of a part which alone the item is about: 其中「抗彈板」預算編列2億."""
    text = item.text
    clause = text[max(first.end, money.start - 60) : money.start]
    clause = clause[clause.rfind("。") + 1 :]
    if text[money.end : money.end + 1] in _LISTED or _NOT_DEEPER.search(clause, clause.rfind("，") + 1):
        return False
    found = _DEEPER.search(clause)
    return found is not None and found["year"] in {None, item.year}


def _is_of_other_year(before: str, year: str | None) -> bool:
    """Whether a sum is compared, or another year's than the item's."""
    nearest = None
    for nearest in _YEAR.finditer(before):  # noqa: B007  # the last one counts
        pass
    if year and nearest and not re.search("[，。；]", before[nearest.end() :]):
        return nearest["year"] != year
    return _OTHER_YEAR.search(before) is not None


def _is_stated(item: Stretch, money: Money) -> bool:
    """Whether a sum is what an account is budgeted at this year, and neither a part nor a change."""
    before = _QUOTED.sub(
        lambda name: "＊" * len(name.group()), item.text[max(item.start, money.start - 80) : money.start]
    )
    if _STATED.search(before) is None:
        return False
    return (
        not _is_of_other_year(before, item.year)
        and _PARTLY.search(before) is None
        and _CHANGE.search(before) is None
    )
