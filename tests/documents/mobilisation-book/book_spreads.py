"""派員出國計畫預算類別表: a table over two facing pages.

As in the real books each page of a spread holds the text of the whole spread; what belongs to the other page
lies outside the paper. Reading such a page naively gives every trip twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from book_accounts import AGENCY
from book_drawing import DIGITS, WIDTH, Pen, wrap
from book_forms import FISCAL_YEAR, thousands
from book_prose import UNIT
from book_trips import MEETINGS, STUDIES, TRIPS, VISITS, Trip

TITLE = "派員出國計畫預算類別表"
LEFT, RIGHT = (45.0, 554.0), (640.0, 1149.0)  # the two halves, in the coordinates of the spread


@dataclass(frozen=True)
class Form:
    """Where one of the three forms has its rules, names and cells; x runs over both pages."""

    split: int  # characters of the title on the left page
    rules: tuple[float, ...]  # vertical, from the top of the heading
    low_rules: tuple[float, ...]  # vertical, from below the line that divides the heading
    dividers: tuple[tuple[float, float], ...]
    names: tuple[tuple[float, float, str], ...]  # centre, top, text
    texts: tuple[tuple[str, float, int], ...]  # cell, x, half-width columns
    numbers: tuple[tuple[str, float], ...]  # cell, right edge
    step: float


FORMS = {
    VISITS: Form(
        7,
        (183.5, 235.5, 285.5, 399.5, 469.5, 510.5, 554.5, 905.5, 981.5),
        (705.5, 772.5, 837.5, 1008.5),
        ((640, 905), (982, 1149)),
        (
            (114, 103, "計畫名稱及領域代碼"),
            (209.5, 103, "擬前往國家"),
            (260.5, 97, "擬拜會或"),
            (260.5, 109, "視察機構"),
            (342, 103, "計   畫   內   容"),
            (434.5, 103, "預計前往期間"),
            (490, 103, "預計天數"),
            (532, 103, "擬派人數"),
            (772, 92, "旅　　      費　  　    預　      　算"),
            (672, 110, "交通費"),
            (739, 110, "生活費"),
            (805, 110, "辦公費"),
            (871, 110, "合　　計"),
            (943.5, 103, "歸屬預算科目"),
            (1065, 92, "前三年內有無赴同一機構拜會、視察"),
            (995, 110, "有/無"),
            (1078, 110, "如有，說明其內容"),
        ),
        (
            ("name", 67, 22),
            ("destination", 185, 10),
            ("host", 237, 9),
            ("purpose", 287, 22),
            ("account", 907, 14),
            ("before0", 988.5, 4),
            ("before1", 1010, 27),
        ),
        (
            ("period", 468), ("days", 506), ("people", 551), ("part0", 702), ("part1", 770),
            ("part2", 834), ("total", 902),
        ),
        17,
    ),
    MEETINGS: Form(
        7,
        (188.5, 233.5, 342.5, 383.5, 424.5, 787.5, 862.5),
        (487.5, 554.5, 713.5, 957.5, 1004.5, 1059.5),
        ((425, 554), (640, 787), (863, 1149)),
        (
            (115, 100, "計畫名稱及領域代碼"),
            (211, 94, "擬前往國"),
            (211, 106, "家或地區"),
            (288, 94, "主 要 會 議 議 題"),
            (288, 106, "談 判 重 點 等"),
            (363, 100, "預計天數"),
            (404, 100, "擬派人數"),
            (489, 91, "旅　　　　　費"),
            (456, 107, "交通費"),
            (521, 107, "生活費"),
            (713, 91, "預         　　算"),
            (676, 107, "辦公費"),
            (750, 107, "合 計"),
            (825, 100, "歸屬預算科目"),
            (1006, 91, "最近三次有關同一出國計畫之實際執行情形"),
            (910, 107, "出 國 地 點"),
            (981, 107, "出國期間"),
            (1032, 107, "出國人數"),
            (1104, 107, "國 外 旅 費"),
        ),
        (("name", 70, 23), ("destination", 190, 8), ("purpose", 235, 21), ("account", 789, 14)),
        (("days", 381), ("people", 421), ("part0", 485), ("part1", 551), ("part2", 711), ("total", 785)),
        15.5,
    ),
    STUDIES: Form(
        11,
        (185.5, 236.5, 410.5, 475.5, 514.5, 554.5, 942.5, 1033.5),
        (715.5, 796.5, 866.5),
        ((640, 942),),
        (
            (115, 101, "計畫名稱及領域代碼"),
            (211, 101, "擬前往國家"),
            (323, 101, "主　  要　  研  　習　  課  　程"),
            (443, 101, "預計前往期間"),
            (495, 101, "預計天數"),
            (534, 101, "擬派人數"),
            (791, 91, "旅　　　　　　費　　　　　　預　　　　　　算"),
            (677, 108, "生   活   費"),
            (756, 108, "機票與出國手續費"),
            (831, 108, "書籍學雜等費"),
            (904, 108, "合　    　計"),
            (988, 100, "歸屬預算科目"),
            (1091, 100, "前三年度已派人員人數"),
        ),
        (("name", 67, 22), ("destination", 187, 9), ("purpose", 238, 34), ("account", 945, 16)),
        (
            ("period", 475), ("days", 511), ("people", 551), ("part0", 713), ("part1", 793),
            ("part2", 864), ("total", 941), ("before0", 1146),
        ),
        17,
    ),
}  # fmt: skip

Cell = tuple[str, float, str]  # how it is aligned, x, text
Line = tuple[list[Cell], Trip | None]  # the cells at one height, and the trip that begins there


def cells(trip: Trip) -> dict[str, str]:
    """What stands in the cells of a trip, by name; `|` begins a new line."""
    found = {
        "name": trip.name + trip.code,
        "destination": trip.destination,
        "host": trip.host,
        "purpose": trip.purpose,
        "account": trip.account,
        "period": trip.period,
        "days": str(trip.days),
        "people": str(trip.people),
        "total": thousands(trip.total),
    }
    found |= {f"part{i}": thousands(part) for i, part in enumerate(trip.parts)}
    return found | {f"before{i}": text for i, text in enumerate(trip.before)}


def earlier(trip: Trip, index: int) -> list[Cell]:
    """One of the three lines on how the same meeting went before."""
    place, period, people, cost = (trip.before[index] if index < len(trip.before) else "||-|-").split("|")
    return [("text", 864, place), ("digits", 995, period), ("digits", 1057, people), ("digits", 1147, cost)]


def trip_lines(form: Form, trip: Trip, number: int) -> Iterator[Line]:
    """The lines of one trip, over all its columns."""
    found = cells(trip)
    cut = {
        name: [line for part in found.get(name, "").split("|") for line in wrap(part, width)]
        for name, _, width in form.texts
    }
    height = max(3 if trip.form == MEETINGS else 1, *map(len, cut.values()))
    for index in range(height):
        line: list[Cell] = [("text", 45, f"{number:02}")] if index == 0 else []
        for name, x, _ in form.texts:
            line.append(("text", x, cut[name][index] if index < len(cut[name]) else ""))
        if index == 0:
            line += [("digits", right, found.get(name, "")) for name, right in form.numbers]
        if index < 3 and trip.form == MEETINGS:
            line += earlier(trip, index)
        yield (
            sorted((cell for cell in line if cell[2]), key=lambda cell: cell[1]),
            trip if index == 0 else None,
        )


def form_lines(name: str) -> Iterator[Line]:
    """All lines of a form; the trips of all its headings are numbered through."""
    trips = [trip for trip in TRIPS if trip.form == name]
    headings = list(dict.fromkeys(trip.heading for trip in trips))
    for number, trip in enumerate(trips, 1):
        if number == 1 or trips[number - 2].heading != trip.heading:
            ordinal = "一二三"[headings.index(trip.heading)]
            yield [("text", 45, f"{ordinal}、{trip.heading}")], None
        yield from trip_lines(FORMS[name], trip, number)


def frame(pen: Pen, name: str) -> None:
    """The title, half of it on each page, and the rulings of a spread."""
    form, title = FORMS[name], f"{TITLE}－{name}"
    half = len(AGENCY) // 2
    halves = ((45.0, 14, AGENCY, half), (59.0, 16, title, form.split))
    for height, size, text, cut in halves:
        pen.heavy(554, height, text[:cut], size, "right")
        pen.heavy(640, height, text[cut:], size, "text")
    pen.right(554, 76, FISCAL_YEAR[:4])
    pen.text(640, 76, FISCAL_YEAR[4:])
    pen.right(1149, 76, UNIT)
    for start, end in (LEFT, RIGHT):
        for top in (88.5, 124.5, 795.5):
            pen.line(start, top, end, top)
    for start, end in form.dividers:
        pen.line(start, 105.5, end, 105.5)
    for x in form.rules:
        pen.line(x, 89, x, 795)
    for x in form.low_rules:
        pen.line(x, 106, x, 795)
    for centre, top, text in form.names:
        pen.middle(centre, top, text)


def spread(pen: Pen, name: str, lines: list[Line], number: int) -> None:
    """Two facing pages: the same drawing on both, shifted by the width of the paper."""
    for side in (0, 1):
        pen.shift = -WIDTH * side
        frame(pen, name)
        for index, (line, _) in enumerate(lines):
            top = 133 + index * FORMS[name].step
            for align, x, text in line:
                if align == "text":
                    pen.text(x, top, text)
                else:
                    pen.right(x, top, text, 10, DIGITS)
        pen.number_page(number + side)
        pen.next_page()
    pen.shift = 0.0


def trip_table(pen: Pen, name: str, number: int) -> dict[str, int]:
    """A form over as many spreads as it needs; the left page on which each trip begins."""
    places: dict[str, int] = {}
    lines = list(form_lines(name))
    room = int((790 - 133) / FORMS[name].step)
    for start in range(0, len(lines), room):
        part = lines[start : start + room]
        places |= {trip.name: pen.pages for _, trip in part if trip}
        spread(pen, name, part, number + 2 * (start // room))
    return places
