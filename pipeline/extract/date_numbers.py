"""Dates without 年: 2025-10-14, 115.08, a bare 2024, October 2007, and days whose number stands before 日."""

import re
from collections.abc import Iterator

from pipeline.calendar import QUARTERS, edtf, gregorian, interval
from pipeline.extract.date_point import read_point
from pipeline.extract.date_words import bare_day, first_day, listed_day
from pipeline.model import Lean
from pipeline.text import Span

Found = tuple[Span, str | None, str, Lean | None]
"""Span, EDTF, rule, and what it leans on."""

_NUMERIC = re.compile(
    r"(?<![\d.,/])(?P<year>(?:19|20)\d\d|1[0-3]\d|[89]\d)(?P<sep>[-./])(?P<month>0?[1-9]|1[0-2])"
    r"(?:(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01]))?(?![\d.,/]*\d|%)"
)
_WHOLE_DAY = re.compile(r"[89]\d/\d{1,2}/\d{1,2}(?![\d/])")
"""A year of the Republic's before 100, with month and day: 89/5/20."""

_NO_MONTH_BEHIND = frozenset("萬億兆千元倍個公")
_LAST_DAY = re.compile(r"[-–~～至](?P<day>3[01]|[12]\d|0?[1-9])日?(?![\d.,/%:-])")
_SHORT_DAY = re.compile(
    r"(?<![\d./A-Za-z第號-])(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/%％A-Za-z強弱的]|\.\d|[萬億兆千元倍])"
)
_CLOCK = re.compile(r"\s?(?:\d{1,2}:\d\d|[(（](?:週|周|星期)?[一二三四五六日][)）])")
_PARTNER = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})[^，。/\d]{0,8}$")
_ENUMERATED = re.compile(r"(?<![\d.,第])(?P<year>\d{2,4})(?=(?:[、及和與,]\d{2,4})*[、及和與,]\d{2,4}學?年)")
_BARE = re.compile(
    r"(?<![\dA-Za-z.,$/:#第約共達號型-])(?P<year>19[0-9]\d|20[0-4]\d)"
    r"(?![\dA-Za-z:]|[-.,/]\d|\s?[%％]|"
    r"[餘多]?(?:[年人名位戶件次輛架艘套股噸枚張份個家億萬千元號型式公度項隻歲日]|美[元金]|小時|世紀|平方|[^，。；、]{0,6}專線))"
)
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)[-–—~～](?P<last>(?:19|20)\d\d)(?![\d年.-])")
_NAMES = "January February March April May June July August September October November December"
_MONTHS = _NAMES.split()
_EN_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]})?\.?" for name in _MONTHS)
_ENGLISH = re.compile(
    rf"\b(?:(?P<day1>\d{{1,2}})\s)?(?P<month>{_EN_MONTH})\s"
    r"(?:(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s)?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:fiscal years?|FY)\s?(?P<from>(?:19|20)\d\d)(?:\s?(?:to|through|[-–])\s?(?P<to>(?:19|20)\d\d))?\b"
    r"|\b(?P<from2>(?:19|20)\d\d)\s?(?:to|through|[-–])\s?(?P<to2>(?:19|20)\d\d)\b"
)
_BEFORE_YEAR = frozenset("於在自從至到及與和或的前後由以是為即了但而年月日起迄元曆國")
_DATE_SIGNS = frozenset("-./")
_LIST_SIGNS = frozenset("、及和與,")
COMPACT = 7
"""Digits of a day of the Republic without signs."""

_BETWEEN = re.compile(r"\s?[-–—~～至到]\s?")

_RANGE_SIGNS = frozenset("-–~～")
_BRACKETED = re.compile(r"(?<=[(（])([89]\d|1[0-3]\d)[-–~～]([89]\d|1[0-3]\d)(?=[)）])")
"""The Republic's years without 年, where the words before the bracket count them: 近五年(109~113)."""

_OF_YEARS = re.compile(r"年度?[^，。(（]{0,4}$")
_QUARTER = re.compile(r"(?P<year>20\d\d|1[0-3]\d)[Qq](?P<quarter>[1-4])(?![\dA-Za-z])")
_COMPACT = re.compile(r"(?<=[)）])1\d\d(?:0[1-9]|1[0-2])[0-3]\d\s*(?:$|\n)")
"""An agency's day behind the editor's name: (編輯：陳大文)1140526."""

_DAY_SIGNS = frozenset("日至")
BEHIND = _DATE_SIGNS | _LIST_SIGNS | _RANGE_SIGNS | _DAY_SIGNS | {"Q"}
"""What may stand behind the number with which such a date begins."""


def read(text: str, start: int, end: int) -> Iterator[Found]:
    """Yield dates that begin with the bare number at a span, by the sign behind it or by its length."""
    following = text[end : end + 1]
    if (following in _DATE_SIGNS and text[end + 1 : end + 2].isdigit()) or "." in text[start:end]:
        if end - start < 3 and following == "/" and not _WHOLE_DAY.match(text, start):
            yield from _month_and_day(text, start)
        else:
            yield from _numeric(text, start)
    elif following in _LIST_SIGNS:
        yield from _listed(text, start, end)
    elif following in _DAY_SIGNS:
        days = bare_day if following == "日" else first_day
        if found := days(text, start, end):
            yield found[0], None, "date.relative", found[1]
    if following in _RANGE_SIGNS:
        yield from _bracketed(text, start)
    elif following in "Qq" and (match := _QUARTER.match(text, start)):
        value = f"{gregorian(int(match['year']))}-{QUARTERS[int(match['quarter'])]}"
        yield match.span(), value, "date.quarter", None
    yield from _by_length(text, start, end)


