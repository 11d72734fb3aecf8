"""Make the sample budget book: `python make.py OUT.pdf [--font PATH] [--expected JSON]`.

It stands in for a ministry's 單位預算, whose layout it follows (measured on a real book), so that the reader
can be tested on a document that is free to copy and whose every figure is known. The same bytes come out of
every run.

The font is AR PL Mingti2L Big5 of the Debian package fonts-arphic-bsmi00lp (Arphic Public License, which
allows embedding); any TrueType font with the glyphs of Traditional Chinese will do. Needs reportlab.
"""

import argparse
import json
from pathlib import Path

from book_accounts import AGENCY, EXPENDITURE, REVENUE, Account, check_accounts
from book_drawing import HEIGHT, WIDTH, Pen, columns, wrap
from book_forms import account_table, programme_page, summary_page
from book_programmes import PROGRAMMES, Line, Programme, check_programmes
from book_prose import CONTENTS, COVER, OVERVIEW
from book_spreads import trip_table
from book_trips import MEETINGS, PARTS, STUDIES, SUMMARY, TRIPS, VISITS, check_trips

FONT = Path("/usr/share/fonts/truetype/arphic-bsmi00lp/bsmi00lp.ttf")


def cover_page(pen: Pen) -> None:
    """The cover, which says that the book is no real one."""
    pen.canvas.setFillColorRGB(1, 0.9, 0.2)
    pen.canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    pen.canvas.setFillColorRGB(0, 0, 0)
    for top, size, text in COVER:
        pen.middle(WIDTH / 2, top, text, size)
    pen.next_page()


def contents_page(pen: Pen) -> None:
    """目次, with leaders to the book's own page numbers."""
    pen.middle(297, 59, AGENCY, 16)
    pen.middle(297, 83, "預  算  總  目  次", 16)
    pen.middle(297, 104.6, "中華民國115年度", 12)
    for index, (indent, text, pages) in enumerate(CONTENTS):
        left, top = 60 + 20 * indent, 133.2 + 23.5 * index
        dots = (470 - left) // 10 - columns(text) // 2
        pen.text(left, top, text + ("…" * int(dots) if pages else ""))
        pen.right(520, top, pages)
    pen.next_page()


def overview_pages(pen: Pen, first: int) -> None:
    """預算總說明: prose in 14 points with hanging indents."""
    lines = [
        (43 + 14 * indent + (14 if index else 0), line)
        for indent, text in OVERVIEW
        for index, line in enumerate(wrap(text, 72 - 2 * indent, "", "  "))
    ]
    for start in range(0, len(lines), 34):
        number = first + start // 34
        pen.number_page(number)
        pen.middle(297, 37.9, " ".join(AGENCY), 16)
        pen.middle(297, 61.7, "預  算  總  說  明", 16)
        pen.middle(297, 83.3, "中華民國115年度", 12)
        for index, (x, line) in enumerate(lines[start : start + 34]):
            pen.text(x, 107 + 20 * index, line.strip(), 14)
        pen.next_page()


def blank_page(pen: Pen, number: int) -> None:
    """A page that says it is blank."""
    pen.number_page(number)
    pen.middle(297, 380, "本  頁  空  白", 36)


def draw(out: Path, font: Path) -> dict[str, dict[str, int]]:
    """Draw the whole book; for each table the page of each row, by code or name."""
    pen = Pen(out, font)
    cover_page(pen)
    contents_page(pen)
    overview_pages(pen, 1)
    places = {"歲入來源別預算表": account_table(pen, "歲入來源別預算表", 3, REVENUE)}
    places["歲出機關別預算表"] = account_table(pen, "歲出機關別預算表", 4, EXPENDITURE)
    plans = places["歲出計畫提要及分支計畫概況表"] = {}
    for number, plan in enumerate(PROGRAMMES, 6):
        plans |= programme_page(pen, number, plan)
    places["派員出國計畫預算總表"] = {row[0]: pen.pages for row in SUMMARY}
    summary_page(pen, 15)
    trips = places["派員出國計畫預算類別表"] = {}
    for name, number in ((VISITS, 16), (MEETINGS, 20), (STUDIES, 22)):
        trips |= trip_table(pen, name, number)
    blank_page(pen, 24)
    pen.save()
    return places


