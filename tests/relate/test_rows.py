import pytest

from pipeline.model import Record
from tests.examples import document

UNIT = "表一　115年度交流經費（單位：新臺幣千元）\n"


def records(text: str) -> list[Record]:
    return [record for record in document(UNIT + text).records if isinstance(record, Record)]


def test_a_row_says_who_goes_where_and_for_how_long() -> None:
    (record,) = records(
        "項目\t國家\t主辦機關\t人數\t天數\t預算數\t備註\n臺英海事論壇\t英國\t外交部\t3\t7\t980\t新增\n"
    )
    assert record == Record(
        kind="PLATFORM",
        name="臺英海事論壇",
        fiscal_years="2026",
        amount="980000",
        currency="TWD",
        headcount=3,
        duration="P7D",
        organiser="外交部",
        destination="英國",
        status="new",
        sources=record.sources,
        evidence=record.evidence,
    )


def test_every_cell_that_says_something_is_evidence() -> None:
    done = document(UNIT + "項目\t人數\t預算數\t備註\n臺英海事論壇\t3\t980\t新增\n")
    (record,) = done.records
    words = {done.text.clean[start:end] for start, end in record.evidence}
    assert words == {"115年度", "臺英海事論壇", "3", "980", "新增"}


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("派遣人數", "3", "headcount", 3),
        ("人次", "3人", "headcount", 3),
        ("人數", "—", "headcount", None),
        ("件數", "3", "headcount", None),
        ("日數", "7", "duration", "P7D"),
        ("週數", "2", "duration", "P2W"),
        ("期數", "2", "duration", None),
        ("地點", "日本東京", "destination", "日本"),
        ("地點", "臺北", "destination", None),
        ("性質", "延續性", "status", "continuing"),
        ("性質", "一般", "status", None),
    ],
)
def test_what_a_column_says(heading: str, cell: str, field: str, value: str | int | None) -> None:
    (record,) = records(f"項目\t{heading}\t預算數\n臺英海事論壇\t{cell}\t980\n")
    assert getattr(record, field) == value


def test_a_row_by_years_is_a_record_for_each() -> None:
    text = (
        "「臺英海事論壇」屬新增項目。\n"
        + UNIT
        + "項目\t114年度\t115年度\n臺英海事論壇\t—\t980\n備援衛星租用計畫\t20\t30\n"
    )
    found = [r for r in document(text).records if isinstance(r, Record)]
    assert [(r.name, r.fiscal_years, r.amount, r.status) for r in found] == [
        ("臺英海事論壇", "2026", "980000", None),
        ("備援衛星租用計畫", "2025", "20000", None),
        ("備援衛星租用計畫", "2026", "30000", None),
    ]


def test_a_total_is_nobodys() -> None:
    assert [r.amount for r in records("項目\t預算數\n臺英海事論壇\t980\n合計\t980\n")] == ["980000"]
