"""歲出按職能及經濟性綜合分類表 over three spreads: the functions are printed on the left page of each.

Headings run over the gap, a name takes two lines. A second agency's table is short, and its total is wrong.
"""

from collections.abc import Sequence
from itertools import pairwise

from drawing import WIDTH, Pen

AGENCY, TITLE = "全民防衛署", "歲出按職能及經濟性綜合分類表"
TOP, FIRST, SECOND, HEAD_END, BOTTOM = 88.5, 103.5, 116.5, 145.5, 785.5
KEY_END, LEFT_END, RIGHT_START, RIGHT_END = 172.5, 554.0, WIDTH + 45.0, WIDTH + 554.0
HOUSEHOLDS = "對家庭及民間|非營利機構"
FUNCTIONS = (("總　　　　　　計",), ("02 防衛支出",), ("10 農業、林業、漁業、", "牧業及狩獵"))

Pieces = tuple[tuple[float, str], ...]

# the widest headings in pieces, those below, the columns of either page, how far these reach; figures
SPREADS = (
    (((275, "經"), (440, "常"), (WIDTH + 189, "支"), (WIDTH + 420, "出")),
     ((WIDTH + 170, "經　　常　　移　　轉"),),
     ("受僱人員報酬", "商品及勞務購買支出", "債務利息", "土地租金支出"),
     ("對企業", HOUSEHOLDS, "對政府", "對國外", "經常支出合計"), (0, 4), 0,
     (("48,300", "38,960", "-", "-", "-", "6,200", "500", "-", "93,960"),
      ("48,300", "38,560", "-", "-", "-", "-", "500", "-", "87,360"),
      ("-", "400", "-", "-", "-", "6,200", "-", "-", "6,600"))),
    (((275, "資"), (440, "本"), (WIDTH + 189, "支"), (WIDTH + 420, "出")),
     ((250, "投　資　及　增　資"), (526, "資"), (WIDTH + 55, "本"), (WIDTH + 167, "移"), (WIDTH + 280, "轉")),
     ("對營業基金", "對非營業特種基金", "對民間企業", "對企業"),
     (HOUSEHOLDS, "對政府", "對國外", "土地購入", "無形資產購入"), (4, 3), 0,
     (("-", "500", "-", "-", "1,600", "-", "-", "-", "-"),
      ("-", "500", "-", "-", "100", "-", "-", "-", "-"),
      ("-", "-", "-", "-", "1,500", "-", "-", "-", "-"))),
    (((275, "資"), (440, "本"), (WIDTH + 132, "支"), (WIDTH + 362, "出")),
     ((303, "固"), (374, "定"), (444, "資"), (515, "本"), (WIDTH + 95, "形"), (WIDTH + 175, "成")),
     ("住宅", "非住宅房屋", "營建工程", "運輸工具"),
     ("資訊軟體", "機器及其他設備", "土地改良", "資本支出合計", "總　　　計"), (4, 3), 1,
     (("-", "2,000", "-", "1,340", "1,400", "2,000", "-", "8,840", "102,800"),
      ("-", "2,000", "-", "1,340", "1,400", "2,000", "-", "7,340", "94,700"),
      ("-", "-", "-", "-", "-", "-", "-", "1,500", "8,100"))),
)  # fmt: skip
SHORT = (
    ((275, "經　　常　　支　　出"), (WIDTH + 150, "資　　本　　支　　出")),
    ((WIDTH + 62, "固定資本形成"),),
    ("受僱人員報酬", "商品及勞務購買支出", "經常支出合計"),
    ("機器及其他設備", "資本支出合計", "總　　　計"), (0, 1), 1,
    (("5,000", "1,000", "6,000", "200", "200", "6,300"), ("5,000", "900", "5,900", "200", "200", "6,100")),
)  # fmt: skip


def draw(pen: Pen) -> None:
    """Three spreads for one agency, and one for the other."""
    for number, spread in enumerate(SPREADS):
        pen.spread(lambda pen, spread=spread: _spread(pen, AGENCY, *spread), 180 + 2 * number)
    pen.spread(lambda pen: _spread(pen, "全民防衛訓練中心", *SHORT), 186)


def _spread(
    pen: Pen,
    agency: str,
    widest: Pieces,
    wide: Pieces,
    left: Sequence[str],
    right: Sequence[str],
    under: tuple[int, int],
    alone: int,
    rows: Sequence[Sequence[str]],
) -> None:
    """`under`: how many columns of each page have a heading between; `alone`: the last ones have none."""
    pen.spread_heading(agency, TITLE)
    pen.lines(130, 94, ("經濟性", " 分類"))
    pen.lines(55, 118, ("職能", "別分類"))
    lefts, rights = _steps(KEY_END, LEFT_END, len(left)), _steps(RIGHT_START, RIGHT_END, len(right))
    _rules(pen, lefts, rights, under, alone)
    for top, pieces in ((91, widest), (105, wide)):
        for x, words in pieces:
            pen.text(x, top, words)
    names = [*zip(pairwise(lefts), left, strict=True), *zip(pairwise(rights), right, strict=True)]
    for (start, end), name in names:
        for row, words in enumerate(name.split("|")):
            pen.middle((start + end) / 2, (120 if "|" in name else 126) + 12 * row, words)
    for row, (function, figures) in enumerate(zip(FUNCTIONS, rows, strict=False)):
        pen.lines(45, 151 + 32 * row, function)
        for end, figure in zip((*lefts[1:], *rights[1:]), figures, strict=True):
            pen.figure(end - 3, 150.4 + 32 * row, figure)


def _steps(start: float, end: float, count: int) -> list[float]:
    return [start + (end - start) * step / count for step in range(count + 1)]


def _rules(pen: Pen, left: list[float], right: list[float], under: tuple[int, int], alone: int) -> None:
    pen.level((TOP, HEAD_END, BOTTOM), 45, LEFT_END)
    pen.level((TOP, HEAD_END, BOTTOM), RIGHT_START, RIGHT_END)
    pen.level((FIRST,), KEY_END, LEFT_END)
    pen.level((FIRST,), RIGHT_START, right[len(right) - 1 - alone])
    pen.level((SECOND,), KEY_END, left[under[0]])
    pen.level((SECOND,), RIGHT_START, right[under[1]])
    pen.upright((KEY_END,), TOP, BOTTOM)
    for at, x in enumerate(left[1:-1], 1):
        pen.upright((x,), SECOND if at < under[0] else FIRST, BOTTOM)
    for at, x in enumerate(right[1:-1], 1):
        is_alone = at >= len(right) - 1 - alone
        pen.upright((x,), TOP if is_alone else SECOND if at < under[1] else FIRST, BOTTOM)
