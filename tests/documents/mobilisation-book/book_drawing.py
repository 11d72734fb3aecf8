"""Drawing with distances from the top of the page, as the real books were measured."""

from pathlib import Path
from typing import Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
SONG, DIGITS, HEADER = "Song", "Helvetica", "Times-Roman"
ASCENT = 0.86  # from the top of a character's box to its baseline, in ems


def columns(text: str) -> int:
    """The width in half-width columns, which is what a column of these books is measured in."""
    return sum(1 if char.isascii() else 2 for char in text)


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` half-width columns, broken anywhere: inside numbers and names as well."""
    lines, line = [], first
    for char in text:
        if columns(line + char) > width:
            lines.append(line)
            line = rest
        line += char
    return [*lines, line]


class Pen:
    """A canvas of which x may be shifted, so that a spread is drawn whole on each of its two pages."""

    def __init__(self, out: Path, font: Path) -> None:
        """Start a document whose bytes are the same in every run."""
        pdfmetrics.registerFont(TTFont(SONG, str(font)))
        self.canvas = Canvas(str(out), pagesize=(WIDTH, HEIGHT), invariant=1)
        self.canvas.setTitle("國防部全民防衛動員署單位預算（測試用範例）")
        self.canvas.setAuthor("yusuan")
        self.shift, self.pages = 0.0, 1
        self.mode: Literal[2] | None = None  # how characters are painted: 2 fills and strokes them

    def next_page(self) -> None:
        """End this page."""
        self.canvas.showPage()
        self.pages += 1

    def save(self) -> None:
        """Write the file; the last page needs no next_page()."""
        self.canvas.save()

    def text(self, x: float, top: float, text: str, size: float = 10, font: str = SONG) -> None:
        """Text that begins at x."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x + self.shift, HEIGHT - top - ASCENT * size, text, mode=self.mode)

    def right(self, x: float, top: float, text: str, size: float = 10, font: str = SONG) -> None:
        """Text that ends at x."""
        self.text(x - pdfmetrics.stringWidth(text, font, size), top, text, size, font)

    def middle(self, x: float, top: float, text: str, size: float = 10, font: str = SONG) -> None:
        """Text centred on x."""
        self.text(x - pdfmetrics.stringWidth(text, font, size) / 2, top, text, size, font)

    def heavy(self, x: float, top: float, text: str, size: float, align: str = "middle") -> None:
        """A title: the font has no bold face, so it is filled and stroked as the real books do it."""
        self.canvas.setLineWidth(0.4)
        self.mode = 2
        getattr(self, align)(x, top, text, size)
        self.mode = None

    def line(self, x0: float, top0: float, x1: float, top1: float) -> None:
        """A ruling."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0 + self.shift, HEIGHT - top0, x1 + self.shift, HEIGHT - top1)

    def cover(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """White paint over what was drawn: the text beneath stays in the file."""
        self.canvas.setFillColorRGB(1, 1, 1)
        self.canvas.rect(x0 + self.shift, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillColorRGB(0, 0, 0)

    def number_page(self, number: int) -> None:
        """The book's page number, at the outer edge; the one it replaces lies painted over at the foot."""
        shift, self.shift = self.shift, 0.0
        self.middle(297, 802, str(number), 10, HEADER)
        self.cover(280, 800, 315, 818)
        label = f"(1402)-{number:03}"
        if number % 2:
            self.text(502.7, 17.3, label, 14, HEADER)
        else:
            self.text(28.3, 17.3, label, 14, HEADER)
        self.shift = shift
