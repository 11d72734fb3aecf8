"""What the account of a proposal costs: which of the sums of its text.

In this order: the sum in the decision of which a share is meant, the one before its verb, the one beside a
name that the decision repeats, a total of parts, the first that is budgeted, or the part of it that the item
goes on to speak of. Sums of other years, changes and examples are none; where only such stand in the text,
or the decision names an account that the text does not speak of before, the cost is not known.
"""

import re
from decimal import Decimal
from itertools import islice, pairwise
from typing import NamedTuple

from pipeline.relate.proposal_shares import SHARE, Money, Sum
from pipeline.text import HAN, Span

MANY = 20
"""Names in a decision beyond which nobody looks for their sums."""

OF_IT = re.compile(r"[之的]")
GIVEN = re.compile(r"(?:之?(?:預算|經費))?(?:予以|應予|先予|先行){1,2}")
"""What stands between a sum and the verb that acts on it: 將其中300萬元予以凍結."""
_STATED = re.compile(
    r"(?<!總)(?:[編匡計核原共所][列需有]|續編|增編|列支|需款|經費|預算[案數]?|列有|(?<=度)列)[^，。；：\d]{0,70}[：:]?$|＊為$|"
    r"[編匡]列[^。；]{0,60}(?:共計|計|合計)$"
)
_LISTS = re.compile(r"(?:[編匡計共][列需]|原列|預算[案數]?)[^，。；：\d]{0,60}$")
_ORIGINALLY = re.compile(r"原(?:預算)?編列(?:預算)?數?[為係]?$")
_OTHER_YEAR = re.compile(
    r"(?:較|相比|比照|去年|上年度?|前年度?|法定預算|決算數?|執行[數率]|已執行)[^，。；]{0,24}$"
)
_QUOTED = re.compile(r"「(?P<name>[^「」]{2,30})」")
_DEEPER = re.compile(
    r"(?:其中|項下|分支計畫|另新增|係辦理)[^。；、]{0,50}(?:[編匡]列|經費|預算)[^，。；：\d]{0,12}$|"
    r"其中，?支付[^，。；\d]{0,50}$|"
    r"其中[^，。；、]{0,24}「[^」]+」[^，。；：\d]{0,12}$|(?:^|[，。；])就「[^」]+」$|"
    r"新增[^，。；、]{0,10}「[^」]+」$|"
    r"(?:本|(?P<year>1\d\d))年度[^，。；：\d]{0,6}(?:編列|分攤)(?:第[\d一二三四五六]年)?(?:經費|預算|所需)*$|"
    r"第[\d一二三四五六]年(?:期計畫)?(?:經費|預算|編列)*$"
)
"""How the part is introduced that an item goes on to speak of."""
_NOT_DEEPER = re.compile(r"較|增[加列編]|減[少列編]|成長|差異|總經費|核定|分別|執行(?!之)|決算|包[括含]")
_PLAINLY = re.compile(r"^[^，。；]{0,60}(?:計畫|業務|費用?|工程|案)[:：]?$")
"""The title of an account and nothing else stands before its sum."""
_LISTED = frozenset("、及和與）)")
_JOINED = re.compile(r"(?:、|及|與|和)[^，。；]{0,60}「[^」]+」[^，。；]{0,20}(?:編列|預算)[^，。；]{0,6}")
_SIBLING = re.compile(r"[，；](?:所需|另)[^，。；\d]{0,40}(?:編列|經費)[^，。；\d]{0,4}\d")
"""What follows a part that is one of several."""
_MONEY = re.compile(r"[\d萬億千]元")
_CLAUSE = re.compile("[，。；]")
_YEAR = re.compile(r"(?<!\d)(?P<year>1\d\d)年")
_ARGUMENT = re.compile(
    r"分別|主要是|經查|惟|然(?!而)|然而|鑑於|鑒於|考量|查(?=[，該其本各上近\d「])|為避免|為撙節|據|爰"
)
_TOTAL = re.compile(r"(?:共計|合計|總計|共)[^，。；]{0,6}$")
_PARTLY = re.compile(r"(?:其中|包[括含]|內含|含|[（(])[^，。；）)]{0,24}$")
_EXCEPT = r"排除[^，。；]{0,60}"
_CHANGE = re.compile(
    rf"(?:總經費|{_EXCEPT}|增加|減少|增列|減列|增編|減編|成長|差異|增幅|短絀|賸餘|凍結|刪減|刪除)[^，。；]{{0,8}}$"
)
_GROWTH = re.compile(r"[^。；]{0,40}較[^，。；]{0,10}(?:多編列?|多列|增[加列編])[^，。；\d]{0,4}")
"""What stands between last year's sum and the sum by which this year's is higher."""
_NAMED = re.compile(
    rf"「(?P<quoted>[^「」]{{2,30}})」|(?:減列|凍結|刪減|刪除)(?P<plain>(?![該是本上前此全])[{HAN}]{{0,6}}?費)"
)
"""An account that a decision names: 減列業務費百分之二十."""


class Stretch(NamedTuple):
    """A stretch of text, and the ROC year whose budget it is about."""

    text: str
    start: int
    end: int
    year: str | None


def cost(item: Stretch, decision: Span, verb: re.Match[str], money: list[Money]) -> Sum | None:
    """The sum that the item's account costs; None where it does not say."""
    before = [m for m in money if m.start < decision[0]]
    found = (
        _shared_out(item.text, verb.end(), decision[1], money)
        or _decided(item, decision[0], verb.start(), money)
        or _all_of(item, verb.end(), decision[1], money)
        or _named(item.text, decision, before)
    )
    if found is None and _is_of_another(item, decision, verb.end()):
        return None
    found = found or _first(item, before)
    if found is None:
        return _grown(item, before)
    return _listed(item, found, money)


