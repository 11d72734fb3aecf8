"""No text is too long or too odd: the time grows with the text and no faster, and nothing raises."""

import time

import pytest

from pipeline.check import check
from pipeline.extract import extract
from pipeline.model import Document, Segment
from pipeline.relate import relate
from pipeline.resolve import resolve
from pipeline.text import Text

UNITS = [
    "9",
    "一",
    "百",
    "千萬",
    "1.1",
    "1,000",
    "1,1",
    "1萬1元",
    "1元",
    "1餘",
    "△",
    "$1",
    "約1萬",
    "1億、",
    "第1",
    "1至",
    "「",
    "（",
    "「海纜備援計畫」",
    "會談（AB CD, ",
    "「全域韌性諮詢委員會」",
    "「甲乙」、",
    "年",
    "月",
    "115年",
    "115年至",
    "民國",
    "半年",
    "1日",
    "May 2020 ",
    "A-",
    "會議",
    "外交部",
    "國會與美國",
    "秘書處",
    "他們的國防部",
    "除「海纜備援計畫」",
    "「海纜備援計畫」115年度編列3,000萬元，派員5人赴美7天，",
    "、1年2月3日至4元5人6天",
    "\ud800",
    "\x00",
    "\u202e",
    " ",
    "🙂",
]
ENDS = ("", "個", "人派", "元")


def seconds(text: str) -> float:
    document = Document("a.txt", b"", raw=text, text=Text.verbatim(text), segments=(Segment(text),))
    began = time.process_time()
    for stage in (extract, resolve, relate, check):
        document = stage(document)
    return time.process_time() - began


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_time_grows_no_faster_than_the_text(unit: str, end: str) -> None:
    few, many = (seconds(unit * (size // len(unit)) + end) for size in (2_000, 16_000))
    assert many < 0.2 or many < 24 * few


def test_thousands_of_names() -> None:
    few, many = (
        seconds("".join(f"「甲{n}號備援計畫」（ABC{n}）與甲{n}號備援計畫，" for n in range(size)))
        for size in (100, 800)
    )
    assert many < 24 * few


@pytest.mark.parametrize("digits", [29, 41, 400, 5000])
def test_a_number_too_long_to_be_exact_is_none(digits: int) -> None:
    for unit in ("元", "人派員", "天", "年", "萬元", "月1日"):
        text = f"編列為期{'7' * digits}{unit}"
        document = extract(Document("a.txt", b"", segments=(Segment(text),)))
        assert [m for m in document.found if m.end - m.start > 25] == []


@pytest.mark.parametrize(
    "text",
    [
        "0年1月1日",
        "9999年12月31日",
        "民國0年",
        "9999年至1年",
        "99999年",
        "0元",
        "0人派員",
        "0天",
        "第0季",
        "00世紀",
        "0年代",
    ],
)
def test_the_ends_of_the_calendar(text: str) -> None:
    seconds(text)
    seconds(f"於{text}召開，同月31日及次月31日，")
