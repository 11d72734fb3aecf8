import pytest
from grids import grid

from pipeline.forms import personnel, staff, staff_changes
from pipeline.forms.values import agency
from pipeline.model import Grid


@pytest.mark.parametrize("above", ["員額(單位：人) ", "員額(單位： ", "人) "])
def test_kinds_and_years(above):
    header = "科目 款|科目 項|科目 目|科目 節|科目 名稱|" + "|".join(
        f"{above}{kind} {year}" for kind in ("職員", "駐外雇員", "合計") for year in ("本年度", "上年度")
    )
    header += "|年需經費 本年度|年需經費 上年度|年需經費 比較|說明"
    (row,) = staff.rows((grid(staff.TITLE, header, "||1||一般行政|3|4|-|1|3|5|30|40|-10|減列1人。"),))
    assert {field: value for field, value in row.values.items() if value is not None} == {
        "name": "一般行政", "level": 3, "officials": 3, "last_officials": 4, "last_hired_abroad": 1,
        "total": 3, "last_total": 5, "cost": 30000, "last_cost": 40000, "cost_change": -10000,
        "note": "減列1人。",
    }  # fmt: skip
    assert all(held.stated == held.added for held in staff.sums((row,)))
    assert row.money == {"cost", "last_cost", "cost_change"}


def test_a_plan_is_printed_once_for_its_rows():
    header = "業務計畫|年度及類別|員額(單位：人) 職員|員額(單位：人) 合計|增減說明"
    table = grid(
        "(五)預算員額說明表", header,
        "甲|上年度編列|4|4|減列1人。", "|本年度增(減)|(1)|(1)|", "|合計|3|3|", "乙|合計|2|2|",
    )  # fmt: skip
    rows = staff_changes.rows((table,))
    assert [(row.values["plan"], row.values["item"], row.values["total"]) for row in rows] == [
        ("甲", "上年度編列", 4), ("甲", "本年度增(減)", -1), ("甲", "合計", 3), ("乙", "合計", 2),
    ]  # fmt: skip
    held = [one for one in staff_changes.sums(rows) if one.check == "change"]
    assert [(one.stated, one.added) for one in held] == [(3, 3), (3, 3)]


@pytest.mark.parametrize(
    "line", ["(五)預算員額說明表", "（四）預算員額說明表", "五、預算員額說明表", "預算員額說明表"]
)
def test_the_agency_stands_above_the_year(line):
    table = Grid(f"內政部\n預算總說明\n中華民國 114 年度\n{line}", (1,), (), ())
    assert agency(table, staff_changes.PATTERN) == "內政部"


def test_an_ordinal_is_no_part_of_a_name():
    table = grid(
        personnel.TITLE, "人事費別|金額|說明", "十一、保險|7|", "自訂項目|2|", "合 計|7|", "||續前頁"
    )
    rows = personnel.rows((table,))
    assert [(row.values["number"], row.values["name"], row.values["note"]) for row in rows] == [
        ("十一", "保險", None), (None, "自訂項目", None), (None, "合計", None), (None, None, "續前頁"),
    ]  # fmt: skip
