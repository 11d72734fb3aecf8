"""歲入項目說明提要表: a note goes on over pages; a 目 without 節 differs from its account."""

from drawing import Pen

AGENCY, TITLE = "全民防衛署", "歲入項目說明提要表"
EDGES = (71.5, 91.5, 112.5, 131.5, 217.5, 303.5)

REVIEWS = {
    "names": ("0514020100", "-0514020101", "行政規費收入", "-審查費"),
    "amount": "3,210",
    "unit": ("動員處、秘書室及訓", "練中心"),
    "contents": ("1.受理民防訓練機構申請認可之審", "查。", "2.補發訓練證明。"),
    "basis": ("1.規費法第10條。", "2.民防訓練機構認可審查收費標準", "第2條。"),
}
SCRAP = {
    "names": ("0714020500", "", "廢舊物資售價", ""),
    "amount": "120",
    "unit": ("秘書室",),
    "contents": ("變賣報廢物品之收入。",),
    "basis": ("國有財產法第7條。",),
}
# 款, 項, 目, 節; code, name, amount, note
FEES = (
    ("3", "", "", "", "0500000000", "規費收入", "3,210", ()),
    ("", "41", "", "", "0514020000", "全民防衛署", "3,210", ()),
    ("", "", "1", "", "0514020100", "行政規費收入", "3,210", ()),
    ("", "", "", "1", "0514020101", "審查費", "3,210",
     ("1.動員處：機構認可審查，預計1,500元×2,0", "00件=3,000千元。", "2.訓練中心：補發證明100元×2,1")),
)  # fmt: skip
GOES_ON = (("", "", "", "", "", "", "", ("00件=210千元。",)),)
SALES = (
    ("4", "", "", "", "0700000000", "財產收入", "110", ()),
    ("", "52", "", "", "0714020000", "全民防衛署", "110", ()),
    ("", "", "2", "", "0714020500", "廢舊物資售價", "110", ("報廢物品變賣收入110千元。",)),
)


def draw(pen: Pen) -> None:
    """Two pages of one source and one of another."""
    again = {**REVIEWS, "contents": (), "basis": ()}
    for number, page in enumerate(((REVIEWS, FEES), (again, GOES_ON), (SCRAP, SALES)), 53):
        pen.page(lambda pen, number=number, page=page: _page(pen, number, *page), number)


def _page(pen, number, block, rows):
    pen.middle(297, 802, str(number))
    pen.middle(299, 46.4, AGENCY, 14)
    pen.middle(299, 63.6, TITLE, 16)
    pen.middle(299, 84, "中華民國115年度")
    pen.right(551, 84, "單位：新臺幣千元")
    _block(pen, block)
    top = 206.0
    if block["contents"]:
        top = 222.0 + 12 * max(len(block["contents"]), len(block["basis"]))
        for x, label, lines in (
            (47, "一、項目內容", block["contents"]),
            (294, "二、法令依據", block["basis"]),
        ):
            pen.text(x, 200.5, label)
            pen.lines(x + 20, 216.5, lines)
    _table(pen, top, rows)


def _block(pen, block):
    pen.level((99.5, 172.5, 193.5), 45, 554)
    pen.upright((113.5, 270.5, 320.5, 407.5, 461.5), 100, 172)
    pen.text(54, 109, "來源子目及")
    pen.text(54, 121, "細目與編號")
    for index, printed in enumerate(block["names"]):
        pen.text((115, 195)[index % 2], (106, 118)[index // 2], printed)
    pen.text(275.5, 113, "預算金額")
    pen.figure(404, 112.4, block["amount"])
    pen.text(414, 113, "承辦單位")
    pen.lines(464, 102, block["unit"])
    for x, char in zip(range(115, 500, 74), "歲入項目說明", strict=True):
        pen.text(x, 175.4, char, 12)


def _table(pen, top, rows):
    bottom = top + 38 + sum(max(36, 18 + 15 * len(row[-1])) for row in rows)
    pen.level((top, top + 21, top + 38), 42, 560)
    pen.level((bottom,), 45, 554)
    pen.upright(EDGES, top + 21, bottom)
    for x, char in zip(range(99, 500, 98), "金額及說明", strict=True):
        pen.text(x, top + 3, char, 12)
    for x, heading in ((60, "款"), (81, "項"), (102, "目"), (122, "節"), (177, "名　稱"), (261, "金　額")):
        pen.middle(x, top + 24, heading)
    pen.text(389, top + 24, "說")
    pen.text(474, top + 24, "明")
    at = top + 43
    for *numbers, code, name, amount, note in rows:
        for x, number in zip((60, 80, 101, 122), numbers, strict=True):
            pen.middle(x, at + 18.6, number, 10, "Helvetica")
        pen.text(135, at, code)
        pen.text(135, at + 18, name)
        pen.figure(299, at + 17.6, amount)
        pen.lines(305, at + 14.5, note, 15)
        at += max(36, 18 + 15 * len(note))
