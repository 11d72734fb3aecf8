"""Pages made by hand, and what `layout` reads from them."""

import numpy as np

from pipeline.layout import layout
from pipeline.model import Document, Grid, Page

Text = tuple[float, float, str]
"""Left, top, text."""


def make_page(texts: list[Text], rules=(), number=1, size=10, width=400) -> Page:
    """A page 600 points high whose characters are as wide as their size or half of that."""
    chars, boxes = [], []
    for left, top, text in texts:
        x = left
        for char in text:
            advance = size / 2 if char.isascii() else size
            chars.append(char)
            boxes.append((x, top, x + advance, top + size))
            x += advance
    return Page(
        number=number,
        width=width,
        height=600,
        chars="".join(chars),
        boxes=np.array(boxes, np.float32).reshape(-1, 4),
        sizes=np.full(len(chars), size, np.float32),
        rulings=np.array(list(rules), np.float32).reshape(-1, 4),
    )


def level(left, right, *ys):
    return [(left, y, right, y) for y in ys]


def upright(top, bottom, *xs):
    return [(x, top, x, bottom) for x in xs]


def lay(*pages: Page) -> Document:
    return layout(Document("book.pdf", b"", pages=pages))


def cells(grid: Grid) -> list[list[str | None]]:
    return [[cell and cell.text for cell in row] for row in grid.rows]
