"""What the dictionaries of a PDF say openly, found without a parser.

A parser in Python needs longer for the dictionaries of a book than the fast reader for its text; a look over
the bytes takes a hundredth of that. Where a look does not suffice the answer is the careful one.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_HELD = re.compile(rb"/Type\s*/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_FONT = re.compile(rb"/Type\s*/Font\b")
_SUBTYPE = re.compile(rb"/Subtype\s*/(\w+)")
_ENCODING = re.compile(rb"/Encoding\s*/([\w-]+)")
_NAMES = re.compile(rb"/Differences\s*\[([^\]]*)\]")
_NUMBERED = re.compile(rb"/(?:[a-zA-Z]{1,2}|cid|glyph|index|char)\d{1,5}\b")
_PROGRAM = re.compile(rb"<<[^<>]*/Length1\s+\d+[^<>]*>>\s*stream\r?\n")
_BOX = re.compile(rb"/(Media|Crop)Box\s*(\[[^\]]*\]|\d+ \d+ R)")
_ORIGIN = re.compile(rb"\[\s*0(?:\.0*)?\s+0(?:\.0*)?\s")
_TURNED = re.compile(rb"/Rotate\s+(?!0\b|360\b)")

_NOTHING = b"x\x9c\x03\x00\x00\x00\x00\x01"
"""No bytes at all, deflated."""

MOST = 1 << 24
"""Bytes of one object stream; more than that is no book but a trap."""

BAD_MAPS = (b"UTF8", b"UTF32")
"""In names of the predefined CMaps that only pdfminer reads rightly."""


class Fonts(NamedTuple):
    """What a file's fonts ask of a reader.

    Attributes:
        upright: some font sets its characters below each other.
        unnamed: of some font the dictionary does not say which characters it draws.
        plain: of every font it does, so that nobody need look at the glyphs.
    """

    upright: bool
    unnamed: bool
    plain: bool


CAREFUL = Fonts(upright=True, unnamed=True, plain=False)


class Needs(NamedTuple):
    """What a page's fonts ask.

    Attributes:
        upright: a font sets its characters below each other, which pdf_oxide places wrongly.
        patient: of a font only pdfminer knows whether its characters have names.
        mute: names of fonts whose characters nobody can name.
    """

    upright: bool
    patient: bool
    mute: frozenset[str]


NONE = Needs(upright=False, patient=False, mute=frozenset())
UNKNOWN = Needs(upright=True, patient=False, mute=frozenset())
"""What is asked for where pdfminer cannot tell: PDFium, which says where it only guesses."""


def dictionaries(data: bytes) -> tuple[bytes, ...] | None:
    """The file and what its object streams hold; None where those cannot be read, as in encrypted files."""
    if b"/Encrypt" in data:
        return None
    held = []
    for match in _HELD.finditer(data):
        try:
            packed = data[match.end() : data.find(b"endstream", match.end())]
            held.append(zlib.decompressobj().decompress(packed, MOST))
        except zlib.error:
            return None
    return data, *held


def fonts(texts: tuple[bytes, ...] | None) -> Fonts:
    """What the fonts of a file ask of a reader, from its `dictionaries`."""
    if texts is None:
        return CAREFUL
    found = [_asks(entries) for text in texts for entries in _fonts(text)]
    named = any(_NUMBERED.search(names) for text in texts for names in _NAMES.findall(text))
    return Fonts(
        upright=any(font.upright for font in found),
        unnamed=named or any(font.unnamed for font in found),
        plain=all(font.plain for font in found),
    )


def _fonts(text: bytes) -> Iterator[bytes]:
    """The dictionaries of fonts, each to the end of its outermost brackets."""
    for match in _FONT.finditer(text):
        start = _opening(text, match.start())
        yield text[start : _closing(text, match.end())]


def _opening(text: bytes, at: int) -> int:
    depth = 1
    while depth:
        opens, closes = text.rfind(b"<<", 0, at), text.rfind(b">>", 0, at)
        if opens < 0:
            return 0
        depth += 1 if closes > opens else -1
        at = max(opens, closes)
    return at


def _closing(text: bytes, at: int) -> int:
    depth = 1
    while depth:
        opens, closes = text.find(b"<<", at), text.find(b">>", at)
        if closes < 0:
            return len(text)
        nested = 0 <= opens < closes
        depth += 1 if nested else -1
        at = (opens if nested else closes) + 2
    return at


def _asks(entries: bytes) -> Fonts:
    """What one font asks, by its dictionary."""
    subtype = _SUBTYPE.search(entries)
    kind = subtype[1] if subtype else b""
    encoding = _ENCODING.search(entries)
    name = encoding[1] if encoding else b""
    mapped = b"/ToUnicode" in entries
    if kind.startswith(b"CIDFont"):  # half a font, whose other half is asked
        return Fonts(upright=False, unnamed=False, plain=True)
    if kind == b"Type0":
        known = bool(name) and b"Identity" not in name and not any(bad in name for bad in BAD_MAPS)
        return Fonts(upright=name.endswith(b"-V"), unnamed=not (mapped or known), plain=mapped or known)
    if kind == b"Type3":
        return Fonts(upright=False, unnamed=not mapped, plain=True)
    plain = mapped or name.endswith(b"Encoding") or b"/FontDescriptor" not in entries
    return Fonts(upright=False, unnamed=False, plain=plain)


def without_glyphs(data: bytes) -> bytes:
    """The file with empty font programs, every other byte in its place.

    pdf_oxide inflates a font's glyphs, a megabyte for a Chinese one, each time that a page uses the font in
    another dictionary, and keeps them; that takes longer than all text.
    """
    parts, done = [], 0
    for match in _PROGRAM.finditer(data):
        if b"/FlateDecode" in match.group() and b"/DecodeParms" not in match.group():
            parts += [data[done : match.end()], _NOTHING]
            done = match.end() + len(_NOTHING)
    return b"".join((*parts, data[done:])) if parts else data


def upright_pages(texts: tuple[bytes, ...] | None, count: int) -> bool:
    """Whether the file shows openly that all `count` pages stand upright with their corner at the origin."""
    if texts is None:
        return False
    boxes = [box for text in texts for box in _BOX.findall(text)]
    openly = sum(name == b"Media" for name, _ in boxes) >= count
    turned = any(_TURNED.search(text) for text in texts)
    return openly and all(_ORIGIN.match(value) for _, value in boxes) and not turned
