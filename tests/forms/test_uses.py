import pytest
from grids import grid

from pipeline.forms import capital, uses

NUMBERS = "科目 款|科目 項|科目 目|科目 節|科目 名稱|"


@pytest.mark.parametrize("above", ["經常支出 {}", "經常支 {}", "出 {}"])
def test_names_that_both_groups_of_columns_have(above):
    names = ("人事費", "業務費", "獎補助費", "債務費", "預備金", "小計")
    capital_names = ("業務費", "設備及投資", "獎補助費", "預備金", "小計")
    header = NUMBERS + "|".join(
        [*(above.format(name) for name in names), *(f"資本支出 {name}" for name in capital_names), "合計"]
    )
    (row,) = uses.rows((grid(uses.TITLE, header, "||1||一般行政|1|2|3|4|5|15|6|7|8|9|30|45"),))
    assert row.values == {
        "code": None, "name": "一般行政", "level": 3,
        "personnel": 1000, "operations": 2000, "grants": 3000, "debt": 4000, "reserve": 5000,
        "current_total": 15000,
        "capital_operations": 6000, "equipment_and_investment": 7000, "capital_grants": 8000,
        "capital_reserve": 9000, "capital_total": 30000, "total": 45000,
    }  # fmt: skip
    assert [(held.stated, held.added) for held in uses.sums((row,))] == [
        (15000, 15000),
        (30000, 30000),
        (45000, 45000),
    ]


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        ("經常支出 業務費|資本支出 小計", "operations"),
        ("資本支出 業務費|資本支出 小計", "capital_operations"),
        ("經常支出 預備金|合計", "reserve"),
        ("資本支出 預備金|合計", "capital_reserve"),
    ],
)
def test_a_book_leaves_out_what_it_has_no_use_for(headings, field):
    (row,) = uses.rows((grid(uses.TITLE, NUMBERS + headings, "|2|||國防部|10|20"),))
    found = {
        name: value for name, value in row.values.items() if name not in ("code", "name", "level") and value
    }
    assert found.pop(field) == 10000
    assert list(found.values()) == [20000]


@pytest.mark.parametrize("above", ["設備及投資", "設備", "及投資"])
def test_investment_stands_under_equipment_and_investment(above):
    names = (
        "土地",
        "房屋建築及設備",
        "公共建設及設施",
        "機械設備",
        "運輸設備",
        "資訊軟硬體設備",
        "雜項設備",
        "權利",
        "投資",
    )
    header = NUMBERS + "|".join([*(f"{above} {name}" for name in names), "其他資本支出", "合計"])
    (row,) = capital.rows((grid(capital.TITLE, header, "|2|||0014020000國防部|1|2|3|4|5|6|7|8|9|10|55"),))
    assert list(row.values.values()) == [
        "0014020000", "國防部", 2, *(number * 1000 for number in range(1, 11)), 55000,
    ]  # fmt: skip
    assert [(held.stated, held.added) for held in capital.sums((row,))] == [(55000, 55000)]
