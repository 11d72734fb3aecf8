"""Whose budget a proposal is about, which account, and which year's."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Mention, Named
from pipeline.text import HAN, Span

_NO_RANGE = r"(?<![\d至到~～-])"
_ORDER = r"第\s?[\d一二三四五六七八九十]+\s?目"
_BUDGETED = re.compile(
    rf"[本今][（(](?P<this>1\d\d)[）)]年度|(?<![較比]){_NO_RANGE}(?P<year>1\d\d)\.?年度?(?!決算|[至~～-])"
    rf"(?=[^，。；\d]{{0,40}}?(?:預算(?!執行|員額|中心)|編列|歲出|「|分攤|計畫)|[^，。；]{{0,20}}{_ORDER})"
)
"""A year whose budget is spoken of; in 較113年度預算 it is another's."""
_TOLD = re.compile(
    r"(?P<compared>較)?(?<![\d~～-])(?P<year>1\d\d)年度?(?P<final>決算)?(?!完工|完成|[至~～-]|期間)(?=\d{1,2}月|\D)"
)
_AHEAD = re.compile(r"(?:於|至|到|延至|預計|預定)[^，。；截]{0,4}$")
_FUND = re.compile(
    rf"(?:^|年度|主管|[之，。、\s]|查)(?P<fund>(?!查|主管|年度)[{HAN}]{{2,16}}?(?:基金|股份有限公司|公司|銀行(?!局)))"
    r"(?=[（(、，「\s]|1\d\d年|[^，。；「]{0,8}(?:預算|「|項下|計畫)|之)"
)
_MINISTRY = re.compile(
    r"(?:行政院|司法院|考試院|監察院|總統府|國家安全會議|立法院|.{2,8}?(?:部|委員會))(?=.{3})"
)
_OWN_BUDGET = re.compile(
    r"(?:[署局院所館園]|中心|大學|學校|司令部|指揮部|本部|總處|委員會|公司|基金|銀行|部)$"
)
_INSIDE = re.compile(r"(?:[司處室組科課]|次長室|辦公室)$")
_BELOW = re.compile(
    rf"(?:所屬)?(?P<own>[{HAN}]{{2,16}}?(?:大學|學院|學校|[館園團場局署所院]|中心|基金))"
    rf"(?=及所屬|\s?{_ORDER}|\s?1\d\d年|歲出|預算|「)"
)
"""An institution right behind the body it belongs to: 文化部所屬國立臺灣博物館第2目."""
_ACCOUNT_BEHIND = re.compile(rf"(?:及所屬)?[^，。；]{{0,12}}(?:{_ORDER}|「)")
_REPORTS = re.compile(r"(?:俟|待|請|要求|責成)由?$")
_QUOTED = re.compile(r"「(?P<name>[^「」\n]{1,60})」")
_LINK = re.compile(
    r"(?:[，、]?\s?(?:項下|中|之|及|與|第[\d一二三四五六七八九十]+[目節]|有關|其中|於|的|[—－-]|\s|分支計畫|工作計畫|"
    r"科目|編列|預算|單位){0,4})"
)
_LEVELS = re.compile(r"\s?[-－—–─]\s?")
_CODE = re.compile(r"(?<!\d)\d{10}(?!\d)")


class Account(NamedTuple):
    """An account as the text names it, from the widest level to the narrowest, and where."""

    levels: tuple[str, ...]
    code: str | None
    span: Span | None


class Whose(NamedTuple):
    """The agency of a budget by the name that its budget bears, and where it is named."""

    name: str
    span: Span | None


def year(text: str, start: int, end: int) -> tuple[str | None, Span | None]:
    """The ROC year whose budget an item is about: the latest whose budget it names.

    An item that names none compares with a year or tells of one: budgets are proposed in the year before.
    """
    found = list(_BUDGETED.finditer(text, start, end))
    if found:
        latest = max(found, key=lambda match: (match["year"] or match["this"], -match.start()))
        return latest["year"] or latest["this"], latest.span()
    told = [match for match in _TOLD.finditer(text, start, end) if not _is_ahead(text, match)]
    if not told:
        return None, None
    latest = max(told, key=lambda match: (_next(match), -match.start()))
    return str(_next(latest)), latest.span()


