"""公務車輛明細表 over two pages, and that of a part of the agency whose litres do not add up.

A heading stands close above the vehicles that it leads, a remark goes on over the page, and the totals were
added before they were rounded: 1,668 litres at 31 TWD are 52 thousand, three times that 155.
"""

from drawing import Pen

AGENCY, PART, TITLE = "全民防衛署", "全民防衛署動員訓練中心", "公務車輛明細表"
RULES = (54, 138, 178, 212, 258, 318, 360, 412, 458, 504)

# count, kind, seats, bought, displacement, litres, price, fuel, upkeep, other, remark
FIRST = (
    ("", ("現有車輛:",), (), ()),
    ("1", ("首長專用車",), ("4", "103.03", "1,998", "1,668", "31.00", "52", "9", "54"),
     ("ABC-1579。預定", "115年1月汰換。")),
    ("1", ("小客車及小客貨兩", "用車"), ("7", "98.06", "2,351", "1,668", "31.00", "52", "51", "28"),
     ("4703-XA。",)),
    ("1", ("小客車及小客貨兩", "用車"), ("7", "100.5", "2,351", "1,668", "31.00", "52", "51", "28"),
     ("4705-XA。",)),
    ("11", ("機車",), ("1", "97.08", "125", "992", "31.00", "31", "2", "3"),
     ("520-DXK、522", "-DXK、529-DX")),
)  # fmt: skip
SECOND = (
    ("2", ("機車",), ("1", "112.07", "0", "0", "0.00", "0", "1", "1"), ("EPX-7500、EP", "X-7501。")),
    ("", ("本年度新增車輛:",), (), ()),
    (
        "1",
        ("大型巴士",),
        ("20", "115.04", "3,907", "780", "27.50", "21", "8", "-"),
        ("預計115年4月", "新購。"),
    ),
)
OTHER = (
    ("", ("現有車輛:",), (), ()),
    ("1", ("小貨車",), ("1", "101.04", "1,198", "1,140", "29.50", "34", "51", "26"), ("3151-X3。",)),
    ("6", ("機車",), ("1", "105.04", "125", "600", "31.00", "19", "-", "7"), ("MEX-3383等6輛。",)),
)


def draw(pen: Pen) -> None:
    """Three pages."""
    pen.page(lambda own: _table(own, AGENCY, FIRST, ()), 31)
    pen.page(lambda own: _table(own, AGENCY, SECOND, ("6,776", "207", "121", "114"), ("K等11輛。",)), 32)
    pen.page(lambda own: _table(own, PART, OTHER, ("1,840", "52", "51", "33")), 33)


def _table(
    pen: Pen,
    agency: str,
    rows: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...],
    total: tuple[str, ...],
    going_on: tuple[str, ...] = (),
) -> None:
    pen.heading(agency, TITLE)
    _head(pen)
    pen.lines(506, 124, going_on)
    top = 124.0 + 20 * bool(going_on)
    for count, kind, figures, remark in rows:
        pen.figure(52, top, count)
        pen.lines(56, top, kind)
        for x, figure in zip(RULES[2:], figures, strict=False):
            pen.figure(x - 2, top, figure)
        pen.lines(506, top, remark)
        top += 34 if figures else 14
    if total:
        pen.text(70, 770, "合　　　計")
        for x, figure in zip((318, 412, 458, 504), total, strict=True):
            pen.figure(x - 2, 770, figure)


def _head(pen: Pen) -> None:
    pen.level((91, 119, 788), 23, 568)
    pen.level((105,), 258, 412)
    pen.upright((54, 138, 178, 212, 258, 412, 458, 504), 91, 788)
    pen.upright((318, 360), 105, 788)
    for x, words in ((38, "車輛數"), (96, "車輛種類"), (435, "養護費"), (481, "其 他"), (536, "備　註")):
        pen.middle(x, 100, words)
    for x, lines in (
        (158, ("乘客人數", "不含司機")),
        (195, ("購置", "年月")),
        (235, ("汽缸總", "排氣量", "(立方公分)")),
    ):
        for index, words in enumerate(lines):
            pen.middle(x, 91.5 + (8.8 if len(lines) > 2 else 13) * index, words, 8)
    pen.middle(335, 93, "油料費", 9)
    for x, words in ((288, "數量(公升)"), (339, "單價(元)"), (386, "金額")):
        pen.middle(x, 108, words, 8)
