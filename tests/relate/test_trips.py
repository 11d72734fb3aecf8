import pytest

from pipeline.model import Cell, Document, Record, Row, Table
from pipeline.relate import trips
from pipeline.text import Text

TEXT = "台美海事研習會議 美國 5 2 320"


def row(**values: int | str | None) -> Row:
    cells = {
        field: Cell(str(value), ((start, start + len(str(value))),), 1, (0, 0, 0, 0))
        for field, value in values.items()
        if value is not None and (start := TEXT.find(str(value))) >= 0
    }
    return Row(values, cells, 1)


def records(row: Row, form: str = trips.FORM) -> list[Record]:
    table = Table(form, form, (1,), 1000, "外交部", "2026", (row,))
    return list(trips.find(Document("a.pdf", b"", tables=(table,), text=Text.verbatim(TEXT))))


def test_a_trip_is_a_record() -> None:
    trip = row(category="開會", name="台美海事研習會議", destination="美國", days=5, people=2, total=320000)
    (record,) = records(trip)
    assert record == Record(
        kind="PLATFORM",
        name="臺美海事研習會議",
        fiscal_years="2026",
        amount="320000",
        currency="TWD",
        headcount=2,
        duration="P5D",
        organiser="外交部",
        destination="美國",
        sources={
            "name": (0, 8),
            "destination": (9, 11),
            "duration": (12, 13),
            "headcount": (14, 15),
        },
        evidence=((0, 8), (9, 11), (12, 13), (14, 15)),
    )


@pytest.mark.parametrize(
    ("category", "kind"), [("開會", "PLATFORM"), ("談判", "PLATFORM"), ("考察", "PROGRAM"), (None, "PROGRAM")]
)
def test_meetings_are_platforms(category: str | None, kind: str) -> None:
    assert [record.kind for record in records(row(category=category, name="甲", total=5))] == [kind]


@pytest.mark.parametrize("trip", [row(name="甲", total=None), row(name="", total=5), row(name=None, total=5)])
def test_without_a_name_or_a_sum_there_is_none(trip: Row) -> None:
    assert records(trip) == []


@pytest.mark.parametrize(("name", "kind"), [("兩岸氣象合作論壇", "PLATFORM"), ("訪視臺商學校", "PROGRAM")])
def test_trips_to_the_mainland_are_records_too(name: str, kind: str) -> None:
    (record,) = records(row(category=None, name=name, destination="廣州、上海", total=5), trips.MAINLAND)
    assert (record.kind, record.destination, record.amount) == (kind, "中國", "5")


def test_other_forms_hold_no_trips() -> None:
    assert records(row(name="甲", total=5), "歲出機關別預算表") == []


@pytest.mark.parametrize(
    ("before", "status"),
    [
        ({}, None),
        ({"sent_before": 0}, None),
        ({"sent_before": 2}, "continuing"),
        ({"recent_1_people": 18}, "continuing"),
    ],
)
def test_what_was_held_before_goes_on(before: dict[str, int], status: str | None) -> None:
    assert [record.status for record in records(row(name="甲", total=5, **before))] == [status]


@pytest.mark.parametrize(
    ("printed", "country"),
    [
        ("美國(華盛頓特區)", "美國"),
        ("瑞典（斯德哥爾摩、卡爾斯塔德）", "瑞典"),
        ("美國", "美國"),
        ("", None),
        (None, None),
    ],
)
def test_the_country_without_its_cities(printed: str | None, country: str | None) -> None:
    assert [record.destination for record in records(row(name="甲", total=5, destination=printed))] == [
        country
    ]


@pytest.mark.parametrize(
    ("printed", "organiser"),
    [
        ("國防部全民防衛動員署", "全民防衛動員署"),
        ("外交部", "外交部"),
        ("海岸研究所籌備處", "海岸研究所籌備處"),
    ],
)
def test_a_book_s_agency_by_its_canonical_name(printed: str, organiser: str) -> None:
    table = Table(trips.FORM, trips.FORM, (1,), 1000, printed, "2026", (row(name="甲", total=5),))
    (record,) = trips.find(Document("a.pdf", b"", tables=(table,), text=Text.verbatim(TEXT)))
    assert record.organiser == organiser
