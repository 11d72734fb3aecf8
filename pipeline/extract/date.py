"""Calendar points and ranges: ROC and Gregorian, days to centuries, and what leans on another date.

A year below 1000 is the Republic's (115年 is 2026). A bare number of years is a length of time and not a
date: of 民國 years only those that documents speak of (80 to 130) count without 民國, 年度 or a month.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.calendar import edtf, gregorian, interval
from pipeline.extract.date_context import is_length, qualifier
from pipeline.extract.date_point import Point, read_point
from pipeline.extract.date_words import bare_day, words
from pipeline.model import Date, Lean, Mention, Segment
from pipeline.numerals import number
from pipeline.tables import is_year_column

KIND = "DATE"

_N = "〇零○一二三四五六七八九"
_REPUBLIC = rf"(?<=國)(?:前?(?:[{_N}十百]{{1,5}}|\d|元(?=年))|前\d\d?)"
_SPOKEN = rf"[{_N}十百]{{2,5}}(?=年(?:度|\d{{1,2}}月|[一二三四五六七八九十]{{1,2}}月))"
_YEAR = rf"(?:\d{{2,4}}|[{_N}]{{3,4}}|{_REPUBLIC}|{_SPOKEN})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_ONE = "[一二三四五六七八九]"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|[一二]?十{_ONE}?|三十一?|廿{_ONE}?|{_ONE})"
_QUARTER = r"第?[1-4一二三四]季"
_ERA = r"(?:(?:中華)?民國|西元|公元)"
_SEP = r"\s?(?:[-–—~～－至到迄]|[做執延持][行長續]?[至到])\s?"

_SEASON = "[春夏秋冬](?:季|天)?(?![天秋節夏日眠運暉聯])"
_WITHIN = rf"(?:{_MONTH}月份?(?:{_DAY}[日號]|[上中下]旬)?|{_QUARTER}|[上下]半年度?|{_SEASON})"
_ROC_GIVEN = rf"[今本去明前後上下][（(]\s?{_YEAR}\s?[)）](?:年度?|度)|[（(]\d{{2,3}}[)）]年度?"
_RELATIVE = r"(?:今|本|明|來|去|前|後|上|下)年度?|(?:今|上|下|本)一?年度|(?:上|下|本)會計年度"
_HEAD = rf"(?:{_ROC_GIVEN}|{_ERA}?{_YEAR}(?:會計)?年度?|{_RELATIVE}|[同當次翌隔]年(?={_WITHIN}))"
_BARE_MONTH = rf"{_MONTH}月(?!刊|報|薪|費|租|球|亮|臺|台|餅|底薪)份?(?:[上中下]旬)?"
_BARE_PART = "[上下]半年(?!度?[每各])|第[1-4一二三四]季"
_POINT = rf"(?:{_HEAD}{_WITHIN}?|{_MONTH}月份?{_DAY}[日號]|{_BARE_PART}|{_BARE_MONTH})"
_OPEN = rf"{_ERA}?\d{{2,4}}(?={_SEP}{_ERA}?\d{{2,4}}年)"
_LAST = rf"(?:{_POINT}|{_DAY}[日號](?!起訖)|{_QUARTER}|\d{{2,4}}年度?)"
_RANGE = re.compile(rf"(?P<first>{_OPEN}|{_POINT}起?(?={_SEP}{_LAST}))(?P<sep>{_SEP})(?P<last>{_LAST})")

_DECADE = re.compile(rf"(?P<era>民國)?(?P<year>\d{{2,4}}|[{_N}]{{2,4}})年代")
_CENTURY = re.compile(rf"(?P<number>\d{{1,2}}|[{_N}十]{{1,3}})世紀")
_NUMERIC = re.compile(
    r"(?<![\d.,/])(?P<year>(?:19|20)\d\d|1[0-3]\d|[89]\d)(?P<sep>[-./])(?P<month>0?[1-9]|1[0-2])(?:(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01]))?(?![\d.,/]*\d|%|[萬億兆千元倍個公])"
)
_SINGLE = re.compile(rf"(?<!第){_POINT}")
_ENUMERATED = re.compile(r"(?<![\d.,第])(?P<year>\d{2,4})(?=(?:[、及和與,]\d{2,4})*[、及和與,]\d{2,4}年)")
_BARE = re.compile(
    r"(?<![\dA-Za-z.,$/:#第約共達號型-])(?P<year>19[0-9]\d|20[0-4]\d)(?![\dA-Za-z:]|[-.,/]\d|\s?[%％]|[餘多]?(?:[年人名位戶件次輛架艘套股噸枚張份個家億萬千元號型公度項隻歲日]|美[元金]|小時|世紀|平方))"
)
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)[-–—~～](?P<last>(?:19|20)\d\d)(?![\d年.-])")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_EN_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]})?\.?" for name in _MONTHS)
_ENGLISH = re.compile(
    rf"\b(?:(?P<day1>\d{{1,2}})\s)?(?P<month>{_EN_MONTH})\s(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s)?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:fiscal years?|FY)\s?(?P<from>(?:19|20)\d\d)(?:\s?(?:to|through|[-–])\s?(?P<to>(?:19|20)\d\d))?\b"
    r"|\b(?P<from2>(?:19|20)\d\d)\s?(?:to|through|[-–])\s?(?P<to2>(?:19|20)\d\d)\b"
)
_BEFORE_YEAR = frozenset("於在自從至到及與和或的前後由以是為即了但而年月日起迄元曆國")
REACH = 28
"""Characters on either side of 年 within which a date and the other end of its range stand."""

_SIGN = re.compile("[年月季半世]")
_PLAIN_YEAR = re.compile(
    rf"\d{{2,4}}(?P<sign>年)(?:度(?![下上])|(?!度))(?![\d{_N}十第上下代春夏秋冬度]|\s|起?{_SEP})"
)
_LEFT = frozenset(
    f"0123456789{_N}十百廿（）()今本明來去前後上下同當次翌隔中華民國西元公第前度會計 "
) | frozenset("-–—~～－至到迄起日號月年做執延持行長續")
_SEP_SIGNS = re.compile(r"[-–—~～－至到迄]")
_QUARTERS, _HALVES = frozenset("1234一二三四"), frozenset("上下")
_DATE_SIGNS = frozenset("-./")
_LIST_SIGNS = frozenset("、及和與,")
_BEHIND_NUMBER = _DATE_SIGNS | _LIST_SIGNS | {"日"}
_BETWEEN = re.compile(r"\s?[-–—~～至到]\s?")
_EVERY = re.compile(r"每年?(?:[^，。]{0,6}[、及與和至])*$")
_CELL_YEAR = re.compile(r"\d{2,3}")
_EVENT = re.compile(r"[」』]?(?:事件|恐怖|恐攻|大?地震|公報|事變|條款|憲章|慘案|高地|預警)")


def find(segment: Segment) -> Iterator[Mention]:
    """Yield the dates that the segment states; overlaps are settled later, longest first."""
    text = segment.text
    if is_year_column(segment.header) and _CELL_YEAR.fullmatch(text.strip()):
        start = text.index(text.strip())
        date = Date(edtf(gregorian(int(text))))
        yield segment.mention(KIND, (start, start + len(text.strip())), date, "date.cell")
        return
    yield from _written(segment)
    yield from _words(segment)
    for start, end in segment.numbers:
        if text[end : end + 1] in _BEHIND_NUMBER or end - start > 3:
            yield from _number(segment, start, end)


def _date(
    segment: Segment, span: tuple[int, int], value: str | None, rule: str, lean: Lean | None = None
) -> Mention:
    return segment.mention(KIND, span, Date(value, qualifier(segment.text, *span)), rule, lean=lean)


def _written(segment: Segment) -> Iterator[Mention]:
    """Dates written with 年, 月 or 季: looked for only around such a sign, since most text has none."""
    text, done = segment.text, 0
    for anchor in _anchors(text):
        if anchor < done:
            continue
        start = _left(text, anchor, done)
        plain = _PLAIN_YEAR.match(text, start)
        if plain and plain.start("sign") == anchor:
            mention = _plain_year(segment, plain)
            if mention is not None:
                yield mention
                done = plain.end()
            continue
        for finder in (_range, _period, _point):
            mention = finder(segment, start, anchor)
            if mention is not None:
                yield mention
                done = mention.end - segment.start
                break


def _anchors(text: str) -> Iterator[int]:
    """Where the signs of dates begin: 年, 月, 第1季, 上半年, 世紀."""
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if text[at] in "年月":
            yield at
        elif text[at] == "季":
            if text[at - 1 : at] in _QUARTERS:
                yield at - 2 if text[max(0, at - 2) : at - 1] == "第" else at - 1
        elif text[at] == "半":
            if text[at + 1 : at + 2] == "年" and text[at - 1 : at] in _HALVES:
                yield at - 1
        elif text[at + 1 : at + 2] == "紀":
            yield at


def _plain_year(segment: Segment, match: re.Match[str]) -> Mention | None:
    """115年 and 115年度 with nothing else of a date around them, by far the most of all."""
    text, (start, end) = segment.text, match.span()
    value = _year_value(match.group())
    if value is None or is_length(text, start, end) or _EVENT.match(text, end):
        return None
    return _date(segment, (start, end), value, "date.point")


@lru_cache(maxsize=1024)
def _year_value(written: str) -> str | None:
    point = read_point(written)
    return point.edtf if point and point.plausible else None


def _left(text: str, anchor: int, done: int) -> int:
    """Where a date that has its sign at `anchor` may begin: as far left as the words of a date reach."""
    start, limit = anchor, max(done, anchor - REACH)
    while start > limit and text[start - 1] in _LEFT:
        start -= 1
    return start


def _range(segment: Segment, start: int, anchor: int) -> Mention | None:
    text, end = segment.text, anchor + REACH
    if not _SEP_SIGNS.search(text, start, end):
        return None
    match = _RANGE.search(text, start, end)
    if match is None or match.start() > anchor:
        return None
    opened = match["first"] + ("年" if match["first"][-1].isdigit() else "")  # 97 in 97-114年
    first, last = read_point(opened.removesuffix("起")), read_point(match["last"])
    if first is None or last is None or not (first.plausible and last.plausible):
        return None
    value = _join(first, last)
    lean = None if value else _leaning_range(first, last)
    if value is None and lean is None:
        return None
    return _date(segment, match.span(), value, "date.range", lean)


def _join(first: Point, last: Point) -> str | None:
    """EDTF of a range; what its end leaves out is its beginning's."""
    if first.year is None:
        return None
    if last.year is None and last.lean is not None and last.lean.anchor != "previous":
        return None
    return interval(first.edtf, last.within(first).edtf)


