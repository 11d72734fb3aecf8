import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import ReadError
from pipeline.model import Document, Page
from pipeline.read import pdf, pdf_engines
from pipeline.read.pdf_page import garbled

SAMPLE = Path(__file__).parents[2] / "raw" / "books" / "mobilisation-115.pdf"
SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "books" / "moi-114.pdf"


def drawn(draw, **options):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 600), **options)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def read(data: bytes) -> Document:
    return pdf.read(Document("book.pdf", data))


def page(draw) -> Page:
    (only,) = read(drawn(draw)).pages
    return only


def test_matches_within_the_first_kilobyte():
    assert pdf.matches(b"%PDF-1.7\n", "x")
    assert pdf.matches(b"\n" * 900 + b"%PDF-1.4", "x")
    assert not pdf.matches(b" " * 1100 + b"%PDF-1.4", "x.pdf")


def test_origin_is_at_the_top_left():
    found = page(lambda canvas: canvas.drawString(50, 560, "A1"))
    assert (found.number, found.width, found.height, found.chars) == (1, 400, 600, "A1")
    left, top, right, bottom = found.boxes[0].tolist()
    assert left == pytest.approx(50)
    assert right == pytest.approx(56.67)
    assert top < 600 - 560 < bottom
    assert bottom - top == pytest.approx(10)
    assert found.sizes.tolist() == [10, 10]
    assert found.boxes.dtype == found.sizes.dtype == found.rulings.dtype == np.float32


def test_what_lies_off_the_paper_is_dropped():
    def spread(canvas):
        canvas.drawString(350, 300, "left")
        canvas.drawString(450, 300, "right")
        canvas.line(380, 100, 800, 100)
        canvas.line(500, 0, 500, 600)

    found = page(spread)
    assert found.chars == "left"
    assert found.rulings.tolist() == [[380, 500, 400, 500]]


def test_only_the_crop_box_is_seen():
    def cropped(canvas):
        canvas.setCropBox((100, 100, 300, 500))
        canvas.drawString(20, 300, "out")
        canvas.drawString(150, 490, "in")

    found = page(cropped)
    assert (found.width, found.height, found.chars) == (200, 400, "in")
    assert found.boxes[0, 0] == pytest.approx(50)
    assert found.boxes[0, 1] == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize(
    ("rotation", "corner"), [(0, (0, 0)), (90, (400, 0)), (180, (400, 600)), (270, (0, 600))]
)
def test_turned_pages(rotation, corner):
    """The mark stands at the top left of the drawing, which the page shows at another corner."""

    def turned(canvas):
        canvas.setPageRotation(rotation)
        canvas.drawString(10, 580 if rotation % 180 == 0 else 380, "x")

    found = page(turned)
    assert (found.width, found.height) == (400, 600)
    x, y = found.boxes[0, :2]
    assert abs(x - corner[0]) < 35
    assert abs(y - corner[1]) < 35


@pytest.mark.parametrize(
    ("rotation", "shift"), [(0, (0, 0)), (90, (600, 0)), (180, (400, 600)), (270, (0, 400))]
)
def test_a_page_drawn_turned_and_turned_back_stands_upright(rotation, shift):
    """Scanners and landscape tables are stored so: the drawing lies on its side and /Rotate puts it up."""

    def drawn(canvas):
        canvas.setPageRotation(rotation)
        canvas.translate(*shift)
        canvas.rotate(rotation)
        canvas.drawString(50, 500, "first")
        canvas.drawString(50, 480, "next")

    found = page(drawn)
    order = np.lexsort((found.boxes[:, 0], found.boxes[:, 1].round()))
    assert "".join(found.chars[row] for row in order) == "firstnext"
    assert found.boxes[order[0], :2] == pytest.approx((50, 91), abs=3)
    assert np.all(found.boxes[:, 2] > found.boxes[:, 0])


def test_text_turned_on_the_page_keeps_its_place():
    def downwards(canvas):
        canvas.translate(200, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "UP")

    found = page(downwards)
    order = np.argsort(found.boxes[:, 1])
    assert "".join(found.chars[row] for row in order) == "PU"
    assert np.all(found.boxes[:, 2] <= 205)


@pytest.mark.parametrize("shift", [0, 0.3, 0.9])
def test_text_painted_twice_is_one(shift):
    def bold(canvas):
        canvas.setFont("Courier", 10)
        canvas.drawString(50, 300, "boot")
        canvas.setFont("Courier-Bold", 10)
        canvas.drawString(50 + shift, 300, "boot")

    assert page(bold).chars == "boot"


def test_neighbours_are_not_mistaken_for_a_second_painting():
    assert page(lambda canvas: canvas.drawString(50, 300, "iiill,,..--")).chars == "iiill,,..--"


def test_rules():
    def table(canvas):
        canvas.line(10, 500, 300, 500)
        canvas.rect(10, 100, 200, 1, fill=1, stroke=0)
        canvas.rect(50, 200, 100, 80)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(10, 50, 200, 0.5, fill=1, stroke=0)

    rules = {tuple(round(value) for value in rule) for rule in page(table).rulings.tolist()}
    assert rules == {
        (10, 100, 300, 100),
        (10, 499, 210, 500),
        (50, 400, 150, 400),
        (50, 320, 150, 320),
        (50, 320, 50, 400),
        (150, 320, 150, 400),
    }


