"""A corpus written by hand, and the data set that is made of it."""

import csv
from pathlib import Path
from typing import Any

from outputs import TEXT, amount, date, mention, output, program, put, table

from pipeline.forms import trips

NAMES = ("books/乙.pdf", "c.doc", "d.md", "甲.txt")

PAGES = ["某署 派員出國計畫預算類別表\n考察芬蘭民防\n避難設施 3 人 558\n", "立法院國防委員會\n訪臺\n"]
"""The text of a book, page by page."""

TRIP = {
    **dict.fromkeys(column.field for column in trips.COLUMNS),
    "number": "01",
    "name": "考察芬蘭民防避難設施",
    "destination": "芬蘭",
    "days": 8,
    "people": 3,
    "total": 558000,
    "page": 1,
    "pages": {"total": 2},
    "printed": {"total": "558"},
    "boxes": {"name": [67.0, 150.6, 177.0, 177.6]},
}

SENTENCE = mention("AMOUNT", "1,540萬3千元", {"amount": "15403000", "currency": "TWD", "qualifier": "about"})
PLAIN = output(
    path="甲.txt",
    document={"kind": "news", "title": "赴美", "agency": "國防部", "fiscal_year": "2026", "date": "2025-06"},
    mentions=[
        mention("AGENCY", "國防部", {"name": "國防部"}),
        date("115年度", "2026"),
        SENTENCE,
        mention("HEADCOUNT", "32人", {"count": 32, "qualifier": None}),
        mention("DURATION", "10天", {"iso8601": "P10D", "qualifier": None}),
        mention("PROGRAM", "派員", None),
    ],
    records=[
        program(
            name="派員赴美",
            fiscal_years="2026",
            amount="15403000",
            currency="TWD",
            headcount=32,
            duration="P10D",
            organiser="國防部",
            evidence=[[0, 3], [3, 8], [10, 19], [31, 34], [39, 42]],
        )
    ],
    findings=[
        {"check": "dates.past", "level": "info", "message": "=過去", "start": 3, "end": 8, "page": None}
    ],
)

BOOK = output(
    path="books/乙.pdf",
    document={"kind": "budget_book", "title": None, "agency": "某署", "fiscal_year": "2026", "date": None},
    tables=[
        table([TRIP], form=trips.TITLE, title="某署\n派員出國計畫預算類別表", fiscal_year="2026"),
        table(
            [{"column_1": "甲", "column_2": ""}],
            form="",
            title="不明之表",
            header=["項目", "說明"],
            pages=[2],
            unit=0,
        ),
    ],
)

PROPOSAL: dict[str, Any] = {
    "kind": "PROPOSAL",
    "number": "（一）",
    "section": ["第2款", "國防部"],
    "part": "proposal",
    "agency": "國防部",
    "fiscal_year": "2026",
    "account": ["一般行政", "業務費"],
    "code": None,
    "cost": "15403000",
    "action": ["cut", "freeze"],
    "deleted": "1000000.5",
    "frozen": None,
    "added": None,
    "revised": None,
    "computation": {"deleted": "15403000 * 0.1"},
    "condition": None,
    "report_to": None,
    "deadline": None,
    "proposers": ["王甲", "李乙"],
    "cosigners": [],
    "result": None,
    "sources": {"cost": [10, 19]},
    "evidence": [[10, 19]],
}
PROPOSALS = output(path="d.md", mentions=[amount("1,540萬3千元", "15403000")], records=[PROPOSAL])

FAILED = output(
    path="c.doc",
    findings=[
        {
            "check": "read.format",
            "level": "error",
            "message": "不能讀",
            "start": None,
            "end": None,
            "page": None,
        }
    ],
)
FAILED["source"]["media_type"] = None


def corpus(place: Path) -> Path:
    """Results of four documents: a plain text, a book, proposals, and one that could not be read."""
    book = {**BOOK, "source": {**BOOK["source"], "media_type": "application/pdf", "pages": 2}}
    for name, result in zip(NAMES, (book, FAILED, PROPOSALS, PLAIN), strict=True):
        put(place / f"{name}.json", result)
    (place / "books" / "乙.pdf.txt").write_text("\f".join(PAGES), encoding="utf-8")
    return place


def sources(place: Path) -> Path:
    """The directory of the plain texts' sources."""
    place.mkdir(exist_ok=True)
    for name in ("甲.txt", "d.md"):
        (place / name).write_text(TEXT, encoding="utf-8")
    return place


def rows(data_set: Path, table_name: str, folder: str = "csv") -> list[dict[str, str]]:
    """A table as its CSV has it."""
    path = data_set / folder / f"{table_name}.csv"
    with path.open(encoding="utf-8-sig" if folder == "spreadsheet" else "utf-8", newline="") as file:
        return list(csv.DictReader(file))


def one(data_set: Path, table_name: str, **wanted: str) -> dict[str, str]:
    """The only row of a table that has these values."""
    found = [row for row in rows(data_set, table_name) if wanted.items() <= row.items()]
    assert len(found) == 1, found
    return found[0]
