"""A small corpus for charts, and what a picture shows, read from its SVG."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
from corpora import ACCOUNTS, Paper

SVG = "{http://www.w3.org/2000/svg}"
BOX = re.compile(r"M([-\d.]+),([-\d.]+)h([-\d.]+)v([-\d.]+)h")


def account(name: str, level: int | None, this: int | None, last: int | None = None) -> dict[str, Any]:
    """A row of a book's accounts, in thousands."""
    sums = {"this_year": this, "last_year": last}
    whole = {field: value * 1000 if value is not None else None for field, value in sums.items()}
    return {"code": "", "name": name, "level": level, **whole}


BOOK = Paper("budget_book", agency="動員署", year="2026").table(
    ACCOUNTS,
    [
        account("國防部主管", 1, None),
        account("動員署", 2, 1000, 900),
        account("國防支出", None, 1000, 900),
        account("一般行政", 3, 400, 500),
        account("動員業務", 3, 600, 400),
        account("動員準備", 4, 450, 400),
        account("韌性業務", 4, 150),
    ],
)
NEWS = (
    Paper("news")
    .tell("甲對話", "150萬元", "1500000", platform=True, headcount=20, duration="P10D", organiser="國防部")
    .tell("甲對話", "200萬元", "2000000", "2027", platform=True, organiser="國防部")
    .tell("乙會談", "8萬美元", "80000", platform=True, currency="USD", headcount=5, duration="P2W")
    .tell("丙計畫", "3億元", "300000000", headcount=9, duration="P3M")
)
CORPUS = {"books/a.pdf": BOOK, "news/b.txt": NEWS}


def write(corpus: Mapping[str, Paper], directory: Path) -> Path:
    """Results as a run leaves them."""
    for name, paper in corpus.items():
        file = directory / f"{name}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(msgspec.json.encode(paper.output(name)))
    return directory


def root(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def texts(svg: str) -> list[str]:
    """All that can be read in a picture, line by line."""
    return [line for element in root(svg).iter(f"{SVG}text") for line in element.itertext()]


def marks(svg: str, kind: str) -> list[ET.Element]:
    """The marks of a kind: symbol, rect, rule; those of legends are none."""
    groups = [group for group in root(svg).iter(f"{SVG}g") if _is(group, kind)]
    return [path for group in groups for path in group if path.tag in {f"{SVG}path", f"{SVG}line"}]


def _is(group: ET.Element, kind: str) -> bool:
    name = group.get("class", "")
    return f"mark-{kind} " in f"{name} " and "role-mark" in name and "layer" in f"{name} layer"


def boxes(svg: str) -> list[tuple[float, float]]:
    """Width and height of the rectangles."""
    found = [BOX.match(mark.get("d", "")) for mark in marks(svg, "rect")]
    return [(float(box[3]), float(box[4])) for box in found if box]
