"""One table however its rules are drawn."""

import numpy as np
import pytest

from pipeline.layout import layout
from pipeline.model import Document, Page
from tests.layout.pages import cells, lay, level, make_page, upright

XS, TOP, HEAD, FOOT = (20, 60, 200, 290, 380), 50, 75, 300
TEXTS = [
    *((25, 58, "款"), (70, 58, "名"), (150, 58, "稱"), (210, 58, "預算數"), (300, 58, "比較")),
    *((30, 80, "1"), (65, 80, "甲主管"), (260, 80, "1,200"), (371, 80, "-")),
    *((65, 100, "乙部名稱長"), (65, 112, "而分兩行"), (265, 100, "1,000"), (360, 100, "-12")),
    *((65, 130, "丙部"), (275, 130, "200"), (365, 130, "200")),
]
EXPECTED = [
    ["1", "甲主管", "1,200", "-"],
    [None, "乙部名稱長而分兩行", "1,000", "-12"],
    [None, "丙部", "200", "200"],
]
OUTER = level(20, 380, TOP, HEAD, FOOT)
OPEN = [*OUTER, *upright(TOP, FOOT, *XS[1:-1])]
CLOSED = [*OUTER, *upright(TOP, FOOT, *XS)]
EACH_ROW = [*CLOSED, *level(20, 380, 97, 127, 145)]
DOUBLE = [*OPEN, *level(20, 380, TOP + 2.4, FOOT - 2.4), *upright(TOP, FOOT, 202.4)]


def pieces(rules, size, gap):
    """Rules as dashes."""
    found = []
    for x0, y0, x1, y1 in rules:
        for start in np.arange(0, max(x1 - x0, y1 - y0), size + gap):
            dash = (x0 + start, y0, min(x0 + start + size, x1), y1)
            found.append(dash if x1 > x0 else (x0, y0 + start, x1, min(y0 + start + size, y1)))
    return found


@pytest.mark.parametrize(
    "rules",
    [OPEN, CLOSED, EACH_ROW, DOUBLE, pieces(OPEN, 3, 3), pieces(EACH_ROW, 4, 2), pieces(OPEN, 60, 0)],
    ids=["open", "closed", "each row", "double", "dashes", "short dashes", "segments"],
)
def test_rules(rules):
    (grid,) = lay(make_page([(180, 20, "甲表"), *TEXTS], rules)).grids
    assert grid.header == ("款", "名稱", "預算數", "比較")
    assert cells(grid) == EXPECTED


@pytest.mark.parametrize("scale", [0.7, 0.95, 1.05, 1.5])
def test_sizes_of_paper(scale):
    page = make_page([(180, 20, "甲表"), *TEXTS], OPEN)
    larger = Page(
        1, 400 * scale, 600 * scale, page.chars, page.boxes * scale, page.sizes * scale, page.rulings * scale
    )
    (grid,) = layout(Document("book.pdf", b"", pages=(larger,))).grids
    assert (grid.title, cells(grid)) == ("甲表", EXPECTED)


def test_figures_below_each_other_in_a_ruled_row_make_no_rows():
    rules = [*level(20, 380, 50, 75, 120, 165, 210), *upright(50, 210, *XS)]
    texts = TEXTS[:5]
    for row, name in enumerate(("甲", "乙", "丙")):
        texts = [*texts, (65, 80 + 45 * row, name), (300, 80 + 45 * row, "註")]
        texts += [(260, 80 + 45 * row + 12 * line, f"{row}{line}") for line in range(3)]
    assert [row[1:3] for row in cells(lay(make_page(texts, rules)).grids[0])] == [
        ["甲", "00 01 02"],
        ["乙", "10 11 12"],
        ["丙", "20 21 22"],
    ]


def test_a_total_that_is_ruled_off_leaves_the_rows_above_it():
    rules = [*OPEN, *level(20, 380, 270)]
    total = [(65, 280, "合計"), (260, 280, "1,200")]
    assert cells(lay(make_page([*TEXTS, *total], rules)).grids[0]) == [
        *EXPECTED,
        [None, "合計", "1,200", None],
    ]


def test_a_table_without_upright_rules():
    document = lay(make_page([(180, 20, "甲表"), *TEXTS], level(20, 380, TOP, HEAD, FOOT)))
    (grid,) = document.grids
    assert (grid.title, grid.header) == ("甲表", ("款", "名稱", "預算數", "比較"))
    assert cells(grid) == EXPECTED


@pytest.mark.parametrize(
    "texts",
    [
        [(30, 60, "一、目的"), (30, 80, "本計畫分三年辦理，"), (30, 95, "第一年編列3,200千元。")],
        [
            (30, 60, "名稱"),
            (200, 60, "說明"),
            (30, 80, "甲"),
            (200, 80, "文字"),
            (30, 95, "乙"),
            (200, 95, "文字"),
        ],
        [(30, 80, "甲"), (200, 80, "5"), (30, 95, "乙"), (200, 95, "6")],
    ],
    ids=["text", "no figures", "no headings"],
)
def test_text_between_level_rules_is_no_table(texts):
    assert lay(make_page(texts, level(20, 380, TOP, HEAD, FOOT))).grids == ()


def test_a_table_without_upright_rules_stands_beside_others_on_a_page():
    below = [(left, top + 280, text) for left, top, text in TEXTS]
    document = lay(make_page([*TEXTS, *below], [*OPEN, *level(20, 380, TOP + 280, HEAD + 280, FOOT + 280)]))
    assert [cells(grid) for grid in document.grids] == [EXPECTED, EXPECTED]
