"""A PDF read by pdfplumber: which characters stand in a box of a page."""

import logging
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
from numpy.typing import NDArray

from pipeline.verify.verdict import UNNAMED, folded

Floats = NDArray[np.float64]

Box = tuple[float, float, float, float]

NEAR = 0.8
"""Points by which the middle of a character may lie outside the box that another reader gave it."""

AGAIN = 0.3
"""Share of its size within which a character painted twice stands beside itself: bold is made so."""

GAP = 1.6
"""Sizes between the middles of two characters from which on they stand in two columns."""

KEPT = 12
"""Pages kept in memory; a row of a table goes over a few."""

LEAST = 4
"""Characters in a row that tell a text that goes on from any other text."""


logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # what it complains of is no verdict


class Page:
    """The characters of a page and the middle of each, in points from the top left of what is shown."""

    def __init__(self, texts: list[str], x: Floats, y: Floats, sizes: Floats) -> None:
        self.texts, self.x, self.y, self.sizes = texts, x, y, sizes

    @cached_property
    def runs(self) -> list[str]:
        """The folded text of the page, line by line and each line from gap to gap."""
        runs = (self._line(run) for line in self._lines(range(len(self.texts))) for run in self._apart(line))
        return [text for run in runs if (text := folded(run))]

    def inside(self, boxes: Iterable[Box]) -> str:
        """The folded text in some boxes, each from top to bottom and left to right."""
        return folded("".join(self._box(box) for box in boxes))

    def _box(self, box: Box) -> str:
        left, top, right, bottom = box
        at = np.flatnonzero(
            (self.x >= left - NEAR)
            & (self.x <= right + NEAR)
            & (self.y >= top - NEAR)
            & (self.y <= bottom + NEAR)
        )
        return "".join(map(self._line, self._lines(at)))

    def _lines(self, at: Sequence[int] | NDArray[np.int64]) -> list[list[int]]:
        """Some characters, those of a line together and from left to right."""
        lines: list[list[int]] = []
        for place in sorted(at, key=lambda place: self.y[place]):
            if lines and self.y[place] - self.y[lines[-1][0]] < self.sizes[place] / 2:
                lines[-1].append(place)
            else:
                lines.append([place])
        for line in lines:
            line.sort(key=lambda place: self.x[place])
        return lines

    def _apart(self, line: list[int]) -> list[list[int]]:
        """A line cut where it has gaps: between its columns."""
        runs = [[line[0]]]
        for before, place in pairwise(line):
            if self.x[place] - self.x[before] > GAP * self.sizes[place]:
                runs.append([])
            runs[-1].append(place)
        return runs

    def _line(self, line: list[int]) -> str:
        kept: list[int] = []
        for place in line:
            before = kept[-1] if kept else -1
            near = before >= 0 and self.x[place] - self.x[before] < AGAIN * self.sizes[place]
            if not (near and self.texts[place] == self.texts[before]):
                kept.append(place)
        return "".join(self.texts[place] for place in kept)


class Pdf:
    """The pages of a PDF, each read when it is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book: Any = None
        self._pages: OrderedDict[int, Page | None] = OrderedDict()

    def page(self, number: int) -> Page | None:
        """A page, or None where pdfplumber reads nothing on it."""
        if number not in self._pages:
            self._pages[number] = self._read(number)
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]

    def close(self) -> None:
        """Let go of the file."""
        if self._book is not None:
            self._book.close()

    def _read(self, number: int) -> Page | None:
        try:
            if self._book is None:
                self._book = pdfplumber.open(self._path)
            page = self._book.pages[number - 1] if number > 0 else None
            return _characters(page) if page is not None else None
        except Exception:  # whatever a broken file makes of its reader, it is not checkable
            return None

    def goes_on(self, text: str, found: str, pages: Iterable[int]) -> bool:
        """Whether a text begins at the end of what was found in its box and goes on on later pages."""
        rest = text[_common(found, text) :]
        if rest in {"", text}:
            return False
        for number in pages:
            page = self.page(number)
            for run in page.runs if page else ():
                rest = _without_beginning(rest, run)
                if not rest:
                    return True
        return False


def _common(found: str, text: str) -> int:
    """Characters of the longest end of one text that another one begins with."""
    return next((n for n in range(min(len(found), len(text)), 0, -1) if found.endswith(text[:n])), 0)


def _without_beginning(rest: str, run: str) -> str:
    """What is left of a text after a run that it begins with, or after what of it stands in a longer one."""
    if rest.startswith(run) or run.startswith(rest):
        return rest[len(run) :]
    length = min(LEAST, len(rest))
    if rest[:length] not in run:
        return rest
    while length < len(rest) and rest[: length + 1] in run:
        length += 1
    return rest[length:]


def _characters(page: Any) -> Page | None:
    """The characters of a page as it is shown, cut to its paper."""
    left, top = page.cropbox[0], page.cropbox[1]
    chars = page.chars
    texts = [UNNAMED if char["text"].startswith("(cid:") else char["text"] for char in chars]
    x = np.array([(char["x0"] + char["x1"]) / 2 - left for char in chars], np.float64)
    y = np.array([(char["top"] + char["bottom"]) / 2 - top for char in chars], np.float64)
    sizes = np.array([char["size"] for char in chars], np.float64)
    page.close()
    return Page(texts, x, y, sizes) if texts else None
