"""Whose budget a proposal is about, and who has to report."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.gazetteer import load
from pipeline.model import Mention, Named
from pipeline.text import HAN, Span

_ORDER = r"第\s?[\d一二三四五六七八九十]+\s?目"
_FUND = re.compile(
    rf"(?:(?<![{HAN}])|(?<=年度)|(?<=[管之查]))(?P<fund>(?!查|經查|主管|年度)[{HAN}]{{2,24}}?"
    r"(?:基金(?!會)|股份有限公司|公司|銀行(?!局)))"
    r"(?=[（(、，「\s－-]|原列|1\d\d年|[^，。；「]{0,8}(?:預算|「|項下|計畫)|之)"
)
_FUNDS = re.compile(r"基金(?!會)|公司|銀行(?!局)")
_ABOVE_FUND = re.compile(r".*(?:主管|[該查])")
_MINISTRY = re.compile(
    r"(?:行政院|司法院|考試院|監察院|總統府|國家安全會議|立法院|.{2,8}?(?:部|委員會|總處))(?=.{3})"
)
_OWN_BUDGET = re.compile(
    r"(?:[署局院所館園]|中心|大學|學校|司令部|指揮部|本部|總處|委員會|公司|基金|銀行|部)$"
)
_INSIDE = re.compile(r"(?:[司處室組科課]|次長室|辦公室)$")
_BELOW = re.compile(
    rf"(?:所屬)?(?P<own>(?![捐補]助|財團)[{HAN}]{{2,16}}?(?:大學|學院|學校|[館園團場局署所院]|中心|基金(?!會)))"
    rf"(?=及所屬|\s?{_ORDER}|\s?1\d\d年|歲出|預算|「)"
)
"""An institution right behind the body it belongs to: 文化部所屬國立臺灣博物館第2目."""
_ACCOUNT_BEHIND = re.compile(rf"(?:及所屬)?[^，。；]{{0,12}}(?:{_ORDER}|「)")
_CITED = re.compile(r"(?:依[照據]?|據|根據|按|(?:捐助|補助|委託)(?:財團法人|行政法人)?)$")
_REPORTS = re.compile(r"(?:俟|待|請|要求|責成)由?$")


class Whose(NamedTuple):
    """The agency of a budget by the name that its budget bears, and where it is named."""

    name: str
    span: Span | None


def whose(text: str, item: Span, mark: int, roc: str | None, mentions: Sequence[Mention]) -> Whose | None:
    """The agency or fund whose budget it is: beside the fiscal year, or right before the account.

    The `item` is where it says what it is about, up to its decision's end; before the `mark`, where its first
    pair of marks begins, the account's agency is named.
    """
    start, stop = item
    named = _agencies(start, stop, mentions)
    beside = next((mention for mention in named if _is_beside(text, mention, roc)), None)
    before = (m for m in named if m.start < mark and _ACCOUNT_BEHIND.match(text, m.end))
    chosen = beside or next((m for m in before if not _CITED.search(text, start, m.start)), None)
    fund = _fund(text, item, mark, roc)
    if fund and (chosen is None or fund.start("fund") <= chosen.end + 12):
        return _fund_alone(fund, named)
    return _agency(text, chosen)


def _fund(text: str, item: Span, mark: int, roc: str | None) -> re.Match[str] | None:
    """The fund or company that has a budget of its own: right behind the year, else near the beginning."""
    start, stop = item
    if _FUNDS.search(text, start, stop) is None:
        return None
    year = re.compile(rf"{roc}\.?年度?\Z") if roc else None
    for found in _FUND.finditer(text, start, stop) if year else ():
        if year and year.search(text, max(start, found.start() - 8), found.start()):
            return found
    return _FUND.search(text, start, min(mark, stop, start + 60))


def _fund_alone(fund: re.Match[str], named: Sequence[Mention]) -> Whose:
    """A fund without whom it belongs to: 航港建設基金 in 交通部航港局航港建設基金."""
    start, end = fund.span("fund")
    above = next(
        (m.end for m in named if m.start == start and _MINISTRY.match(fund.string, start, m.end)), start
    )
    start = above if above < end - 3 else start
    return Whose(own_budget(_ABOVE_FUND.sub("", fund.string[start:end])), (start, end))


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
    home = load("agencies").country
    return [
        m
        for m in mentions
        if start <= m.start < stop
        and m.kind == "AGENCY"
        and not (m.candidates and home.get(m.candidates[0], "TW") != "TW")
    ]


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
    >>> own_budget("行政院人事行政總處公務人力發展學院")
    '公務人力發展學院'
    """
    above = _MINISTRY.match(name)
    if above is None:
        return name
    own = name[above.end() :]
    if _OWN_BUDGET.search(own):
        return own_budget(own)
    return above.group() if _INSIDE.search(own) else name
