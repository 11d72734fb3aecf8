"""Three readers of PDF behind one signature.

A page's characters and rulings come in the file's own coordinates, y upward. A character of which a reader
does not know what it is comes as U+FFFD.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw as pdfium_c

from pipeline.model import Box
from pipeline.read.pdf_book import Book
from pipeline.read.pdf_rules import THIN, visible_rules

Floats = NDArray[np.float32]

ASCENT, DESCENT = 0.8, 0.2
"""Of the font size; how far a character's box reaches above and below its baseline. Chinese fonts fill their
square so."""

UNNAMED = "\ufffd"

_CODE = re.compile(r"\(cid:\d+\)")
_TEXT, _BBOX, _FONT = attrgetter("char"), attrgetter("bbox"), attrgetter("font_name")
_ANGLE = attrgetter("rotation_degrees")

STRAIGHT = 1.0
"""Degrees that a line of text may slope."""


class Drawn(NamedTuple):
    """What a reader found on a page; boxes and rulings as left, bottom, right, top.

    `fonts` are places in `font_names`, one for each character.
    """

    chars: str
    boxes: Floats
    sizes: Floats
    rulings: Floats
    fonts: NDArray[np.uint16]
    font_names: tuple[str, ...]


Engine = Callable[[Book, int], Drawn]

NO_RULES = np.zeros((0, 4), np.float32)
NOTHING = Drawn("", NO_RULES, np.zeros(0, np.float32), NO_RULES, np.zeros(0, np.uint16), ())


def _array(values: Any, width: int) -> Floats:
    flat: Floats = np.fromiter(chain.from_iterable(values), np.float32)
    return flat.reshape(-1, width)


def with_pdf_oxide(book: Book, index: int) -> Drawn:
    """The fast reader: origin, advance and size of each character, no advance where text is turned."""
    found = book.oxide(index).extract_chars(index)
    texts = list(map(_TEXT, found))
    table = _array(map(_BBOX, found), 4)
    angles = np.fromiter(map(_ANGLE, found), np.float32, len(found))
    turned = np.flatnonzero((np.abs(angles) > STRAIGHT) | (table[:, 2] <= 0))
    left, baseline, advance, size = table.T
    boxes = np.stack((left, baseline - DESCENT * size, left + advance, baseline + ASCENT * size), axis=1)
    for row in turned.tolist():
        boxes[row] = _turned_box(table[row], float(angles[row]), texts[row])
    return _one_each(texts, boxes, size, list(map(_FONT, found)), oxide_rulings(book, index))


def oxide_rulings(book: Book, index: int) -> Floats:
    """What pdf_oxide sees ruled on a page."""
    return _array(visible_rules(book.oxide(index).extract_paths(index)), 4)


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


def _one_each(texts: list[str], boxes: Floats, sizes: Floats, names: list[str], rulings: Floats) -> Drawn:
    """One row per code point: a ligature that stands for several letters shares its box out."""
    places = {name: place for place, name in enumerate(dict.fromkeys(names))}
    fonts = np.fromiter(map(places.__getitem__, names), np.uint16, len(names))
    chars = "".join(texts)
    if len(chars) == len(texts):
        return Drawn(chars, boxes, sizes, rulings, fonts, tuple(places))
    counts = np.array([len(text) for text in texts])
    rows = np.repeat(np.arange(len(texts)), counts)
    place = np.arange(len(chars)) - np.repeat(np.cumsum(counts) - counts, counts)
    shared = boxes[rows]
    width = (shared[:, 2] - shared[:, 0]) / counts[rows]
    shared[:, 0] += place * width
    shared[:, 2] = shared[:, 0] + width
    return Drawn(chars, shared, sizes[rows], rulings, fonts[rows], tuple(places))


def with_pdfium(book: Book, index: int) -> Drawn:
    """The reader that knows where upright fonts stand. Rulings are left to the fast reader."""
    text = book.pdfium_page(index).get_textpage()
    codes = [_code(text.raw, at) for at in range(text.count_chars())]
    # Some builds give what lies beyond the first plane as two halves, each with the box of the whole.
    kept = [at for at, code in enumerate(codes) if not (0xDC00 <= code < 0xE000 and _is_half(codes, at - 1))]
    chars = [
        chr(codes[at])
        if not _is_half(codes, at)
        else chr(0x10000 + ((codes[at] & 0x3FF) << 10) + (codes[at + 1] & 0x3FF))
        for at in kept
    ]
    boxes = _array((_box(text.raw, at) for at in kept), 4)
    sizes = np.fromiter((pdfium_c.FPDFText_GetFontSize(text.raw, at) for at in kept), np.float32)
    return _one_each(chars, boxes, sizes, _fonts(text.raw, kept), NO_RULES)


def _code(text: Any, at: int) -> int:
    """PDFium's code point; where it has none it gives the font's own code, and says that it errs."""
    if pdfium_c.FPDFText_HasUnicodeMapError(text, at) == 1:
        return ord(UNNAMED)
    return int(pdfium_c.FPDFText_GetUnicode(text, at)) or ord(UNNAMED)


def _is_half(codes: list[int], at: int) -> bool:
    return 0 <= at < len(codes) - 1 and 0xD800 <= codes[at] < 0xDC00 and 0xDC00 <= codes[at + 1] < 0xE000


def _box(text: Any, at: int) -> Box:
    """As high as the font, whatever the character."""
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(text, at, box)
    return box.left, box.bottom, box.right, box.top


def _fonts(text: Any, rows: list[int]) -> list[str]:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    found = []
    for at in rows:
        pdfium_c.FPDFText_GetFontInfo(text, at, name, len(name), flags)
        found.append(name.value)
    return [name.decode("utf-8", "replace") for name in found]


def with_pdfplumber(book: Book, index: int) -> Drawn:
    """The patient reader, which says of each character whether its font names it."""
    page = book.plumber.pages[index]
    left, bottom = _as_drawn(page)
    mute = book.needs(index).mute
    texts = [_named(char["text"], char["fontname"] in mute) for char in page.chars]
    boxes = _array(((char["x0"], char["y0"], char["x1"], char["y1"]) for char in page.chars), 4)
    sizes = np.array([char["size"] for char in page.chars], np.float32)
    rules = ((rule["x0"], rule["y0"], rule["x1"], rule["y1"]) for rule in _ruled(page))
    names = [char["fontname"] for char in page.chars]
    corner = np.array([left, bottom, left, bottom], np.float32)
    drawn = _one_each(texts, boxes + corner, sizes, names, _array(rules, 4) + corner)
    page.close()
    return drawn


def _ruled(page: Any) -> Iterator[dict[str, Any]]:
    """Lines, outlines and thin rectangles; an area that is painted over or shaded has no edges that rule."""
    for edge in page.edges:
        if "y0" in edge and (edge["object_type"] != "rect_edge" or edge["stroke"]):
            yield edge
    for area in page.rects:
        if area["fill"] and not area["stroke"] and min(area["width"], area["height"]) < THIN:
            yield area


def _as_drawn(page: Any) -> tuple[float, float]:
    """Have pdfplumber read a page before it is turned; gives the corner that it counts from.

    pdfminer counts from the corner of the paper; pdfplumber adds what it takes for the left of that.
    """
    drawing = page.page_obj
    rotation, drawing.rotate = drawing.rotate, 0
    try:
        _ = page.objects
    finally:
        drawing.rotate = rotation
    left, bottom = drawing.mediabox[:2]
    return float(left - page.mediabox[0]), float(bottom)


def _named(text: str, mute: bool) -> str:
    return UNNAMED if mute or _CODE.fullmatch(text) else text


ENGINES: dict[str, Engine] = {
    "pdf_oxide": with_pdf_oxide,
    "pdfium": with_pdfium,
    "pdfplumber": with_pdfplumber,
}
