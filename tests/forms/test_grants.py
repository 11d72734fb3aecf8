import re

import pytest

from pipeline.forms import donations, grants, subsidies
from pipeline.forms.values import Column
from pipeline.model import Cell, Grid

NO_BOX = (0.0, 0.0, 0.0, 0.0)
HEADER = (
    "補助計畫|計畫起訖年度|補助內容|接受補助機關列入預算年度|"
    "補助經費之用途分析 經常門 人事費|補助經費之用途分析 經常門 業務費|補助經費之用途分析 經常門 其他|"
    "補助經費之用途分析 資本門 土地|補助經費之用途分析 資本門 營建工程|補助經費之用途分析 資本門 其他|"
    "補助經費之用途分析 合計"
)


def cell(*lines: str, start: int = 0) -> Cell:
    spans = []
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return Cell("".join(lines), tuple(spans), 1, NO_BOX)


def grid(header: str, *rows: list[Cell | None]) -> Grid:
    title = "某署\n補助經費分析表\n中華民國115年度 單位：新臺幣千元"
    return Grid(title, (1,), tuple(header.split("|")), tuple(map(tuple, rows)))


def line(name: Cell | None, period: str = "", total: str = "") -> list[Cell | None]:
    printed = [name, cell(period) if period else None, *[None] * 8, cell(total) if total else None]
    return [*printed[:10], printed[-1]]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (("1.3708011000", "民政業務"), {"number": "1.", "code": "3708011000", "name": "民政業務"}),
        (("4040 對國內團體之捐助",), {"code": "4040", "name": "對國內團體之捐助"}),
        (("4085獎勵及慰問",), {"code": "4085", "name": "獎勵及慰問"}),
        (("(1)徵兵處理 01",), {"number": "(1)", "name": "徵兵處理", "branch": "01"}),
        (("[1]召開地方自 01", "治會議"), {"number": "[1]", "name": "召開地方自治會議", "branch": "01"}),
        (("（一）取得ISO 27", "001認證"), {"number": "（一）", "name": "取得ISO 27001認證"}),
        (("1.5個月慰問金",), {"name": "1.5個月慰問金"}),
        (("2050淨零計畫",), {"name": "2050淨零計畫"}),
        (("合　　計",), {"name": "合　　計"}),
        (("合 計",), {"name": "合計"}),
    ],
)  # fmt: skip
def test_the_first_column(printed, found):
    (row,) = subsidies.rows((grid(HEADER, line(cell(*printed), total="1")),))
    parts = {field: row.values[field] for field in ("number", "code", "name", "branch") if row.values[field]}
    assert parts == found


def test_a_name_without_its_branch_has_the_spans_of_both_parts():
    (row,) = subsidies.rows((grid(HEADER, line(cell("(1)甲乙 01", "丙"), total="1")),))
    assert row.cells["name"].spans == ((3, 5), (9, 10))
    assert row.cells["branch"].spans == ((6, 8),)


def test_levels_are_told_by_the_kinds_of_numbers():
    names = [
        "合計",
        "1.甲",
        "(1)乙",
        "(2)丙",
        "2.丁",
        "3708012501戊",
        "(1)己",
        "3708012502庚",
        "[1]辛",
        "3.壬",
        "無號",
    ]
    found = subsidies.rows((grid(HEADER, *(line(cell(name), total="1") for name in names)),))
    assert [row.values["level"] for row in found] == [None, 1, 2, 2, 1, 2, 3, 2, 3, 1, 2]


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("114-117", "2025", "2028"),
        ("114年度至117年度", "2025", "2028"),
        ("115", "2026", "2026"),
        ("114.08-115.07", "2025-08", "2026-07"),
        ("經常性", None, None),
        ("核定後3年", None, None),
    ],
)
def test_years(printed, start, end):
    (row,) = subsidies.rows((grid(HEADER, line(cell("甲"), printed, "1")),))
    assert (row.values["period"], row.values["start"], row.values["end"]) == (printed, start, end)


def test_other_money_is_told_by_the_account_that_it_stands_under():
    printed = [cell("甲"), None, None, None, *(cell(str(figure)) for figure in (1, 2, 3, 4, 5, 6, 21))]
    (row,) = subsidies.rows((grid(HEADER, printed),))
    assert {field: row.values[field] for field in row.money} == {
        "current_personnel": 1000, "current_operations": 2000, "current_other": 3000,
        "capital_land": 4000, "capital_construction": 5000, "capital_other": 6000, "total": 21000,
    }  # fmt: skip
    assert not [held for held in subsidies.sums((row,)) if held.stated != held.added]


def test_texts_without_a_name_go_on_from_the_row_above():
    above = [cell("甲"), cell("經常性"), cell("辦理"), *[None] * 7, cell("1")]
    below = [None, None, cell("研討會。", start=50), *[None] * 8]
    (row,) = subsidies.rows((grid(HEADER, above), grid(HEADER, below)))
    assert row.values["contents"] == "辦理研討會。"
    assert row.cells["contents"].spans == ((0, 2), (50, 54))


def test_every_total_is_of_the_rows_below_it():
    names = [("合計", "3"), ("1.甲", "1"), ("2.乙", "2"), ("合計", "4"), ("1.丙", "5")]
    found = subsidies.rows((grid(HEADER, *(line(cell(name), total=total) for name, total in names)),))
    checked = [(held.stated, held.added) for held in subsidies.sums(found) if held.check == "total"]
    assert checked == [(3000, 3000), (4000, 5000)]


def test_names_of_other_books():
    fields = {column.heading: column.field for column in donations.COLUMNS if isinstance(column, Column)}
    assert fields["補助對象"] == fields["捐助對象"] == "recipient"
    assert re.fullmatch(donations.PATTERN, "各機關捐助經費分析表")
    assert "總計" in grants.TOTALS
