"""The forms of the book, each drawn as the real ones are: vertical rules only, a row as high as its text."""

from dataclasses import dataclass

from book_accounts import AGENCY, Account
from book_drawing import DIGITS, Pen, columns, wrap
from book_programmes import Programme
from book_prose import UNIT, YEAR
from book_trips import SUMMARY

FISCAL_YEAR = f"中華民國{YEAR}年度"
AMOUNT_RIGHTS = (222.0, 281.0, 340.0, 399.5)
STEP = 15.9  # from one line of the 說明 to the next
TOP, FOOT = 106.6, 788.0


def thousands(value: int) -> str:
    """A sum as these books print it: a dash is nothing."""
    return f"{value:,}" if value else "-"


def heading(pen: Pen, number: int, title: str, left: str = "") -> None:
    """The page number and the four lines above a table."""
    pen.number_page(number)
    pen.heavy(297, 29.4, AGENCY, 14)
    pen.heavy(297, 44.6, title, 16)
    pen.middle(297, 61, FISCAL_YEAR)
    pen.text(34, 61, left)
    pen.right(561, 61, UNIT)


def account_frame(pen: Pen) -> None:
    """The rulings and column names of an account table."""
    for top, end in ((73.5, 561), (87.5, 164), (102.5, 561), (795.5, 561)):
        pen.line(33, top, end, top)
    for x in (48.5, 63.5, 78.5, 93.5):
        pen.line(x, 88, x, 795)
    for x in (164.5, 223.5, 282.5, 341.5, 400.5):
        pen.line(x, 74, x, 795)
    pen.text(61, 75, "科            目")
    for x, name in zip((35, 51, 66, 81, 103), ("款", "項", "目", "節", "名稱及編號"), strict=True):
        pen.text(x, 89.5, name)
    names = (("本年度", "預算數"), ("上年度", "預算數"), ("前年度", "決算數"), ("本年度與", "上年度比較"))
    for right, (above, below) in zip(AMOUNT_RIGHTS, names, strict=True):
        pen.middle(right - 29, 76, above)
        pen.middle(right - 29, 88.5, below)
    pen.text(443.5, 83.5, "說           明")


def account_notes(row: Account) -> list[str]:
    """The lines of a row's 說明."""
    prefixes = (("", "　"), ("  ", "  　 "), ("    ", "    　 "))
    return [
        line
        for depth, text in row.notes
        for line in wrap(text, 32, *(prefixes[depth] if text[0] in "123(<" else ("", "")))
    ]


def account_row(pen: Pen, top: float, row: Account) -> None:
    """A row without its 說明: the code stands on the line above the name and the amounts."""
    line = top + 11.8
    if row.level:
        pen.middle((40.5, 56, 71, 86)[row.level - 1], line, row.number, 10, DIGITS)
    for right, amount in zip(AMOUNT_RIGHTS, row.amounts or (), strict=False):
        pen.right(right, line, thousands(amount), 10, DIGITS)
    name = ["合        計"] if row.name == "合計" else wrap(row.name, 14)
    for index, part in enumerate(name):
        pen.text(94, line + index * 12, part)
    if row.painted_twice:
        pen.cover(94, line - 0.5, 163.5, line + 11.5)
        pen.text(94, line, row.name)
    if row.code:
        pen.text(94, top, "　" + row.code)


def account_table(pen: Pen, title: str, first: int, rows: list[Account]) -> dict[str, int]:
    """An account table over as many pages as it needs; the page on which each code stands."""
    places, number, top = {}, first, TOP
    heading(pen, number, title, "經資門併計")
    account_frame(pen)
    for row in rows:
        notes = account_notes(row)
        for index, note in enumerate(notes or [""]):
            if top + (STEP if index else 30) > FOOT:
                pen.next_page()
                number, top = number + 1, TOP
                heading(pen, number, title, "經資門併計")
                account_frame(pen)
            if index == 0:
                account_row(pen, top, row)
                places[row.code] = pen.pages
                top += 11.8
            pen.text(401, top, note)
            top += STEP
        short = 12 * len(wrap(row.name, 14)) - STEP * max(1, len(notes))
        top += max(2.3, short + 2.3)
    pen.next_page()
    return places


