"""歲出計畫提要及分支計畫概況表: an explanation, and the accounts under a branch, go on over pages.

Names, units and numbers are broken over lines; one line begins with the (2) of an article and is no item, and
one is spread out by a blank. The account of the last plan does not add up.
"""

from drawing import Pen

AGENCY, TITLE = "全民防衛署", "歲出計畫提要及分支計畫概況表"
LEFT, RIGHT, STEP = 27, 569, 16
COLUMNS = (190.5, 276.5, 357.5)

# how far a name is set in, the name, its amount; a line of the unit; how far a line of text is set in, and it
NOTHING = (0, "", "")
FIRST = (
    ((1, "01 人員維持", "48,210"), "人事室", (0, "職員62人、技工3人及聘用人員5人之待遇、獎金、")),
    ((11, "1000 人事費", "48,210"), "", (0, "加班費及保險費等。")),
    ((21, "1015 法定編制人員待遇", "30,000"), "", (0, "")),
    ((21, "1030 獎金", "10,210"), "", (0, "")),
    ((21, "1055 保險", "8,000"), "", (0, "")),
    (
        (1, "02 基本行政工作維持", "12,990"),
        "秘書室、主計室及",
        (0, "辦理文書、檔案與財產管理等一般行政工作。"),
    ),
    ((11, "2000 業務費", "9,440"), "資訊室", (0, "1.辦公廳舍水電、電話及郵資等經費3,440千元。")),
    ((21, "2006 水電費", "2,340"), "", (0, "2.文書處理與環境清潔委外等經費共計6,00")),
    ((21, "2009 通訊費", "1,100"), "", (10, "0千元(含臨時人力240千元)。")),
    ((21, "2054 一般事務費", "6,000"), "", (0, "3.更新　資訊設備3,550千元，包含：")),
    ((11, "3000 設備及投資", "3,550"), "", (10, "(1)汰換個人電腦50臺1,750千元。")),
    ((21, "3030 資訊軟硬體設備費", "3,550"), "", (10, "(2)建置備援系統，依113年核定之計畫辦理，")),
)
SECOND = (
    (NOTHING, "", (25, "總經費9,000千元，分3年辦理，本年度編列")),
    (NOTHING, "", (25, "第1年經費1,800千元。")),
    ((1, "03 動員演習整備及跨區域支援", "7,525"), "動員處", (0, "1.依動員準備相關辦法第3條第1項及第")),
    ((11, "協調計畫", ""), "", (10, "(2)款辦理演習，所需業務費7,525千元：")),
    ((11, "2000 業務費", "7,525"), "", (10, "(1)演習督導及講座經費1,525千元：")),
    ((21, "2036 按日按件計資酬金", "525"), "", (25, "<1>講座鐘點費525千元。")),
    ((21, "2051 物品", "-"), "", (25, "<2>督導作業1,000千元。")),
    ((21, "2054 一般事務費", "1,000"), "", (10, "(2)參演人員差旅及車資等經費6,0")),
)
THIRD = (
    ((21, "2072 國內旅費", "4,000"), "", (25, "00千元。")),
    ((21, "2084 短程車資", "2,000"), "", (0, "2.舉辦座談會。")),
)
RESERVE = (
    ((1, "01 第一預備金", "1,000"), "署內各單位", (0, "供年度進行中經費不足時動支。")),
    ((11, "6000 預備金", "1,000"), "", (0, "")),
    ((21, "6005 第一預備金", "1,000"), "", (0, "")),
)
VEHICLES = (
    ((1, "01 交通及運輸設備", "1,260"), "秘書室", (0, "一、汰購公務轎車1輛1,100千元。")),
    ((11, "3000 設備及投資", "1,260"), "", (0, "二、汰購機車2輛160千元。")),
    ((21, "3025 運輸設備費", "1,200"), "", (0, "")),
)
GENERAL = ("3614020100 一般行政", "68,725")


def draw(pen: Pen) -> None:
    """Three pages of one plan, and one of each of two."""
    contents = ("辦理一般行政管理、", "資訊設備更新及演習。"), ("提升行政效能，完備動員", "整備。")
    reserve = ("備供經費不敷時支用。",), ("因應臨時業務需要。",)
    vehicles = ("汰購公務車輛。",), ("維持公務運輸，提高行車安全。",)
    pages = (
        (*GENERAL, FIRST, *contents),
        (*GENERAL, SECOND),
        (*GENERAL, THIRD),
        ("3614029800 第一預備金", "1,000", RESERVE, *reserve),
        ("3614029011 交通及運輸設備", "1,260", VEHICLES, *vehicles),
    )
    for number, page in enumerate(pages, 65):
        pen.page(lambda pen, number=number, page=page: _page(pen, number, *page), number)


def _page(pen, number, name, amount, rows, contents=(), results=()):
    pen.middle(297, 810.5, str(number))
    _block(pen, name, amount)
    top = 110.0
    if contents:
        for x, label, lines in ((39, "計畫內容：", contents), (314, "預期成果：", results)):
            pen.text(x, 113, label)
            pen.lines(x, 125, lines)
        top = 153.0
    bottom = top + 21 + STEP * len(rows)
    pen.level((top, top + 17), LEFT, 572)
    pen.level((bottom,), LEFT, RIGHT)
    pen.upright(COLUMNS, top, bottom)
    for (left, right), heading in zip(
        ((36, 181), (203, 263), (289, 344), (375, 555)),
        ("分支計畫及用途別科目", "金額", "承辦單位", "說明"),
        strict=True,
    ):
        _spaced(pen, left, right, top + 2, heading)
    for index, ((indent, own, figure), unit, (hang, text)) in enumerate(rows):
        at = top + 19 + STEP * index
        pen.text(LEFT + indent, at, own)
        pen.figure(274, at - 0.6, figure)
        pen.text(277, at, unit)
        pen.text(359 + hang, at, text)


def _block(pen, name, amount):
    pen.middle(302, 34.8, AGENCY, 14)
    pen.middle(302, 51.2, TITLE, 16)
    pen.text(LEFT, 68, "經資門併計")
    pen.middle(302, 68, "中華民國115年度")
    pen.right(568, 68, "單位：新臺幣千元")
    pen.level((85, 110), LEFT, RIGHT)
    pen.upright((134, 414, 477), 84.8, 110.2)
    pen.text(35.5, 93.5, "工作計畫名稱及編號")
    pen.text(134, 93.5, name)
    pen.text(425.5, 93.5, "預算金額")
    pen.figure(567, 93.1, amount)


def _spaced(pen, left, right, top, text):
    """A heading whose characters are spread from edge to edge."""
    step = (right - left - 10) / (len(text) - 1)
    for index, char in enumerate(text):
        pen.text(left + index * step, top, char)
