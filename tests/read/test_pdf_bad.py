"""Files and pages that are broken in the ways in which files are."""

import io

import pytest
from read import pdfs
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import ReadError
from pipeline.model import Document
from pipeline.read import pdf
from pipeline.run import process, run

PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]"


def read(data: bytes, engine: str = "auto") -> Document:
    return pdf.read(Document("book.pdf", data, engine))


def book(pages: int = 3, **options) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 600), **options)
    for number in range(1, pages + 1):
        canvas.drawString(50, 300, f"page {number}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def texts(document: Document) -> list[str]:
    return [page.chars.replace(" ", "") for page in document.pages]


def test_a_password_that_only_forbids_printing_keeps_nobody_from_reading():
    data = book(encrypt=StandardEncryption("", "owner", canPrint=0))
    document = read(data)
    assert texts(document) == ["page1", "page2", "page3"]
    assert document.problems == ()


def test_no_pages():
    data = pdfs.assembled(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"])
    with pytest.raises(ReadError) as error:
        read(data)
    assert error.value.check in ("read.empty", "read.broken")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_book_cut_short_is_read_as_far_as_it_goes(share):
    whole = book(40)
    try:
        document = read(whole[: int(len(whole) * share)])
    except ReadError as error:
        assert error.check == "read.broken"  # noqa: PT017  # either is right
        return
    assert "read.truncated" in [problem.check for problem in document.problems]
    lost = {problem.page for problem in document.problems if problem.level == "error"}
    found = {page.number for page in document.pages if page.chars}
    assert all(f"page{number}" in texts(document) for number in found)
    assert found | lost >= {page.number for page in document.pages}


@pytest.mark.parametrize("damage", ["offset", "entries", "gone"])
def test_a_broken_table_of_references_is_rebuilt(damage):
    data = book()
    start = data.rindex(b"startxref")
    table = data.rindex(b"xref\n0")
    broken = {
        "offset": data[:start] + b"startxref\n7\n%%EOF\n",
        "entries": data[: table + 30]
        + data[table + 30 : start].replace(b"0000000", b"0000999")
        + data[start:],
        "gone": data[:table] + data[data.rindex(b"trailer") :],
    }[damage]
    assert texts(read(broken)) == ["page1", "page2", "page3"]


def test_a_page_without_contents_is_blank():
    data = pdfs.assembled(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
            f"{PAGE}/Contents 9 0 R>>",
            f"{PAGE}/Contents 5 0 R/Resources<</Font<</F1 6 0 R>>>>>>",
            pdfs.stream(pdfs.written(b"A1")),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )
    assert texts(read(data)) == ["", "A1"]


def test_a_missing_page_is_a_finding():
    data = pdfs.assembled(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>",
            f"{PAGE}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            pdfs.stream(pdfs.written(b"A1")),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )
    document = read(data)
    assert texts(document)[0] == "A1"
    assert len(document.pages) == 1 or [p.page for p in document.problems if p.check == "read.page"] == [2]


def test_a_page_of_very_many_characters():
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(2000, 2000))
    canvas.setFont("Courier", 4)
    for line in range(250):
        canvas.drawString(10, 1990 - 7.5 * line, f"{line:03}," * 100)
    canvas.showPage()
    canvas.drawString(10, 10, "next")
    canvas.save()
    document = process("book.pdf", buffer.getvalue())
    assert [len(page.chars) for page in document.pages] == [100_000, 4]
    assert document.raw.count("249,") == 100
    assert document.raw.strip().endswith("next")


@pytest.mark.parametrize(
    ("rotation", "seen"), [(0, (53, 97)), (90, (303, 53)), (180, (247, 303)), (270, (97, 247))]
)
@pytest.mark.parametrize("engine", ["pdf_oxide", "pdfium", "pdfplumber"])
@pytest.mark.parametrize("corner", [(0, 0), (-30, 20)])
def test_engines_see_a_turned_and_cropped_page_alike(engine, rotation, seen, corner):
    """The letter stands at the upper left of the crop box, 50 from the left and 100 from the top."""
    x, y = corner
    box = f"/MediaBox[{x} {y} {x + 400} {y + 600}]/Rotate {rotation}"
    box += f"/CropBox[{x + 50} {y + 100} {x + 350} {y + 500}]"
    letter = pdfs.written(b"A", (x + 100, y + 400), 10)
    rule = b" %d %d 60 0.5 re f" % (x + 100, y + 300)
    font = "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
    data = pdfs.one_page(letter + pdfs.written(b"outside", (x + 10, y + 10), 10) + rule, [font], box)
    (page,) = read(data, engine).pages
    assert page.chars == "A"
    assert (page.width, page.height) == ((300, 400) if rotation % 180 == 0 else (400, 300))
    assert page.boxes[0].reshape(2, 2).mean(axis=0).tolist() == pytest.approx(seen, abs=4)
    rule_seen = {0: (80, 200), 90: (200, 80), 180: (220, 200), 270: (200, 220)}[rotation]
    assert page.rulings.reshape(-1, 2, 2).mean(axis=(0, 1)).tolist() == pytest.approx(rule_seen, abs=1)


def test_what_pdfminer_cannot_open_is_read_by_the_others(monkeypatch):
    def fail(*_args, **_options):
        raise RuntimeError("no")

    monkeypatch.setattr("pdfplumber.open", fail)
    codes = bytes.fromhex("00240025")
    unnamed = pdfs.one_page(pdfs.written(codes), pdfs.composite("Identity-H", "Identity"), "/Rotate 90")
    document = read(unnamed)
    assert document.pages[0].chars == ""
    assert [problem.check for problem in document.problems] == ["read.garbled"]
    assert (document.pages[0].width, document.pages[0].height) == (600, 400)


def test_books_that_fail_stop_no_other(tmp_path):
    books = {"a.pdf": book(encrypt="secret"), "b.pdf": b"%PDF-1.4\n", "c.pdf": book()}
    for name, data in books.items():
        (tmp_path / name).write_bytes(data)
    out = tmp_path / "out"
    summary = run([tmp_path / name for name in books], out, jobs=1)
    assert {failure.name: failure.check for failure in summary.failures} == {
        "a.pdf": "read.encrypted",
        "b.pdf": "read.broken",
    }
    assert "page 3" in (out / "c.pdf.txt").read_text()


def test_a_page_turned_a_little_and_cropped_to_nothing_is_seen_whole():
    font = "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
    data = pdfs.one_page(pdfs.written(b"A"), [font], "/Rotate 7/CropBox[900 900 950 950]")
    (page,) = read(data).pages
    assert (page.width, page.height, page.chars) == (400, 600, "A")


def test_a_page_on_which_one_engine_finds_nothing_and_the_next_fails_is_a_finding(monkeypatch):
    def fail(_book, _index):
        raise RuntimeError("no")

    def empty(_book, _index):
        return pdf.NOTHING

    monkeypatch.setitem(pdf.ENGINES, "pdf_oxide", empty)
    for engine in ("pdfium", "pdfplumber"):
        monkeypatch.setitem(pdf.ENGINES, engine, fail)
    problems = read(book(1)).problems
    assert [(problem.check, problem.page) for problem in problems] == [("read.page", 1)]
    assert "pdfium: no" in problems[0].message
