"""派員出國計畫預算類別表 over two spreads, each page under the whole title.

Figures stand below the first line of a name, a category has no trips, a name and a text alone go on over the
second spread, and a total and a footnote stand below the trips.
"""

from drawing import WIDTH, Pen

AGENCY, TITLE = "全民防衛署", "派員出國計畫預算類別表－考察、視察、訪問"
LEFT = (45, 183.5, 235.5, 285.5, 399.5, 469.5, 510.5, 554.5)
RIGHT = tuple(WIDTH + x for x in (45, 110.5, 177.5, 242.5, 310.5, 386.5, 413.5, 554))
LEFT_HEAD = ("計畫名稱及領域代碼", "擬前往國家", "", "計畫內容", "預計前往期間", "預計天數", "擬派人數")
RIGHT_HEAD = ("交通費", "生活費", "辦公費", "合計", "", "有/無", "如有，說明其內容")


def draw(pen: Pen) -> None:
    """Two spreads."""
    pen.spread(_first, 52)
    pen.spread(_second, 54)


def _first(pen: Pen) -> None:
    form(pen)
    pen.text(45, 135, "一、考察")
    trip(pen, 152, "01", ("考察北海小國防災", "教育與演練-80"), ("冰島",), ("防災總署",))
    pen.lines(287, 152, ("訪問三座避難所，", "並參加演練。"), 17)
    figures(pen, 152, "115.05-115.06", "7 2", "120 98 12 230", "無")
    pen.text(45, 186, "二、視察")
    pen.text(45, 203, "無")
    pen.text(45, 220, "三、訪問")
    trip(pen, 237, "02", ("訪問群島動員機關", "及儲備中心83"), ("帛琉",), ("總統府",))
    pen.lines(287, 237, ("交流。",), 17)
    figures(pen, 254, "115.09-115.09", "5 3", "1,050 - 30 1,080", "有")
    pen.text(WIDTH + 415, 254, "114年訪問一次。")
    trip(pen, 764, "03", ("訪問高原國家物資儲",), ("尼泊爾",), ("內政部",))
    pen.lines(287, 764, ("考察高山地區運輸與", "通訊方式，並比較本"), 17)
    figures(pen, 764, "115.11-115.11", "6 1", "60 31 4 95", "無")


def _second(pen: Pen) -> None:
    form(pen)
    pen.text(65, 135, "備制度-80")
    pen.lines(287, 135, ("國山區之做法，提出", "建議。"), 17)
    pen.text(45, 186, "合　　計")
    pen.figure(RIGHT[4] - 3, 186, "1,405")
    pen.text(45, 780, "註：均搭乘經濟艙。")


def trip(
    pen: Pen, top: float, number: str, name: tuple[str, ...], place: tuple[str], whom: tuple[str]
) -> None:
    """The text of a trip on the left page."""
    pen.text(45, top, number)
    pen.lines(65, top, name, 17)
    pen.lines(185, top, place, 17)
    pen.lines(237, top, whom, 17)


def figures(pen: Pen, top: float, period: str, left: str, right: str, visited: str) -> None:
    """Its figures on both pages."""
    pen.figure(467, top, period)
    for x, figure in zip((507, 551), left.split(), strict=True):
        pen.figure(x, top, figure)
    for x, figure in zip(RIGHT[1:], right.split(), strict=False):
        pen.figure(x - 3, top - 2.4, figure)
    pen.text(RIGHT[4] + 1.5, top - 1.5, "動員業務")
    pen.text(RIGHT[5] + 7, top - 1.5, visited)


def form(pen: Pen, agency: str = AGENCY, year: int = 115) -> None:
    """The rules and the headings of a spread."""
    for x in (297, WIDTH + 297):
        pen.middle(x, 38, agency, 14)
        pen.middle(x, 57, TITLE, 16)
        pen.middle(x, 76, f"中華民國{year}年度")
    pen.right(WIDTH + 554, 76, "單位：新臺幣千元")
    pen.level((88.5, 125.5, 798.5), LEFT[0], LEFT[-1])
    pen.level((88.5, 125.5, 798.5), RIGHT[0], RIGHT[-1])
    pen.level((106.5,), RIGHT[0], RIGHT[4])
    pen.level((106.5,), RIGHT[5], RIGHT[7])
    pen.upright(LEFT[1:], 88.5, 798.5)
    pen.upright(RIGHT[4:6], 88.5, 798.5)
    pen.upright((*RIGHT[1:4], RIGHT[6]), 106.5, 798.5)
    for edges, heads, top in ((LEFT, LEFT_HEAD, 103), (RIGHT, RIGHT_HEAD, 111)):
        for x, right, head in zip(edges, edges[1:], heads, strict=False):
            pen.middle((x + right) / 2, top, head)
    pen.middle(260.5, 97, "擬拜會或")
    pen.middle(260.5, 109, "視察機構")
    pen.middle((RIGHT[0] + RIGHT[4]) / 2, 93, "旅　費　預　算")
    pen.middle((RIGHT[4] + RIGHT[5]) / 2, 103, "歸屬預算科目")
    pen.middle((RIGHT[5] + RIGHT[7]) / 2, 93, "前三年內有無赴同一機構", 9)
