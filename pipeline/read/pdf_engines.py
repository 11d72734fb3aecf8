"""Three readers of PDF behind one signature.

A page's characters and rulings come in the file's own coordinates, y upward.
"""

import io
import re
from collections.abc import Callable
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import pdf_oxide
import pdfplumber
import pypdfium2
from numpy.typing import NDArray
from pdfminer.pdfexceptions import PDFException
from pypdfium2 import raw as pdfium_c

from pipeline.model import Box
from pipeline.read.pdf_rules import visible_rules

Floats = NDArray[np.float32]

ASCENT, DESCENT = 0.8, 0.2
"""Of the font size; how far a character's box reaches above and below its baseline. Chinese fonts fill their
square so."""

THIN = 2.0
EDGE = 0.75

BATCH = 50
"""Pages."""
WHITE = 0.99

_BOX = re.compile(rb"/(Media|Crop)Box\s*(\[[^\]]*\]|\d+ \d+ R)")
_ORIGIN = re.compile(rb"\[\s*0(?:\.0*)?\s+0(?:\.0*)?\s")
_TURNED = re.compile(rb"/Rotate\s+(?!0\b|360\b)")


class Drawn(NamedTuple):
    """What a reader found on a page; boxes and rulings as left, bottom, right, top."""

    chars: str
    boxes: Floats
    sizes: Floats
    rulings: Floats


NOTHING = Drawn("", np.zeros((0, 4), np.float32), np.zeros(0, np.float32), np.zeros((0, 4), np.float32))


class Book:
    """A PDF opened by whichever readers are needed for it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._oxide: tuple[int, Any] = -1, None

    def oxide(self, index: int) -> Any:
        """The document as pdf_oxide opens it.

        It keeps all pages that it has read, which for a long book is more than the rest of the reading takes;
        so it is opened again after some pages.
        """
        batch = index // BATCH
        if batch != self._oxide[0]:
            self._oxide = batch, pdf_oxide.PdfDocument.from_bytes(self._data)
        return self._oxide[1]

    @cached_property
    def pdfium(self) -> Any:
        """The document as PDFium opens it."""
        return pypdfium2.PdfDocument(self._data)

    @cached_property
    def plumber(self) -> Any:
        """The document as pdfplumber opens it."""
        return pdfplumber.open(io.BytesIO(self._data))

    @cached_property
    def page_count(self) -> int:
        """PDFium's word: it has rebuilt what is damaged."""
        return len(self.pdfium)

    def view(self, index: int) -> tuple[Box, int]:
        """The part of the drawing that the page shows, and how far it is turned clockwise, in degrees."""
        if self._is_plain:
            width, height = self.pdfium.get_page_size(index)
            return (0.0, 0.0, width, height), 0
        try:
            page = self.plumber.pages[index].page_obj
            media, crop, rotation = page.mediabox, page.cropbox, page.rotate
        except (PDFException, ValueError, TypeError, LookupError):
            page = self.pdfium[index]
            media, crop, rotation = page.get_mediabox(), page.get_cropbox(), page.get_rotation()
        left, bottom, right, top = zip(media, crop, strict=True)
        return (max(left), max(bottom), min(right), min(top)), int(rotation)

    @cached_property
    def _is_plain(self) -> bool:
        """Whether the file shows openly that all pages stand upright with their corner at the origin.

        Then a page's size is all there is to know, and PDFium has it at once; pdfminer needs as long for the
        boxes of a book as the fast reader for the text of a hundred pages.
        """
        boxes = _BOX.findall(self._data)
        openly = sum(name == b"Media" for name, _ in boxes) >= self.page_count
        return openly and all(_ORIGIN.match(value) for _, value in boxes) and not _TURNED.search(self._data)

    def has_pictures(self, index: int) -> bool:
        """Whether a raster picture is drawn on the page."""
        pictures = self.pdfium[index].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE])
        return next(iter(pictures), None) is not None


def _array(values: Any, width: int) -> Floats:
    flat: Floats = np.fromiter(chain.from_iterable(values), np.float32)
    return flat.reshape(-1, width)


def with_pdf_oxide(book: Book, index: int) -> Drawn:
    """The fast reader: origin, advance and size of each character, no advance where text is turned."""
    oxide = book.oxide(index)
    found = oxide.extract_chars(index)
    texts = [char.char for char in found]
    table = _array((char.bbox for char in found), 4)
    turned = np.flatnonzero(table[:, 2] <= 0)
    left, baseline, advance, size = table.T
    boxes = np.stack((left, baseline - DESCENT * size, left + advance, baseline + ASCENT * size), axis=1)
    for row in turned.tolist():
        boxes[row] = _turned_box(table[row], float(found[row].rotation_degrees), texts[row])
    chars, boxes, sizes = _one_each(texts, boxes, size)
    return Drawn(chars, boxes, sizes, _array(visible_rules(oxide.extract_paths(index)), 4))


def _turned_box(row: Floats, degrees: float, text: str) -> Box:
    """Box of a character whose baseline does not run from left to right."""
    left, baseline, _, size = (float(value) for value in row)
    advance = size * (0.5 if text.isascii() else 1.0)
    cos, sin = float(np.cos(np.radians(degrees))), float(np.sin(np.radians(degrees)))
    corners = [
        (left + along * cos - up * sin, baseline + along * sin + up * cos)
        for along in (0.0, advance)
        for up in (-DESCENT * size, ASCENT * size)
    ]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _one_each(texts: list[str], boxes: Floats, sizes: Floats) -> tuple[str, Floats, Floats]:
    """One row per code point: a ligature that stands for several letters shares its box out."""
    chars = "".join(texts)
    if len(chars) == len(texts):
        return chars, boxes, sizes
    counts = np.array([len(text) for text in texts])
    rows = np.repeat(np.arange(len(texts)), counts)
    place = np.arange(len(chars)) - np.repeat(np.cumsum(counts) - counts, counts)
    shared = boxes[rows]
    width = (shared[:, 2] - shared[:, 0]) / counts[rows]
    shared[:, 0] += place * width
    shared[:, 2] = shared[:, 0] + width
    return chars, shared, sizes[rows]


def with_pdfium(book: Book, index: int) -> Drawn:
    """The reader that knows the predefined CMaps. Rulings are not asked for: the fast reader has those."""
    text = book.pdfium[index].get_textpage()
    count = text.count_chars()
    chars = "".join(chr(pdfium_c.FPDFText_GetUnicode(text.raw, at) or 0xFFFD) for at in range(count))
    boxes = _array((text.get_charbox(at, loose=True) for at in range(count)), 4)
    sizes = np.fromiter((pdfium_c.FPDFText_GetFontSize(text.raw, at) for at in range(count)), np.float32)
    return Drawn(chars, boxes, sizes, np.zeros((0, 4), np.float32))


def with_pdfplumber(book: Book, index: int) -> Drawn:
    """The patient reader."""
    page = book.plumber.pages[index]
    texts = [char["text"] for char in page.chars]
    boxes = _array(((char["x0"], char["y0"], char["x1"], char["y1"]) for char in page.chars), 4)
    sizes = np.array([char["size"] for char in page.chars], np.float32)
    chars, boxes, sizes = _one_each(texts, boxes, sizes)
    rules = ((edge["x0"], edge["y0"], edge["x1"], edge["y1"]) for edge in page.edges if "y0" in edge)
    return Drawn(chars, boxes, sizes, _array(rules, 4))


ENGINES: tuple[Callable[[Book, int], Drawn], ...] = (with_pdf_oxide, with_pdfium, with_pdfplumber)
