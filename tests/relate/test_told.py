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
    assert destination(text, 0, len(text)) == place


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{NAME}115年度首度編列300萬元。", None),
        (f"{NAME}首度編列300萬元。", "new"),
        (f"{NAME}續編300萬元。", "continuing"),
        (f"延續{NAME}，編列300萬元。", "continuing"),
        (f"{NAME}編列300萬元。", None),
    ],
)
def test_new_or_continuing(text: str, status: str | None) -> None:
    assert one(text).status == status


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"外交部辦理{NAME}，編列300萬元。", "外交部"),
        (f"115年度辦理{NAME}，編列300萬元，由外交部執行。", "外交部"),
        (f"115年度辦理{NAME}，編列300萬元，送外交部備查。", None),
        (f"外交部另有新案。其中{NAME}編列300萬元。", "外交部"),
        (f"外交部辦理「海岸感測整備計畫」。其中{NAME}編列300萬元。", None),
        (f"雙邊國防部會商。其中{NAME}編列300萬元。", None),
    ],
)
def test_who_sends(text: str, body: str | None) -> None:
    assert one(text).organiser == body


def test_people_and_days_that_lead_to_a_name() -> None:
    record = one(f"外交部派員5人赴捷克7天，參加{NAME}，編列92萬元。")
    assert (record.headcount, record.duration) == (5, "P7D")


def test_supplies_for_some_days_are_no_stay() -> None:
    assert one("「海岸感測整備計畫」編列300萬元，備足90天份的糧食。").duration is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"116年度預算{NAME}編列300萬元，該計畫自107年度起實施。", "continuing"),
        (f"116年度預算{NAME}編列300萬元，自116年度起實施。", None),
        (f"116年度預算{NAME}編列300萬元，屬114年至118年之第3年經費。", "continuing"),
        (f"116年度預算{NAME}編列300萬元，為第1年經費。", None),
    ],
)
def test_what_was_paid_for_before_goes_on(text: str, status: str | None) -> None:
    done = document(f"爰提案如下。提案人：方舟\n{text}")
    assert {record.status for record in done.records if isinstance(record, Record)} == {status}
