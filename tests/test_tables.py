import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables import NOT_MONEY, is_year_column, money_unit, unit_of


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("單位：新臺幣千元", 1000),
        ("單位:新台幣 千元", 1000),
        ("金額單位：百萬元", 10**6),
        ("（單位：新臺幣億元）", 10**8),
        ("單位：元", 1),
        ("單位：仟元", 1000),
        ("單位：新臺幣十億元", 10**9),
        ("單位：拾萬元", 10**5),
        ("單位：NT$ 千元", 1000),
        ("單位：\u3000新臺幣\n千元", 1000),
        ("歲出機關別預算表\n單位 新臺幣千元", 1000),
        ("單位：人", 0),
        ("單位：千美元", 0),
        ("單位預算", 0),
        ("新臺幣千元", 0),
        ("", 0),
    ],
)
def test_unit(heading: str, unit: int) -> None:
    assert unit_of(heading) == unit


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("預算數", 1000),
        ("本年度預算數", 1000),
        ("", 1000),
        ("金額（萬元）", 10**4),
        ("金額(新臺幣元)", 1),
        ("人數（千元）", 1000),
        ("人數", 0),
        ("人　　數", 0),
        ("114年度", 1000),
        ("本年度", 1000),
        ("年度", 0),
        ("比率％", 0),
        ("工作計畫科目", 0),
        ("起訖期間", 0),
    ],
)
def test_unit_of_a_column(header: str, unit: int) -> None:
    assert money_unit(header, 1000) == unit


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("年度", True),
        ("會計年度", True),
        ("年 份", True),
        ("年", True),
        ("期間", True),
        ("預算數", False),
        ("本年度預算數", False),
        ("114年度", False),
        ("上年度", False),
    ],
)
def test_columns_of_years(header: str, answer: bool) -> None:
    assert is_year_column(header) is answer


@given(st.text("單位：新臺幣千百萬元 \n（）年度人", max_size=60))
def test_any_heading(heading: str) -> None:
    assert unit_of(heading) >= 0
    assert money_unit(heading, 7) >= 0
    assert isinstance(is_year_column(heading), bool)


def test_a_column_without_money_has_no_unit() -> None:
    assert NOT_MONEY.search("出國天數")
    assert money_unit("出國天數", 1000) == 0


def test_blanks_behind_a_unit_cost_no_more_than_themselves() -> None:
    assert unit_of("單位" + " " * 100_000) == 0
