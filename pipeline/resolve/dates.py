"""Dates that lean on the document's own (今年, 昨日) or on one named just before (同年10月, 6月19日)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from pipeline.calendar import edtf, interval, third_of_month, year_of
from pipeline.model import About, Date, Lean, Mention

_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")
_DAY = re.compile(r"\d{4}-\d\d-(?P<day>\d\d)")
HALF_A_YEAR = 7
"""Months between a document's own and a bare month from which on that is rather another year's."""

NEAR = 160
"""Clean characters within which a bare month leans on the date before it."""

_AHEAD = re.compile(r"(?:[將擬]|預[計定期]|排定|[定訂][於在]?$)[^，。；]*$")
_TOLD_AHEAD = 8
"""Characters before a date within which a word of the future tells that it is yet to come."""


class Near(NamedTuple):
    """A date named before one that leans, of a range its end.

    Attributes:
        told: whether its year is written there, and not worked out from the document's own date.
        beside: whether it stands in the same sentence.
        ahead: whether it was yet to come when the document was written.
        fiscal: whether it is the year of a budget.
    """

    edtf: str
    start: int
    end: int
    told: bool
    beside: bool = True
    ahead: bool = False
    fiscal: bool = False


def resolve_dates(mentions: Iterable[Mention], about: About, clean: str) -> Iterator[Mention]:
    """Work out every leaning date; null where what it leans on is not known."""
    previous: Near | None = None
    for mention in mentions:
        value, lean = mention.value, mention.lean
        if not isinstance(value, Date):
            yield mention
            continue
        near = None
        if lean is None:
            yield mention
        else:
            near = _near(mention, lean, previous, clean) if previous else None
            ahead = _is_ahead(clean, mention.start)
            value = Date(_resolved(lean, about, near, ahead=ahead), value.qualifier)
            yield msgspec.structs.replace(mention, value=value)
        if value.edtf and year_of(value.edtf):
            told = lean is None or lean.anchor != "previous" or (near is not None and near.told)
            previous = Near(value.edtf.rpartition("/")[2], mention.start, mention.end, told)


def _is_ahead(clean: str, start: int) -> bool:
    return bool(_AHEAD.search(clean[max(0, start - _TOLD_AHEAD) : start]))


def _near(mention: Mention, lean: Lean, previous: Near, clean: str) -> Near | None:
    """The date before, where it is near: 同年 leans on it across sentences, a bare month rather not."""
    between = clean[previous.end : mention.start] if mention.start - previous.end < NEAR else "\n"
    if "\n" in between:
        return None
    beside = lean.same or not any(stop in between for stop in "。！？")
    return previous._replace(
        beside=beside, ahead=_is_ahead(clean, previous.start), fiscal=clean[previous.end - 1] == "度"
    )


def _resolved(lean: Lean, about: About, near: Near | None, *, ahead: bool = False) -> str | None:
    if lean.anchor == "day":
        return _day(lean, about.date)
    if lean.anchor == "month":
        return _in_month(lean, about.date)
    if lean.anchor in {"week", "weekday"}:
        return _week(lean, about.date, ahead=ahead)
    if lean.anchor == "previous":
        return _leaning(lean, about, near, ahead=ahead)
    base = _base_year(lean, about)
    return None if base is None else _in_year(lean, base + lean.years)


def _leaning(lean: Lean, about: About, near: Near | None, *, ahead: bool) -> str | None:
    """A month or day of the date beside it, else of the document's own, else of one a sentence before."""
    beside = near.edtf if near and near.beside else None
    if lean.month is None and lean.day:
        if beside and _MONTH.match(beside):
            return _in_month(lean, beside)
        ahead = ahead or (near is not None and near.ahead)
        return _latest_day(lean, about.date, ahead=ahead) or _in_month(lean, near.edtf if near else None)
    own = year_of(about.date)
    if beside and near and (near.told or lean.same or own is None):
        return _in_year(lean, (year_of(beside) or 0) + lean.years)
    if own:
        return _in_year(lean, own + lean.years + _turn_of_year(lean, about.date, ahead=ahead))
    if near is None or near.ahead or near.fiscal:
        return None  # a year to come or of a budget is not the one in which things are done
    base = year_of(near.edtf)
    return None if base is None else _in_year(lean, base + lean.years)


