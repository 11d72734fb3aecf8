"""Headings: levels, halves on two pages, and what names a table."""

import pytest

from tests.layout.pages import cells, lay, level, make_page, upright

HEIGHTS = (50, 65, 80)
BODY = 300


def spread(left, right, left_edges=(100, 200, 300), right_edges=(120, 240), agency=("內政", "部")):
    """Two pages with headings of two levels, but one over the first column and one over the last."""
    pages = []
    for number, (texts, edges, half) in enumerate(
        ((left, left_edges, agency[0]), (right, right_edges, agency[1])), start=1
    ):
        inside = (edges[0], 380) if number == 1 else (20, edges[-1])
        rules = [
            *level(20, 380, HEIGHTS[0], HEIGHTS[2], BODY),
            *level(*inside, HEIGHTS[1]),
            *upright(HEIGHTS[0], BODY, edges[0] if number == 1 else edges[-1]),
            *upright(HEIGHTS[1], BODY, *(edges[1:] if number == 1 else edges[:-1])),
        ]
        title = [(380 - 10 * len(half), 10, half), (340, 25, "甲乙丙丁")]
        if number == 2:
            title = [(20, 10, half), (20, 25, "分析表"), (300, 25, "單位：千元")]
        pages.append(make_page([*title, *texts], rules, number=number))
    return lay(*pages)


LEFT = [
    (30, 60, "科目"),
    (110, 67, "人事費"),
    (210, 67, "業務費"),
    (310, 67, "債務費"),
    (30, 100, "一般行政"),
]
RIGHT = [(30, 67, "預備金"), (150, 67, "小計"), (290, 60, "合計")]


def header(left, right):
    (grid,) = spread([*LEFT, *left], [*RIGHT, *right]).grids
    return grid.header


def test_a_heading_that_the_gap_cuts_is_one():
    found = header([(150, 52, "經"), (220, 52, "常"), (290, 52, "支")], [(120, 52, "出")])
    names = ("人事費", "業務費", "債務費", "預備金", "小計")
    assert found == ("科目", *(f"經常支出 {name}" for name in names), "合計")


def test_a_bracket_left_open_goes_on_on_the_other_page():
    found = header([(200, 52, "員額(單位：")], [(100, 52, "人)")])
    assert found[1:6:2] == ("員額(單位：人) 人事費", "員額(單位：人) 債務費", "員額(單位：人) 小計")


@pytest.mark.parametrize(("left", "right"), [("無償借用", "有償租用或借用"), ("自有", "租用")])
def test_headings_in_full_are_two(left, right):
    found = header([(200, 52, left)], [(60, 52, right)])
    assert (found[3], found[4]) == (f"{left} 債務費", f"{right} 預備金")


def test_neighbours_over_the_same_headings_are_two():
    columns = [(30, 67, "本年度"), (150, 67, "上年度"), (290, 60, "合計")]
    own = [(30, 60, "科目"), (110, 67, "名稱"), (210, 67, "本年度"), (310, 67, "上年度")]
    (grid,) = spread(
        [*own, (200, 52, "駕"), (260, 52, "駛")], [*columns, (60, 52, "聘"), (160, 52, "用")]
    ).grids
    assert (grid.header[3], grid.header[4]) == ("駕駛 上年度", "聘用 本年度")


def test_a_heading_over_the_whole_right_page_belongs_to_its_columns():
    right = [(60, 52, "用"), (300, 52, "途"), (30, 67, "預備金"), (150, 67, "小計"), (290, 67, "合計")]
    left = make_page(
        [(360, 10, "內政"), (340, 25, "甲乙丙丁"), *LEFT, (250, 52, "之")],
        [
            *level(20, 380, 50, 80, 300),
            *level(100, 380, 65),
            *upright(50, 300, 100),
            *upright(65, 300, 200, 300),
        ],
    )
    page = make_page(
        [(20, 10, "部"), (20, 25, "分析表"), *right],
        [*level(20, 380, 50, 65, 80, 300), *upright(65, 300, 120, 240)],
        number=2,
    )
    (grid,) = lay(left, page).grids
    assert grid.header[1:] == tuple(
        f"之用途 {name}" for name in ("人事費", "業務費", "債務費", "預備金", "小計", "合計")
    )


NAMES = "職員", "警察", "法警", "駐警", "工友", "技工"
STAFF = [(20, 10 + 12 * row, f"{name} {row} 人") for row, name in enumerate(NAMES)]


def test_the_title_among_other_lines_above_a_table():
    rules = [*level(20, 380, 100, 125, 300), *upright(100, 300, 200)]
    title = (370, 22, "甲"), (350, 46, "辦公房"), (340, 70, "中華民國")
    row = (30, 110, "區分"), (210, 110, "數"), (30, 130, "一、辦公"), (210, 130, "5")
    left = make_page([*STAFF, *title, *row], rules)
    title = (20, 22, "部"), (20, 46, "舍明細表"), (20, 70, "115年度"), (300, 70, "單位：千元")
    row = (30, 110, "租金"), (210, 110, "合計"), (30, 130, "6"), (210, 130, "7")
    right = make_page([*title, *row], rules, number=2)
    document = lay(left, right)
    (grid,) = document.grids
    assert grid.title == "甲部\n辦公房舍明細表\n中華民國115年度 單位：千元"
    assert cells(grid) == [["一、辦公", "5", "6", "7"]]
    assert "職員 0 人" in document.raw


