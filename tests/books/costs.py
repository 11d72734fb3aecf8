"""各項費用彙計表: columns over two spreads with blank ones, lines over two pages, a name over two lines.

A table of a second agency stands behind it under the longer title; its sums fail, one of each kind.
"""

from drawing import Pen

AGENCY, TITLE = "全民防衛署", "各項費用彙計表"
TOP, BOTTOM, LEFT, RIGHT, KEY = 88.5, 785.5, 34, 559, 169.5

Plans = tuple[tuple[str, ...], ...]
Lines = tuple[tuple[str, ...], ...]

FIRST: Plans = (
    ("3614020100", "一般行政"),
    ("3614020200", "動員業務"),
    ("3614020301", "民防訓練及演習", "督導考核"),
    ("3614029011", "交通及運輸設備"),
)
SECOND: Plans = (("3614029800", "第一預備金"), (), (), ("合　　計",))

USES = (
    "合　　　　　計", "1000 人事費", " 1015 法定編制人員待遇", " 1055 保險", "2000 業務費", " 2009 通訊費",
    " 2054 一般事務費", " 2066 車輛及辦公器具養護|費", "3000 設備及投資", " 3025 運輸設備費",
    " 3035 雜項設備費", "6000 預備金", " 6005 第一預備金",
)  # fmt: skip
AMOUNTS: Lines = (
    ("61,200", "23,110", "8,450", "1,340"),
    ("48,300", "-", "-", "-"),
    ("40,100", "-", "-", "-"),
    ("8,200", "-", "-", "-"),
    ("12,000", "20,110", "6,450", "-"),
    ("1,900", "310", "250", "-"),
    ("9,300", "19,800", "6,200", "-"),
    ("800", "-", "-", "-"),
    ("900", "3,000", "2,000", "1,340"),
    ("-", "-", "-", "1,340"),
    ("900", "3,000", "2,000", "-"),
    ("-", "-", "-", "-"),
    ("-", "-", "-", "-"),
)
REST: Lines = (
    ("500", "", "", "94,600"),
    ("-", "", "", "48,300"),
    ("-", "", "", "40,100"),
    ("-", "", "", "8,200"),
    ("-", "", "", "38,560"),
    ("-", "", "", "2,460"),
    ("-", "", "", "35,300"),
    ("-", "", "", "800"),
    ("-", "", "", "7,240"),
    ("-", "", "", "1,340"),
    ("-", "", "", "5,900"),
    ("500", "", "", "500"),
    ("500", "", "", "500"),
)
FAILING = (
    ("合　　　　　計", "5,000", "5,100"),
    ("1000 人事費", "3,900", "3,900"),
    ("2000 業務費", "1,000", "1,000"),
    (" 2009 通訊費", "400", "400"),
    (" 2054 一般事務費", "500", "500"),
)
ON_A_PAGE = 8


def draw(pen: Pen) -> None:
    """Two pages for each half of the columns, and one for the other agency."""
    for number, (title, plans, amounts) in enumerate(
        ((TITLE, FIRST, AMOUNTS), (f"{TITLE}(續)", SECOND, REST))
    ):
        lines = [(use, *line) for use, line in zip(USES, amounts, strict=True)]
        for side, some in enumerate((lines[:ON_A_PAGE], lines[ON_A_PAGE:])):
            pen.page(_page(AGENCY, title, plans, some), 115 + 2 * number + side)
    two = (("3614020100", "一般行政"), ("合　　計",))
    pen.page(_page("全民防衛訓練中心", f"各機關{TITLE}", two, FAILING), 119)


def _page(agency: str, title: str, plans: Plans, lines: Lines):  # type: ignore[no-untyped-def]
    def drawn(pen: Pen) -> None:
        pen.heading(agency, title)
        step = (RIGHT - KEY) / len(plans)
        edges = [KEY + step * column for column in range(len(plans))]
        pen.level((TOP, 154.5, BOTTOM), LEFT, RIGHT)
        pen.level((107.5,), 49, 146)
        pen.upright(edges, TOP, BOTTOM)
        _corner(pen)
        for edge, plan in zip(edges, plans, strict=True):
            if len(plan) == 1:
                pen.middle(edge + step / 2, 114, plan[0])
            for row, words in enumerate(plan if len(plan) > 1 else ()):
                pen.text(edge + (1 if row else 10), 91 + 12 * row, words)
        _lines(pen, [*(edge + step for edge in edges)], lines)

    return drawn


def _corner(pen: Pen) -> None:
    """The heading of the first column: what the columns are and, under a rule, what the lines are."""
    pen.text(53.5, 93, "工作計畫名稱及編號")
    pen.text(59, 110, "第一、二級用途別")
    pen.text(59, 122, "科目名稱及編號")


def _lines(pen: Pen, ends: list[float], lines: Lines) -> None:
    top = 160.0
    for use, *amounts in lines:
        name, _, more = use.partition("|")
        pen.text(35 + 5 * name.startswith(" "), top, name.lstrip())
        if more:
            pen.text(64, top + 12, more)
        for end, amount in zip(ends, amounts, strict=True):
            if amount:
                pen.figure(end - 3, top, amount)
        top += 32 if more else 20
