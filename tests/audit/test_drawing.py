"""Text with marks, pages with boxes, and characters that would harm a page."""

import io
import re

import pytest
from audit_pages import BOOK, RAW
from PIL import Image

from pipeline.audit.harmless import harmless
from pipeline.audit.images import LARGEST, Boxed, Pages, boxed
from pipeline.audit.marks import Mark, highlighted
from pipeline.errors import ReadError


def mark(key: str, start: int, end: int, kind: str = "AMOUNT") -> Mark:
    return Mark(key, kind, start, end, f"{kind} {key}", link=f"?at={key}")


def bare(shown: str) -> str:
    return re.sub(r"<[^>]+>", "", shown)


def test_a_mark_lies_over_its_characters() -> None:
    shown = highlighted("國防部編列3萬元。", [mark("m0", 0, 3, "AGENCY"), mark("m1", 5, 8)])
    assert re.findall(r'data-keys="(m\d)"[^>]*>([^<]*)</a>', shown) == [("m0", "國防部"), ("m1", "3萬元")]
    assert bare(shown) == "國防部編列3萬元。"


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([(0, 6), (2, 4)], [("m0", "01"), ("m0 m1", "23"), ("m0", "45")]),  # one within another
        ([(0, 4), (2, 6)], [("m0", "01"), ("m0 m1", "23"), ("m1", "45")]),  # across
        ([(2, 4), (2, 4)], [("m0 m1", "23")]),  # the same characters
        ([(0, 2), (2, 4)], [("m0", "01"), ("m1", "23")]),  # side by side
    ],
)
def test_marks_may_overlap(marks: list[tuple[int, int]], pieces: list[tuple[str, str]]) -> None:
    shown = highlighted("0123456789", [mark(f"m{at}", *span) for at, span in enumerate(marks)])
    assert re.findall(r'data-keys="([^"]*)"[^>]*>([^<]*)</a>', shown) == pieces
    assert bare(shown) == "0123456789"
    # One element leads to one value: of two that have the same characters, to the first.
    assert re.findall(r'id="(m\d)"', shown) == [f"m{at}" for at in range(len(set(marks)))]


def test_a_window_counts_from_where_it_begins() -> None:
    shown = highlighted("345", [mark("m0", 0, 4), mark("m1", 5, 9), mark("m2", 6, 9)], start=3)
    assert re.findall(r'data-keys="(m\d)"[^>]*>([^<]*)</a>', shown) == [("m0", "3"), ("m1", "5")]


def test_text_is_escaped_and_keeps_its_length() -> None:
    text = '<b onclick="x">&\u202e\x00\ufeff\ud800𠮷'
    shown = highlighted(text, [Mark("m0", "DATE", 0, 3, text)])
    assert "<b" not in shown.replace("<b>", "")
    assert not re.search("[\u202e\x00\ufeff\ud800]", shown)
    assert len(harmless(text)) == len(text)
    assert harmless("臺\t灣\n，A𠮷") == "臺\t灣\n，A𠮷"


def test_a_page_is_drawn_at_its_size_and_no_poster_at_more() -> None:
    pages = Pages((RAW / BOOK).read_bytes())
    width, height = pages.size(18)
    picture = Image.open(io.BytesIO(pages.jpeg(18)))
    assert picture.size == (pytest.approx(width * 2, abs=2), pytest.approx(height * 2, abs=2))
    assert max(Image.open(io.BytesIO(pages.jpeg(18, 100))).size) <= LARGEST + 1
    pages.close()
    assert pages.jpeg(18)[:2] == b"\xff\xd8", "it is opened again"
    dark = picture.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert dark is not None


@pytest.mark.parametrize("number", [0, -1, 27, 10**9])
def test_there_is_no_such_page(number: int) -> None:
    pages = Pages((RAW / BOOK).read_bytes())
    with pytest.raises(ReadError, match="no page"):
        pages.jpeg(number)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n"])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(ReadError, match="cannot be opened"):
        Pages(data)


def test_boxes_stand_above_each_other_by_their_size() -> None:
    large = Boxed("c0", "CELL", ((0, 0, 100, 50),), "large", link="?at=c0")
    small = Boxed("m0", "AMOUNT", ((10, 10, 20, 20), (0, 20, 5, 30)), "<small>", "accept", "?at=m0")
    shown = boxed((595, 842), "/picture/1", [small, large], "Page 1")
    assert shown.index("box-c0") < shown.index("box-m0"), "the later one lies above"
    assert '<rect x="9.0" y="9.0" width="12.0" height="12.0" rx="1"/>' in shown
    assert shown.count("<rect") == 3
    assert "<small>" not in shown
    assert 'class="box AMOUNT accept"' in shown
    assert 'viewBox="0 0 595.0 842.0"' in shown


def test_a_page_that_stands_by_itself_leads_nowhere() -> None:
    shown = boxed((10, 10), "data:image/jpeg;base64,AA", [Boxed("m0", "DATE", ((1, 1, 2, 2),), "label")])
    assert "<a" not in shown
    assert '<g id="box-m0"' in shown
