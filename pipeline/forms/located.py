"""Where the values of rows stand: around their own characters, for a value may be a part of a cell.

A cell that goes on over pages has one page and one box; the number, the text and the sum of a paragraph in
its middle stand elsewhere.
"""

from collections.abc import Collection
from math import inf

import msgspec
import numpy as np

from pipeline.model import Cell, Places, Row
from pipeline.text import Span


def located(row: Row, whole: Collection[tuple[Span, ...]], places: Places | None) -> Row:
    """A row whose cells have the page on which they begin and the box around their characters on it.

    Args:
        row: as a form made it.
        whole: the spans of the table's cells; what has the spans of one stands where that one does.
        places: where the characters stand.
    """
    if places is None or all(cell.spans in whole for cell in row.cells.values()):
        return row
    cells = {
        field: cell if cell.spans in whole else _located(cell, places) for field, cell in row.cells.items()
    }
    pages = {cell.page for cell in cells.values()}
    return msgspec.structs.replace(row, cells=cells, page=row.page if row.page in pages else min(pages))


def _located(cell: Cell, places: Places) -> Cell:
    if not cell.spans:
        return cell
    page = places.page(cell.spans[0][0])
    own = [span for span in cell.spans if places.page(span[0]) == page]
    boxes = np.concatenate([places.within(start, end) for start, end in own])
    left, top, *_ = np.fmin.reduce(boxes, initial=inf).tolist()  # these leave out what was not drawn, NaN
    *_, right, bottom = np.fmax.reduce(boxes, initial=-inf).tolist()
    if left > right:
        return cell
    return msgspec.structs.replace(cell, page=page, box=(left, top, right, bottom))