def _shared_out(text: str, start: int, end: int, money: list[Money]) -> Money | None:
    """預算2,367萬8千元之十分之一: the sum of which a share is meant."""
    for found in money:
        of_it = OF_IT.match(text, found.end) if start <= found.start < end else None
        if of_it and SHARE.match(text, of_it.end()):
            return found
    return None


def _decided(item: Stretch, start: int, verb: int, money: list[Money]) -> Money | None:
    """The sum in the decision before its verb: 爰針對…預算編列1,561萬4千元，凍結200萬元."""
    inside = [m for m in money if start <= m.start < verb and not GIVEN.fullmatch(item.text, m.end, verb)]
    stated = [m for m in inside if _is_stated(item, m)]
    if stated:
        return stated[-1]
    return next(
        (m for m in reversed(inside) if not _CHANGE.search(item.text, max(start, m.start - 70), m.start)),
        None,
    )


def _all_of(item: Stretch, start: int, end: int, money: list[Money]) -> Money | None:
    """The sum that the first sentence says is budgeted, cut or frozen whole: 編列349萬元 … 爰減列349萬元."""
    acted = next((m for m in money if start <= m.start < end), None)
    stop = min(start, _end(item.text, item.start))
    same = (m for m in money if acted and m.start < stop and m.value == acted.value)
    return next((m for m in same if _is_stated(item, m)), None)


def _named(text: str, decision: Span, before: list[Money]) -> Money | None:
    """The sum beside a name that the decision repeats: 減列「推展費」 after 其中新增列「推展費」500千元."""
    names = [m["name"] for m in _QUOTED.finditer(text, *decision)]
    for name in reversed(names[-MANY:]):
        for money in before:
            at = text.rfind(name, max(0, money.start - len(name) - 14), money.start)
            if at >= 0 and not re.search("[，。；]", text[at + len(name) : money.start]):
                return money
    return None


def _is_of_another(item: Stretch, decision: Span, verb: int) -> bool:
    """Whether the decision names accounts beside its verb, and the item none of them before."""
    stop = _CLAUSE.search(item.text, verb, decision[1])
    end = stop.start() if stop else decision[1]
    found = islice(_NAMED.finditer(item.text, decision[0], end), MANY)
    names = [match["quoted"] or match["plain"] for match in found]
    return bool(names) and not any(item.text.find(name, item.start, decision[0]) >= 0 for name in names)


def _first(item: Stretch, before: list[Money]) -> Money | None:
    """The first sum that is budgeted, or the part of it that the item goes on to speak of.

    Of several sums in one sentence their total counts, and what was budgeted originally (原編列) before all.
    """
    text = item.text
    stated = [m for m in before if _is_stated(item, m)]
    if not stated:
        plain = before[:1] if before and _PLAINLY.search(text, item.start, before[0].start) else []
        return plain[0] if plain else None
    first = stated[0]
    for money in reversed(stated):
        if _ORIGINALLY.search(text, max(item.start, money.start - 16), money.start):
            return money
    stop = _end(text, first.end)
    for money in stated[1:]:
        if money.start < stop and _TOTAL.search(text, max(first.end, money.start - 8), money.start):
            return money
    argument = _ARGUMENT.search(text, first.end, item.end)
    end = min(argument.start() if argument else first.end, _end(text, _end(text, first.end) + 1))
    for money in before:
        inside = first.end < money.start < end and money.value <= first.value
        if inside and _is_deeper(item, first, money):
            first = money
    return first


def _listed(item: Stretch, found: Money, money: list[Money]) -> Sum:
    """A sum; where it is one of several accounts in a list without a total, all of them together."""
    parts = [found]
    for other in money:
        if other.start > found.start and _JOINED.fullmatch(item.text, parts[-1].end, other.start):
            parts.append(other)
    for other in reversed(money):
        if other.start < found.start and _JOINED.fullmatch(item.text, other.end, parts[0].start):
            parts.insert(0, other)
    if len(parts) == 1:
        return Sum(found.value, None, ((found.start, found.end),))
    told = " + ".join(f"{part.value}" for part in parts)
    return Sum(
        sum((part.value for part in parts), Decimal(0)), told, tuple((part.start, part.end) for part in parts)
    )


def _grown(item: Stretch, before: list[Money]) -> Sum | None:
    """Last year's sum and what this year's is more: 114年法定預算為52萬元，而115年較114年多編列30萬元."""
    for last, more in pairwise(before):
        told = item.text[max(item.start, last.start - 40) : last.start]
        year = next(iter(_YEAR.findall(told)), None)
        of_last_year = year and item.year and int(year) == int(item.year) - 1 and "預算" in told
        if of_last_year and _GROWTH.fullmatch(item.text, last.end, more.start):
            spans = ((last.start, last.end), (more.start, more.end))
            return Sum(last.value + more.value, f"{last.value} + {more.value}", spans)
    return None


def is_listed(item: Stretch, found: Sum) -> bool:
    """Whether a cost is said to be budgeted (編列), and not only to be needed for something."""
    at = found.spans[0][0]
    return _LISTS.search(item.text, max(item.start, at - 70), at) is not None


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
    if _is_of_other_year(clause, item.year) or _SIBLING.match(text, money.end):
        return False
    found = _DEEPER.search(clause)
    if found is None or _MONEY.search(found.group()):
        return False
    return found["year"] in {None, item.year}


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
