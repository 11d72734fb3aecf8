"""Tables and rows that go on over pages, and cells whose lines stay apart."""

import pytest

from tests.layout.pages import cells, lay, level, make_page, upright

COLUMNS = (10, 100, 200, 390)
HEAD = [(20, 60, "工作計畫"), (110, 60, "項目"), (210, 60, "內容")]


def ruled(number, *rows):
    """A page with a table whose rows are ruled; a row is its height and its texts as column and lines."""
    texts, top = [(150, 20, "說明"), *HEAD], 75
    edges = [50, 75]
    for height, row in rows:
        for column, lines in row.items():
            texts += [(COLUMNS[column] + 5, top + 3 + 15 * at, line) for at, line in enumerate(lines)]
        top += height
        edges.append(top)
    return make_page(texts, [*level(10, 390, *edges), *upright(50, top, *COLUMNS)], number=number)


def test_a_text_goes_on_in_a_table_with_ruled_rows():
    first = ruled(
        1, (40, {0: ["一、甲"], 1: ["一"], 2: ["全文"]}), (40, {1: ["二"], 2: ["編列3,0", "計收入3,0"]})
    )
    second = ruled(2, (40, {2: ["53千元。"]}), (40, {1: ["三"], 2: ["別的"]}))
    document = lay(first, second)
    (grid,) = document.grids
    assert cells(grid) == [
        ["一、甲", "一", "全文"],
        [None, "二", "編列3,0計收入3,053千元。"],
        [None, "三", "別的"],
    ]
    cell = grid.rows[1][2]
    assert [document.places.page(start) for start, _ in cell.spans] == [1, 1, 2]
    assert (cell.page, cell.box) == (1, (205, 118, 250, 143))


def test_a_name_that_runs_to_the_foot_goes_on_too():
    first = ruled(
        1,
        (80, {0: ["一、甲"], 1: ["一"], 2: ["全文"]}),
        (32, {1: ["二、自駕車", "高精地圖與"], 2: ["首段", "未完"]}),
    )
    second = ruled(2, (40, {1: ["導航計畫"], 2: ["次段"]}), (40, {1: ["三"], 2: ["別的"]}))
    assert cells(lay(first, second).grids[0])[1] == [None, "二、自駕車高精地圖與導航計畫", "首段未完次段"]


@pytest.mark.parametrize(
    "row",
    [
        {1: ["二"], 2: ["別的"]},
        {1: ["新的項目"], 2: ["別的"]},
        {0: ["二、乙"], 2: ["別的"]},
        {0: ["合計"], 1: ["12"]},
    ],
)
def test_a_new_row_begins_a_page(row):
    first = ruled(1, (40, {0: ["一、甲"], 1: ["一"], 2: ["全文"]}), (60, {1: ["一"], 2: ["短文"]}))
    assert len(lay(first, ruled(2, (40, row), (40, {2: ["其他"]}))).grids[0].rows) == 4


def test_a_page_with_one_row_of_a_ruled_table():
    first = ruled(
        1, (40, {0: ["一、甲"], 1: ["1"], 2: ["全文"]}), (40, {0: ["二、乙"], 1: ["2"], 2: ["短文"]})
    )
    second = ruled(2, (90, {0: ["", "三、丙"], 1: ["", "3"], 2: ["上", "中", "下"]}))
    assert cells(lay(first, second).grids[0])[2] == ["三、丙", "3", "上中下"]


def test_a_total_that_is_ruled_off_does_not_make_the_rows_of_a_table_ruled():
    """The name of a row goes on over the page, and stands above the first row there."""
    rules = [*level(10, 390, 50, 75, 300), *upright(50, 300, 100, 200)]
    first = [(15, 80, "1 甲計畫"), (170, 80, "5"), (15, 95, "2 乙計畫"), (170, 95, "6"), (205, 95, "說明未")]
    second = [
        (22, 80, "之名"),
        (205, 80, "完"),
        (15, 95, "3 丙"),
        (170, 95, "7"),
        (15, 110, "4 丁"),
        (170, 110, "8"),
    ]
    pages = [
        make_page([(100, 15, "甲表"), *HEAD, *first], rules),
        make_page(
            [(100, 15, "甲表"), *HEAD, *second, (15, 280, "合計"), (165, 280, "26")],
            [*rules, *level(10, 390, 270)],
            2,
        ),
    ]
    (grid,) = lay(*pages).grids
    assert cells(grid)[1:3] == [["2 乙計畫之名", "6", "說明未完"], ["3 丙", "7", None]]
    assert cells(grid)[-1] == ["合計", "26", None]


def test_a_table_goes_on_under_the_first_part_of_its_title():
    title = [(100, 15, "甲部")]
    rules = [*level(10, 390, 50, 75, 100, 200), *upright(50, 200, *COLUMNS)]
    first = make_page([*title, (20, 32, "一、成果"), *HEAD, (15, 80, "1"), (110, 80, "乙")], rules)
    second = make_page([*title, *HEAD, (15, 80, "2"), (110, 80, "丙")], rules, number=2)
    (grid,) = lay(first, second).grids
    assert (grid.title, grid.pages) == ("甲部\n一、成果", (1, 2))


