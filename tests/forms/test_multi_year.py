from pipeline.forms import multi_year
from pipeline.model import Cell, Grid

NO_BOX = (0.0, 0.0, 0.0, 0.0)
YEARS = (
    "分年經費需求 113及以前年度預算數", "分年經費需求 114年度預算數", "分年經費需求 115年度預算數",
    "分年經費需求 116及以後年度預估需求數",
)  # fmt: skip


def read(header: tuple[str, ...], *rows: str) -> tuple:
    lines = [
        tuple(Cell(text, ((0, len(text)),), 1, NO_BOX) if text else None for text in row.split("|"))
        for row in rows
    ]
    title = "某署\n跨年期計畫概況表\n中華民國115年度 單位：新臺幣億元"
    return multi_year.rows((Grid(title, (1,), header, tuple(lines)),))


def test_years_are_told_by_their_numbers():
    header = ("計畫名稱", "執行期間", "中央公務預算經費需求總額", *YEARS, "備註")
    (row,) = read(header, "甲|111-117|15.14|3.71|4.90|6.53|-|核定。")
    assert {field: row.values[field] for field in row.money} == {
        "total": 1514000000,
        "before": 371000000, "last_year": 490000000, "this_year": 653000000, "after": None,
    }  # fmt: skip
    assert (row.values["start"], row.values["end"]) == ("2022", "2028")
    (other,) = read((*header[:4], header[5], header[4], *header[6:]), "甲|115|1|0.1|0.2|0.3|0.4|")
    assert (other.values["this_year"], other.values["last_year"]) == (20000000, 30000000)


def test_plans_add_up_and_remarks_go_on():
    header = ("計畫名稱", "執行期間", "經費需求總額", *YEARS, "備註")
    found = read(header, "甲|115|1|-|-|1|-|核", "|||||||定。", "乙|115|2|-|-|1|-|", "合 計||3|-|-|2|1|")
    assert [(row.values["name"], row.values["remark"]) for row in found] == [
        ("甲", "核定。"), ("乙", None), ("合計", None),
    ]  # fmt: skip
    failed = [(held.check, held.what) for held in multi_year.sums(found) if held.stated != held.added]
    assert failed == [("parts", "total of 乙"), ("total", "after of 合計")]
