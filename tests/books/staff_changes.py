"""預算員額說明表 in the general part of a book: a ruled table below four lines, a name once for three rows.

The second plan's last row prints one official too many.
"""

from drawing import Pen

XS = (55.7, 100, 157.5, *[185 + 27.5 * step for step in range(10)], 468.7, 539.4)
YS = (153.9, 182, 217.5, *[217.5 + 60 * row for row in range(1, 7)])
KINDS = ("職員", "警察", "法警", "駐警", "工友", "技工", "駕駛", "聘用", "約僱", "駐外|雇員", "合　計")

# plan; note; rows: item and people
PLANS = (
    ("一般行政", ("增列職員1", "人、減列工", "友1人。"), (
        ("上年度編列", "39", "0", "0", "2", "4", "1", "4", "6", "2", "0", "58"),
        ("本年度|增(減)", "1", "0", "0", "0", "(1)", "0", "0", "0", "0", "0", "0"),
        ("合計", "40", "0", "0", "2", "3", "1", "4", "6", "2", "0", "58"),
    )),
    ("動員業務", (), (
        ("上年度編列", "11", "0", "0", "0", "0", "0", "0", "0", "0", "1", "12"),
        ("本年度|增(減)", "1", "0", "0", "0", "0", "0", "0", "0", "0", "0", "1"),
        ("合計", "13", "0", "0", "0", "0", "0", "0", "0", "0", "1", "13"),
    )),
)  # fmt: skip


def draw(pen: Pen) -> None:
    """A page."""
    pen.page(_page, 7)


def _page(pen: Pen) -> None:
    pen.middle(297, 38, "全 民 防 衛 署", 16)
    pen.middle(297, 62, "預 算 總 說 明", 16)
    pen.middle(297, 85, "中華民國 115 年度", 12)
    pen.text(51.6, 112, "（四）預算員額說明表", 14)
    _rules(pen)
    for x, words in ((77.8, "業務計畫"), (128.7, "年度及類別")):
        pen.middle(x, 180, words)
    pen.text(195.6, 163, "員　　　額　　　( 單 位 ： 人 )")
    pen.lines(494, 174, ("增減", "說明"))
    for at, kind in enumerate(KINDS):
        for row, words in enumerate(kind.split("|")):
            pen.middle((XS[at + 2] + XS[at + 3]) / 2, (189 if "|" in kind else 195) + 12 * row, words)
    for at, (plan, note, rows) in enumerate(PLANS):
        _plan(pen, YS[2 + 3 * at], plan, note, rows)


def _plan(pen: Pen, top: float, plan: str, note: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    pen.middle(77.8, top + 85, plan)
    pen.lines(471, top + 10, note)
    for row, (item, *people) in enumerate(rows):
        for line, words in enumerate(item.split("|")):
            pen.middle(128.7, top + 60 * row + 18 + 12 * line, words)
        for at, figure in enumerate(people):
            pen.middle((XS[at + 2] + XS[at + 3]) / 2, top + 60 * row + 22, figure, 12)


def _rules(pen: Pen) -> None:
    pen.level((YS[0], YS[2], YS[5], YS[8]), XS[0], XS[-1])
    pen.level((YS[1],), XS[2], XS[-2])
    pen.level((YS[3], YS[4], YS[6], YS[7]), XS[1], XS[-2])
    pen.upright((*XS[:3], *XS[-2:]), YS[0], YS[-1])
    pen.upright(XS[3:-2], YS[1], YS[-1])
