"""Three readers of PDF behind one signature: a page's characters and rulings in the file's own coordinates, y upward."""

import io
from collections.abc import Callable, Iterator
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

Floats = NDArray[np.float32]

ASCENT, DESCENT = 0.8, 0.2
"""Of the font size; how far a character's box reaches above and below its baseline. Chinese fonts fill their square so."""

THIN = 2.0
EDGE = 0.75
WHITE = 0.99


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

    @cached_property
    def oxide(self) -> Any:
        """The document as pdf_oxide opens it."""
        return pdf_oxide.PdfDocument.from_bytes(self._data)

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
        """The part of the drawing that the page shows, and how far it is turned clockwise, in degrees.

        pdfminer reads all pages' boxes in the time in which PDFium, which loads the page with them, reads 30.
        """
        try:
            page = self.plumber.pages[index].page_obj
            media, crop, rotation = page.mediabox, page.cropbox, page.rotate
        except (PDFException, ValueError, TypeError, LookupError):
            page = self.pdfium[index]
            media, crop, rotation = page.get_mediabox(), page.get_cropbox(), page.get_rotation()
        left, bottom, right, top = zip(media, crop, strict=True)
        return (max(left), max(bottom), min(right), min(top)), int(rotation)

    def has_pictures(self, index: int) -> bool:
        """Whether a raster picture is drawn on the page."""
        pictures = self.pdfium[index].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE])
        return next(iter(pictures), None) is not None


def _array(values: Any, width: int) -> Floats:
    flat: Floats = np.fromiter(chain.from_iterable(values), np.float32)
    return flat.reshape(-1, width)


def with_pdf_oxide(book: Book, index: int) -> Drawn:
    """The fast reader; it gives a character's origin, advance and size, and no advance where text is turned."""
    found = book.oxide.extract_chars(index)
    texts = [char.char for char in found]
    table = _array((char.bbox for char in found), 4)
    turned = np.flatnonzero(table[:, 2] <= 0)
    left, baseline, advance, size = table.T
    boxes = np.stack((left, baseline - DESCENT * size, left + advance, baseline + ASCENT * size), axis=1)
    for row in turned.tolist():
        boxes[row] = _turned_box(table[row], float(found[row].rotation_degrees), texts[row])
    chars, boxes, sizes = _one_each(texts, boxes, size)
    return Drawn(chars, boxes, sizes, _array(_visible_rules(book.oxide.extract_paths(index)), 4))


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


def _is_white(color: tuple[float, ...] | None) -> bool:
    return color is not None and min(color) >= WHITE


def _visible_rules(paths: list[dict[str, Any]]) -> list[Box]:
    """The rulings, less what a white rectangle painted afterwards hides of them."""
    rules: list[Box] = []
    for path in paths:
        left, bottom, width, height = path["bbox"]
        bare = path["stroke_color"] is None and min(width, height) >= THIN
        if bare and _is_white(path["fill_color"]):
            area = left, bottom, left + width, bottom + height
            rules = [part for rule in rules for part in _uncovered(rule, area)]
        else:
            rules += _rules(path)
    return rules


def _uncovered(rule: Box, area: Box) -> Iterator[Box]:
    """What is left of a rule; one on the edge of the area stays."""
    x0, y0, x1, y1 = rule
    left, bottom, right, top = area
    if x0 >= right - EDGE or x1 <= left + EDGE or y0 >= top - EDGE or y1 <= bottom + EDGE:
        yield rule
    elif x1 - x0 < y1 - y0:
        yield from ((x0, start, x1, end) for start, end in ((y0, bottom), (top, y1)) if end - start > EDGE)
    else:
        yield from ((start, y0, end, y1) for start, end in ((x0, left), (right, x1)) if end - start > EDGE)


def _rules(path: dict[str, Any]) -> Iterator[Box]:
    """The rulings that a path draws."""
    steps = path["operations"]
    stroked = path["stroke_color"] is not None and not _is_white(path["stroke_color"])
    if steps and steps[0]["op"] == "rectangle":
        left, bottom, width, height = path["bbox"]
        filled = path["fill_color"] is not None or path["stroke_color"] is None
        if filled and min(width, height) < THIN and not _is_white(path["fill_color"]):
            yield left, bottom, left + width, bottom + height
        elif stroked:
            yield from _edges(left, bottom, left + width, bottom + height)
    elif stroked:
        yield from _segments(steps)


def _edges(left: float, bottom: float, right: float, top: float) -> Iterator[Box]:
    yield left, bottom, right, bottom
    yield left, top, right, top
    yield left, bottom, left, top
    yield right, bottom, right, top


def _segments(steps: list[dict[str, Any]]) -> Iterator[Box]:
    """The upright and level stretches of a path."""
    here = start = (0.0, 0.0)
    for step in steps:
        kind = step["op"]
        if kind == "close_path":
            there = start
        elif "x" in step:
            there = step["x"], step["y"]
        else:  # a curve rules nothing; it ends where its last point stands
            there = step.get("x3", here[0]), step.get("y3", here[1])
        if kind == "move_to":
            start = there
        elif (
            kind in ("line_to", "close_path")
            and min(abs(here[0] - there[0]), abs(here[1] - there[1])) < THIN / 2
        ):
            yield (
                min(here[0], there[0]),
                min(here[1], there[1]),
                max(here[0], there[0]),
                max(here[1], there[1]),
            )
        here = there


def with_pdfium(book: Book, index: int) -> Drawn:
    """The reader that knows the predefined CMaps. Its rulings are not asked for: the fast reader has those."""
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
