"""No text is too long or too odd: nothing raises, and it ends.

`benchmarks/growth.py` shows how the time grows.
"""

import pytest

from benchmarks.growth import ENDS, UNITS, through
from pipeline.extract import extract
from pipeline.model import Document, Segment


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_hostile_text_is_read_to_its_end(unit: str, end: str) -> None:
    text = unit * (16_000 // len(unit)) + end
    document = through(text)
    assert all(0 <= m.start < m.end <= len(text) for m in document.mentions)


def test_thousands_of_names() -> None:
    names = 500
    text = "".join(f"「甲{n}號備援計畫」（ABC{n}）與甲{n}號備援計畫，" for n in range(names))
    found = {m.value.name for m in through(text).mentions if m.kind == "PROGRAM"}
    assert len(found) == names


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
    through(text)
    through(f"於{text}召開，同月31日及次月31日，")
