import pytest

from pipeline.model import Record
from pipeline.relate.places import destination
from tests.examples import document

NAME = "「印太海事安全圓桌會議」"


def one(text: str) -> Record:
    (record,) = document(text).records
    return record


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("派員赴捷克5天", "捷克"),
        ("前往立陶宛訪問", "立陶宛"),
        ("訪問帛琉", "帛琉"),
        ("赴美10天", "美國"),
        ("訪日3天", "日本"),
        ("赴法國", "法國"),
        ("到加州受訓", "美國"),
        ("在東京召開", "日本"),
        ("派員赴捷克及波蘭", "捷克"),
        ("赴美洲各國", None),
        ("訪法務部", None),
        ("與波蘭合作", None),
        ("出國5天", None),
    ],
)
def test_where_a_delegation_goes(text: str, place: str | None) -> None:
    said = destination(text, 0, len(text))
    assert (said.value if said else None) == place


def test_people_and_days_that_lead_to_a_name() -> None:
    record = one(f"外交部派員5人赴捷克7天，參加{NAME}，編列92萬元。")
    assert (record.headcount, record.duration) == (5, "P7D")


def test_supplies_for_some_days_are_no_stay() -> None:
    assert one("「海岸感測整備計畫」編列300萬元，備足90天份的糧食。").duration is None


@pytest.mark.parametrize(
    ("text", "people", "days"),
    [
        # the sentence behind goes on about it
        (f"外交部編列{NAME}經費92萬元。該會議將派遣6人赴捷克，為期4天。", 6, "P4D"),
        (f"外交部編列{NAME}經費92萬元。另派遣6人赴捷克，為期4天。", None, None),
        # what leads to the next name is said of that one
        (f"派5人赴日7天參加{NAME}，經費92萬元，派9人赴美3天參加「海巡互訪研討會」。", 5, "P7D"),
        # from … to …, each with its sum
        (f"{NAME}派遣人數由6人增為10人，經費由120萬元增為210萬元。", 6, None),
        # months are a stay only where somebody is sent
        (f"{NAME}第一期為18個月，編列92萬元。", None, None),
        (f"{NAME}派員受訓18個月，編列92萬元。", None, "P18M"),
        # a list is taken up again by its places
        (f"兩項為「海巡互訪研討會」80萬元與{NAME}92萬元。前者派2人3天，後者派6人4天。", 2, "P3D"),
    ],
)
def test_people_and_days(text: str, people: int | None, days: str | None) -> None:
    record = document(text).records[0]
    assert isinstance(record, Record)
    assert (record.headcount, record.duration) == (people, days)


def test_where_the_one_before_the_name_goes_and_the_next_does_not() -> None:
    done = document(f"赴日參加{NAME}，編列92萬元，赴法國參加「海巡互訪研討會」，編列80萬元。")
    assert [r.destination for r in done.records if isinstance(r, Record)] == ["日本", "法國"]
