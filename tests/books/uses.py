"""歲出一級用途別科目分析表 over two pages: two groups of columns with the same names, a name over two lines.

A table of a second agency prints subtotals that do not add up, and leaves columns out that it has no use for.
"""

from collections.abc import Sequence
from itertools import pairwise

from drawing import WIDTH, Pen

AGENCY, TITLE = "全民防衛署", "歲出一級用途別科目分析表"
NUMBERS = (34, 49.5, 64.5, 79.5, 94.5)

# 款, 項, 目, 節; name; current: personnel, operations, grants, debt, reserve, subtotal;
# capital: operations, equipment, grants, reserve, subtotal; total
ROWS = (
    ("14", "", "", "", ("國防部主管",), *[""] * 12),
    ("", "2", "", "", ("全民防衛署",), "48,300", "38,960", "6,200", "-", "500", "93,960",
     "100", "7,240", "1,500", "-", "8,840", "102,800"),
    ("", "", "", "", ("國防支出",), "48,300", "38,560", "-", "-", "500", "87,360",
     "-", "7,240", "-", "-", "7,240", "94,600"),
    ("", "", "1", "", ("一般行政",), "48,300", "12,000", "-", "-", "-", "60,300",
     "-", "900", "-", "-", "900", "61,200"),
    ("", "", "2", "", ("動員業務",), "-", "26,560", "-", "-", "-", "26,560",
     "-", "6,340", "-", "-", "6,340", "32,900"),
    ("", "", "", "1", ("全民防衛動員準備及", "物資調查"), "-", "20,110", "-", "-", "-", "20,110",
     "-", "3,000", "-", "-", "3,000", "23,110"),
    ("", "", "", "2", ("民防訓練",), "-", "6,450", "-", "-", "-", "6,450",
     "-", "3,340", "-", "-", "3,340", "9,790"),
    ("", "", "3", "", ("第一預備金",), "-", "-", "-", "-", "500", "500",
     "-", "-", "-", "-", "-", "500"),
    ("", "", "", "", ("福利服務支出",), "-", "400", "6,200", "-", "-", "6,600",
     "100", "-", "1,500", "-", "1,600", "8,200"),
    ("", "", "4", "", ("受災照顧",), "-", "400", "6,200", "-", "-", "6,600",
     "100", "-", "1,500", "-", "1,600", "8,200"),
)  # fmt: skip

# 款, 項, 目, 節; name; current: personnel, operations, subtotal; capital: equipment, subtotal; total
FEW = (
    ("14", "", "", "", ("國防部主管",), *[""] * 6),
    ("", "3", "", "", ("全民防衛訓練中心",), "5,000", "1,000", "6,000", "200", "200", "6,200"),
    ("", "", "", "", ("國防支出",), "5,000", "1,000", "6,000", "200", "200", "6,300"),
    ("", "", "1", "", ("一般行政",), "5,000", "900", "6,000", "200", "200", "6,200"),
)


def draw(pen: Pen) -> None:
    """A spread for each agency."""
    pen.spread(_spread, 122)
    pen.spread(_few, 124)


def _spread(pen: Pen) -> None:
    pen.spread_heading(AGENCY, TITLE)
    left, right = (
        (258.5, 333.5, 408.5, 483.5, 559.5),
        (40, 96.5, 164.5, 226.5, 288.5, 350.5, 412.5, 480.5, 559),
    )
    current, capital = [*left, *(WIDTH + x for x in right[1:3])], [WIDTH + x for x in right[2:8]]
    _frame(pen, current[0], 559, WIDTH + 40, WIDTH + 559)
    pen.level((103.5,), 34, 559)
    pen.level((103.5,), WIDTH + 40, capital[-1])
    pen.upright(left[1:], 104, 785)
    pen.upright([*current[5:6], *capital[1:-1]], 104, 785)
    pen.upright((capital[0], capital[-1]), 89, 785)
    for x, word in ((323.5, "經"), (403.5, "常"), (483.5, "支"), (WIDTH + 94, "出")):
        pen.text(x, 91, word)
    pen.text(WIDTH + 256, 91, "資　　本　　支　　出")
    _names(pen, left, ("人事費", "業務費", "獎補助費", "債務費"))
    _names(pen, (WIDTH + 40, *current[5:]), ("預備金", "小計"))
    _names(pen, capital, ("業務費", "設備及投資", "獎補助費", "預備金", "小計"))
    pen.text(WIDTH + 504.5, 100.5, "合　計")
    ends = [*left[1:], *(WIDTH + x for x in right[1:])]
    for row, line in enumerate(ROWS):
        _row(pen, 123 + 27 * row, line, ends)


def _few(pen: Pen) -> None:
    pen.spread_heading("全民防衛訓練中心", TITLE)
    current = (258.5, 358.5, 458.5, 559)
    capital = (WIDTH + 40, WIDTH + 209, WIDTH + 384)
    _frame(pen, current[0], 559, WIDTH + 40, WIDTH + 559)
    pen.level((103.5,), 34, 559)
    pen.level((103.5,), WIDTH + 40, capital[-1])
    pen.upright((*current[1:3], capital[1]), 104, 785)
    pen.upright(capital[2:], 89, 785)
    pen.text(350, 91, "經　　常　　支　　出")
    pen.text(WIDTH + 150, 91, "資　　本　　支　　出")
    _names(pen, current, ("人事費", "業務費", "小計"))
    _names(pen, capital, ("設備及投資", "小計"))
    pen.text(WIDTH + 470, 100.5, "合　計")
    for row, line in enumerate(FEW):
        _row(pen, 123 + 15 * row, line, [*current[1:], *capital[1:], WIDTH + 559])


def _frame(pen: Pen, names_end: float, left_end: float, right_start: float, right_end: float) -> None:
    """Rules and headings that both tables have."""
    for start, end in ((34, left_end), (right_start, right_end)):
        pen.level((88.5, 119.5, 785.5), start, end)
    pen.upright(NUMBERS[1:], 104, 785)
    pen.upright((names_end,), 89, 785)
    pen.text(68, 91, "科　　　　　　　　　　　　　　目")
    for x, name in zip((35.5, 51.5, 66.5, 81.5, 140), ("款", "項", "目", "節", "名　　稱"), strict=True):
        pen.text(x, 107, name)


def _names(pen: Pen, edges: Sequence[float], names: tuple[str, ...]) -> None:
    for (start, end), name in zip(pairwise(edges), names, strict=True):
        pen.middle((start + end) / 2, 107, name)


def _row(pen: Pen, top: float, line: tuple, ends: list[float]) -> None:  # type: ignore[type-arg]
    *numbers, name = line[:5]
    for x, number in zip(NUMBERS, numbers, strict=False):
        pen.figure(x + 11, top - 0.4, number)
    pen.lines(97, top, name)
    for end, figure in zip(ends, line[5:], strict=True):
        pen.figure(end - 2, top - 0.4, figure)