def test_what_shows_of_the_other_half_is_no_part_of_the_title():
    rules = [*level(30, 370, 50, 75, 300), *upright(50, 300, 200)]
    left = (350, 10, "內政"), (390, 10, "部"), (350, 25, "明細"), (390, 25, "表")
    right = (30, 10, "部"), (2, 25, "細"), (30, 25, "表格")
    rows = (40, 60, "名稱"), (210, 60, "租金"), (40, 80, "甲"), (210, 80, "5")
    (grid,) = lay(make_page([*left, *rows], rules), make_page([*right, *rows], rules, number=2)).grids
    assert grid.title == "內政部\n明細表格"


@pytest.mark.parametrize("facing", [[], [(20, 10, "甲部"), (20, 25, "明細表")]])
def test_a_spread_whose_title_stands_whole(facing):
    rules = [*level(20, 380, 50, 75, 300), *upright(50, 300, 200)]
    title = (20, 10, "甲部"), (20, 25, "明細表"), (20, 35, "中華民國115年度")
    left = (30, 60, "名稱"), (210, 60, "租金"), (30, 80, "甲"), (210, 80, "5"), (30, 95, "乙"), (210, 95, "6")
    right = (30, 60, "押金"), (210, 60, "備註"), (30, 80, "7"), (210, 80, "無"), (30, 95, "8")
    unit = (300, 35, "單位：千元")
    (grid,) = lay(
        make_page([*title, *left], rules), make_page([*facing, unit, *right], rules, number=2)
    ).grids
    assert grid.title == "甲部\n明細表\n中華民國115年度 單位：千元"
    assert cells(grid) == [["甲", "5", "7", "無"], ["乙", "6", "8", None]]


def test_a_page_that_shows_both_halves_of_a_table():
    rules = [*level(20, 380, 50, 75, 300), *upright(50, 300, 200)]
    rules += [*level(420, 780, 50, 75, 300), *upright(50, 300, 600)]
    title = (
        (360, 10, "內政"),
        (420, 10, "部"),
        (350, 25, "辦公房"),
        (420, 25, "舍明細表"),
        (700, 35, "單位：千元"),
    )
    left = (30, 60, "名稱"), (210, 60, "租金"), (30, 80, "甲"), (210, 80, "5"), (30, 95, "乙"), (210, 95, "6")
    right = (430, 60, "押金"), (610, 60, "備註"), (430, 80, "7"), (610, 80, "無"), (430, 95, "8")
    document = lay(make_page([*title, *left, *right], rules, width=800))
    (grid,) = document.grids
    assert (grid.title, grid.pages) == ("內政部\n辦公房舍明細表\n單位：千元", (1,))
    assert cells(grid) == [["甲", "5", "7", "無"], ["乙", "6", "8", None]]
    assert document.raw.count("無") == 1


def test_two_tables_of_one_title_on_following_pages():
    rules = [*level(20, 380, 50, 75, 300), *upright(50, 300, 200)]
    pages = [
        make_page(
            [
                (20, 10, "甲部"),
                (30, 60, "名稱"),
                (210, 60, head),
                (30, 80, "甲"),
                (210, 80, "5"),
                (30, 95, "乙"),
                (210, 95, "6"),
            ],
            rules,
            number=number,
        )
        for number, head in enumerate(("租金", "押金"), 1)
    ]
    assert [grid.header for grid in lay(*pages).grids] == [("名稱", "租金"), ("名稱", "押金")]


def test_a_table_of_a_text_stands_under_the_head_of_the_page_and_its_own_heading():
    lines = (
        "甲部",
        "預算總說明",
        "中華民國115年度",
        "前一段的文字，",
        "還有一行。",
        "再一行。",
        "（五）預算員額說明表",
    )
    text = [(20, 10 + 12 * row, line) for row, line in enumerate(lines)]
    page = make_page(
        [*text, (20, 110, "名稱"), (210, 110, "數"), (20, 130, "甲"), (210, 130, "5")],
        [*level(10, 380, 100, 125, 300), *upright(100, 300, 200)],
    )
    assert lay(page).grids[0].title == "甲部\n預算總說明\n中華民國115年度\n（五）預算員額說明表"


def test_a_table_in_the_middle_of_text_has_the_nearest_lines():
    text = [(20, 10 + 12 * row, f"內文第{row}行") for row in range(6)]
    page = make_page(
        [*text, (20, 110, "名稱"), (210, 110, "數"), (20, 130, "甲"), (210, 130, "5")],
        [*level(10, 380, 100, 125, 300), *upright(100, 300, 200)],
    )
    assert lay(page).grids[0].title == "內文第3行\n內文第4行\n內文第5行"
