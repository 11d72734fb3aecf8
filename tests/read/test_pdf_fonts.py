"""Fonts that say which characters they draw, and fonts that do not."""

import zlib

import numpy as np
import pytest
from read import pdfs

from pipeline.model import Document
from pipeline.read import pdf
from pipeline.read.pdf_objects import dictionaries, fonts, upright_pages, without_glyphs

WORDS = "歲出機關別預算１２３年"

SMALL = bytes.fromhex("00240025002600430022")
"""Codes that would pass for ASCII: $%&C and a quotation mark."""


def read(data: bytes, engine: str = "auto") -> Document:
    return pdf.read(Document("book.pdf", data, engine))


def identity(codes: bytes, more: str = "", program: bytes = b"") -> bytes:
    descriptor = "/FontFile2 8 0 R" if program else ""
    font = pdfs.composite("Identity-H", "Identity", more, descriptor)
    return pdfs.one_page(pdfs.written(codes), [*font, pdfs.stream(program, f"/Length1 {len(program)}")])


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("UniCNS-UTF16-H", "utf-16-be"),
        ("UniCNS-UCS2-H", "utf-16-be"),
        ("UniCNS-UTF8-H", "utf-8"),
        ("UniCNS-UTF32-H", "utf-32-be"),
        ("ETen-B5-H", "cp950"),
        ("B5pc-H", "cp950"),
        ("HKscs-B5-H", "big5hkscs"),
    ],
)
def test_predefined_maps(encoding, codec):
    document = read(pdfs.one_page(pdfs.written(WORDS.encode(codec)), pdfs.composite(encoding, "CNS1")))
    (page,) = document.pages
    assert page.chars == WORDS
    assert document.problems == ()
    left = 100 + 20 * np.arange(len(WORDS))
    np.testing.assert_allclose(page.boxes[:, 0], left, atol=1)
    np.testing.assert_allclose(page.boxes[:, (1, 3)].mean(axis=1), 600 - 506, atol=2)


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [("UniCNS-UTF16-V", "utf-16-be"), ("UniCNS-UCS2-V", "utf-16-be"), ("ETen-B5-V", "cp950")],
)
def test_upright_text_stands_below_its_origin_and_centred_on_it(encoding, codec):
    document = read(pdfs.one_page(pdfs.written(WORDS.encode(codec)), pdfs.composite(encoding, "CNS1")))
    (page,) = document.pages
    assert page.chars == WORDS
    np.testing.assert_allclose(page.boxes[:, (0, 2)].mean(axis=1), 100, atol=1)
    top = 600 - 500 + 20 * np.arange(len(WORDS))
    np.testing.assert_allclose(page.boxes[:, 1], top, atol=3)


def test_numbers_of_a_known_collection_are_names():
    data = pdfs.one_page(
        pdfs.written(bytes.fromhex("0253025402550256")), pdfs.composite("Identity-H", "CNS1")
    )
    assert read(data).pages[0].chars == "一乙丁七"


@pytest.mark.parametrize("codes", [SMALL, bytes.fromhex("0253125415550256")])
def test_codes_without_names_are_not_written(codes):
    document = read(identity(codes))
    assert document.pages[0].chars == ""
    assert len(document.pages[0].boxes) == len(document.pages[0].fonts) == 0
    (problem,) = document.problems
    assert (problem.check, problem.page) == ("read.garbled", 1)
    assert "ToUnicode" in problem.message
    assert "MingLiU" in problem.message


def test_codes_without_names_keep_their_place_beside_text_that_can_be_read():
    font = pdfs.composite("Identity-H", "Identity")
    latin = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    content = pdfs.written(SMALL) + b" BT /F2 20 Tf 100 300 Td (Total 12) Tj ET"
    data = pdfs.one_page(content, [*font, latin], fonts="/F2 8 0 R")
    document = read(data)
    assert document.pages[0].chars.replace(" ", "") == "\ufffd" * 5 + "Total12"
    assert [problem.check for problem in document.problems] == ["read.garbled"]


def test_the_glyphs_of_a_font_may_say_what_its_dictionary_does_not():
    document = read(identity(bytes.fromhex("0024002500260043"), program=pdfs.VERA.read_bytes()))
    assert document.pages[0].chars == "ABC`"
    assert document.problems == ()


def test_glyphs_without_a_table_of_characters_say_nothing():
    program = pdfs.VERA.read_bytes().replace(b"cmap", b"cmaq", 1)
    document = read(identity(bytes.fromhex("0024002500260043"), program=program))
    assert document.pages[0].chars == ""
    assert [problem.check for problem in document.problems] == ["read.garbled"]


