"""媒體政策及業務宣導費彙計表: accounts with one sum and what it is for; the agency's is 10 thousand short."""

from drawing import Pen

AGENCY, TITLE = "全民防衛署", "媒體政策及業務宣導費彙計表"

# 款, 項, 目, 節; code, name; sum; contents
ROWS = (
    ("12", "", "", "", "0014000000", "國防部主管", "", ()),
    ("", "1", "", "", "0014020000", "全民防衛署", "6,915", ()),
    ("", "", "", "", "3614020000", "國防支出", "1,925", ()),
    ("", "", "2", "", "3614020100", "全民防衛動員業務", "1,688",
     ("1.辦理防衛手冊宣導短片製作等經費400千元。", "2.辦理演習訊息託播及刊登等經費1,28", "8千元。")),
    ("", "", "3", "", "3614020200", "物資儲備", "237", ("辦理物資儲備宣導等經費237千元。",)),
    ("", "", "", "", "6814020000", "福利服務支出", "5,000", ()),
    ("", "", "5", "", "6814020300", "社會安全", "5,000", ("辦理志工招募宣導等經費5,000千元。",)),
)  # fmt: skip


def draw(pen: Pen) -> None:
    """A page."""
    pen.page(_page, 61)


def _page(pen: Pen) -> None:
    pen.heading(AGENCY, TITLE)
    pen.level((109, 147, 792), 29, 565)
    pen.level((122,), 29, 249)
    pen.upright((49, 69, 88, 108), 122, 792)
    pen.upright((249, 335), 109, 792)
    pen.middle(139, 111, "科　　　　　目")
    for x, name in ((39, "款"), (59, "項"), (78, "目"), (98, "節"), (178, "名　稱　及　編　號")):
        pen.middle(x, 130, name)
    pen.middle(292, 123, "預 算 數")
    pen.middle(450, 123, "預　計　執　行　內　容")
    top = 152.0
    for *numbers, code, name, figure, contents in ROWS:
        pen.text(118, top, code)
        for x, number in zip((44, 64, 83, 103), numbers, strict=True):
            pen.right(x, top + 13, number)
        pen.text(110, top + 13, name)
        pen.figure(333, top + 13, figure)
        pen.lines(337, top + 13, contents)
        top += 54 if len(contents) > 1 else 28
