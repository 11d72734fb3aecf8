"""Lines to text: page after page; a table row after row, in a row cell after cell, in a cell line after line."""

from collections.abc import Iterator

import numpy as np

from pipeline.layout.lines import NOWHERE, Floats, Line
from pipeline.layout.tables import Table
from pipeline.model import Page, Places
from pipeline.text import Span

PAGE_BREAK = "\f"


def in_order(lines: list[Line], tables: list[Table]) -> list[Line]:
    """The lines of a page as they are read."""
    blocks: list[tuple[float, float, list[Line]]] = [
        (line.box[1], line.box[0], [line]) for line in _rows_of_plain(lines)
    ]
    for table in tables:
        for half, sheet in enumerate(table.sheets):
            if lines and sheet.page == lines[0].page:
                blocks.append((sheet.frame.ys[0], sheet.frame.xs[0], list(_of_sheet(table, half))))
    blocks.sort(key=lambda block: block[:2])
    return [line for _, _, block in blocks for line in block]


def _rows_of_plain(lines: list[Line]) -> Iterator[Line]:
    return (line for line in lines if line.cell == NOWHERE)


def _of_sheet(table: Table, half: int) -> Iterator[Line]:
    sheet = table.sheets[half]
    for place in sorted(sheet.cells):
        if place[0] < sheet.head:
            yield from sheet.cells[place]
    entries = [(place, entry) for place, entry in table.entries() if entry.line.page == sheet.page]
    entries.sort(key=lambda item: (item[0], item[1].column, item[1].line.baseline))
    yield from (entry.line for _, entry in entries)


def flow(pages: tuple[Page, ...], ordered: list[list[Line]]) -> tuple[str, Places, dict[int, Span]]:
    """The text, the places of its characters, and the span of each line by the line's identity."""
    texts: list[str] = []
    boxes: list[Floats] = []
    starts: list[int] = []
    spans: dict[int, Span] = {}
    position = 0
    for page, lines in zip(pages, ordered, strict=True):
        starts.append(position)
        head = PAGE_BREAK if page.number > 1 else ""
        position += len(head)
        rows = [np.full(len(head), NOWHERE)]
        texts.append(head)
        for line in lines:
            spans[id(line)] = position, position + len(line.text)
            position += len(line.text) + 1
            texts.append(line.text + "\n")
            rows += [line.rows, _LINE_END]
        with_nowhere = np.concatenate((page.boxes, _NO_BOX))
        boxes.append(with_nowhere[np.concatenate(rows)])
    return "".join(texts), Places(tuple(starts), np.concatenate(boxes)), spans


_LINE_END = np.array([NOWHERE])
_NO_BOX = np.full((1, 4), np.nan, np.float32)
