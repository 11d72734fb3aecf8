"""What the fonts of one page ask of its reader, by their dictionaries as pdfminer resolves them.

A font draws codes; ToUnicode, or the name of its encoding, says which characters those are (ISO 32000-1,
9.10.2). Where neither does, the engines pass the codes themselves off as characters.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.encodingdb import name2unicode
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from pipeline.read.pdf_objects import BAD_MAPS, Needs

ADOBE = frozenset({"CNS1", "GB1", "Japan1", "Korea1", "KR"})
"""Collections of characters whose numbers everyone knows."""

DEEP = 4
"""Forms within forms that are looked into."""


def needs(page: PDFPage) -> Needs:
    """What the fonts of a page and of the forms that it draws ask."""
    found = [resolve1(font) for font in _fonts(resolve1(page.resources), DEEP)]
    found = [font for font in found if isinstance(font, dict)]
    mute = frozenset(_name(font) for font in found if _is_mute(font))
    return Needs(
        upright=any(_text(font.get("Encoding")).endswith("-V") for font in found),
        patient=bool(mute) or any(_asks_patience(font) for font in found),
        mute=mute,
    )


def _fonts(resources: Any, deep: int) -> Iterator[Any]:
    if not isinstance(resources, dict):
        return
    yield from _members(resources, "Font")
    if deep:
        for form in _members(resources, "XObject"):
            if isinstance(form, PDFStream):
                yield from _fonts(resolve1(form.get("Resources")), deep - 1)


def _members(resources: Mapping[str, Any], kind: str) -> Iterator[Any]:
    group = resolve1(resources.get(kind))
    if isinstance(group, dict):
        yield from map(resolve1, group.values())


def _text(value: Any) -> str:
    name = resolve1(value)
    if isinstance(name, PSLiteral):
        name = name.name
    return name if isinstance(name, str) else ""


def _name(font: Mapping[str, Any]) -> str:
    """What pdfminer calls a simple font."""
    descriptor = resolve1(font.get("FontDescriptor"))
    return _text(descriptor.get("FontName")) if isinstance(descriptor, dict) else "unknown"


def _asks_patience(font: Mapping[str, Any]) -> bool:
    if "ToUnicode" in font:
        return False
    kind, encoding = _text(font.get("Subtype")), _text(font.get("Encoding"))
    if kind == "Type3":
        return True
    if kind != "Type0":
        return False
    if any(bad.decode() in encoding for bad in BAD_MAPS):
        return True
    return (not encoding or encoding.startswith("Identity")) and _collection(font) not in ADOBE


def _collection(font: Mapping[str, Any]) -> str:
    """The collection that a composite font's characters are numbered in."""
    for half in resolve1(font.get("DescendantFonts")) or ():
        ordering = resolve1(resolve1(resolve1(half).get("CIDSystemInfo") or {}).get("Ordering"))
        if isinstance(ordering, bytes):
            return ordering.decode("latin-1")
    return ""


def _is_mute(font: Mapping[str, Any]) -> bool:
    """Whether a simple font names most of its glyphs by numbers, g1, g2, which mean nothing."""
    encoding = resolve1(font.get("Encoding"))
    if "ToUnicode" in font or not isinstance(encoding, dict):
        return False
    names = [name for name in map(_text, resolve1(encoding.get("Differences")) or ()) if name]
    return sum(map(_means_nothing, names)) > len(names) / 2


def _means_nothing(name: str) -> bool:
    try:
        return not name2unicode(name)
    except KeyError:
        return name != ".notdef"
