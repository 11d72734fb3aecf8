import pytest
from grids import grid

from pipeline.forms import economic

KEY = "經濟性分類職能別分類"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("經常支出 經常移轉 對企業", "transfers_to_enterprises"),
        ("資本支出 資本移轉 對企業", "capital_transfers_to_enterprises"),
        ("資本 資 對企業", "capital_transfers_to_enterprises"),
        ("資本支出 投資及增資 對民間企業", "investment_in_enterprises"),
        ("資本支出 投資及增資 對非營業特種基金", "investment_in_other_funds"),
        ("資本支出 固定資本形成 非住宅房屋", "other_buildings"),
        ("資本支出 固定資本形成 住宅", "dwellings"),
        ("經常支出 經常支出合計", "current_total"),
        ("資本支出 資本支出合計", "capital_total"),
        ("總計", "total"),
    ],
)
def test_headings_that_are_like_each_other(heading, field):
    (row,) = economic.rows((grid(economic.TITLE, f"{KEY}|{heading}", "01 一般公共事務|7"),))
    assert {name: value for name, value in row.values.items() if value is not None} == {
        "code": "01", "name": "一般公共事務", field: 7000,
    }  # fmt: skip


def test_spreads_are_one_table():
    first = grid(economic.TITLE, f"{KEY}|經常支出合計", "總 計|9", "01 甲|4", "02 乙|5")
    last = grid(economic.TITLE, f"{KEY}|資本支出合計|總計", "總計|1|10", "02 乙|1|6", "01 甲|-|4")
    rows = economic.rows((first, last))
    assert [(row.values["code"], row.values["current_total"], row.values["total"]) for row in rows] == [
        (None, 9000, 10000), ("01", 4000, 4000), ("02", 5000, 6000),
    ]  # fmt: skip
    held = list(economic.sums(rows))
    assert [one for one in held if one.stated != one.added] == []
    assert {one.check for one in held} == {"parts", "total"}


def test_functions_of_the_first_level_add_up_to_the_total():
    table = grid(economic.TITLE, f"{KEY}|總計", "總計|9", "01 甲|9", "0101 甲之一|4", "0102 甲之二|5")
    assert [(one.stated, one.added) for one in economic.sums(economic.rows((table,)))] == [(9000, 9000)]
