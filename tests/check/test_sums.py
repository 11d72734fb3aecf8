import pytest

from pipeline.check import sums
from pipeline.model import Document, Row, Table

ACCOUNTS, TRIPS, SUMMARY = sums.ACCOUNTS[0], sums.TRIPS, sums.TRIPS_SUMMARY


def table(form: str, *rows: dict[str, int | str | None], agency: str = "外交部") -> Table:
    return Table(form, form, (1,), 1000, agency, "2026", tuple(Row(row, {}, 7) for row in rows))


def found(*tables: Table) -> list[str]:
    findings = list(sums.find(Document("a.pdf", b"", tables=tables)))
    assert all(f.level == "error" and f.page == 7 for f in findings)
    return [finding.message for finding in findings]


def account(
    level: int, this: int | None, last: int | None = None, change: int | None = None
) -> dict[str, int | str | None]:
    return {"level": level, "name": f"第{level}級", "this_year": this, "last_year": last, "change": change}


@pytest.mark.parametrize(
    "levels",
    [
        [account(1, 30), account(2, 10), account(2, 20)],
        [account(1, 30), account(2, 30), account(3, 10), account(3, 20)],
        [account(1, 30), account(1, 40)],
        [account(1, None), account(2, 20)],
        [account(1, 0), account(2, None)],
        [account(1, 30, 20, 10)],
        [account(1, 30, 50, -20)],
        [account(1, 30, None, 10)],
        [],
    ],
)
def test_accounts_that_add_up(levels: list[dict[str, int | str | None]]) -> None:
    assert found(table(ACCOUNTS, *levels)) == []


def test_children_do_not_add_up() -> None:
    message = f"第1級 in {ACCOUNTS}: printed 30,000, added up 29,000, difference 1,000 TWD"
    assert found(table(ACCOUNTS, account(1, 30000), account(2, 10000), account(2, 19000))) == [message]


def test_a_change_is_not_the_difference() -> None:
    assert found(table(ACCOUNTS, account(1, 30, 20, 11))) == [
        f"change of 第1級 in {ACCOUNTS}: printed 11, added up 10, difference 1 TWD"
    ]


def trip(total: int | None, days: int = 5, people: int = 2, **parts: int) -> dict[str, int | str | None]:
    return {"name": "甲", "category": "開會", "total": total, "days": days, "people": people, **parts}


def line(plans: int, person_days: int, budget: int, category: str = "開會") -> dict[str, int | str | None]:
    return {"category": category, "plans": plans, "person_days": person_days, "budget": budget}


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
def test_parts_of_a_trip(row: dict[str, int | str | None], right: bool) -> None:
    assert bool(found(table(TRIPS, row))) is not right


@pytest.mark.parametrize(
    ("summary", "wrong"),
    [
        (line(2, 20, 50), 0),
        (line(3, 20, 50), 1),
        (line(2, 21, 51), 2),
        (line(9, 9, 9, "合計"), 0),
        (line(0, 0, 0, "談判"), 0),
        (line(1, 10, 20, "談判"), 3),
    ],
)
def test_trips_and_their_summary(summary: dict[str, int | str | None], wrong: int) -> None:
    assert len(found(table(TRIPS, trip(20), trip(30)), table(SUMMARY, summary))) == wrong


def test_each_agency_has_its_own_summary() -> None:
    trips, summary = table(TRIPS, trip(20), agency="外交部"), table(SUMMARY, line(1, 10, 20), agency="外交部")
    other = table(TRIPS, trip(99), agency="國防部")
    assert found(trips, other, summary) == []
