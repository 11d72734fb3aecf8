from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.layout import layout
from pipeline.model import Document
from pipeline.read import pdf
from tests.layout.pages import cells, lay, level, make_page, upright

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "raw" / "books" / "mobilisation-115.pdf"
SHARED = ROOT.parent / "shared" / "data" / "books" / "moi-114.pdf"


def test_a_source_without_pages_is_read_as_it_is_written():
    document = layout(Document("a.txt", b"", written="甲\n乙"))
    assert (document.raw, document.places, document.grids) == ("甲\n乙", None, ())


def test_plain_text_and_its_places():
    document = lay(
        make_page([(50, 100, "第二行"), (50, 80, "第一行")]), make_page([(50, 80, "次頁")], number=2)
    )
    assert document.raw == "第一行\n第二行\n\f次頁\n"
    assert document.places.page_starts == (0, 8)
    assert [boxes.shape for boxes in document.places.boxes] == [(8, 4), (4, 4)]
    assert document.places.boxes[0][4].tolist() == [50, 100, 60, 110]
    assert np.isnan(document.places.boxes[0][3]).all()
    assert np.isnan(document.places.boxes[1][0]).all()
    assert document.places.within(4, 12).shape == (4, 4)  # as far as the first page goes
    assert document.places.within(9, 11).tolist() == [[50, 80, 60, 90], [60, 80, 70, 90]]
    assert [document.places.page(at) for at in (0, 7, 8, 9)] == [1, 1, 2, 2]


def test_pages_without_text():
    document = lay(make_page([]), make_page([], number=2))
    assert document.raw == "\f"
    assert document.places.page_starts == (0, 0)


@pytest.mark.parametrize(
    ("gap", "text"),
    [(0, "AB"), (1, "AB"), (3, "A B"), (6, "A B")],
)
def test_latin_gaps(gap, text):
    assert lay(make_page([(50, 80, "A"), (55 + gap, 80, "B")])).raw == text + "\n"


@pytest.mark.parametrize(
    ("gap", "drawn", "text"),
    [(2.5, "", "年度"), (2.5, " ", "年 度"), (6, "", "年 度"), (0.5, "", "年度")],
)
def test_chinese_gaps(gap, drawn, text):
    found = make_page([(50, 80, "年"), (60, 80, drawn), (60 + gap, 80, "度")])
    assert lay(found).raw == text + "\n"


def test_digits_set_a_little_lower_stand_on_the_line():
    assert lay(make_page([(50, 80, "編列"), (70, 82, "12"), (80, 80, "千元")])).raw == "編列12千元\n"


def test_page_numbers_and_blank_pages_are_furniture():
    document = lay(
        make_page([(20, 10, "(0801)-051"), (50, 100, "12"), (190, 580, "51")]),
        make_page([(100, 300, "本 頁 空 白")], number=2),
    )
    assert [document.raw[start:end] for start, end in document.furniture] == [
        "(0801)-051",
        "51",
        "本 頁 空 白",
    ]


def test_running_headers_are_furniture():
    pages = [
        make_page([(50, 20, f"國防報告書 第{n}章"), (50, 200, "內文" * n)], number=n) for n in range(1, 6)
    ]
    document = lay(*pages)
    assert [document.raw[start:end] for start, end in document.furniture] == [
        f"國防報告書 第{n}章" for n in range(1, 6)
    ]


PROSE = [
    (12, 60, "計畫"),
    (112, 60, "成果"),
    (12, 80, "甲計畫甲"),
    (12, 95, "的續行"),
    (112, 80, "成果第一行"),
    (112, 95, "成果第二行"),
]
RULES = [*level(10, 300, 50, 75, 115, 150), *upright(50, 150, 10, 100, 300)]


def test_cells_are_not_interleaved():
    document = lay(make_page([*PROSE, (12, 120, "乙計畫"), (112, 120, "第三行")], RULES))
    assert document.raw.split("\n")[2:-1] == [
        "甲計畫甲",
        "的續行",
        "成果第一行",
        "成果第二行",
        "乙計畫",
        "第三行",
    ]
    (grid,) = document.grids
    assert grid.header == ("計畫", "成果")
    assert cells(grid) == [["甲計畫甲的續行", "成果第一行成果第二行"], ["乙計畫", "第三行"]]


