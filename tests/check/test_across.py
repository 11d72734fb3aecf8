import pytest

from pipeline.check import across
from pipeline.model import FieldValue, Row, Table

Values = dict[str, FieldValue]


def table(form: str, *rows: Values, agency: str = "外交部") -> Table:
    return Table(form, form, (1,), 1000, agency, "2026", tuple(Row(row, {}, 7) for row in rows))


def failed(*tables: Table) -> list[str]:
    return [held.what for held in across.sums(tables) if held.stated != held.added]


def trip(total: int | None, days: int = 5, people: int = 2) -> Values:
    return {"name": "甲", "category": "開會", "total": total, "days": days, "people": people}


def line(plans: int, person_days: int, budget: int, category: str = "開會") -> Values:
    return {"category": category, "plans": plans, "person_days": person_days, "budget": budget}


@pytest.mark.parametrize(
    ("summary", "wrong"),
    [
        (line(2, 20, 50), []),
        (line(3, 20, 50), ["plans"]),
        (line(2, 21, 51), ["person_days", "budget"]),
        (line(9, 9, 9, "合計"), []),
        (line(0, 0, 0, "談判"), []),
        (line(1, 10, 20, "談判"), ["plans", "person_days", "budget"]),
    ],
)
def test_trips_and_their_summary(summary: Values, wrong: list[str]) -> None:
    found = failed(table(across.TRIPS, trip(20), trip(30)), table(across.TRIPS_SUMMARY, summary))
    assert [what.split(" ")[0] for what in found] == wrong


def test_each_agency_has_its_own_summary() -> None:
    trips = table(across.TRIPS, trip(20), agency="外交部")
    summary = table(across.TRIPS_SUMMARY, line(1, 10, 20), agency="外交部")
    assert failed(trips, table(across.TRIPS, trip(99), agency="國防部"), summary) == []
