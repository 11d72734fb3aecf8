"""Engines beside each other."""

import io

import numpy as np
import pypdfium2
import pytest
from read import pdfs
from reportlab.pdfgen.canvas import Canvas

from pipeline.model import Document
from pipeline.read import pdf, pdf_book, pdf_check, pdf_engines

TEXT = "Total of all accounts 1,234,567"


def book(pages: int = 12) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 600))
    for number in range(pages):
        canvas.drawString(50, 300, f"{TEXT} {number}")
        canvas.line(10, 200, 300, 200)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(engine: str = "auto") -> Document:
    return pdf.read(Document("book.pdf", book(), engine))


def wrong(reader):
    """The reader with other digits."""

    def read_wrongly(book, index):
        drawn = reader(book, index)
        return drawn._replace(chars=drawn.chars.translate(str.maketrans("1234567", "8888888")))

    return read_wrongly


@pytest.mark.parametrize("count", [1, 2, 7, 8, 9, 50, 5000])
def test_the_sample_is_spread_over_the_book(count):
    found = sorted(pdf_check.sample(count))
    assert len(found) == min(count, pdf_check.SAMPLE)
    assert 0 <= found[0] < max(1, count / pdf_check.SAMPLE)
    assert count - 1 - count / pdf_check.SAMPLE <= found[-1] < count


def test_engines_that_agree_leave_no_trace():
    assert read().problems == ()


@pytest.mark.parametrize("liar", ["pdf_oxide", "pdfium"])
def test_where_engines_differ_the_third_decides(monkeypatch, liar):
    monkeypatch.setitem(pdf.ENGINES, liar, wrong(pdf_engines.ENGINES[liar]))
    document = read()
    for number, page in enumerate(document.pages):
        if page.number > 1:
            assert page.chars.replace(" ", "") == f"{TEXT} {number}".replace(" ", "")
        assert np.array_equal(page.rulings, [[10, 400, 300, 400]])
    assert {problem.check for problem in document.problems} == {"read.engines"}
    assert [problem.page for problem in document.problems] == list(range(1, 13))
    kept = {"pdf_oxide": "PDFium", "pdfium": "pdf_oxide"}[liar]
    assert all(f"{kept} is nearer" in problem.message for problem in document.problems)


def test_a_second_engine_that_fails_says_nothing(monkeypatch):
    def fail(_book, _index):
        raise RuntimeError("no")

    monkeypatch.setitem(pdf.ENGINES, "pdfium", fail)
    assert read().problems == ()


@pytest.mark.parametrize("engine", ["pdf_oxide", "pdfium", "pdfplumber"])
def test_one_engine_alone(monkeypatch, engine):
    def fail(_book, _index):
        raise AssertionError("not asked for")

    for other in pdf_engines.ENGINES:
        if other != engine:
            monkeypatch.setitem(pdf.ENGINES, other, fail)
    document = read(engine)
    assert document.problems == ()
    assert "".join(document.pages[3].chars.split()) == f"{TEXT} 3".replace(" ", "")
    assert len(document.pages[3].rulings) >= 1
    names = {document.pages[3].font_names[font] for font in document.pages[3].fonts}
    assert names == {"Helvetica"}


def test_one_engine_that_fails_alone_leaves_pages_unread(monkeypatch):
    def fail(_book, _index):
        raise RuntimeError("no")

    monkeypatch.setitem(pdf.ENGINES, "pdfium", fail)
    document = read("pdfium")
    assert {problem.check for problem in document.problems} == {"read.page"}
    assert len(document.problems) == len(document.pages) == 12


def test_a_long_book_is_read_in_parts(monkeypatch):
    whole = read()
    monkeypatch.setattr(pdf_book, "PART", 5)
    parts = read()
    assert [page.number for page in parts.pages] == list(range(1, 13))
    for one, other in zip(whole.pages, parts.pages, strict=True):
        assert one.chars == other.chars
        np.testing.assert_allclose(one.boxes, other.boxes, atol=0.01)
        np.testing.assert_allclose(one.rulings, other.rulings, atol=0.01)
    assert parts.problems == ()


def test_findings_of_a_part_name_the_page_of_the_book(monkeypatch):
    monkeypatch.setattr(pdf_book, "PART", 5)
    monkeypatch.setitem(pdf.ENGINES, "pdfium", wrong(pdf_engines.ENGINES["pdfium"]))
    assert [problem.page for problem in read().problems] == list(range(1, 13))


def test_pages_of_a_part_keep_what_they_inherit(monkeypatch):
    monkeypatch.setattr(pdf_book, "PART", 1)
    page = "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>"
    inherited = "/MediaBox[0 0 400 600]/Rotate 90/CropBox[50 100 350 500]/Resources<</Font<</F1 6 0 R>>>>"
    data = pdfs.assembled(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[3 0 R 4 0 R 3 0 R]/Count 3{inherited}>>",
            page,
            page,
            pdfs.stream(pdfs.written(b"A", (100, 400), 10)),
            "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        ]
    )
    document = pdf.read(Document("book.pdf", data))
    assert [(page.number, page.chars, page.width) for page in document.pages] == [
        (1, "A", 400),
        (2, "A", 400),
        (3, "A", 400),
    ]


def test_a_part_that_cannot_be_cut_out_is_read_where_it_stands(monkeypatch):
    def fail(_book, _pages):
        raise pypdfium2.PdfiumError("no")

    monkeypatch.setattr(pdf_book, "PART", 5)
    monkeypatch.setattr(pdf_book.Book, "_cut_out", fail)
    assert [page.number for page in read().pages] == list(range(1, 13))