def test_a_cell_knows_its_spans_and_box():
    document = lay(make_page([*PROSE, (12, 120, "乙計畫"), (112, 120, "第三行")], RULES))
    cell = document.grids[0].rows[0][0]
    assert [document.raw[start:end] for start, end in cell.spans] == ["甲計畫甲", "的續行"]
    assert (cell.page, cell.box) == (1, (12, 80, 52, 105))


def test_numbers_broken_over_lines_join():
    document = lay(
        make_page([*PROSE[:2], (12, 80, "租金"), (112, 80, "收入3,0"), (112, 95, "53千元")], RULES)
    )
    assert cells(document.grids[0])[0] == ["租金", "收入3,053千元"]


def test_a_cell_over_several_rows_stands_in_the_first():
    rules = [*level(10, 300, 50, 75, 150), *level(100, 300, 115), *upright(50, 150, 10, 100, 300)]
    document = lay(make_page([*PROSE[:2], (12, 100, "甲"), (112, 80, "一"), (112, 120, "二")], rules))
    assert cells(document.grids[0]) == [["甲", "一"], [None, "二"]]


def test_headings_over_several_columns():
    rules = [
        *level(10, 300, 50, 90, 300),
        *level(100, 300, 70),
        *upright(50, 300, 100),
        *upright(70, 300, 200),
    ]
    document = lay(
        make_page(
            [(20, 60, "類別"), (150, 55, "旅 費"), (120, 75, "交通費"), (220, 75, "生活費"), (20, 100, "甲")],
            rules,
        )
    )
    assert document.grids[0].header == ("類別", "旅費 交通費", "旅費 生活費")


ACCOUNT_RULES = [*level(10, 390, 50, 75, 500), *upright(50, 500, 40, 150, 220)]
ACCOUNT_HEAD = [(12, 60, "款"), (42, 60, "名稱及編號"), (152, 60, "預算數"), (222, 60, "說明")]


def test_rows_of_accounts_begin_with_their_code():
    body = [
        (42, 80, "合計"), (180, 80, "1,000"),
        (45, 100, "0400000000"), (12, 112, "2"), (42, 112, "罰款收入"), (190, 113, "-"),
        (222, 112, "說明的第"), (222, 124, "二行"),
        (45, 150, "0700000000"), (12, 162, "4"), (42, 162, "財產收入"), (180, 163, "1,000"),
    ]  # fmt: skip
    (grid,) = lay(make_page([*ACCOUNT_HEAD, *body], ACCOUNT_RULES)).grids
    assert cells(grid) == [
        [None, "合計", "1,000", None],
        ["2", "0400000000罰款收入", "-", "說明的第二行"],
        ["4", "0700000000財產收入", "1,000", None],
    ]


def test_a_row_goes_on_on_the_next_page():
    first = make_page(
        [
            (150, 20, "甲表"),
            *ACCOUNT_HEAD,
            (45, 100, "0400000000"),
            (42, 112, "罰款"),
            (180, 112, "1,000"),
            (222, 112, "經費3,0"),
        ],
        ACCOUNT_RULES,
    )
    second = make_page(
        [
            (150, 20, "甲表"),
            *ACCOUNT_HEAD,
            (222, 80, "53千元"),
            (45, 100, "0500000000"),
            (42, 112, "規費"),
            (180, 112, "7"),
        ],
        ACCOUNT_RULES,
        number=2,
    )
    (grid,) = lay(first, second).grids
    assert grid.pages == (1, 2)
    assert cells(grid) == [
        [None, "0400000000罰款", "1,000", "經費3,053千元"],
        [None, "0500000000規費", "7", None],
    ]
    assert grid.rows[0][3].page == 1


def test_two_facing_pages_are_one_table():
    left = make_page(
        [(360, 20, "內政"), (330, 35, "派員出國計"), (20, 60, "名稱"), (310, 60, "天數"),
         (12, 80, "一、考察"), (12, 95, "01 甲計畫的"), (35, 110, "名稱-83"), (370, 95, "5"),
         (12, 140, "02 乙"), (370, 140, "8")],
        [*level(10, 380, 50, 75, 500), *upright(50, 500, 300)],
    )  # fmt: skip
    right = make_page(
        [(20, 20, "部"), (20, 35, "畫類別表"), (50, 60, "金額"), (250, 60, "科目"),
         (170, 95, "32"), (222, 95, "民政"), (222, 110, "業務"), (165, 140, "100")],
        [*level(20, 390, 50, 75, 500), *upright(50, 500, 200)],
        number=2,
    )  # fmt: skip
    document = lay(left, right)
    (grid,) = document.grids
    assert (grid.title, grid.pages) == ("內政部\n派員出國計畫類別表", (1, 2))
    assert grid.header == ("名稱", "天數", "金額", "科目")
    assert cells(grid) == [
        ["一、考察", None, None, None],
        ["01 甲計畫的名稱-83", "5", "32", "民政業務"],
        ["02 乙", "8", "100", None],
    ]
    assert document.raw.index("02 乙") < document.raw.index("\f") < document.raw.index("32")