def test_a_white_rectangle_hides_what_was_ruled_before_it():
    def covered(canvas):
        canvas.line(100, 50, 100, 550)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(50, 200, 300, 100, fill=1, stroke=0)
        canvas.line(60, 250, 340, 250)

    rules = {tuple(round(value) for value in rule) for rule in page(covered).rulings.tolist()}
    assert rules == {(100, 400, 100, 550), (100, 50, 100, 300), (60, 350, 340, 350)}


def test_control_characters_are_dropped():
    boxes = np.array([[10 * at, 10, 10 * at + 9, 20] for at in range(5)], np.float32)
    found = pdf_engines.NOTHING._replace(
        chars="a\0b\x07\u200b", boxes=boxes, sizes=np.full(5, 10, np.float32), fonts=np.zeros(5, np.uint16)
    )
    assert pdf.as_seen(found, 1, (0, 0, 100, 100), 0).chars == "ab"


def test_encrypted():
    with pytest.raises(ReadError) as error:
        read(drawn(lambda canvas: canvas.drawString(10, 10, "x"), encrypt="secret"))
    assert error.value.check == "read.encrypted"


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7 nothing of the kind", b"%PDF-1.4\n%%EOF"])
def test_broken(data):
    with pytest.raises(ReadError) as error:
        read(data)
    assert error.value.check == "read.broken"


def test_a_file_cut_short_is_said_to_be_cut():
    whole = drawn(lambda canvas: canvas.drawString(50, 560, "A1"))
    document = read(whole[: whole.rindex(b"%%EOF")])
    assert [problem.check for problem in document.problems] == ["read.truncated"]


def test_blank_pages_are_pages():
    document = read(
        drawn(lambda canvas: (canvas.showPage(), canvas.drawString(9, 9, "2"), canvas.showPage()))
    )
    assert [found.chars for found in document.pages] == ["", "2"]
    assert document.problems == ()
    assert document.media_type == "application/pdf"


def test_a_page_on_which_one_engine_fails_is_read_by_another(monkeypatch):
    def fail(_book, _index):
        raise RuntimeError("no")

    monkeypatch.setitem(pdf.ENGINES, "pdf_oxide", fail)
    found = page(lambda canvas: canvas.drawString(50, 560, "A1"))
    assert found.chars == "A1"
    assert found.boxes[0, 0] == pytest.approx(50, abs=1)


def test_engines_agree_on_places():
    book = pdf.Book(drawn(lambda canvas: canvas.drawString(50, 560, "Total 1,234")))
    first, *others = (engine(book, 0) for engine in pdf_engines.ENGINES.values())
    for other in others:
        rows = [row for row, char in enumerate(other.chars) if char in first.chars]
        assert "".join(other.chars[row] for row in rows) == first.chars
        np.testing.assert_allclose(other.boxes[rows][:, (0, 2)], first.boxes[:, (0, 2)], atol=0.5)


def test_a_page_that_nothing_reads_is_a_finding_and_the_others_go_on(monkeypatch):
    def fail_first(book, index):
        if index == 0:
            raise ValueError("damaged")
        return pdf_engines.with_pdf_oxide(book, index)

    for engine in pdf_engines.ENGINES:
        monkeypatch.setitem(pdf.ENGINES, engine, fail_first)
    document = read(
        drawn(lambda canvas: (canvas.drawString(9, 9, "1"), canvas.showPage(), canvas.drawString(9, 9, "2")))
    )
    assert [found.chars for found in document.pages] == ["", "2"]
    assert [(problem.check, problem.level, problem.page) for problem in document.problems] == [
        ("read.page", "error", 1)
    ]


def test_damage_that_is_read_around_is_a_finding():
    whole = bytearray(drawn(lambda canvas: canvas.drawString(50, 560, "A1" * 200)))
    start = whole.index(b"stream") + 40
    whole[start : start + 60] = b"x" * 60
    document = read(bytes(whole))
    assert "read.damaged" in [problem.check for problem in document.problems]


def test_characters_without_a_name_ask_the_second_engine(monkeypatch):
    def unnamed(book, index):
        return pdf_engines.with_pdf_oxide(book, index)._replace(chars="\ufffd1")

    monkeypatch.setitem(pdf.ENGINES, "pdf_oxide", unnamed)
    assert page(lambda canvas: canvas.drawString(50, 560, "A1")).chars == "A1"


def test_garbled():
    assert garbled("ⴰⴱⴲⴳⴴⴵⴶⴷⴸⴹⴺⴻⴼ" * 3)
    assert garbled("\ue001\ue002\ue003" * 10)
    assert not garbled("歲出機關別預算表 中華民國114年度 ①②③ １２３，Ａ、「」— English…" * 3)


def test_sample_book():
    document = pdf.read(Document("x.pdf", SAMPLE.read_bytes()))
    assert document.problems == ()
    assert len(document.pages) == len(pypdfium2.PdfDocument(SAMPLE))
    assert all(
        np.all((found.boxes[:, 0] >= -5) & (found.boxes[:, 2] <= found.width + 5)) for found in document.pages
    )
    painted_twice = document.pages[5].chars
    assert painted_twice.count("國防支出") == 1


@pytest.mark.skipif(not SHARED.exists(), reason="the real budget book is not beside the project")
def test_real_book():
    document = pdf.read(Document("x.pdf", SHARED.read_bytes()))
    assert len(document.pages) == 392
    assert {problem.check for problem in document.problems} == {"read.picture", "read.private"}
    left, right = document.pages[190:192]
    assert "歲出按職能及經濟" in left.chars
    assert "性綜合分類表" in right.chars
    assert "性綜合分類表" not in left.chars
