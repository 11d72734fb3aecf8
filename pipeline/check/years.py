"""Two ways to write one year beside each other must agree: 115年（2026年）; and every day must be one."""

import re
from collections.abc import Iterator

from pipeline.calendar import edtf, gregorian
from pipeline.model import Document, Finding

# Both are looked for from 年 on, which is rare, and the year's digits then read to the left of it.
_PAIR = re.compile(r"年度?[（(](?:西元|公元|民國|即)?(?P<other>\d{2,4})年?度?[)）]")
_DAY = re.compile(r"年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_DIGITS = re.compile(r"(?<!\d)\d{2,4}$")


def find(document: Document) -> Iterator[Finding]:
    """Yield pairs of years that differ, and days that do not exist."""
    clean = document.text.clean
    for match in _PAIR.finditer(clean):
        year = _DIGITS.search(clean, max(0, match.start() - 5), match.start())
        if year:
            yield from _pair(int(year.group()), int(match["other"]), year.start(), match.end())
    for match in _DAY.finditer(clean):
        year = _DIGITS.search(clean, max(0, match.start() - 5), match.start())
        if year and edtf(gregorian(int(year.group())), int(match["month"]), int(match["day"])) is None:
            message = f"the calendar has no {year.group()}{match.group()}"
            yield Finding("years.day", "warning", message, year.start(), match.end())


def _pair(one: int, other: int, start: int, end: int) -> Iterator[Finding]:
    if (one < 1000) != (other < 1000) and gregorian(one) != gregorian(other):
        message = f"{one}年 is {gregorian(one)}, but {other} stands beside it"
        yield Finding("years.pair", "warning", message, start, end)