def test_two_columns_of_text():
    columns = [(20, 100 + 15 * row, "左欄的第幾行文字") for row in range(6)]
    columns += [(220, 100 + 15 * row, "右欄的第幾行文字") for row in range(6)]
    document = lay(make_page([(20, 80, "通欄的標題橫跨兩欄之上，所以是一行"), *columns]))
    assert document.raw.split("\n")[1:13] == ["左欄的第幾行文字"] * 6 + ["右欄的第幾行文字"] * 6


def test_a_table_of_contents_is_read_line_by_line():
    lines = [(20, 100 + 15 * row, "一、預算總說明的標題") for row in range(5)]
    lines += [(300, 100 + 15 * row, "001-002") for row in range(5)]
    assert lay(make_page(lines)).raw.split("\n")[0] == "一、預算總說明的標題 001-002"


def test_names_written_downwards():
    chart = [
        (50 + 40 * at, 100 + 12 * row, char)
        for at, name in enumerate(("民政司", "地政司"))
        for row, char in enumerate(name)
    ]
    assert lay(make_page(chart)).raw == "民政司\n地政司\n"


def test_tables_that_share_a_rule_are_two():
    rules = [*level(10, 300, 50, 80, 100, 300), *upright(50, 80, 150), *upright(80, 300, 100, 200)]
    document = lay(
        make_page(
            [(20, 60, "計畫"), (160, 60, "金額"), (20, 85, "科目"), (110, 85, "數"), (210, 85, "說明")], rules
        )
    )
    assert [len(grid.header) for grid in document.grids] == [2, 3]


@settings(max_examples=60)
@given(
    texts=st.lists(
        st.tuples(
            st.integers(0, 380), st.integers(0, 580), st.text("甲乙丙丁ab12,.－ 　", min_size=1, max_size=12)
        ),
        max_size=25,
    ),
    xs=st.lists(st.integers(10, 390), max_size=4),
    ys=st.lists(st.integers(10, 590), max_size=5),
)
def test_every_character_comes_once(texts, xs, ys):
    rules = [*level(5, 395, *ys), *upright(min(ys, default=0), max(ys, default=0), *xs)]
    document = lay(make_page(texts, rules), make_page(texts, rules, number=2))
    drawn = Counter(char for _, _, text in texts for char in text * 2 if not char.isspace())
    assert Counter(char for char in document.raw if not char.isspace()) == drawn
    boxes = np.concatenate(document.places.boxes)
    assert len(boxes) == len(document.raw)
    for at, char in enumerate(document.raw):
        assert np.isnan(boxes[at]).any() == char.isspace()
    spans = [
        span for grid in document.grids for row in grid.rows for cell in row if cell for span in cell.spans
    ]
    assert len(spans) == len(set(spans))


def test_sample_book():
    document = layout(pdf.read(Document("x.pdf", SAMPLE.read_bytes())))
    drawn = Counter(char for page in document.pages for char in page.chars if not char.isspace())
    assert Counter(char for char in document.raw if not char.isspace()) == drawn
    trips = next(grid for grid in document.grids if "考察、視察、訪問" in grid.title)
    assert trips.pages == (18, 19, 20, 21)
    assert trips.title.split("\n")[1] == "派員出國計畫預算類別表－考察、視察、訪問"


@pytest.mark.skipif(not SHARED.exists(), reason="the real budget book is not beside the project")
def test_real_book():
    document = layout(pdf.read(Document("x.pdf", SHARED.read_bytes())))
    pages = document.raw.split("\f")
    assert len(pages) == 392
    assert "機關資料傳輸" in "".join(pages[18].split())
    assert "綜合規劃司\n民政司\n戶政司\n" in pages[10]
    assert "計畫內容：\n一般性行政管理工作，以及共同性經費。\n預期成果：\n" in pages[73]
    titles = {line for grid in document.grids for line in grid.title.split("\n")}
    assert {"補助經費分析表", "歲出按職能及經濟性綜合分類表", "派員出國計畫預算類別表－開會、談判"} <= titles
