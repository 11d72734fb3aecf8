"""Lines to text: page after page; a table row after row, a row cell after cell, a cell line after line."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from pipeline.layout.lines import NOWHERE, Floats, Line
from pipeline.layout.sheets import Sheet
from pipeline.layout.tables import Table
from pipeline.model import Page, Places
from pipeline.text import Span

PAGE_BREAK = "\f"

Block = tuple[float, float, list[Line]]
"""Top and left of lines that are read on end, and the lines."""


def in_order(lines: list[Line], tables: list[Table], number: int) -> list[Line]:
    """The lines of a page as they are read; `tables` are those that stand on it, wholly or with one half."""
    blocks = [(line.box[1], line.box[0], [line]) for line in lines if line.cell == NOWHERE]
    blocks += _of_zones([line for line in lines if line.cell < NOWHERE])
    blocks += [
        (sheet.frame.ys[0], sheet.frame.xs[0], list(_of_sheet(table, sheet)))
        for table in tables
        for sheet in table.sheets
        if sheet.page == number
    ]
    blocks.sort(key=lambda block: block[:2])
    return [line for _, _, block in blocks for line in block]


def _of_zones(lines: list[Line]) -> list[Block]:
    """A block for each column of text and each name written downwards; those side by side have one top."""
    zones: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        zones[line.cell].append(line)
    blocks: list[Block] = []
    for zone in sorted(zones.values(), key=lambda zone: zone[0].box[1]):
        top = zone[0].box[1]
        if blocks and top - blocks[-1][0] < zone[0].size:
            top = blocks[-1][0]
        blocks.append((top, zone[0].box[0], zone))
    return blocks


def _of_sheet(table: Table, sheet: Sheet) -> Iterator[Line]:
    for place in sorted(sheet.cells):
        if place[0] < sheet.head:
            yield from sheet.cells[place]
    own = {id(line) for _, _, line in sheet.body()}
    yield from (entry.line for _, entry in table.entries if id(entry.line) in own)


def flow(pages: tuple[Page, ...], ordered: list[list[Line]]) -> tuple[str, Places, dict[int, Span]]:
    """The text, the places of its characters, and the span of each line by the line's identity.

    A line ends in a line break, a page begins with a form feed; neither was drawn, and neither were spaces.
    """
    texts: list[str] = []
    boxes: list[Floats] = []
    starts: list[int] = []
    spans: dict[int, Span] = {}
    position = 0
    for page, lines in zip(pages, ordered, strict=True):
        starts.append(position)
        rows = []
        if page.number > 1:
            texts.append(PAGE_BREAK)
            rows.append(np.array([NOWHERE]))
            position += 1
        for line in lines:
            spans[id(line)] = position, position + len(line.text)
            position += len(line.text) + 1
            texts.append(line.text + "\n")
            rows += [line.rows, np.array([NOWHERE])]
        boxes.append(_boxes(page, rows))
    return "".join(texts), Places(tuple(starts), np.concatenate(boxes)), spans


def _boxes(page: Page, rows: list[np.ndarray[tuple[int], np.dtype[np.int64]]]) -> Floats:
    nothing = np.full((1, 4), np.nan, np.float32)
    found: Floats = np.concatenate((page.boxes, nothing))[np.concatenate([np.zeros(0, np.int64), *rows])]
    return found
