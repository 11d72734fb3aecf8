"""A PDF opened by whichever readers are needed for it."""

import io
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pdf_oxide
import pypdfium2
from pypdfium2 import raw as pdfium_c

from pipeline.errors import ReadError
from pipeline.model import Box
from pipeline.read.pdf_objects import (
    NONE,
    UNKNOWN,
    Fonts,
    Needs,
    dictionaries,
    fonts,
    upright_pages,
    without_glyphs,
)

BATCH, LEAN_BATCH = 50, 100
"""Pages that pdf_oxide reads before it is opened again, with and without the glyphs of the fonts."""


PART = 250
"""Pages that are cut out of a long book to be read as one of their own."""


class Book:
    """A PDF and its readers, which are opened when they are asked for.

    Attributes:
        before: pages of the book that this one was cut out of, which stand before its first.
    """

    def __init__(self, data: bytes, before: int = 0) -> None:
        self._data = data
        self.before = before
        self._oxide: tuple[int, Any] = -1, None
        self._loaded: tuple[int, Any] = -1, None

    def oxide(self, index: int) -> Any:
        """The document as pdf_oxide opens it.

        It keeps all pages that it has read, which for a long book is more than the rest of the reading takes;
        so it is opened again after some pages.
        """
        batch = index // (LEAN_BATCH if self.fonts.plain else BATCH)
        if batch != self._oxide[0]:
            self._oxide = -1, None
            data = without_glyphs(self._data) if self.fonts.plain else self._data
            self._oxide = batch, pdf_oxide.PdfDocument.from_bytes(data)
        return self._oxide[1]

    @cached_property
    def pdfium(self) -> Any:
        """The document as PDFium opens it."""
        return pypdfium2.PdfDocument(self._data)

    def pdfium_page(self, index: int) -> Any:
        """A page as PDFium loads it, which is most of its work: the last one is kept."""
        if index != self._loaded[0]:
            self._loaded = index, self.pdfium[index]
        return self._loaded[1]

    @property
    def plumber(self) -> Any:
        """The document as pdfplumber opens it, which takes long even to load.

        Raises:
            ReadError: if it cannot, whatever the reason; pdfminer repairs less than the others.
        """
        if isinstance(self._plumber, ReadError):
            raise self._plumber
        return self._plumber

    @cached_property
    def _plumber(self) -> Any:
        import pdfplumber  # noqa: PLC0415  # most books never need it, and it takes a sixth of the memory

        try:
            document = pdfplumber.open(io.BytesIO(self._data))
            len(document.pages)
        except Exception as error:  # it throws anything at a broken file
            return ReadError("read.broken", f"pdfminer cannot open the PDF: {error}")
        return document

    @cached_property
    def page_count(self) -> int:
        """PDFium's word: it has rebuilt what is damaged."""
        return len(self.pdfium)

    @cached_property
    def fonts(self) -> Fonts:
        """What the fonts of the file ask of a reader."""
        self._look()
        return self._fonts

    @cached_property
    def _is_upright(self) -> bool:
        self._look()
        return self._upright

    def _look(self) -> None:
        texts = dictionaries(self._data)
        self._fonts = fonts(texts)
        self._upright = upright_pages(texts, self.page_count)

    def needs(self, index: int) -> Needs:
        """What the fonts of a page ask of a reader; only where the file's ask for more than the fast one."""
        if not (self.fonts.upright or self.fonts.unnamed):
            return NONE
        from pipeline.read.pdf_fonts import needs  # noqa: PLC0415  # as pdfplumber

        try:
            return needs(self.plumber.pages[index].page_obj)
        except Exception:  # it throws anything at a broken page
            return UNKNOWN

    def view(self, index: int) -> tuple[Box, int]:
        """The part of the drawing that the page shows, and how far it is turned clockwise, in degrees.

        Where all pages stand upright with their corner at the origin a page's size is all there is to know,
        and PDFium has it at once; pdfminer needs as long for the boxes of a book as the fast reader for the
        text of a hundred pages.
        """
        if self._is_upright:
            width, height = self.pdfium.get_page_size(index)
            return (0.0, 0.0, width, height), 0
        try:
            page = self.plumber.pages[index].page_obj
            media, crop, rotation = page.mediabox, page.cropbox, page.rotate
        except Exception:  # as above
            page = self.pdfium_page(index)
            media, crop, rotation = page.get_mediabox(), page.get_cropbox(), page.get_rotation()
        return _common(media, crop), int(rotation / 90) * 90 % 360

    def parts(self) -> Iterator[tuple["Book", range]]:
        """The book itself, or one after the other the parts of a long one; and which pages of it to read.

        pdf_oxide holds three times the bytes of a file, and looks for a page among all that stand before it:
        5,000 pages took it four minutes and 600 MB. PDFium cuts them up in seconds.
        """
        if self.page_count <= 2 * PART:
            yield self, range(self.page_count)
            return
        for start in range(0, self.page_count, PART):
            pages = range(start, min(start + PART, self.page_count))
            try:
                part = Book(self._cut_out(pages), start)
                yield part, range(part.page_count)
            except pypdfium2.PdfiumError:  # a page cannot be taken out; perhaps it can be read
                yield self, pages

    def _cut_out(self, pages: range) -> bytes:
        part, written = pypdfium2.PdfDocument.new(), io.BytesIO()
        try:
            part.import_pages(self.pdfium, list(pages))
            part.save(written)
        finally:
            part.close()
        return written.getvalue()

    def has_pictures(self, index: int) -> bool:
        """Whether a raster picture is drawn on the page."""
        pictures = self.pdfium_page(index).get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE])
        return next(iter(pictures), None) is not None


def _common(media: Box, crop: Box) -> Box:
    """What two boxes share, or the first if that is nothing."""
    left, bottom, right, top = zip(media, crop, strict=True)
    shared = max(left), max(bottom), min(right), min(top)
    return shared if shared[0] < shared[2] and shared[1] < shared[3] else media
