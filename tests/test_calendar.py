from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.calendar import edtf, gregorian, interval, third_of_month, year_of

DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DATES)
def test_dates_round_trip(day: date) -> None:
    written = edtf(day.year, day.month, day.day)
    assert written == day.isoformat()
    assert edtf(day.year, day.month) == day.isoformat()[:7]
    assert edtf(day.year) == day.isoformat()[:4]
    assert year_of(written) == day.year


@given(st.integers(1, 999))
def test_years_of_the_republic(year: int) -> None:
    assert gregorian(year) == date(1911, 1, 1).year + year
    assert gregorian(gregorian(year)) == gregorian(year)


@pytest.mark.parametrize(
    ("year", "western"), [(1, 1912), (38, 1949), (90, 2001), (97, 2008), (115, 2026), (2026, 2026)]
)
def test_known_years(year: int, western: int) -> None:
    assert gregorian(year) == western


@pytest.mark.parametrize(
    "parts",
    [(2023, 2, 29), (2024, 4, 31), (2024, 13), (2024, 0), (2024, 1, 0), (0,), (10000,), (-5,), (1900, 2, 29)],
)
def test_no_such_date(parts: tuple[int, ...]) -> None:
    assert edtf(*parts) is None


@given(DATES, DATES)
def test_a_range_runs_forwards(one: date, other: date) -> None:
    first, last = sorted((one, other))
    expected = f"{first}" if first == last else f"{first}/{last}"
    assert interval(first.isoformat(), last.isoformat()) == expected
    if first != last:
        assert interval(last.isoformat(), first.isoformat()) is None


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2026", "2028", "2026/2028"),
        ("2025-08", "2025-09-03", "2025-08/2025-09-03"),
        ("2025-08-04", "2025", "2025-08-04/2025"),
        ("2023-33", "2023-35", "2023-33/2023-35"),
        ("2028", "2026-05", None),
        (None, "2026", None),
        ("2026", None, None),
    ],
)
def test_interval(start: str | None, end: str | None, written: str | None) -> None:
    assert interval(start, end) == written


@pytest.mark.parametrize(
    ("third", "written"),
    [
        ("上旬", "2024-02-01/2024-02-10"),
        ("中旬", "2024-02-11/2024-02-20"),
        ("下旬", "2024-02-21/2024-02-29"),
    ],
)
def test_thirds_of_a_month(third: str, written: str) -> None:
    assert third_of_month(2024, 2, third) == written


@pytest.mark.parametrize(("year", "month"), [(2024, 13), (0, 1), (2024, 0)])
def test_thirds_of_no_month(year: int, month: int) -> None:
    assert third_of_month(year, month, "上旬") is None


@pytest.mark.parametrize(
    ("written", "year"),
    [("2026/2028", 2026), ("2023-33", 2023), ("19XX", None), ("", None), (None, None), ("約2026", None)],
)
def test_year_of(written: str | None, year: int | None) -> None:
    assert year_of(written) == year
