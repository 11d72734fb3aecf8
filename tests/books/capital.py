"""資本支出分析表 over two pages: codes above the names, a heading over the gap, a row that fails."""

from drawing import WIDTH, Pen

AGENCY, TITLE = "全民防衛署", "資本支出分析表"
NUMBERS = (45, 63.5, 82.5, 100.5, 118.5)
LEFT = (252.5, 328.5, 404.5, 480.5, 554.5)
RIGHT = (45, 120.5, 194.5, 268.5, 343.5, 418.5, 488.5, 554)
NAMES = (
    "土地", "房屋建築及設備", "公共建設及設施", "機械設備",
    "運輸設備", "資訊軟硬體設備", "雜項設備", "權　利", "投　資",
)  # fmt: skip

# 款, 項, 目, 節; code, name; what is bought; other, total
ROWS = (
    ("14", "", "", "", "0014000000", "國防部主管", *[""] * 11),
    ("", "2", "", "", "0014020000", "全民防衛署",
     "-", "2,000", "-", "1,000", "1,340", "900", "1,500", "-", "500", "1,600", "8,840"),
    ("", "", "", "", "3614020000", "國防支出",
     "-", "2,000", "-", "1,000", "1,340", "900", "1,500", "-", "500", "-", "7,240"),
    ("", "", "1", "", "3614020100", "一般行政",
     "-", "-", "-", "-", "-", "400", "500", "-", "-", "-", "900"),
    ("", "", "2", "", "3614020200", "動員業務",
     "-", "2,000", "-", "1,000", "1,340", "500", "1,000", "-", "500", "-", "6,340"),
    ("", "", "", "1", "3614020201", "動員準備",
     "-", "2,000", "-", "1,000", "-", "-", "-", "-", "-", "-", "3,000"),
    ("", "", "", "2", "3614020202", "民防訓練",
     "-", "-", "-", "-", "1,340", "500", "1,000", "-", "500", "-", "3,350"),
    ("", "", "", "", "6314020000", "福利服務支出",
     "-", "-", "-", "-", "-", "-", "-", "-", "-", "1,600", "1,600"),
    ("", "", "4", "", "6314021100", "受災照顧",
     "-", "-", "-", "-", "-", "-", "-", "-", "-", "1,600", "1,600"),
)  # fmt: skip


def draw(pen: Pen) -> None:
    """A spread."""
    pen.spread(_spread, 124)


def _spread(pen: Pen) -> None:
    pen.spread_heading(AGENCY, TITLE)
    right = [WIDTH + x for x in RIGHT]
    pen.level((88.5, 107.5, 126.5, 785.5), 45, 555)
    pen.level((88.5, 126.5, 785.5), right[0], right[-1])
    pen.level((107.5,), right[0], right[5])
    pen.upright(NUMBERS[1:], 108, 785)
    pen.upright((LEFT[0],), 89, 785)
    pen.upright(LEFT[1:], 108, 785)
    pen.upright(right[1:5], 108, 785)
    pen.upright(right[5:7], 89, 785)
    _headings(pen, right)
    for row, line in enumerate(ROWS):
        top = 133.0 + 27 * row
        pen.text(141, top, line[4])
        pen.text(121, top + 12, line[5])
        for x, number in zip(NUMBERS, line[:4], strict=False):
            pen.figure(x + 11, top + 12, number)
        for end, figure in zip((*LEFT[1:], *right[1:]), line[6:], strict=True):
            pen.figure(end - 2, top + 12, figure)


def _headings(pen: Pen, right: list[float]) -> None:
    pen.text(70.5, 93, "科　　　　　　　　　　　　　目")
    for x, name in zip((49, 67, 86, 104, 130), ("款", "項", "目", "節", "名　稱　及　編　號"), strict=True):
        pen.text(x, 112.5, name)
    for x, word in zip(
        (333.5, 463.5, right[0] + 72, right[0] + 182, right[0] + 292), "設備及投資", strict=True
    ):
        pen.text(x, 93, word)
    starts, ends = (*LEFT[:4], *right[:5]), (*LEFT[1:], *right[1:6])
    for start, end, name in zip(starts, ends, NAMES, strict=True):
        pen.middle((start + end) / 2, 112.5, name)
    pen.text(right[5] + 5, 104, "其他資本支出")
    pen.text(right[6] + 18, 104, "合　計")