def _leaning_range(first: Point, last: Point) -> Lean | None:
    """A range without a year of its own: 6月19日至21日, 今年3月至5月."""
    lean = first.lean
    if lean is None or last.year is not None:
        return None
    end = last.within(first)
    return Lean(lean.anchor, lean.years, month=first.month, day=first.day, until=(end.month, end.day))


def _point(segment: Segment, start: int, anchor: int) -> Mention | None:
    text = segment.text
    match = _SINGLE.search(text, start, anchor + REACH)
    if match is None or match.start() > anchor:
        return None
    span = match.span()
    point = read_point(match.group())
    if point is None or is_length(text, *span) or _EVENT.match(text, span[1]):
        return None
    if point.lean is not None:
        every = point.lean.anchor == "previous" and _EVERY.search(text, max(0, span[0] - 14), span[0])
        return None if every else _date(segment, span, None, "date.relative", point.lean)
    if not point.plausible or point.edtf is None:
        return None
    return _date(segment, span, point.edtf, "date.point")


def _period(segment: Segment, start: int, anchor: int) -> Mention | None:
    """Decades and centuries."""
    text = segment.text
    if text.startswith("年代", anchor):
        match = _DECADE.search(text, start, anchor + 2)
        if match and not match["era"]:
            year = int(number(match["year"]))
            year = year + 1900 if year < 100 else year
            return _date(segment, match.span(), f"{year // 10}X", "date.decade") if year % 10 == 0 else None
    elif text.startswith("世紀", anchor):
        match = _CENTURY.search(text, start, anchor + 2)
        if match and 1 <= (century := int(number(match["number"]))) <= 99:
            return _date(segment, match.span(), f"{century - 1:02}XX", "date.century")
    return None