def test_glyphs_that_are_merely_numbered_are_no_characters():
    widths = " 500" * 256
    font = (
        "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Kai/FirstChar 0/LastChar 255"
        f"/Encoding<</Type/Encoding/Differences[65/g1/g2/g3]>>/Widths[{widths}]/FontDescriptor 6 0 R>>"
    )
    descriptor = pdfs.descriptor("ABCDEF+Kai")
    document = read(pdfs.one_page(pdfs.written(b"ABC"), [font, descriptor]))
    assert document.pages[0].chars == ""
    assert [problem.check for problem in document.problems] == ["read.garbled"]


def test_a_map_with_gaps():
    """The third code is not in the map; the fourth stands for a compatibility ideograph, which stays one."""
    pairs = [("0041", "6B72"), ("0042", "51FA"), ("0044", "F98E")]
    font = pdfs.composite("Identity-H", "Identity", "/ToUnicode 8 0 R")
    data = pdfs.one_page(pdfs.written(bytes.fromhex("0041004200430044")), [*font, pdfs.to_unicode(pairs)])
    document = read(data)
    assert document.pages[0].chars == "歲出\ufffd\uf98e"
    assert [problem.check for problem in document.problems] == ["read.garbled"]


@pytest.mark.parametrize("engine", ["auto", "pdf_oxide", "pdfium", "pdfplumber"])
def test_compatibility_ideographs_and_wide_digits_keep_their_characters(engine):
    pairs = [("0041", "F98E"), ("0042", "FF11"), ("0043", "FF0C"), ("0044", "D840DC0B")]
    font = pdfs.composite("Identity-H", "Identity", "/ToUnicode 8 0 R")
    data = pdfs.one_page(pdfs.written(bytes.fromhex("0041004200430044")), [*font, pdfs.to_unicode(pairs)])
    assert read(data, engine).pages[0].chars == "\uf98e１，\U0002000b"


def test_private_characters_stay_and_are_reported():
    pairs = [("0041", "6B72"), ("0042", "E001")]
    font = pdfs.composite("Identity-H", "Identity", "/ToUnicode 8 0 R")
    data = pdfs.one_page(pdfs.written(bytes.fromhex("00410042")), [*font, pdfs.to_unicode(pairs)])
    document = read(data)
    assert document.pages[0].chars == "歲\ue001"
    assert [(problem.check, problem.level) for problem in document.problems] == [("read.private", "info")]


def test_what_a_file_says_openly():
    plain = pdfs.one_page(b"", pdfs.composite("ETen-B5-H", "CNS1"))
    assert fonts(dictionaries(plain)) == (False, False, True)
    assert fonts(dictionaries(pdfs.one_page(b"", pdfs.composite("ETen-B5-V", "CNS1")))).upright
    assert fonts(dictionaries(pdfs.one_page(b"", pdfs.composite("Identity-H", "CNS1")))).unnamed
    assert not fonts(
        dictionaries(pdfs.one_page(b"", pdfs.composite("Identity-H", "X", "/ToUnicode 8 0 R")))
    ).unnamed
    assert dictionaries(b"trailer <</Encrypt 3 0 R>>") is None
    assert fonts(None) == (True, True, False)


def test_what_object_streams_hold_is_seen():
    data = pdfs.one_page(b"", ["null"], held=["<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/K>>"])
    assert fonts(dictionaries(data)).unnamed
    assert dictionaries(data.replace(b"x\x9c", b"xx")) is None


def test_pages_that_stand_upright():
    assert upright_pages(dictionaries(pdfs.one_page(b"", ["null"])), 1)
    assert not upright_pages(dictionaries(pdfs.one_page(b"", ["null"])), 2)
    assert not upright_pages(dictionaries(pdfs.one_page(b"", ["null"], page="/Rotate 90")), 1)
    assert not upright_pages(dictionaries(pdfs.one_page(b"", ["null"], page="/CropBox[9 9 99 99]")), 1)
    assert not upright_pages(None, 1)


def test_fonts_without_glyphs_are_as_long_as_before():
    glyphs = zlib.compress(bytes(range(256)) * 40)
    font = [b"<</Filter/FlateDecode/Length %d/Length1 10240>>\nstream\n%s\nendstream" % (len(glyphs), glyphs)]
    data = pdfs.one_page(pdfs.written(b"A"), font)
    lean = without_glyphs(data)
    assert len(lean) == len(data)
    start = data.index(glyphs)
    assert zlib.decompressobj().decompress(lean[start:]) == b""
    assert lean[:start] == data[:start]
