"""Dates that lean on the document's own (今年, 昨日) or on one named just before (同年10月, 6月19日)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from pipeline.calendar import edtf, interval, third_of_month, year_of
from pipeline.model import About, Date, Lean, Mention

_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")
NEAR = 160
"""Clean characters within which a bare month leans on the date before it."""


def resolve_dates(mentions: Iterable[Mention], about: About, clean: str) -> Iterator[Mention]:
    """Work out every leaning date; null where what it leans on is not known."""
    previous: tuple[int, str] | None = None
    for mention in mentions:
        value = mention.value
        if not isinstance(value, Date):
            yield mention
            continue
        if mention.lean is None:
            yield mention
        else:
            near = (
                previous if previous and _leans_on(mention.lean, clean, previous[0], mention.start) else None
            )
            value = Date(_resolved(mention.lean, about, near[1] if near else None), value.qualifier)
            yield msgspec.structs.replace(mention, value=value)
        if value.edtf and year_of(value.edtf):
            previous = (mention.end, value.edtf)


def _leans_on(lean: Lean, clean: str, end: int, start: int) -> bool:
    """Whether a date that ends at `end` is the one meant; 同年 reaches farther back than a bare month."""
    between = clean[end:start] if start - end < NEAR else "\n"
    return "\n" not in between and (lean.same or not any(stop in between for stop in "。！？"))


def _resolved(lean: Lean, about: About, near: str | None) -> str | None:
    if lean.anchor == "day":
        return _day(lean, about.date)
    if lean.anchor == "month":
        return _month(lean, about.date)
    if lean.anchor == "previous" and lean.day and lean.month is None:
        return _day_of_month(lean, near or about.date)
    base = _base_year(lean, about, near)
    return None if base is None else _in_year(lean, base + lean.years)


def _in_year(lean: Lean, year: int) -> str | None:
    if lean.code is not None:
        return f"{year:04}-{lean.code}"
    if lean.third and lean.month:
        return third_of_month(year, lean.month, lean.third)
    if lean.until is not None:
        return interval(edtf(year, lean.month, lean.day), edtf(year, *lean.until))
    return edtf(year, lean.month, lean.day)


def _base_year(lean: Lean, about: About, near: str | None) -> int | None:
    if lean.anchor == "fiscal":
        return year_of(about.fiscal_year) or year_of(about.date)
    if lean.anchor == "previous":
        return year_of(near) or year_of(about.date) or year_of(about.fiscal_year)
    return year_of(about.date) or year_of(about.fiscal_year)


def _day(lean: Lean, written: str | None) -> str | None:
    """昨日 or 今(30)日 of a document whose day is known; the day in brackets may be of the month before."""
    try:
        day = date.fromisoformat(written or "") + timedelta(days=lean.days)
    except (ValueError, OverflowError):
        return None
    if lean.day is None or lean.day == day.day:
        return day.isoformat()
    month = day.replace(day=1) - timedelta(days=1) if lean.day > day.day + 20 else day
    return edtf(month.year, month.month, lean.day)


def _day_of_month(lean: Lean, near: str | None) -> str | None:
    """同月23日, or a reporter's 21日, of the month named just before."""
    month = _month(lean, near)
    return edtf(int(month[:4]), int(month[5:7]), lean.day) if month else None


def _month(lean: Lean, written: str | None) -> str | None:
    """上月 of a document whose month is known."""
    if written is None or not _MONTH.match(written):
        return None
    year, month = int(written[:4]), int(written[5:7]) + lean.months
    return edtf(year + (month - 1) // 12, (month - 1) % 12 + 1)
