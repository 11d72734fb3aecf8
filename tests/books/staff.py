"""預算員額明細表 over two pages: three rows of headings, one run over the gap, and a note of several lines.

The table of a second agency has a row that adds up wrongly, a wrong change and a wrong sum.
"""

from itertools import pairwise

from drawing import WIDTH, Pen

TITLE = "預算員額明細表"
NUMBERS = (20.7, 36.7, 51.3, 65.8, 80.4)
NAMES_END, LEFT_END = 158.9, 559.0
RIGHT_START, KINDS_END, NOTE, RIGHT_END = WIDTH + 40.0, WIDTH + 264.0, WIDTH + 402.0, WIDTH + 563.0
COSTS = (KINDS_END, WIDTH + 312.0, WIDTH + 360.0, NOTE)
LEFT_KINDS = ("職　員", "警　察", "法　警", "駐　警", "工　友", "技　工", "駕　駛")
RIGHT_KINDS = ("聘　用", "約　僱", "駐外雇員", "合　計")
TOP, KINDS, YEARS, HEAD_END, BOTTOM = 98.4, 112.0, 123.6, 138.2, 774.5

Rows = tuple[tuple[str, ...], ...]

# 款, 項, 目, 節; code, name; people this year and last by kind; costs of this year, of last year, change
ROWS: Rows = (
    ("14", "", "", "", "0014000000", "國防部主管", *[""] * 25),
    ("", "2", "", "", "0014020000", "全民防衛署", "52", "50", "-", "-", "-", "-", "2", "2", "3", "4",
     "1", "1", "4", "4", "6", "6", "2", "2", "1", "1", "71", "70", "48,300", "47,100", "1,200"),
    ("", "", "1", "", "3614020100", "一般行政", "40", "39", "-", "-", "-", "-", "2", "2", "3", "4", "1", "1",
     "4", "4", "6", "6", "2", "2", "-", "-", "58", "58", "40,100", "39,500", "600"),
    ("", "", "2", "", "3614020200", "動員業務", "12", "11", *["-"] * 16, "1", "1", "13", "12",
     "8,200", "7,600", "600"),
)  # fmt: skip
FAILING: Rows = (
    ("14", "", "", "", "0014000000", "國防部主管", *[""] * 25),
    ("", "3", "", "", "0014030000", "全民防衛訓練中心", "8", "8", *["-"] * 18, "8", "8",
     "5,000", "4,800", "300"),
    ("", "", "1", "", "3614030100", "一般行政", "7", "8", *["-"] * 18, "8", "8", "5,000", "4,800", "200"),
)  # fmt: skip
NOTES = ("1.減列工友1人。", "2.預計以業務費進用勞務承攬", "　3人，經費1,650千元。")


def draw(pen: Pen) -> None:
    """A spread for each agency."""
    pen.spread(lambda pen: _spread(pen, "全民防衛署", ROWS, NOTES), 128)
    pen.spread(lambda pen: _spread(pen, "全民防衛訓練中心", FAILING, ()), 130)


def _spread(pen: Pen, agency: str, rows: Rows, note: tuple[str, ...]) -> None:
    pen.spread_heading(agency, TITLE)
    left = _steps(NAMES_END, LEFT_END, 2 * len(LEFT_KINDS))
    right = _steps(RIGHT_START, KINDS_END, 2 * len(RIGHT_KINDS))
    _rules(pen, left, right)
    _headings(pen, left, right)
    ends = [*left[1:], *right[1:], *COSTS[1:]]
    for row, line in enumerate(rows):
        top = 146 + 42.0 * row
        pen.text(80.8, top, line[4])
        pen.text(80.8, top + 11.6, line[5], 9.7)
        for x, number in zip(NUMBERS, line[:4], strict=False):
            pen.figure(x + 10, top + 12.4, number)
        for end, figure in zip(ends, line[6:], strict=True):
            pen.figure(end - 2, top + 12.4, figure, 9.7)
    pen.lines(NOTE + 1, 146 + 84 + 12.4, note)


def _steps(start: float, end: float, count: int) -> list[float]:
    return [start + (end - start) * step / count for step in range(count + 1)]


def _rules(pen: Pen, left: list[float], right: list[float]) -> None:
    pen.level((TOP, KINDS, HEAD_END, BOTTOM), NUMBERS[0], LEFT_END)
    pen.level((YEARS,), NAMES_END, LEFT_END)
    pen.level((TOP, HEAD_END, BOTTOM), RIGHT_START, RIGHT_END)
    pen.level((KINDS,), RIGHT_START, NOTE)
    pen.level((YEARS,), RIGHT_START, KINDS_END)
    pen.upright(NUMBERS[1:], KINDS, BOTTOM)
    pen.upright((NAMES_END, KINDS_END, NOTE), TOP, BOTTOM)
    pen.upright((*left[2::2], *right[2:-1:2], *COSTS[1:-1]), KINDS, BOTTOM)
    pen.upright((*left[1::2], *right[1::2]), YEARS, BOTTOM)


def _headings(pen: Pen, left: list[float], right: list[float]) -> None:
    pen.text(42.5, 100.4, "科　　　　　　　目", 9.7)
    for x, words in ((312, "員"), (440, "額　("), (520, "單位："), (RIGHT_START + 62, "人　　　　　)")):
        pen.text(x, 100.4, words, 9.7)
    pen.text(KINDS_END + 29, 100.4, "年　需　經　費", 9.7)
    for x, name in zip((23, 38.6, 53.2, 68.7, 93.9), ("款", "項", "目", "節", "名　　稱"), strict=True):
        pen.text(x, 121.7, name, 9.7)
    for edges, kinds in ((left, LEFT_KINDS), (right, RIGHT_KINDS)):
        for at, kind in enumerate(kinds):
            pen.middle(edges[2 * at + 1], 113, kind, 9.7)
        for at, (start, end) in enumerate(pairwise(edges)):
            pen.middle((start + end) / 2, 127.4, "上年度" if at % 2 else "本年度", 8.7)
    for start, end, name in zip(COSTS, COSTS[1:], ("本　年　度", "上　年　度", "比　較"), strict=False):
        pen.middle((start + end) / 2, 121.7, name, 9)
    pen.text(NOTE + 45, 115, "說　　　　　明", 9.7)
