"""Drawing the small books: distances in points from the top left of the page, as real books are measured.

A spread is drawn in the coordinates of both its pages, the right one beginning at `WIDTH`; each page of
the file then holds the whole drawing, as in real books, and what belongs to the other page lies outside the
paper.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
SONG, DIGITS, HEADER = "Song", "Helvetica", "Times-Roman"
ASCENT = 0.86
"""From the top of a character's box to its baseline, in ems."""


class Pen:
    """A canvas that is measured from the top."""

    def __init__(self, out: Path, font: Path) -> None:
        """Start a document whose bytes are the same in every run."""
        pdfmetrics.registerFont(TTFont(SONG, str(font)))
        self.canvas = Canvas(str(out), pagesize=(WIDTH, HEIGHT), invariant=1)
        self.shift = 0.0

    def page(self, draw: Callable[["Pen"], None], number: int | None = None) -> None:
        """A page of its own; `number` is what the book prints on it."""
        draw(self)
        if number is not None:
            self._number(number)
        self.canvas.showPage()

    def spread(self, draw: Callable[["Pen"], None], number: int | None = None) -> None:
        """Two facing pages; `number` is what the book prints on the left one."""
        for side in (0, 1):
            self.shift = -WIDTH * side
            draw(self)
            self.shift = 0.0
            if number is not None:
                self._number(number + side)
            self.canvas.showPage()

    def save(self) -> None:
        """Write the file."""
        self.canvas.save()

    def text(self, x: float, top: float, text: str, size: float = 10, font: str = SONG) -> None:
        """Text that begins at x."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x + self.shift, HEIGHT - top - ASCENT * size, text)

    def right(self, x: float, top: float, text: str, size: float = 10, font: str = SONG) -> None:
        """Text that ends at x."""
        self.text(x - pdfmetrics.stringWidth(text, font, size), top, text, size, font)

    def figure(self, x: float, top: float, text: str, size: float = 10) -> None:
        """A figure that ends at x."""
        self.right(x, top, text, size, DIGITS)

    def middle(self, x: float, top: float, text: str, size: float = 10, font: str = SONG) -> None:
        """Text centred on x."""
        self.text(x - pdfmetrics.stringWidth(text, font, size) / 2, top, text, size, font)

    def lines(self, x: float, top: float, texts: Iterable[str], step: float = 12) -> None:
        """Lines of text below each other."""
        for index, text in enumerate(texts):
            self.text(x, top + index * step, text)

    def upright(self, xs: Iterable[float], top: float, bottom: float) -> None:
        """Vertical rules."""
        for x in xs:
            self._rule(x, top, x, bottom)

    def level(self, ys: Iterable[float], left: float, right: float) -> None:
        """Horizontal rules."""
        for y in ys:
            self._rule(left, y, right, y)

    def heading(self, agency: str, title: str, year: int = 115, unit: str = "單位：新臺幣千元") -> None:
        """The three lines above a table that stands on one page."""
        self.middle(297, 38, agency, 14)
        self.middle(297, 57, title, 16)
        self.middle(297, 78, f"中華民國{year}年度")
        self.right(554, 78, unit)

    def spread_heading(
        self, agency: str, title: str, year: int = 115, unit: str = "單位：新臺幣千元"
    ) -> None:
        """The three lines above a table over two pages, each half on one of them."""
        for top, size, text in ((38, 14, agency), (57, 16, title), (78, 10, f"中華民國{year}年度")):
            half = len(text) // 2
            self.right(554, top, text[:half], size)
            self.text(WIDTH + 45, top, text[half:], size)
        self.right(WIDTH + 554, 78, unit)

    def _rule(self, x0: float, top0: float, x1: float, top1: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0 + self.shift, HEIGHT - top0, x1 + self.shift, HEIGHT - top1)

    def _number(self, number: int) -> None:
        label = f"(1402)-{number:03}"
        self.text(502.7 if number % 2 else 28.3, 17.3, label, 14, HEADER)