def _is_ahead(text: str, told: re.Match[str]) -> bool:
    before = _AHEAD.search(text, max(0, told.start() - 8), told.start())
    return before is not None and not told["compared"]


def _next(told: re.Match[str]) -> int:
    """The year whose budget is proposed when one speaks of a year; its accounts are closed a year later."""
    return int(told["year"]) + (2 if told["final"] else 1)


def whose(text: str, start: int, stop: int, roc: str | None, mentions: Sequence[Mention]) -> Whose | None:
    """The agency or fund whose budget it is: beside the fiscal year, or right before the account."""
    fund = _FUND.search(text, start, min(stop, start + 60))
    named = _agencies(start, stop, mentions)
    beside = [mention for mention in named if _is_beside(text, mention, roc)]
    before = [mention for mention in named if _ACCOUNT_BEHIND.match(text, mention.end)]
    chosen = next(iter([*beside, *before]), None)
    if fund and (chosen is None or fund.start("fund") <= chosen.end + 12):
        return Whose(own_budget(fund["fund"]), fund.span("fund"))
    return _agency(text, chosen)


def reporting(text: str, start: int, stop: int, mentions: Sequence[Mention]) -> Whose | None:
    """The agency that has to report: 俟國防部於3個月內向立法院…; else the first that is named."""
    own = [
        m
        for m in _agencies(start, stop, mentions)
        if isinstance(m.value, Named) and "立法院" not in m.value.name
    ]
    told = [m for m in own if _REPORTS.search(text, max(start, m.start - 8), m.start)]
    return _agency(text, next(iter([*told[::-1], *own]), None))


def _agencies(start: int, stop: int, mentions: Sequence[Mention]) -> list[Mention]:
    named = (m for m in mentions if m.kind == "AGENCY" and isinstance(m.value, Named))
    return [mention for mention in named if start <= mention.start < stop]


def _agency(text: str, mention: Mention | None) -> Whose | None:
    if mention is None or not isinstance(mention.value, Named):
        return None
    below = _BELOW.match(text, mention.end)
    if below:
        return Whose(below["own"], below.span("own"))
    return Whose(own_budget(mention.value.name), (mention.start, mention.end))


def _is_beside(text: str, mention: Mention, roc: str | None) -> bool:
    """Whether an agency stands beside the budget's year: 114年度外交部, 外交部114年度預算."""
    if roc is None:
        return False
    before = text[max(0, mention.start - 7) : mention.start].replace(" ", "").rstrip(".")
    behind = re.match(
        rf"(?:及所屬|主管)?(?:單位)?[^，。；「]{{0,8}}{roc}年度?", text[mention.end : mention.end + 24]
    )
    return before.endswith((f"{roc}年度", f"{roc}年")) or behind is not None


def own_budget(name: str) -> str:
    """The name that a budget bears: without the ministry above; of a ministry's department, the ministry.

    >>> own_budget("衛生福利部中央健康保險署"), own_budget("國防部戰略規劃司"), own_budget("行政院主計總處")
    ('中央健康保險署', '國防部', '主計總處')
    """
    above = _MINISTRY.match(name)
    if above is None:
        return name
    own = name[above.end() :]
    if _OWN_BUDGET.search(own):
        return own
    return above.group() if _INSIDE.search(own) else name


def account(text: str, start: int, stop: int) -> Account:
    """The account in 第2目「情報行政」項下「行政管理」中「業務費」, one level in each pair of marks."""
    code = _CODE.search(text, start, stop)
    first = _QUOTED.search(text, start, stop)
    if first is None:
        return Account((), code.group() if code else None, code.span() if code else None)
    found, end = [first], first.end()
    while (link := _LINK.match(text, end)) and (more := _QUOTED.match(text, link.end(), stop)):
        found.append(more)
        end = more.end()
    levels = tuple(level for match in found for level in _LEVELS.split(match["name"]) if level)
    return Account(levels, code.group() if code else None, (first.start(), end))
