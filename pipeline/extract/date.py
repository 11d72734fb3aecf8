"""Calendar points and ranges: ROC and Gregorian, days to centuries, and what leans on another date.

A year below 1000 is the Republic's (115年 is 2026). A bare number of years is a length of time and not a
date: of 民國 years only those that documents speak of (80 to 130) count without 民國, 年度 or a month.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.calendar import edtf, gregorian, interval
from pipeline.extract import date_numbers
from pipeline.extract.date_context import is_length, qualifier
from pipeline.extract.date_grammar import CENTURY, CUT_RANGE, CUT_SIGN, DECADE, RANGE, SEP, SINGLE, N
from pipeline.extract.date_point import Point, in_full, read_point
from pipeline.extract.date_words import words
from pipeline.model import CELL, Date, Lean, Mention, Segment
from pipeline.numerals import number
from pipeline.tables import is_year_column

KIND = "DATE"

REACH = 28
"""Characters on either side of 年 within which a date and the other end of its range stand."""

FIRST = 14
"""Characters from the sign of a range's first date to what joins it to the last: 年度12月31日 下旬起至."""

_SIGN = re.compile("[年月季半世]")
_PLAIN = re.compile(
    r"\d{2,4}(?P<sign>年)(?:度(?![下上])|(?!度))(?:\d{1,2}月(?:\d{1,2}日)?)?"
    rf"(?![\d{N}十第上中下代春夏秋冬度份號]|\s|元月|起?{SEP})"
)
"""By far the most of all dates: 115年, 115年度, 113年6月, 113年6月19日 and nothing more behind them."""

_SHORT = re.compile(rf"(?:\d|[1-7]\d)年(?![\d{N}度十第上下中春夏秋冬會份起底\s]|{SEP})")
"""A length of time: too few years for the Republic's, and nothing behind them that makes it a date."""

_LEFT = frozenset(
    f"0123456789{N}十百廿（）()今本明來去前後上下同當次翌隔中華民國西元公第前度會計 "
) | frozenset("-–—~～－至到迄起日號月年做執延持行長續")
_FISCAL = ("財政", "預算", "財", "學")
_LAST_OF_FISCAL = frozenset("政算財學")
_SEP_SIGNS = re.compile(r"[-–—~～－至到迄]")
_QUARTERS, _HALVES = frozenset("1234一二三四"), frozenset("上下")
_OF_NAME = re.compile("倡議|貿易|海上|絲路|經濟帶|基金|福斯|影業")
"""Behind 世紀: 21世紀貿易倡議 is a name."""

_EDGES = {"底": 12, "初": 1}
_EDGE = re.compile(
    r"(?<![\d年度每近歷翌該那某幾多百千周週逐多少青中老幼學延晚早整])年(?:底(?!薪|子|獎|結|考|部|層)|初(?![步審始中次期]))"
)
_WEEKLY = frozenset({"week", "weekday"})
_NOT_IN_CELLS = frozenset({"date.bare_year", "date.month_day"})
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
        if text[end : end + 1] in date_numbers.BEHIND or end - start > 3:
            for span, value, rule, lean in date_numbers.read(text, start, end):
                if segment.zone == CELL and rule in _NOT_IN_CELLS and span != (0, len(text)):
                    continue  # 2000 業務費 is an account's code
                if rule == "date.month_day" and _EVENT.match(text, span[1]):
                    continue
                yield _date(segment, span, value, rule, lean)


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
        if start == anchor and text[anchor] in "年月":
            if text[anchor + 1 : anchor + 2] in _EDGES and (edge := _edge(segment, anchor)):
                yield edge
            continue  # no other date begins with its sign
        if text[anchor] == "年":
            plain = _PLAIN.match(text, start)
            if plain and plain.start("sign") == anchor and (mention := _plain(segment, plain)):
                yield mention
                done = plain.end()
                continue
            short = _SHORT.match(text, start)
            if short and short.end() == anchor + 1:
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


def _plain(segment: Segment, match: re.Match[str]) -> Mention | None:
    """A date in one of the commonest forms."""
    text, (start, end) = segment.text, match.span()
    value = _edtf(match.group())
    if value is None or is_length(text, start, end) or _EVENT.match(text, end):
        return None
    return _date(segment, (start, end), value, "date.point")


@lru_cache(maxsize=8192)
def _edtf(written: str) -> str | None:
    point = read_point(written)
    return point.edtf if point and point.plausible else None


def _edge(segment: Segment, anchor: int) -> Mention | None:
    """年底 or 年初 of the year in which the document was written."""
    if segment.text[anchor] != "年" or not _EDGE.match(segment.text, anchor):
        return None
    lean = Lean("document", month=_EDGES[segment.text[anchor + 1]])
    return _date(segment, (anchor, anchor + 2), None, "date.relative", lean)


def _left(text: str, anchor: int, done: int) -> int:
    """Where a date that has its sign at `anchor` may begin: as far left as the words of a date reach."""
    start, limit = anchor, max(done, anchor - REACH)
    if text[anchor - 1 : anchor] in _LAST_OF_FISCAL:
        start -= next((len(word) for word in _FISCAL if text.endswith(word, 0, anchor)), 0)
    while start > limit and text[start - 1] in _LEFT:
        start -= 1
    return start


def _range(segment: Segment, start: int, anchor: int) -> Mention | None:
    text, end = segment.text, anchor + REACH
    if not _SEP_SIGNS.search(text, start, anchor + FIRST):
        return None
    match = CUT_RANGE.search(text, start, end) if CUT_SIGN.search(text, start, end) else None
    if match is None or match.start() > anchor:
        match = RANGE.search(text, start, end)
    if match is None or match.start() > anchor:
        return None
    opened = match["first"] + ("年" if match["open"] else "")  # 97 in 97-114年
    first, last = read_point(opened.removesuffix("起")), read_point(in_full(match["first"], match["last"]))
    if first is None or last is None or not first.plausible:
        return None
    if not last.plausible and "國" not in match["first"]:  # of 民國74至75年 both are the Republic's
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
    month, later = end.month, last.lean.years - lean.years if last.lean else 0
    if month is not None and later > 0 and last.lean and last.lean.anchor == lean.anchor:
        month += 12 * later  # 去年2月至今年5月
    return Lean(lean.anchor, lean.years, month=first.month, day=first.day, until=(month, end.day))


def _point(segment: Segment, start: int, anchor: int) -> Mention | None:
    text = segment.text
    match = SINGLE.search(text, start, anchor + REACH)
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
        match = DECADE.search(text, start, anchor + 2)
        if match and match["era"]:
            first = gregorian(int(number(match["year"])))
            return _date(segment, match.span(), interval(edtf(first), edtf(first + 9)), "date.decade")
        if match:
            year = int(number(match["year"]))
            year = year + 1900 if year < 100 else year
            return _date(segment, match.span(), f"{year // 10}X", "date.decade") if year % 10 == 0 else None
    elif text.startswith("世紀", anchor):
        match = None if _OF_NAME.match(text, anchor + 2) else CENTURY.search(text, start, anchor + 2)
        if match and 1 <= (century := int(number(match["number"]))) <= 99:
            return _date(segment, match.span(), f"{century - 1:02}XX", "date.century")
    return None


def _words(segment: Segment) -> Iterator[Mention]:
    """昨日, 今(30)日, 上(9)月, 上月, 上週五; a table's weekdays are no dates."""
    for span, lean in words(segment.text):
        if segment.zone == CELL and lean.anchor in _WEEKLY:
            continue
        yield _date(segment, span, None, "date.relative", lean)