def test_a_second_table_under_a_heading_of_its_own():
    rules = [*level(10, 390, 50, 75, 100), *upright(50, 100, *COLUMNS)]
    below = [*level(10, 390, 150, 175, 200), *upright(150, 200, *COLUMNS)]
    other = [(left, top + 100, text) for left, top, text in HEAD]
    page = make_page(
        [(100, 15, "甲部"), *HEAD, (15, 80, "1"), (20, 120, "(二)次年成果"), *other, (15, 180, "2")],
        [*rules, *below],
    )
    assert [grid.title for grid in lay(page).grids] == ["甲部", "甲部\n(二)次年成果"]


TRIPS = [
    *level(10, 390, 50, 80, 300),
    *level(100, 390, 65),
    *upright(50, 300, 10, 40, 60, 80, 100),
    *upright(65, 300, 200, 300),
]
TRIPS_HEAD = [
    *((12, 60, "計畫"), (45, 60, "日"), (65, 60, "人"), (85, 60, "錢")),
    *((120, 52, "最近三次實際執行情形"), (110, 67, "地點"), (210, 67, "期間"), (310, 67, "旅費")),
]
PLAN = [(12, 100, "01"), (12, 112, "甲乙"), (50, 100, "5"), (70, 100, "1"), (90, 100, "9")]
TRIP = ["01甲乙", "5", "1", "9"]


def test_figures_below_each_other_stay_apart_and_so_do_the_names_beside_them():
    places = [(110, 100, "美國(洛杉磯)"), (110, 112, "德國"), (210, 100, "109.10"), (210, 112, "110.10")]
    costs = [(370, 100, "93"), (370, 112, "1,098"), (370, 124, "-")]
    (grid,) = lay(make_page([*TRIPS_HEAD, *PLAN, *places, *costs], TRIPS)).grids
    assert cells(grid) == [[*TRIP, "美國(洛杉磯) 德國", "109.10 110.10", "93 1,098 -"]]


def test_a_place_broken_within_brackets_is_one():
    places = [(110, 100, "美國(華盛頓"), (110, 112, "特區)"), (210, 100, "109.10"), (210, 112, "-")]
    (grid,) = lay(make_page([*TRIPS_HEAD, *PLAN, *places], TRIPS)).grids
    assert cells(grid) == [[*TRIP, "美國(華盛頓特區)", "109.10 -", None]]


BLOCK = [*level(10, 390, 50, 80), *upright(50, 80, 10, 100, 250, 310, 390)]
MAIN = [*level(10, 390, 160, 180, 400), *upright(160, 400, 10, 200, 390)]
BLOCK_TEXT = [(15, 60, "計畫編號"), (105, 60, "3708010100"), (255, 60, "金額"), (350, 60, "500")]
MAIN_TEXT = [(20, 165, "科目"), (220, 165, "數"), (20, 190, "01 甲"), (360, 190, "500")]


def test_texts_between_a_block_and_its_table_are_boxes():
    texts = [
        (20, 90, "計畫內容："),
        (20, 102, "1.管理"),
        (20, 114, "2.別的"),
        (220, 90, "預期成果："),
        (220, 102, "順利進行。"),
    ]
    document = lay(make_page([*BLOCK_TEXT, *texts, *MAIN_TEXT], [*BLOCK, *MAIN]))
    block, boxes, main = document.grids
    assert cells(boxes) == [["計畫內容：1.管理2.別的", "預期成果：順利進行。"]]
    assert (cells(block)[0][1], main.header) == ("3708010100", ("科目", "數"))
    assert "計畫內容：\n1.管理\n2.別的\n預期成果：\n" in document.raw


def test_a_heading_across_the_open_boxes_is_text():
    texts = [
        (150, 84, "歲"),
        (190, 84, "入"),
        (230, 84, "項"),
        (20, 110, "一、內容"),
        (220, 110, "二、依據"),
        (230, 125, "法。"),
    ]
    _, boxes, _ = lay(make_page([*BLOCK_TEXT, *texts, *MAIN_TEXT], [*BLOCK, *MAIN])).grids
    assert cells(boxes) == [["一、內容", "二、依據法。"]]


def test_one_text_between_two_tables_is_no_box():
    text = [(20, 100, "這一段文字由左到右橫跨整張表的上方，"), (20, 115, "所以不是兩個框。")]
    assert len(lay(make_page([*BLOCK_TEXT, *text, *MAIN_TEXT], [*BLOCK, *MAIN])).grids) == 2


@pytest.mark.parametrize(("left", "text"), [(330, "甲乙丙丁戊己庚"), (3, "甲乙丙丁")])
def test_a_line_that_reaches_over_the_edge_of_a_table_is_whole(left, text):
    rules = [*level(10, 380, 50, 75, 200), *upright(50, 200, 100, 320)]
    (grid,) = lay(
        make_page([(20, 60, "名稱"), (120, 60, "中"), (330, 60, "備註"), (left, 90, text)], rules)
    ).grids
    assert text in cells(grid)[0]
