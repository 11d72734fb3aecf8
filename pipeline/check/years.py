"""Two ways to write one year beside each other must agree: 115年（2026年）. Dates that no calendar has are reported."""

import re
from collections.abc import Iterator

from pipeline.calendar import edtf, gregorian
from pipeline.model import Document, Finding

_PAIR = re.compile(
    r"(?<!\d)(?P<one>\d{2,4})年度?[（(](?:西元|公元|民國|即)?(?P<other>\d{2,4})年?度?[)）]"
)
_DAY = re.compile(r"(?<!\d)(?P<year>\d{2,4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


def find(document: Document) -> Iterator[Finding]:
    """Yield pairs of years that differ, and days that do not exist."""
    clean = document.text.clean
    for match in _PAIR.finditer(clean):
        one, other = int(match["one"]), int(match["other"])
        if (one < 1000) != (other < 1000) and gregorian(one) != gregorian(other):
            message = f"{match['one']}年 is {gregorian(one)}, but {match['other']} stands beside it"
            yield Finding("years.pair", "warning", message, match.start(), match.end())
    for match in _DAY.finditer(clean):
        if edtf(gregorian(int(match["year"])), int(match["month"]), int(match["day"])) is None:
            message = f"the calendar has no {match.group()}"
            yield Finding("years.day", "warning", message, match.start(), match.end())
