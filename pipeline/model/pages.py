"""A paged source: its characters and rulings, its tables before and after they are understood."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from pipeline.text import Span

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in PDF points, the origin at the top left of the page."""


NO_FONTS = np.zeros(0, np.uint16)


class Page(msgspec.Struct, frozen=True):
    """A PDF page as drawn: its characters in the order of the content stream, and its rulings.

    Attributes:
        number: 1-based.
        chars: one character per row of the arrays.
        boxes: (n, 4) float32, as `Box`.
        sizes: (n,) float32, font sizes in points.
        rulings: (m, 4) float32, as `Box`; a rule is a line or a rectangle thinner than 2 points.
        fonts: (n,) uint16, the place of each character's font in `font_names`.
    """

    number: int
    width: float
    height: float
    chars: str
    boxes: NDArray[np.float32]
    sizes: NDArray[np.float32]
    rulings: NDArray[np.float32]
    fonts: NDArray[np.uint16] = NO_FONTS
    font_names: tuple[str, ...] = ()


class Places(msgspec.Struct, frozen=True):
    """Where the characters of a paged source's text stand.

    Attributes:
        page_starts: raw position at which each page's text begins.
        boxes: for each page (n, 4) float32, one row per code point of its text; NaN for what was not drawn
            (line breaks).
    """

    page_starts: tuple[int, ...]
    boxes: Sequence[NDArray[np.float32]]

    def page(self, position: int) -> int:
        """1-based page of a raw position."""
        return bisect_right(self.page_starts, position)

    def within(self, start: int, end: int) -> NDArray[np.float32]:
        """The boxes of a raw span, as far as it lies on the page on which it begins."""
        page = self.page(start)
        first = self.page_starts[page - 1]
        return self.boxes[page - 1][start - first : end - first]


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table: its text with line breaks taken out, and where it stands.

    Attributes:
        spans: raw spans, one per line.
        page: page of its first line, 1-based.
        box: around its lines on that page.
        closed: raw positions of the spaces in its lines that its text leaves out, in order.
    """

    text: str
    spans: tuple[Span, ...]
    page: int
    box: Box
    closed: tuple[int, ...] = ()


class Grid(msgspec.Struct, frozen=True):
    """A table as rulings and lines of text show it, before anyone knows what its columns mean.

    Attributes:
        title: the lines above the table, joined over the two pages of a spread.
        pages: the pages it stands on.
        header: the heading of each column.
        rows: cells by column; a column that is empty in a row is None.
    """

    title: str
    pages: tuple[int, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


FieldValue = int | float | str | None


class Row(msgspec.Struct, frozen=True):
    """A row of a known form: its typed values and the cells that they were read from.

    Attributes:
        money: names of the fields that are sums of money.
    """

    values: Mapping[str, FieldValue]
    cells: Mapping[str, Cell]
    page: int
    money: frozenset[str] = frozenset()


class Sum(msgspec.Struct, frozen=True):
    """A figure that a book prints, and what it must be by construction.

    Attributes:
        check: what kind of sum: children, section, change, parts, total, trips, forms, agencies.
        what: the figure in words: whose, and of which form.
        stated, added: whole units, of TWD where `money` says so.
        page: where the stated figure stands.
    """

    check: str
    what: str
    stated: int
    added: int
    page: int
    money: bool = True


class Table(msgspec.Struct, frozen=True):
    """A table of a budget book.

    Attributes:
        form: the standard title of the form, "" where the title is unknown.
        unit: what its printed sums count in: 1000 for 千元.
        fiscal_year: Gregorian, as a string; None where the table does not print one.
        sums: what holds within the table by construction.
        grids: the places, in `Document.grids`, of the grids that it was read from.
    """

    form: str
    title: str
    pages: tuple[int, ...]
    unit: int
    agency: str | None
    fiscal_year: str | None
    rows: tuple[Row, ...]
    sums: tuple[Sum, ...] = ()
    grids: tuple[int, ...] = ()


def unread(grids: Sequence[Grid], tables: Iterable[Table]) -> list[Grid]:
    """The grids that no table of a known form was read from."""
    read = {at for table in tables for at in table.grids}
    return [grid for at, grid in enumerate(grids) if at not in read]
