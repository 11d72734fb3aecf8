"""What books of other agencies print otherwise than the first that was read."""

import pytest

from tests.layout.pages import cells, lay, level, make_page, upright

COLUMNS = (10, 120, 200, 390)
HEAD = [(30, 60, "計畫"), (130, 60, "天數"), (220, 60, "內容")]
RULES = [*level(10, 390, 50, 75, 300), *upright(50, 300, *COLUMNS)]
TITLE = [(180, 8, "甲署"), (150, 22, "乙表"), (150, 34, "中華民國115年度")]


def page(number, *texts, title=TITLE, rules=()):
    return make_page([*title, *HEAD, *texts], [*RULES, *rules], number=number)


def row(top, name, days, text=""):
    return [(15, top, name), (180, top, days), (205, top, text)]


def test_the_agency_above_a_table_on_every_page_is_no_running_header():
    pages = [page(number, *row(80, "01 甲", "5")) for number in range(1, 6)]
    document = lay(*pages)
    assert document.grids[0].title == "甲署\n乙表\n中華民國115年度"
    assert not document.furniture


@pytest.mark.parametrize(
    "title",
    [
        [(150, 22, "乙表(續)"), (150, 34, "中華民國115年度")],
        [(180, 8, "甲署"), (150, 22, "乙表（續前頁）"), (150, 34, "中華民國115年度")],
        [],
    ],
)
def test_a_later_page_says_less_of_the_title(title):
    (grid,) = lay(page(1, *row(80, "01 甲", "5")), page(2, *row(80, "02 乙", "6"), title=title)).grids
    assert (grid.title, grid.pages, len(grid.rows)) == ("甲署\n乙表\n中華民國115年度", (1, 2), 2)


def test_figures_below_the_first_line_of_a_name():
    name = [(15, 80, "01 甲乙丙"), (30, 95, "丁"), (180, 95, "5"), (205, 80, "內"), (205, 95, "文")]
    (grid,) = lay(page(1, *name, *row(110, "02 戊", "6"))).grids
    assert cells(grid) == [["01 甲乙丙丁", "5", "內文"], ["02 戊", "6", None]]


@pytest.mark.parametrize("rules", [[], level(10, 390, 107)])
def test_figures_on_the_page_after_the_number(rules):
    foot = [*row(80, "01 甲", "5"), (15, 285, "02 乙丙"), (205, 285, "內")]
    (grid,) = lay(
        page(1, *foot, rules=level(10, 390, 270) if rules else ()),
        page(2, *row(80, "", "6", "文"), (30, 80, "丁"), *row(110, "03 戊", "7"), rules=rules),
    ).grids
    assert cells(grid) == [["01 甲", "5", None], ["02 乙丙丁", "6", "內文"], ["03 戊", "7", None]]


def test_a_total_and_a_footnote_are_rows():
    below = [*row(95, "合　計", ""), (205, 95, "11"), (15, 280, "註：含乙表。")]
    (grid,) = lay(page(1, *row(80, "01 甲", "5", "6"), *below)).grids
    assert [line[0] for line in cells(grid)] == ["01 甲", "合計", "註：含乙表。"]


def test_a_number_at_the_head_of_a_page_may_end_a_name():
    second = page(2, (30, 80, "20"), *row(95, "02 乙", "6"))
    (grid,) = lay(page(1, *row(285, "01 訓練-", "5")), second).grids
    assert [line[0] for line in cells(grid)] == ["01 訓練-20", "02 乙"]


def test_a_text_that_ends_in_a_figure_on_the_next_page():
    document = lay(page(1, *row(285, "01 甲", "5", "共計")), page(2, (205, 80, "5,120")))
    assert cells(document.grids[0]) == [["01 甲", "5", "共計5,120"]]


def test_a_figure_wider_than_its_column():
    (grid,) = lay(page(1, (15, 80, "01 甲"), (110, 80, "-105,713,644,000"), (205, 80, "內文"))).grids
    assert cells(grid) == [["01 甲", "-105,713,644,000", "內文"]]


def test_a_name_wider_than_its_column():
    """It runs under the figure beside it, and was hidden there."""
    (grid,) = lay(page(1, (15, 80, "名稱很長的一個工作計畫又"), (160, 80, "5,120"), (205, 80, "內"))).grids
    assert cells(grid) == [["名稱很長的一個工作計畫又", "5,120", "內"]]


LEFT = [*level(10, 390, 50, 75, 300), *upright(50, 300, 200, 300)]
SPREAD = [(100, 8, "甲署"), (100, 22, "乙表－丙"), (100, 34, "中華民國115年度")]


def test_a_spread_under_a_whole_title_ends_with_a_text_alone():
    """Both pages say the title; on the last no figures show that the pages are halves."""
    left_head = [(20, 60, "計畫"), (210, 60, "內容"), (310, 60, "天數")]
    right_head = [(20, 60, "交通費"), (210, 60, "生活費"), (310, 60, "合計")]
    unit = [(300, 34, "單位：千元")]
    pages = [
        make_page([*SPREAD, *left_head, (15, 80, "01 甲"), (210, 80, "首段"), (380, 80, "5")], LEFT, 1),
        make_page([*SPREAD, *unit, *right_head, (180, 80, "7"), (280, 80, "2"), (380, 80, "9")], LEFT, 2),
        make_page([*SPREAD, *left_head, (210, 80, "次段")], LEFT, 3),
        make_page([*SPREAD, *unit, *right_head], LEFT, 4),
    ]
    (grid,) = lay(*pages).grids
    assert grid.pages == (1, 2, 3, 4)
    assert cells(grid) == [["01 甲", "首段次段", "5", "7", "2", "9"]]


def test_a_dash_on_the_page_after_is_no_figure_that_the_row_has_already():
    """The figures of a trip stand at the end of its name, those of the last one at its beginning."""
    head = [*HEAD[:2], (220, 60, "上次"), (320, 60, "內容")]
    rules = [*RULES, *upright(50, 300, 300)]
    first = [
        (15, 80, "01 甲"),
        (180, 80, "5"),
        (270, 80, "3"),
        (305, 80, "文"),
        (15, 285, "02 乙丙"),
        (270, 285, "4"),
    ]
    second = [
        (30, 80, "丁"),
        (180, 80, "6"),
        (270, 80, "-"),
        (15, 110, "03 戊"),
        (180, 110, "7"),
        (270, 110, "-"),
    ]
    (grid,) = lay(
        *(make_page([*TITLE, *head, *texts], rules, number=at) for at, texts in enumerate((first, second), 1))
    ).grids
    assert cells(grid) == [
        ["01 甲", "5", "3", "文"],
        ["02 乙丙丁", "6", "4 -", None],
        ["03 戊", "7", "-", None],
    ]
