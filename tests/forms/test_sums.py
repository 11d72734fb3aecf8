import pytest

from pipeline.forms import accounts, trips
from pipeline.forms.sums import children, compared, sections, totals
from pipeline.model import Cell, FieldValue, Row, Sum

Values = dict[str, FieldValue]


def rows(*values: Values) -> tuple[Row, ...]:
    return tuple(Row(row, {}, 7, frozenset({"this_year"})) for row in values)


def account(
    level: int | None, this: int | None, last: int | None = None, change: int | None = None
) -> Values:
    return {"level": level, "name": f"第{level}級", "this_year": this, "last_year": last, "change": change}


def failed(sums: object) -> list[tuple[str, int, int]]:
    return [(s.what, s.stated, s.added) for s in sums if s.stated != s.added]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "levels",
    [
        [account(1, 30), account(2, 10), account(2, 20)],
        [account(1, 30), account(2, 30), account(3, 10), account(3, 20)],
        [account(1, 30), account(None, 99), account(2, 30)],
        [account(1, 30), account(1, 40)],
        [account(1, None), account(2, 20)],
        [account(1, 0), account(2, None)],
        [account(1, 30, 20, 10)],
        [account(1, 30, 50, -20)],
        [account(1, None, 10, -10)],
        [],
    ],
)
def test_accounts_that_add_up(levels: list[Values]) -> None:
    assert failed(accounts.sums(rows(*levels))) == []


def test_children_do_not_add_up() -> None:
    found = children(rows(account(1, 30), account(2, 10), account(3, 10), account(2, 19)), "this_year")
    assert list(found) == [
        Sum("children", "this_year of 第1級", 30, 29, 7),
        Sum("children", "this_year of 第2級", 10, 10, 7),
    ]


def test_a_change_is_not_the_difference() -> None:
    assert failed(accounts.sums(rows(account(1, 30, 20, 11)))) == [("change of 第1級", 11, 10)]


def test_a_total_is_that_of_its_rows() -> None:
    (total,) = rows(account(None, 31))
    assert failed(totals(rows(account(1, 10), account(1, 20)), total, "this_year")) == [
        ("this_year of 第None級", 31, 30)
    ]


def test_a_sum_stands_where_its_cell_does() -> None:
    row = Row({"name": "甲", "days": 3}, {"days": Cell("3", (), 9, (0, 0, 0, 0))}, 7, frozenset())
    assert list(compared("total", row, "days", 4)) == [Sum("total", "days of 甲", 3, 4, 9, money=False)]


def trip(total: int | None, **parts: int) -> Values:
    return {"name": "甲", "category": "開會", "total": total, **parts}


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (trip(30, transport=10, living=15, office=5), True),
        (trip(30, transport=30), True),
        (trip(30), True),
        (trip(None, transport=5), True),
        (trip(31, transport=10, living=15, office=5), False),
    ],
)
def test_parts_of_a_trip(row: Values, right: bool) -> None:
    assert bool(failed(trips.sums(rows(row)))) is not right


@pytest.mark.parametrize(
    "levels",
    [
        [account(2, 30), account(None, 10), account(3, 10), account(None, 20), account(3, 15), account(3, 5)],
        [account(None, 30), account(1, 30), account(None, 30), account(3, 30), account(4, 30)],
        [account(None, 30), account(1, 10), account(None, 10), account(3, 10), account(1, 20)],
        [account(None, 10), account(3, 10), account(2, 99)],
        [account(None, 10), account(None, 99)],
        [account(3, 10), account(None, 99)],
    ],
)
def test_sections_that_add_up(levels: list[Values]) -> None:
    assert failed(sections(rows(*levels), "this_year")) == []


def test_a_section_ends_where_the_next_begins() -> None:
    found = sections(
        rows(account(None, 11), account(3, 10), account(4, 10), account(None, 5), account(3, 4)), "this_year"
    )
    assert failed(found) == [("this_year of 第None級", 11, 10), ("this_year of 第None級", 5, 4)]
