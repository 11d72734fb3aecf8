"""A page of a PDF as a picture, and boxes over it.

The picture and its boxes are one SVG whose unit is the PDF point: boxes are drawn where the result has
them, whatever the size at which the page is shown, and no style is written into it.
"""

import io
from collections.abc import Iterable
from threading import Lock
from typing import Any

import msgspec
import pypdfium2
from markupsafe import Markup

from pipeline.audit.harmless import harmless
from pipeline.errors import ReadError
from pipeline.model import Box

SCALE = 2.0
"""Pixels for each point: small print is readable, and a page is drawn in some 50 ms."""

LARGEST = 4000
"""Pixels of a picture's longer side at most: a poster is drawn smaller."""

QUALITY = 85
"""Of JPEG, which is written five times faster than PNG."""

# PDFium knows nothing of threads.
_ONE_AT_A_TIME = Lock()


class Boxed(msgspec.Struct, frozen=True):
    """A value in place on its page; as `marks.Mark`, with boxes for a span.

    Attributes:
        boxes: one for each of its lines, in points.
    """

    key: str
    kind: str
    boxes: tuple[Box, ...]
    label: str
    state: str = ""
    link: str = ""


class Pages:
    """A PDF whose pages can be drawn, by several threads one after the other."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF.

        Raises:
            ReadError: if PDFium cannot open it.
        """
        self._data = data
        self._book: Any = None
        with _ONE_AT_A_TIME:
            self.count = len(self._open())

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points.

        Raises:
            ReadError: if there is no such page.
        """
        with _ONE_AT_A_TIME:
            return self._size(number)

    def jpeg(self, number: int, scale: float = SCALE) -> bytes:
        """A page as a picture, as it is shown: turned and cut to its paper.

        Args:
            number: of the page, from 1.
            scale: pixels for each point.

        Raises:
            ReadError: if there is no such page, or it cannot be drawn.
        """
        with _ONE_AT_A_TIME:
            scale = min(scale, LARGEST / max(*self._size(number), 1))
            try:
                page = self._open()[number - 1]
                picture = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
                page.close()
            except (pypdfium2.PdfiumError, MemoryError, ValueError) as error:
                raise ReadError("read.page", f"page {number} cannot be drawn: {error}") from error
        written = io.BytesIO()
        picture.save(written, "JPEG", quality=QUALITY)
        return written.getvalue()

    def close(self) -> None:
        """Let go of what PDFium holds; the next call opens it again."""
        with _ONE_AT_A_TIME:
            if self._book is not None:
                self._book.close()
            self._book = None

    def _open(self) -> Any:
        if self._book is None:
            try:
                self._book = pypdfium2.PdfDocument(self._data)
            except pypdfium2.PdfiumError as error:
                raise ReadError("read.broken", f"the PDF cannot be opened: {error}") from error
        return self._book

    def _size(self, number: int) -> tuple[float, float]:
        if not 1 <= number <= self.count:
            raise ReadError("read.page", f"there is no page {number}; the document has {self.count}")
        width, height = self._open().get_page_size(number - 1)
        return float(width), float(height)


_PAGE = Markup(
    '<svg class="page" viewBox="0 0 {width:.1f} {height:.1f}" role="group" aria-label="{label}">'
    '<image href="{picture}" width="{width:.1f}" height="{height:.1f}"/>{boxes}</svg>'
)
_LINK = Markup(
    '<a id="box-{key}" class="box {kind}{state}" data-keys="{key}" href="{link}" aria-label="{label}">'
)
_GROUP = Markup(
    '<g id="box-{key}" class="box {kind}{state}" data-keys="{key}" role="img" aria-label="{label}">'
)
_RECT = Markup("<title>{label}</title>{rects}")
_ONE = Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="1"/>')

AROUND = 1.0
"""Points that a box is drawn wider than its characters on each side."""


def boxed(size: tuple[float, float], picture: str, boxes: Iterable[Boxed], label: str = "") -> Markup:
    """A page's picture with boxes in place, as one SVG.

    Args:
        size: the page's width and height in points.
        picture: address of its picture; `data:image/jpeg;base64,` where the page shall stand by itself.
        boxes: what to draw; the smaller ones above the larger, so that each can be clicked.
        label: what the page is called.
    """
    largest_first = sorted(boxes, key=lambda box: -sum(map(_area, box.boxes)))
    drawn = Markup("").join(map(_drawn, largest_first))
    return _PAGE.format(width=size[0], height=size[1], picture=picture, boxes=drawn, label=harmless(label))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _drawn(boxed: Boxed) -> Markup:
    rects = Markup("").join(
        _ONE.format(x0 - AROUND, y0 - AROUND, max(x1 - x0, 0) + 2 * AROUND, max(y1 - y0, 0) + 2 * AROUND)
        for x0, y0, x1, y1 in boxed.boxes
    )
    label = harmless(boxed.label)
    opened = (_LINK if boxed.link else _GROUP).format(
        key=boxed.key,
        kind=boxed.kind,
        state=f" {boxed.state}" if boxed.state else "",
        link=boxed.link,
        label=label,
    )
    closed = Markup("</a>") if boxed.link else Markup("</g>")
    return opened + _RECT.format(label=label, rects=rects) + closed
