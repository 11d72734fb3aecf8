"""A page of a PDF as a small picture: grey and without loss where it is only ink, else in colour.

Four shades of grey keep print as sharp as it was, at a quarter of a JPEG's size.
"""

import base64
import io
from typing import Any

import pypdfium2
from PIL import ImageChops

from pipeline.errors import ReadError

SCALE = 1.5
"""Pixels for each point: the smallest print of a book can be read."""

LARGEST = 2500
"""Pixels of a picture's longer side at most."""

SHADES = 4
QUALITY = 45
"""Of pictures in colour, as WebP counts."""

COLOURFUL = 40
"""By how much channels differ where there is colour and not merely a tint of paper."""

SPARE = 0.001
"""Share of a page's pixels that may have colour before it counts."""


class Book:
    """A PDF whose pages are drawn, in one thread."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF.

        Raises:
            ReadError: if it cannot be opened.
        """
        try:
            self._book = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReadError("read.broken", f"the PDF cannot be opened: {error}") from error

    def drawn(self, number: int) -> tuple[tuple[float, float], str]:
        """Width and height of a page in points, and its picture as an address that holds it.

        Raises:
            ReadError: if it cannot be drawn.
        """
        try:
            page = self._book[number - 1]
            width, height = page.get_size()
            scale = min(SCALE, LARGEST / max(width, height, 1))
            picture = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            page.close()
        except (pypdfium2.PdfiumError, MemoryError, ValueError, IndexError) as error:
            raise ReadError("read.page", f"page {number} cannot be drawn: {error}") from error
        data = base64.b64encode(_compressed(picture)).decode("ascii")
        return (float(width), float(height)), f"data:image/webp;base64,{data}"


def _compressed(picture: Any) -> bytes:
    written = io.BytesIO()
    if _colourful(picture):
        picture.save(written, "WEBP", quality=QUALITY)
    else:
        grey = picture.convert("L").point(_shade)
        grey.save(written, "WEBP", lossless=True)
    return written.getvalue()


def _shade(value: int) -> int:
    """The nearest of a few shades of grey, black and white among them."""
    return round(value / 255 * (SHADES - 1)) * 255 // (SHADES - 1)


def _colourful(picture: Any) -> bool:
    """Whether a page has colours that are lost in grey."""
    red, green, blue = picture.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    coloured = sum(apart.histogram()[COLOURFUL + 1 :])
    return bool(coloured > SPARE * picture.width * picture.height)
