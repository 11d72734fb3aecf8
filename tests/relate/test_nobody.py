import pytest

from pipeline.model import Record
from tests.examples import document

NAME = "「印太海事安全圓桌會議」"


def records(text: str) -> list[Record]:
    return [record for record in document(text).records if isinstance(record, Record)]


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME}凍結300萬元。",
        f"{NAME}較上年度增加300萬元。",
        f"{NAME}平均每人300萬元。",
        f"{NAME}每枚造價300萬元。",
        f"{NAME}造成損失300萬元。",
        f"{NAME}廠商營收300萬元。",
        f"{NAME}占國防預算300萬元。",
        f"{NAME}：凡金額逾300萬元應提報。",
        f"300萬元以上之採購，應辦理{NAME}。",
    ],
)
def test_what_no_programme_gets(text: str) -> None:
    assert records(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME}增加至300萬元。",
        f"{NAME}調高到300萬元。",
        f"{NAME}編列特別預算300萬元。",
        f"{NAME}編列出國預算300萬元。",
    ],
)
def test_what_it_gets_is_kept(text: str) -> None:
    assert [record.amount for record in records(text)] == ["3000000"]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (f"{NAME}編列300萬元，包括工程費200萬元及監造費100萬元。", ["3000000"]),
        (f"{NAME}編列300萬元（含業務費200萬元）。", ["3000000"]),
        # a share of a year is a record of its own, and so is another name's
        (f"{NAME}總經費300萬元，其中115年度編列100萬元。", ["3000000", "1000000"]),
        (f"{NAME}編列300萬元，其中「海岸感測整備計畫」200萬元。", ["3000000", "2000000"]),
        # the first sum is no part
        (f"{NAME}經費，包括國外旅費300萬元。", ["3000000"]),
    ],
)
def test_parts_of_a_sum_are_none_of_their_own(text: str, amounts: list[str]) -> None:
    assert [record.amount for record in records(text)] == amounts
