"""歲出政事別預算表 on one page: an account may have no number, and a deficit is printed with a minus."""

from drawing import Pen

AGENCY, TITLE = "全民防衛署", "歲出政事別預算表"

# 款, 項, 目, 節; code, name; this year, last year, two years ago, change; note
ROWS = (
    ("12", "", "", "", "3600000000", "國防支出", "84,310", "80,155", "77,402", "4,155", ()),
    ("", "1", "", "", "3614020000", "國防支出", "84,310", "80,155", "77,402", "4,155", ()),
    ("", "", "1", "", "3614020100", "一般行政", "61,200", "62,005", "60,118", "-805",
     ("減列辦公室租金", "等805千元。")),
    ("", "", "2", "", "3614020200", "動員業務", "23,110", "18,150", "17,284", "4,960",
     ("增列演練經費4,9", "60千元。")),
)  # fmt: skip


def draw(pen: Pen) -> None:
    """A page."""
    pen.page(_page, 21)


def _page(pen: Pen) -> None:
    pen.heading(AGENCY, TITLE)
    pen.level((91, 128, 790), 45, 554)
    pen.level((108,), 45, 232)
    pen.upright((65, 85, 105, 125), 108, 790)
    pen.upright((232, 290, 348, 406, 464), 91, 790)
    pen.middle(138, 95, "科　　　目")
    for x, name in ((55, "款"), (75, "項"), (95, "目"), (115, "節"), (178, "名稱及編號")):
        pen.middle(x, 113, name)
    for x, name in ((261, "本年度預算數"), (319, "上年度預算數"), (377, "前年度決算數"), (509, "說　明")):
        pen.middle(x, 105, name, 9)
    pen.middle(435, 99, "本年度與", 9)
    pen.middle(435, 110, "上年度比較", 9)
    top = 136.0
    for *numbers, code, name, this, last, before, change, note in ROWS:
        pen.text(128, top, code)
        for x, number in zip((60, 80, 100, 120), numbers, strict=True):
            pen.right(x, top + 13, number)
        pen.text(128, top + 13, name)
        for x, figure in zip((288, 346, 404, 462), (this, last, before, change), strict=True):
            pen.figure(x, top + 13, figure)
        pen.lines(466, top + 13, note)
        top += 42