def programme_frame(pen: Pen, plan: Programme) -> None:
    """What stands above the branches: the programme, its sum and purpose, and the names of the columns."""
    for top in (73.5, 99.5, 140.5, 156.5, 795.5):
        pen.line(33, top, 561, top)
    for x, top, end in (
        (138, 74, 99),
        (414, 74, 99),
        (476, 74, 99),
        (195, 157, 795),
        (282, 157, 795),
        (362, 157, 795),
    ):
        pen.line(x, top, x, end)
    pen.text(38, 81, "工作計畫名稱及編號")
    pen.text(142, 81, f"{plan.code} {plan.name}")
    pen.text(424, 81, "預算金額")
    pen.right(559, 81, thousands(plan.budget), 10, DIGITS)
    for x, label, text in ((38, "計畫內容：", plan.content), (300, "預期成果：", plan.result)):
        pen.text(x, 104, label)
        pen.text(x, 119, text)
    names = ((114, "分支計畫及用途別科目"), (238, "金      額"), (322, "承辦單位"), (461, "說            明"))
    for centre, name in names:
        pen.middle(centre, 143.5, name)


def programme_page(pen: Pen, number: int, plan: Programme) -> dict[str, int]:
    """歲出計畫提要及分支計畫概況表, of one programme; the notes run on beside the sums. The page it is on."""
    heading(pen, number, "歲出計畫提要及分支計畫概況表", "經資門併計")
    programme_frame(pen, plan)
    free = top = 160.0
    for line in plan.lines:
        top = max(top, free) if line.level == 0 else top
        pen.text(34 + 10 * line.level, top, f"{line.code} {line.name}")
        pen.right(281, top, thousands(line.amount), 10, DIGITS)
        pen.text(284, top, line.office)
        free = max(free, top)
        for note in (part for text, _ in line.notes for part in wrap(text, 39, "", "  ")):
            pen.text(364, free, note)
            free += STEP
        top += STEP
    page = pen.pages
    pen.next_page()
    return {plan.code: page}


@dataclass(frozen=True)
class SummaryColumn:
    """One column of the 總表: its two lines of heading, its centre and the right edge of its numbers."""

    above: str
    below: str
    centre: float
    right: float


COLUMNS = (
    SummaryColumn("本 年 度", "計畫項數", 122, 127),
    SummaryColumn("本 年 度 預 計", "人          天", 192, 203),
    SummaryColumn("本   年   度", "預   算   數", 283, 323),
    SummaryColumn("上 年 度", "計畫項數", 348, 352),
    SummaryColumn("上 年 度 核 定", "人          天", 416, 429),
    SummaryColumn("上   年   度", "預   算   數", 508, 551),
)


def summary_page(pen: Pen, number: int) -> None:
    """派員出國計畫預算總表."""
    heading(pen, number, "派員出國計畫預算總表")
    for top in (88.5, 122.5, 785.5):
        pen.line(45, top, 554, top)
    for x in (100.5, 143.5, 241.5, 325.5, 370.5, 462.5):
        pen.line(x, 89, x, 785)
    pen.text(58, 101, "類  別")
    for column in COLUMNS:
        pen.middle(column.centre, 95, column.above)
        pen.middle(column.centre, 107, column.below)
    for index, (category, *values) in enumerate(SUMMARY):
        top = 132 + 16 * index
        assert columns(category) == 4
        pen.text(53, top, f"{category[0]}　　{category[1]}")
        for column, value in zip(COLUMNS, values, strict=True):
            pen.right(column.right, top - 0.5, thousands(value), 10, DIGITS)
    pen.next_page()
