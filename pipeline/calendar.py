"""Years of the Republic of China and dates in EDTF (ISO 8601-2:2019, levels 0 to 2).

ROC year 1 is 1912. Since ROC 90 (2001) the fiscal year is the calendar year (預算法 §12), and a fiscal year
is written like the year.
"""

import re
from calendar import monthrange

ROC_EPOCH = 1911
QUARTERS = {1: 33, 2: 34, 3: 35, 4: 36}
SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
HALVES = {"上": 40, "下": 41}
"""EDTF level 2: the semestral months 40 and 41."""

THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}

_EDTF_YEAR = re.compile(r"-?\d{4}")


def gregorian(year: int) -> int:
    """Gregorian year of a year as a Taiwanese document writes it: below 1000 it is the Republic's.

    >>> gregorian(115), gregorian(2026)
    (2026, 2026)
    """
    return year + ROC_EPOCH if year < 1000 else year


def edtf(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """EDTF of a Gregorian year, month or day; None where the calendar has no such date.

    >>> edtf(2024, 6, 19), edtf(2024), edtf(2023, 2, 30)
    ('2024-06-19', '2024', None)
    """
    if not 0 < year < 10000:
        return None
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def interval(start: str | None, end: str | None) -> str | None:
    """EDTF range; the point where both ends are one; None where an end is missing or it would run backwards.

    >>> interval("2026", "2028"), interval("2028", "2026")
    ('2026/2028', None)
    """
    if start is None or end is None or start[: len(end)] > end[: len(start)]:
        return None
    if start == end:
        return start
    return f"{start}/{end}"


def third_of_month(year: int, month: int, third: str) -> str | None:
    """EDTF of 上旬, 中旬 or 下旬, the first to tenth, eleventh to twentieth and remaining days of a month.

    >>> third_of_month(2025, 8, "下旬")
    '2025-08-21/2025-08-31'
    """
    if edtf(year, month) is None:
        return None
    first, last = THIRDS[third]
    return interval(edtf(year, month, first), edtf(year, month, min(last, monthrange(year, month)[1])))


def year_of(date: str | None) -> int | None:
    """Gregorian year in which an EDTF date starts.

    >>> year_of("2024-06-19"), year_of("198X"), year_of(None)
    (2024, None, None)
    """
    match = _EDTF_YEAR.match(date or "")
    return int(match.group()) if match else None