def _turn_of_year(lean: Lean, written: str | None, *, ahead: bool) -> int:
    """Of a document of January 12月 is last year's, of one of December 1月 next year's if it is to come."""
    if lean.month is None or not _MONTH.match(written or ""):
        return 0
    own = int((written or "")[5:7])
    if ahead:
        return int(own - lean.month >= HALF_A_YEAR)
    return -int(lean.month - own >= HALF_A_YEAR)


def _in_year(lean: Lean, year: int) -> str | None:
    if lean.code is not None:
        return f"{year:04}-{lean.code}"
    if lean.third and lean.month:
        return third_of_month(year, lean.month, lean.third)
    if lean.until is not None:
        return interval(edtf(year, lean.month, lean.day), _until(lean, year))
    return edtf(year, lean.month, lean.day)


def _until(lean: Lean, year: int) -> str | None:
    """The last of a range; a month before the first is the next year's, as in 12月至2月."""
    month, day = lean.until or (None, None)
    if month is None:
        return edtf(year, None, None)
    later = (month - 1) // 12 or int(month < (lean.month or 0))
    return edtf(year + later, (month - 1) % 12 + 1, day)


def _base_year(lean: Lean, about: About) -> int | None:
    """The year of 本年度 or 今年; a budget is written in the year before its own, or at its beginning."""
    if lean.anchor == "fiscal":
        return year_of(about.fiscal_year) or year_of(about.date)
    return year_of(about.date)


def _day(lean: Lean, written: str | None) -> str | None:
    """昨日 or 今(30)日 of a document whose day is known; the day in brackets may be of the month before."""
    try:
        day = date.fromisoformat(written or "") + timedelta(days=lean.days)
    except (ValueError, OverflowError):
        return None
    if lean.until is not None:
        return interval(day.isoformat(), edtf(day.year, day.month, lean.until[1]))
    if lean.day is None or lean.day == day.day:
        return day.isoformat()
    month = day.replace(day=1) - timedelta(days=1) if lean.day > day.day + 20 else day
    return edtf(month.year, month.month, lean.day)


def _latest_day(lean: Lean, written: str | None, *, ahead: bool) -> str | None:
    """A reporter's 21日: the latest before the document's own day, or of its month if it is to come."""
    own = _DAY.fullmatch(written or "")
    late = own and lean.day and not ahead and lean.day > int(own["day"]) + 1
    return _in_month(msgspec.structs.replace(lean, months=-1) if late else lean, written)


def _in_month(lean: Lean, written: str | None) -> str | None:
    """上月, 下月7日, 同月23日 or 3日至13日 of a month that is known."""
    month = _month(lean, written)
    if month is None:
        return None
    year, number = int(month[:4]), int(month[5:7])
    if lean.third:
        return third_of_month(year, number, lean.third)
    if lean.until is not None:
        return interval(edtf(year, number, lean.day), edtf(year, number, lean.until[1]))
    return edtf(year, number, lean.day)


def _month(lean: Lean, written: str | None) -> str | None:
    if written is None or not _MONTH.match(written):
        return None
    year, month = int(written[:4]), int(written[5:7]) + lean.months
    return edtf(year + (month - 1) // 12, (month - 1) % 12 + 1)


def _week(lean: Lean, written: str | None, *, ahead: bool) -> str | None:
    """上週 from Monday to Sunday, 上週五, or a bare 星期五: the latest, or the next if it is to come."""
    try:
        own = date.fromisoformat(written or "")
        monday = own + timedelta(days=lean.days - own.weekday())
        if lean.day is None:
            return interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
        day = monday + timedelta(days=lean.day - 1)
        if lean.anchor == "weekday" and ahead and day < own:
            day += timedelta(days=7)
        elif lean.anchor == "weekday" and not ahead and day > own:
            day -= timedelta(days=7)
    except (ValueError, OverflowError):
        return None
    return day.isoformat()
