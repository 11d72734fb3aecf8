"""人事費彙計表: an ordinal before each kind of pay, a note over two lines, the total at the foot."""

from drawing import Pen

TITLE = "人事費彙計表"

Items = tuple[tuple[str, str, tuple[str, ...]], ...]

ITEMS: Items = (
    ("一、民意代表待遇", "-", ()),
    ("二、政務人員待遇", "2,180", ()),
    ("三、法定編制人員待遇", "37,920", ()),
    ("八、加班費", "1,400", ("超時加班費1,100千元，不休假加", "班費300千元。")),
    ("十一、保險", "6,800", ()),
    ("十二、調待準備", "-", ()),
)
FAILING: Items = (("三、法定編制人員待遇", "3,900", ()), ("十一、保險", "100", ()))


def draw(pen: Pen) -> None:
    """A page for each of two agencies; the second one's total is wrong."""
    pen.page(lambda pen: _page(pen, "全民防衛署", ITEMS, "48,300"), 127)
    pen.page(lambda pen: _page(pen, "全民防衛訓練中心", FAILING, "3,990"), 129)


def _page(pen: Pen, agency: str, items: Items, total: str) -> None:
    pen.heading(agency, TITLE)
    pen.level((88.5, 110.5, 785.5), 45, 554)
    pen.upright((231.5, 359.5), 89, 785)
    for x, name in ((66, "人　　　事　　　費　　　別"), (252.5, "金　　　　　額"), (392.5, "說　　　　　明")):
        pen.text(x, 95, name)
    top = 118.0
    for name, amount, note in items:
        pen.text(46, top, name)
        pen.figure(357, top + 1.6, amount)
        pen.lines(362, top, note)
        top += 8 + 12 * max(len(note), 1)
    pen.text(45, 767.2, "合　　　　　　　　計", 12)
    pen.figure(356, 770.6, total)
