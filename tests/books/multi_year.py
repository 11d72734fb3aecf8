"""跨年期計畫概況表, in 億元 with decimals; a remark goes on over the page, one plan's years do not add up."""

from drawing import Pen

AGENCY, TITLE = "全民防衛署", "跨年期計畫概況表"
RULES = (126, 166, 230, 280, 334, 394, 458)
FIRST = (
    (("避難設施量能提", "升計畫"), "114-119", "21.28 - 0.50 1.17 19.61",
     ("行政院114年2月6日", "院臺綜字第114000", "0001號函核定。")),
    (("動員韌性2.0推動", "計畫—物資盤點", "平台計畫"), "111-115", "15.14 3.71 4.90 6.53 -",
     ("1.行政院111年1月14", "日核定。", "2.本計畫主管")),
)  # fmt: skip
SECOND = (
    ((), "", "", ("總經費7.51億元。",)),
    (("後備訓練中心重", "建工程計畫"), "112-117", "6.73 0.31 1.62 2.22 2.60", ()),
)


def draw(pen: Pen) -> None:
    """Two pages."""
    pen.page(lambda own: _table(own, FIRST), 50)
    pen.page(lambda own: _table(own, SECOND), 51)


def _table(pen: Pen, rows: tuple[tuple[tuple[str, ...], str, str, tuple[str, ...]], ...]) -> None:
    pen.heading(AGENCY, TITLE, unit="單位：新臺幣億元")
    pen.level((91, 136, 786), 45, 554)
    pen.level((103,), 230, 458)
    pen.upright((126, 166, 230, 458), 91, 786)
    pen.upright((280, 334, 394), 103, 786)
    for x, words in ((86, "計畫名稱"), (146, "執行期間"), (506, "備　　註")):
        pen.middle(x, 108, words, 9)
    pen.middle(198, 103, "中央公務預算", 9)
    pen.middle(198, 115, "經費需求總額", 9)
    pen.middle(344, 92, "分年經費需求", 9)
    headings = (
        ("113及以", "前年度", "預算數"),
        ("114年度", "預算數"),
        ("115年度", "預算數"),
        ("116及以後", "年度預估", "需求數"),
    )
    for left, right, lines in zip(RULES[2:], RULES[3:], headings, strict=False):
        for index, words in enumerate(lines):
            pen.middle((left + right) / 2, 104 + 10.5 * index, words, 9)
    top = 146.0
    for name, period, figures, remark in rows:
        pen.lines(47, top, name)
        pen.text(127, top, period)
        for x, figure in zip(RULES[2:], figures.split(), strict=False):
            pen.figure(x - 2, top + 1, figure)
        pen.lines(460, top, remark)
        top += 42 if figures else 14
