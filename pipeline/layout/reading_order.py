"""Lines to text: page after page; a table row after row, a row cell after cell, a cell line after line."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from pipeline.layout.lines import NOWHERE, Floats, Line
from pipeline.layout.sheets import Sheet
from pipeline.layout.surveys import Survey
from pipeline.layout.tables import Table
from pipeline.model import Page, Places, Shelf
from pipeline.text import Span

PAGE_BREAK = "\f"

OPEN = 500
"""Pages whose boxes stay as they are; those of the pages behind them are packed."""

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


class Flow:
    """The text of a source as it grows page by page, the places of its characters, and what is furniture.

    A line ends in a line break, a page begins with a form feed; neither was drawn, and neither were spaces.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._boxes: Shelf[Floats] = Shelf(OPEN)
        self._starts: list[int] = []
        self._position = 0
        self._spans: dict[int, Span] = {}
        self.furniture: list[Span] = []

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "".join(self._texts)

    @property
    def places(self) -> Places:
        """Where the characters of the text stand."""
        return Places(tuple(self._starts), self._boxes)

    def add(self, survey: Survey, ordered: list[Line]) -> None:
        """Go on with a page, its lines in the order in which they are read."""
        self._starts.append(self._position)
        own = [PAGE_BREAK] if survey.page.number > 1 else []
        rows = [np.array([NOWHERE])] * len(own)
        position = self._position + len(own)
        for line in ordered:
            self._spans[id(line)] = position, position + len(line.text)
            position += len(line.text) + 1
            own += line.text, "\n"
            rows += line.rows, np.array([NOWHERE])
        self._texts.append("".join(own))
        self._boxes.append(_boxes(survey.page, rows))
        self._position = position
        self.furniture += sorted(self._spans[id(survey.lines[at])] for at in survey.aside)

    def spans_of(self, table: Table) -> dict[int, Span]:
        """The spans of a table's lines by the line's identity; its pages are those added last."""
        return {id(entry.line): self._spans[id(entry.line)] for _, entry in table.entries}

    def forget(self) -> None:
        """Forget the lines: they may be let go, and others may get their identity."""
        self._spans.clear()


def _boxes(page: Page, rows: list[np.ndarray[tuple[int], np.dtype[np.int64]]]) -> Floats:
    nothing = np.full((1, 4), np.nan, np.float32)
    found: Floats = np.concatenate((page.boxes, nothing))[np.concatenate([np.zeros(0, np.int64), *rows])]
    return found
