"""現有辦公房舍明細表 over two facing pages, the agency's staff beside its title; one flat too many."""

from drawing import WIDTH, Pen

AGENCY, TITLE = "全民防衛署", "現有辦公房舍明細表"
STAFF = (
    ("預算員額：", "職員", "212 人", "技工", "16 人"),
    ("", "警察", "0 人", "駕駛", "9 人"),
    ("", "法警", "0 人", "聘用", "6 人"),
    ("", "駐警", "4 人", "約僱", "13 人"),
    ("", "工友", "3 人", "駐外雇員", "0 人"),
)
LEFT, RIGHT = (188, 254, 314, 376, 426, 488, 554), (96, 152, 206, 262, 318, 382, 438, 496, 554)

# owned: units, area, cost, upkeep; borrowed: units, area, upkeep; rented: units, area, deposit, rent, upkeep;
# all: area, deposit, rent, upkeep
ROWS = (
    ("一、辦公房屋", 48, "12棟 8,210.50 120,300 640 1棟 589.00 - 2棟 437.87 50 317 - 9,237.37 50 317 640"),
    ("二、機關宿舍", 48, "17戶 1,104.20 9,600 88 3戶 297.57 23 0 - - - - 1,401.77 - - 111"),
    ("1 首長宿舍", 57, "1戶 164.70 3,400 12 3戶 297.57 23 - - - - - 462.27 - - 35"),
    ("2 單房間職務宿舍", 57, "6戶 339.50 3,100 40 - - - - - - - - 339.50 - - 40"),
    ("3 多房間職務宿舍", 57, "9戶 600.00 3,100 36 - - - - - - - - 600.00 - - 36"),
    ("三、其他", 48, "1棟2個 75.35 90 - 7幢 870.11 80 - - - - - 945.46 - - 80"),
)
TOTAL = ("合　計", 60, ". 9,390.05 129,990 728 . 1,756.68 103 . 437.87 50 317 - 11,584.60 50 317 831")


def draw(pen: Pen) -> None:
    """Two facing pages."""
    pen.spread(_spread, 40)


def _spread(pen: Pen) -> None:
    pen.spread_heading(AGENCY, TITLE, unit="單位：新臺幣千元，平方公尺")
    for index, words in enumerate(STAFF):
        for x, word in zip((48, 112, 178, 220, 280), words, strict=True):
            pen.text(x, 34 + 12 * index, word)
    pen.text(338, 64, "合計:　　263 人")
    _rules(pen)
    _headings(pen)
    top = 185.0
    for name, x, figures in ROWS:
        _row(pen, top, x, name, figures.split(" "))
        top += 28
    name, x, figures = TOTAL
    _row(pen, 630, x, name, figures.split(" "))


def _row(pen: Pen, top: float, x: float, name: str, figures: list[str]) -> None:
    pen.text(x, top, name)
    edges = (*LEFT, *(WIDTH + edge for edge in RIGHT))
    for edge, figure in zip(edges, figures, strict=True):
        if figure != ".":
            pen.right(edge - 1, top, figure)


def _rules(pen: Pen) -> None:
    pen.level((140, 178, 656), 45, 554)
    pen.level((154,), 146, 554)
    pen.upright((146, 376, 554), 141, 655)
    pen.upright((188, 254, 314, 426, 488), 155, 655)
    pen.level((140, 154, 178, 656), WIDTH + 45, WIDTH + 554)
    pen.upright((WIDTH + 318,), 141, 655)
    pen.upright((WIDTH + x for x in (96, 152, 206, 262, 382, 438, 496)), 155, 655)


def _headings(pen: Pen) -> None:
    pen.text(64, 156, "區　　　　分")
    for x, words in (
        (261, "自有"),
        (465, "無償借用"),
        (WIDTH + 182, "有償租用或借用"),
        (WIDTH + 436, "合計"),
    ):
        pen.middle(x, 142, words)
    names = ["單位數", "面積", "取得成本", "年需養護費", "單位數", "面積", "年需養護費"]
    for x, left, words in zip(LEFT, (146, *LEFT), names, strict=False):
        pen.middle((left + x) / 2, 161, words, 8)
    names = ["單位數", "面積", "押金", "租金", "年需養護費", "面積", "押金", "租金", "年需養護費"]
    for x, left, words in zip(RIGHT, (45, *RIGHT), names, strict=False):
        pen.middle(WIDTH + (left + x) / 2, 161, words, 8)