def _bracketed(text: str, start: int) -> Iterator[Found]:
    years = _BRACKETED.match(text, start)
    if years and _OF_YEARS.search(text, max(0, start - 9), start - 1):
        first, last = (edtf(gregorian(int(year))) for year in years.groups())
        if value := interval(first, last):
            yield years.span(), value, "date.bracketed", None


def _by_length(text: str, start: int, end: int) -> Iterator[Found]:
    """A bare year of four digits, or a day of seven: 2024, 1140526."""
    if end - start == COMPACT and _COMPACT.match(text, start):
        day = text[start:end]
        if value := edtf(gregorian(int(day[:3])), int(day[3:5]), int(day[5:])):
            yield (start, end), value, "date.compact", None
    if end - start == 4 and text[start] in "12":
        if text.startswith("FY", start - 2) and start > 1:
            yield (start - 2, end), edtf(int(text[start:end])), "date.english", None
        elif match := _YEARS.match(text, start):
            yield match.span(), interval(match["first"], match["last"]), "date.bare_range", None
        elif not _is_part(text, start) and (match := _BARE.match(text, start)):
            yield match.span(), edtf(int(match["year"])), "date.bare_year", None
            yield from _english(text, start, end)


def _listed(text: str, start: int, end: int) -> Iterator[Found]:
    """The first of several years or days: 113 in 113及114年, 8 in 於8與15日."""
    if match := _ENUMERATED.match(text, start):
        point = read_point(match["year"] + "年")
        if point and point.plausible:
            era = len("民國") if text.endswith("民國", 0, start) else 0
            yield (start - era, match.end()), point.edtf, "date.enumerated", None
    elif end - start < 3 and (day := listed_day(text, start, end)):
        yield day[0], None, "date.relative", day[1]


def _is_part(text: str, start: int) -> bool:
    """Whether digits stand within a name in marks, as in 「雷霆2000發射系統」."""
    before = text[start - 1 : start]
    if not "\u3400" <= before <= "\u9fff" or before in _BEFORE_YEAR:
        return False
    left = text[max(0, start - 12) : start]
    return left.rfind("「") > left.rfind("」")


def _numeric(text: str, start: int) -> Iterator[Found]:
    """2025-10-14, 113/11/25, 115.08, 114.08-114.09."""
    match = _NUMERIC.match(text, start)
    value = _numeric_value(match) if match else None
    if match is None or value is None or (match["day"] is None and not _is_month(text, match)):
        return
    end = match.end()
    if match["day"] and match["sep"] != "-" and (last := _LAST_DAY.match(text, end)):
        closed = interval(value, f"{value[:8]}{int(last['day']):02}")
        if closed and int(last["day"]) > int(match["day"]):
            yield (match.start(), last.end()), closed, "date.numeric", None
            return
    between = _BETWEEN.match(text, end)
    following = _NUMERIC.match(text, between.end()) if between else None
    joined = interval(value, _numeric_value(following)) if following else None
    if following and joined:
        value, end = joined, following.end()
    yield (match.start(), end), value, "date.numeric", None


def _numeric_value(match: re.Match[str]) -> str | None:
    day = int(match["day"]) if match["day"] else None
    return edtf(gregorian(int(match["year"])), int(match["month"]), day)


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether 115.08 is a month: by a full year, two digits of a month, or another such beside it."""
    year, month = match["year"], match["month"]
    beside = text[match.end() : match.end() + 2]
    if match["sep"] == "-" or (beside and beside[0] in _NO_MONTH_BEHIND):
        return False
    return (len(year) == 4 and not beside[:1].isdigit()) or (
        len(month) == 2 and beside[:1] in {"-", "~", "至", "\n", ""}
    )


def _month_and_day(text: str, start: int) -> Iterator[Found]:
    """12/5 or 3/15, where it is no fraction: by its figures, a clock behind it or its partner."""
    match = _SHORT_DAY.match(text, start)
    if match is None:
        return
    partner = _PARTNER.search(text, max(0, start - 14), start)
    if _no_fraction(match) or _CLOCK.match(text, match.end()) or (partner and _no_fraction(partner)):
        lean = Lean("previous", month=int(match["month"]), day=int(match["day"]))
        yield match.span(), None, "date.month_day", lean


def _no_fraction(match: re.Match[str]) -> bool:
    month, day = int(match["month"]), int(match["day"])
    return 0 < month <= 12 and (day > 12 or month > day) and day <= 31


def _english(text: str, start: int, end: int) -> Iterator[Found]:
    """October 2007, June 19, 2024, fiscal years 2019 to 2026, around a Gregorian year."""
    for match in _ENGLISH.finditer(text, max(0, start - 24), min(len(text), end + 14)):
        first, last = match["from"] or match["from2"], match["to"] or match["to2"]
        if first:
            value = interval(first, last) if last else first
        else:
            month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3]))
            day = match["day1"] or match["day2"]
            value = edtf(int(match["year"]), month, int(day) if day else None)
        if value is not None:
            yield match.span(), value, "date.english", None
