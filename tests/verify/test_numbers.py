import pytest

from pipeline.model import Amount, Duration, Headcount
from pipeline.verify import numbers


@pytest.mark.parametrize(
    ("text", "value", "currency", "outcome"),
    [
        ("1,540萬3千元", "15403000", "TWD", "agreed"),
        ("1,540萬3千元", "15403001", "TWD", "disagreed"),
        ("新臺幣1,540萬\n3千元", "15403000", "TWD", "agreed"),
        ("２，４６０萬元", "24600000", "TWD", "agreed"),
        ("72 億 8,194 萬 6 千 元", "7281946000", "TWD", "agreed"),
        ("兩億多元", "200000000", "TWD", "agreed"),
        ("16億元9,643萬5千元", "1696435000", "TWD", "agreed"),
        ("1,545萬美元", "15450000", "USD", "agreed"),
        ("1,545萬美元", "15450000", "TWD", "disagreed"),
        ("US$15.45 million", "15450000", "USD", "agreed"),
        ("15.45 billion", "15450000000", "USD", "agreed"),
        ("△12千元", "-12000", "TWD", "agreed"),
        ("△12千元", "12000", "TWD", "disagreed"),
        ("16,229", "16229000", "TWD", "agreed"),  # a cell in a sheet's unit
        ("16,229", "16229", "TWD", "agreed"),
        ("16,229", "16228000", "TWD", "disagreed"),
        ("16,229元", "16229000", "TWD", "disagreed"),
        ("元", "5", "TWD", "unchecked"),
    ],
)
def test_amounts(text: str, value: str, currency: str, outcome: str) -> None:
    assert numbers.amount(text, Amount(value, currency)).outcome == outcome


def test_a_slip_that_the_rule_names() -> None:
    value = Amount("17011000", "TWD")
    assert numbers.amount("1701千萬1千元", value, "amount.misprint").outcome == "agreed"
    assert numbers.amount("1701千萬1千元", value, "amount.prose").outcome == "disagreed"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("242天", "P242D"),
        ("三年", "P3Y"),
        ("兩個星期", "P2W"),
        ("16 個月", "P16M"),
        ("一年半", "P1Y6M"),
        ("五個半小時", "PT5H30M"),
        ("半年", "P6M"),
        ("10小\n時", "PT10H"),
        ("二至三天", "P3D"),
        ("十餘年", "P10Y"),
        ("4天3夜", "P4D"),
        ("three-year", "P3Y"),
        ("10 days", "P10D"),
    ],
)
def test_lengths(text: str, value: str) -> None:
    assert numbers.duration(text, Duration(value)).outcome == "agreed"
    assert numbers.duration(text, Duration("P99Y")).outcome == "disagreed"


def test_a_length_of_another_form() -> None:
    assert numbers.duration("一陣子", Duration("P9D")).outcome == "unchecked"


@pytest.mark.parametrize(
    ("text", "count"),
    [("32人", 32), ("三位", 3), ("3萬8,500人", 38500), ("12 至 1\n5 人", 15), ("百餘人次", 100)],
)
def test_persons(text: str, count: int) -> None:
    assert numbers.headcount(text, Headcount(count)).outcome == "agreed"
    assert numbers.headcount(text, Headcount(count + 1)).outcome == "disagreed"
    assert numbers.headcount("多人", Headcount(1)).outcome == "unchecked"
