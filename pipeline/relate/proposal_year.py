"""Which year's budget a proposal is about."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.calendar import gregorian
from pipeline.text import Span

_NO_RANGE = r"(?<![\d至到~～-]1)(?<!\d[、及和]1)"
_ORDER = r"第\s?[\d一二三四五六七八九十]+\s?目"
# These begin with the century's figure, so that the search skips to where one stands.
_THIS = re.compile(r"[本今][（(](?P<year>1\d\d)[）)]年度")
_BUDGETED = re.compile(
    rf"(?P<year>1(?<![較比]1){_NO_RANGE}\d\d)\.?年度?(?!決算|[至~～-])"
    rf"(?=[^，。；\d]{{0,40}}?(?:預算(?!執行|員額|中心)|編列|歲出|「|分攤|計畫)|[^，。；]{{0,20}}{_ORDER}|"
    r"[卻仍又將再續則]?[增列]|[^，。；\d]{0,12}應[為編])"
)
"""A year whose budget is spoken of; in 較113年度預算 it is another's."""
_TOLD = re.compile(
    r"(?P<year>1(?<![\d~～-]1)\d\d)年度?(?P<final>決算)?"
    r"(?!完工|完成|公布|修正|[至~～-]|期間)(?=\d{1,2}月|\D)"
)
_AHEAD = re.compile(r"(?:(?<!截)至|[於到]|延至|預計|預定)[^，。；截]{0,4}$")
_UNDER_WAY = re.compile(r"年度?(?:起|\d{1,2}月|前\d|上半年|迄今|至今|全年|截至|第?[一二三1-3]季)")
_BEGINS = re.compile(r"年度?起[^，。；]{0,2}[將會擬]")
_SPECIAL = re.compile(r"前瞻基礎建設計畫第(?P<term>[1-5一二三四五])期特別預算")
_TERMS = dict(
    zip("12345一二三四五", ("2017/2018", "2019/2020", "2021/2022", "2023/2024", "2025") * 2, strict=True)
)
"""The years of the special budgets for infrastructure; 行政院主計總處, 特別預算."""


MANY, MOST = 3, 0.8
"""Items from which on a text has a year of its own, and the share of them that have to name it."""


class Year(NamedTuple):
    """A fiscal year, or years.

    Attributes:
        roc: the Republic's, where it is one that the text names.
        named: whether the text speaks of that year's budget; else it is the one behind the year it speaks of.
    """

    roc: str | None
    gregorian: str
    span: Span
    named: bool = True


def year(text: str, start: int, end: int) -> Year | None:
    """The year whose budget an item is about: the latest whose budget it names.

    An item that names none compares with a year or tells of one: budgets are proposed in the year before.
    """
    found = [*_THIS.finditer(text, start, end), *_BUDGETED.finditer(text, start, end)]
    if found:
        latest = max(found, key=lambda match: (match["year"], -match.start()))
        return _year(int(latest["year"]), latest)
    told = [match for match in _TOLD.finditer(text, start, end) if not _is_ahead(text, match)]
    special = list(_SPECIAL.finditer(text, start, end))
    if special:
        newest = max(special, key=lambda match: _TERMS[match["term"]])
        return Year(None, _TERMS[newest["term"]], newest.span())
    if not told:
        return None
    told = [match for match in told if _BEGINS.match(text, match.end("year"))] or told
    latest = max(told, key=lambda match: (_next(text, match), -match.start()))
    return _year(_next(text, latest), latest)._replace(named=False)


def common(years: Iterable[Year | None]) -> Year | None:
    """The year that nearly all items of a text name as theirs, where it is in the text that they do."""
    named = [told for told in years if told and told.named]
    counted = Counter(told.gregorian for told in named).most_common(1)
    if len(named) < MANY or counted[0][1] < MOST * len(named):
        return None
    return next(told for told in named if told.gregorian == counted[0][0])


def _year(roc: int, match: re.Match[str]) -> Year:
    return Year(str(roc), str(gregorian(roc)), match.span())


def _is_ahead(text: str, told: re.Match[str]) -> bool:
    before = _AHEAD.search(text, max(0, told.start() - 8), told.start())
    return before is not None and not _is_compared(text, told)


def _is_compared(text: str, told: re.Match[str]) -> bool:
    return text.startswith("較", told.start() - 1)


def _next(text: str, told: re.Match[str]) -> int:
    """The year whose budget is proposed when one speaks of a year.

    It is the next where that year is under way or compared with, the one behind it where it is told as past;
    what will begin in a year (115年起將) is in that year's budget.
    """
    own = int(told["year"])
    if _BEGINS.match(text, told.end("year")):
        return own
    now = _is_compared(text, told) or _UNDER_WAY.match(text, told.end("year"))
    return own + (1 if now and not told["final"] else 2)
