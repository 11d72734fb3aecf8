"""First and last days of dates in EDTF, to sort and to filter by."""

import re
from calendar import monthrange
from datetime import date

from pipeline.calendar import HALVES, QUARTERS

_POINT = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")

_MONTHS = {
    **{code: (3 * number - 2, 3 * number) for number, code in QUARTERS.items()},
    **{code: (6 * number + 1, 6 * number + 6) for number, code in enumerate(HALVES.values())},
}
"""First and last month of EDTF's codes of quarters and halves of a year."""

Days = tuple[date | None, date | None]


def days(edtf: str | None) -> Days:
    """The first and the last day of a date; None for what is open, and for seasons, which have no such days.

    >>> days("2026-33"), days("2024-02/..")
    ((datetime.date(2026, 1, 1), datetime.date(2026, 3, 31)), (datetime.date(2024, 2, 1), None))
    """
    first, _, last = (edtf or "").partition("/")
    return _days(first)[0], _days(last or first)[1]


def _days(point: str) -> Days:
    match = _POINT.fullmatch(point)
    if match is None:
        return None, None
    first, last = (int(match["year"].replace("X", digit)) for digit in "09")
    month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
    start, end = _MONTHS.get(month, (month, month)) if month else (1, 12)
    try:
        return date(first, start or 1, day or 1), date(last, end or 12, day or monthrange(last, end or 12)[1])
    except ValueError:  # a season, or a date that no calendar has
        return None, None