def _number(segment: Segment, start: int, end: int) -> Iterator[Mention]:
    """Dates that begin with a bare number, by the sign behind it."""
    text = segment.text
    following = text[end : end + 1]
    if (following in _DATE_SIGNS and text[end + 1 : end + 2].isdigit()) or "." in text[start:end]:
        yield from _numeric(segment, start)
    elif following in _LIST_SIGNS and (match := _ENUMERATED.match(text, start)):
        point = read_point(match["year"] + "年")
        if point and point.plausible:
            yield _date(segment, match.span(), point.edtf, "date.enumerated")
    elif following == "日" and (found := bare_day(text, start, end)):
        yield _date(segment, found[0], None, "date.relative", found[1])
    if end - start == 4 and text[start] in "12":
        if match := _YEARS.match(text, start):
            yield _date(segment, match.span(), interval(match["first"], match["last"]), "date.bare_range")
        elif not _is_part(text, start, end) and (match := _BARE.match(text, start)):
            yield _date(segment, match.span(), edtf(int(match["year"])), "date.bare_year")
            yield from _english(segment, start, end)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether digits stand within a name in marks, as in 「雷霆2000發射系統」."""
    before = text[start - 1 : start]
    if not "\u3400" <= before <= "\u9fff" or before in _BEFORE_YEAR:
        return False
    left = text[max(0, start - 12) : start]
    return left.rfind("「") > left.rfind("」") and "」" in text[end : end + 16]


def _numeric(segment: Segment, start: int) -> Iterator[Mention]:
    """2025-10-14, 113/11/25, 115.08, 114.08-114.09."""
    text = segment.text
    match = _NUMERIC.match(text, start)
    value = _numeric_value(match) if match else None
    if match is None or value is None or (match["day"] is None and not _is_month(segment, match)):
        return
    end = match.end()
    between = _BETWEEN.match(text, end)
    following = _NUMERIC.match(text, between.end()) if between else None
    joined = interval(value, _numeric_value(following)) if following else None
    if following and joined:
        value, end = joined, following.end()
    yield _date(segment, (match.start(), end), value, "date.numeric")


def _numeric_value(match: re.Match[str]) -> str | None:
    day = int(match["day"]) if match["day"] else None
    return edtf(gregorian(int(match["year"])), int(match["month"]), day)


def _is_month(segment: Segment, match: re.Match[str]) -> bool:
    """Whether 115.08 is a month: by a full year, two digits of a month, or another such beside it."""
    year, month = match["year"], match["month"]
    beside = segment.text[match.end() : match.end() + 2]
    return match["sep"] != "-" and (
        (len(year) == 4 and not beside[:1].isdigit())
        or (len(month) == 2 and beside[:1] in {"-", "~", "至", ""})
    )


def _words(segment: Segment) -> Iterator[Mention]:
    """昨日, 今(30)日, 上(9)月, 上月."""
    for span, lean in words(segment.text):
        yield _date(segment, span, None, "date.relative", lean)


def _english(segment: Segment, start: int, end: int) -> Iterator[Mention]:
    """October 2007, June 19, 2024, fiscal years 2019 to 2026, around a Gregorian year."""
    text = segment.text
    for match in _ENGLISH.finditer(text, max(0, start - 24), min(len(text), end + 14)):
        first, last = match["from"] or match["from2"], match["to"] or match["to2"]
        if first:
            value = interval(first, last) if last else first
        else:
            month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3]))
            day = match["day1"] or match["day2"]
            value = edtf(int(match["year"]), month, int(day) if day else None)
        if value is not None:
            yield _date(segment, match.span(), value, "date.english")