def account_rows(rows: list[Account], places: dict[str, int]) -> list[dict[str, object]]:
    """The rows a reader should find in an account table: a dash is 0, an empty cell null."""
    names = ("this_year", "last_year", "final_accounts", "change")
    found: list[dict[str, object]] = []
    for row in rows:
        found.append({"code": row.code or None, "name": row.name, "level": row.level})
        amounts = [amount * 1000 for amount in row.amounts] if row.amounts else [None] * 4
        found[-1] |= dict(zip(names, amounts, strict=True)) | {"page": places[row.code]}
    return found


def programme_rows(plan: Programme, page: int) -> list[dict[str, object]]:
    """The rows of a plan: itself, then each branch with its accounts and the numbered notes behind them."""
    rows: list[dict[str, object]] = [{"kind": "plan", "code": plan.code, "name": plan.name}]
    rows[0] |= {"amount": plan.budget * 1000, "contents": plan.content, "expected_results": plan.result}
    branches = [index for index, line in enumerate(plan.lines) if line.level == 0]
    for start, end in zip(branches, [*branches[1:], len(plan.lines)], strict=True):
        branch = plan.lines[start]
        whose = {"plan_code": plan.code, "branch_code": branch.code}
        rows += [programme_line(line) | whose for line in plan.lines[start:end]]
        rows += [item | {"kind": "item"} | whose for item in numbered(branch)]
    return [row | {"page": page} for row in rows]


def programme_line(line: Line) -> dict[str, object]:
    """A branch or an account."""
    own: dict[str, object] = {"kind": "account", "level": line.level}
    if line.level == 0:
        own = {"kind": "branch", "unit_in_charge": line.office}
        own["explanation"] = "".join(text for text, _ in line.notes)
    return {"code": line.code, "name": line.name, "amount": line.amount * 1000} | own


def numbered(branch: Line) -> list[dict[str, object]]:
    """The notes of a branch that are numbered."""
    return [
        {"number": text[:2], "text": text[2:], "amount": amount and amount * 1000}
        for text, amount in branch.notes
        if text[1] == "."
    ]


def trip_rows(places: dict[str, int]) -> list[dict[str, object]]:
    """The trips a reader should find; `number` runs through each form."""
    rows: list[dict[str, object]] = []
    for form, parts in PARTS.items():
        for number, trip in enumerate((t for t in TRIPS if t.form == form), 1):
            row: dict[str, object] = {"category": trip.category, "number": f"{number:02}", "name": trip.name}
            row |= {"domain_code": trip.code.lstrip("-"), "destination": trip.destination}
            row |= {"period": trip.period or None, "days": trip.days, "people": trip.people}
            row |= {part: money * 1000 for part, money in zip(parts, trip.parts, strict=True)}
            rows.append(
                row | {"total": trip.total * 1000, "account": trip.account, "page": places[trip.name]}
            )
    return rows


def expected(places: dict[str, dict[str, int]]) -> dict[str, list[dict[str, object]]]:
    """The typed rows of every table, taken from the data that was drawn."""
    revenue, expenditure, programmes, summary, trips = places
    fields = ("category", "plans", "person_days", "budget")
    return {
        revenue: account_rows(REVENUE, places[revenue]),
        expenditure: account_rows(EXPENDITURE, places[expenditure]),
        programmes: [
            row for plan in PROGRAMMES for row in programme_rows(plan, places[programmes][plan.code])
        ],
        summary: [
            dict(zip(fields, (*row[:3], row[3] * 1000), strict=True)) | {"page": places[summary][row[0]]}
            for row in SUMMARY
        ],
        trips: trip_rows(places[trips]),
    }


def main() -> None:
    """Check the figures, draw the book, and write the expected rows where they are asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--font", type=Path, default=FONT)
    parser.add_argument("--expected", type=Path, help="also write the rows a reader should find, as JSON")
    args = parser.parse_args()
    check_trips()
    check_accounts(REVENUE)
    check_accounts(EXPENDITURE)
    check_programmes()
    rows = expected(draw(args.out, args.font))
    if args.expected:
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        args.expected.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
