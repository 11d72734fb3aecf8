"""Which account of a budget a proposal is about, level by level."""

import re
from typing import NamedTuple

from pipeline.text import Span

_QUOTED = re.compile(r"「(?P<name>[^「」\n]{1,60})」")
_LINK = re.compile(
    r"(?:[，、]?\s?(?:項下|中|之|及|與|第[\d一二三四五六七八九十]+[目節]|有關|其中|於|的|[—－-]|\s|分支計畫|工作計畫|"
    r"科目|編列|預算|單位){0,4})"
)
_USE = re.compile(
    r"人事費|媒體政策及業務宣導費|業務費|設備及投資|獎補助費|水電費|(?:其他)?一般事務費|(?:國內|國外|大陸地區)旅費|委辦費|"
    r"資訊服務費|資訊軟硬體設備費|雜項設備費|專業服務費|教育訓練費|通訊費|物品|車輛及辦公器具養護費|設施及機械設備養護費|"
    r"房屋建築養護費|按日按件計資酬金|臨時人員酬金|特別費"
)
"""What money is used for (用途別預算科目 of 行政院主計總處): the account where no marks name one."""
_LEVELS = re.compile(r"\s?[-－—–─]\s?")
_CODE = re.compile(r"(?<!\d)\d{10}(?!\d)")
_BEFORE = re.compile(r"(?:[目節]|預算案?|年度|項下|計畫|基金|公司|[部會署局院處館]|於)\s?$")
_BEHIND = re.compile(r"項下|[^，。；「」]{0,16}(?:編列|原列|預算|經費)")
_NUMBERED = re.compile(r"第\s?[\d一二三四五六七八九十]+\s?[目節]\s?$")
_CITED = re.compile(r"(?:依[照據]?|根據|違反|所謂)$")


class Account(NamedTuple):
    """An account as the text names it, from the widest level to the narrowest, and where."""

    levels: tuple[str, ...]
    code: str | None
    spans: tuple[Span, ...]
    code_span: Span | None


def account(text: str, start: int, stop: int, cost: int | None = None, sums: bool = True) -> Account:
    """The account in 第2目「情報行政」項下「行政管理」中「業務費」, one level in each pair of marks.

    It is named between `start` and `stop`; a part that is named right before the `cost` is the narrowest.
    Where the text decides on no `sums`, a name in marks has to be numbered, or to be said to have a budget.
    """
    code = _CODE.search(text, start, stop)
    first = _first(text, start, stop) if sums else _budgeted(text, start, stop)
    found, end = [first] if first else [], first.end() if first else start
    while found and (link := _LINK.match(text, end)) and (more := _QUOTED.match(text, link.end(), stop)):
        found.append(more)
        end = more.end()
    spans = ((found[0].start(), end),) if found else ()
    use = None if found else _USE.search(text, start, stop)
    if use:
        return Account(
            (use.group(),), code.group() if code else None, (use.span(),), code.span() if code else None
        )
    part = _part(text, end, cost) if found and cost is not None else None
    if part and part["name"] not in {match["name"] for match in found}:
        found.append(part)
        spans = (*spans, part.span())
    levels = tuple(level for match in found for level in _LEVELS.split(_without_code(match["name"])) if level)
    return Account(levels, code.group() if code else None, spans, code.span() if code else None)


def _first(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The first name in marks that an account bears, else the first of any: laws are named in marks too."""
    names = list(_QUOTED.finditer(text, start, stop))
    for name in names:
        before = text[max(start, name.start() - 8) : name.start()]
        if not _CITED.search(before) and (_BEFORE.search(before) or _goes_on(text, name.end())):
            return name
    return names[0] if names else None


def _budgeted(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The first name in marks that is surely an account's."""
    for name in _QUOTED.finditer(text, start, stop):
        before = text[max(start, name.start() - 8) : name.start()]
        if _NUMBERED.search(before) or _BEHIND.match(text, name.end()):
            return name
    return None


def _goes_on(text: str, end: int) -> bool:
    """Whether a further level follows a name, or that it is budgeted."""
    link = _LINK.match(text, end)
    return text.startswith("「", link.end() if link else end) or _BEHIND.match(text, end) is not None


def _part(text: str, start: int, cost: int) -> re.Match[str] | None:
    """The name right before a cost, behind the account: 其中「聯合作戰演訓」編列2億元."""
    names = list(_QUOTED.finditer(text, max(start, cost - 80), cost))
    if not names or re.search(r"[，。；、）)]", text[names[-1].end() : cost]):
        return None
    return names[-1]


def _without_code(name: str) -> str:
    return _CODE.sub("", name)
