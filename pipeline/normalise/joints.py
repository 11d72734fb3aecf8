"""What becomes of a line's end: nothing (the line goes on), a space, or a line break."""

import re
from collections import Counter

from pipeline.normalise.seams import goes_on, split_number
from pipeline.text import BLANK

UNWRAPPED = 160
"""Lines wider than this (a Chinese character counts two) are paragraphs: the author set their ends."""

SAMPLE = 5_000
"""Lines that are enough to tell how a text was set."""

REACH = 400
"""Characters that are looked at on either side of a line's end."""

_TERMINAL = frozenset("。！？；：…")
_STARTER = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[A-Za-z])(?:[)）、]|[.．](?!\d))|[•●○◆■□▲▼※＊*◎◇★☆]|"
    r"_{4}|第[一二三四五六七八九十\d]+[條章節項款目]|[表圖][一二三四五六七八九十\d]+[:：\s]|[註附][一二三四五六七八九十\d]*[:：]|資料來源|提案人|連署人"
)
_STARTS = frozenset(
    "（(一二三四五六七八九十•●○◆■□▲▼※＊*◎◇★☆_第表圖註附資提連"
    + "".join(chr(c) for c in range(128) if chr(c).isalnum())
)
"""Characters that `_STARTER` can begin with, digits of other scripts left out."""

BARS = "｜|"
"""What stands between the cells of a table written as text."""

_GAP = re.compile(rf"\S(?:[{BLANK}]{{3,}}|\u3000\u3000)\S|\t|[{BARS}].*[{BARS}]")
_FIGURE = re.compile(r"[\d,.△-]+")
_ODD_BLANKS = "".join(chr(code) for code in range(0x80, 0x3000) if chr(code).isspace())
"""Blanks that Big5 does not have."""

_WIDE = "\u0250"
"""Letters before it are Latin."""


class Joints:
    """The line ends of one text, judged by how the whole of it was set."""

    def __init__(self, text: str) -> None:
        self._text = text
        for blank in _ODD_BLANKS:
            if blank in text:
                text = text.replace(blank, "\u3000")
        lines = text.encode("big5", "replace").split(b"\n")  # one byte for a Latin letter, two for a Chinese
        self._widths = list(map(len, lines))
        self._gapped = [
            "   " in line or "\t" in line or "\u3000" in line or "｜" in line or "|" in line
            for line in text.split("\n")
        ]
        filled = [bool(line.strip()) for line in lines[:SAMPLE]]
        widths = sorted(width for width, is_filled in zip(self._widths, filled, strict=False) if is_filled)
        self._wrap = widths[int(len(widths) * 0.9)] if widths else 0
        self._full = 0.9 * self._wrap - 2
        self._spacing = _usual_spacing(filled)

    def joint(self, start: int, end: int, line: int) -> str:
        """What stands between two lines.

        Args:
            start: where the white space between them begins.
            end: where it ends.
            line: number of line feeds before it.
        """
        text = self._text
        if start == 0 or end == len(text):
            return ""
        run = text[start:end]
        across = self._widths[line] if run[0] == "\n" else width(self._left(start))
        full = across >= self._full
        if self._breaks(start, end, line, across, full=full):
            return "\n"
        after = text[end]
        if text[start - 1] >= _WIDE and after >= _WIDE and not after.isdigit():
            return ""
        return _glue(self._left(start), self._right(end), full=full)

    def _breaks(self, start: int, end: int, line: int, across: int, *, full: bool) -> bool:
        """Whether a new paragraph, row or item begins behind a line `across` columns wide."""
        text = self._text
        before, run = text[start - 1], text[start:end]
        if self._wrap > UNWRAPPED or before in _TERMINAL or _begins_item(text, end):
            return True
        if run != "\n" and self._is_set_off(start, run, full=full):
            return True
        below = line + run.count("\n")
        rest = min(self._widths[below] - _indent(run), self._wrap)
        if not full and across + 8 < rest and not (_latin(before) and _latin(text[end])):
            return not goes_on(self._left(start), self._right(end))
        gap = self._gapped[line] and _GAP.search(self._left(start))
        return bool(gap or (self._gapped[below] and _GAP.search(self._right(end))))

    def _left(self, start: int) -> str:
        """The line that ends at a position, or as much of it as is looked at."""
        nearest = max(start - REACH, 0)
        return self._text[max(self._text.rfind("\n", nearest, start) + 1, nearest) : start]

    def _right(self, end: int) -> str:
        """The line that begins at a position, or as much of it as is looked at."""
        stop = self._text.find("\n", end, end + REACH)
        return self._text[end : stop if stop >= 0 else end + REACH]

    def _is_set_off(self, start: int, run: str, *, full: bool) -> bool:
        """Whether the white space between two lines is that between two paragraphs."""
        if run[-1] != "\n" and _indent(run) > _indent(self._left(start)) + 1:
            return True
        feeds = 1 if "\v" in run else run.count("\n")  # furniture between them: they stand on two pages
        return feeds > self._spacing and not (feeds == 2 and full)

    def known(self, start: int, end: int, *, goes_on: bool) -> str:
        """The same where the layout has told: a cell's line goes on, unless the next begins an item."""
        text = self._text
        if start == 0 or end == len(text):
            return ""
        left, right = text[max(0, start - REACH) : start], text[end : end + REACH]
        if not goes_on or left[-1] in _TERMINAL or _begins_item(right, 0):
            return "\n"
        figures = _FIGURE.fullmatch(left.rpartition("\n")[2]) and _FIGURE.fullmatch(right.partition("\n")[0])
        return _glue(left, right, full=not figures)  # figures below each other are a list


def _usual_spacing(filled: list[bool]) -> int:
    """How many line feeds there are from line to line, 1 or 2; `filled` tells lines from blank ones."""
    runs: Counter[int] = Counter()
    feeds = 1
    for is_filled in filled:
        if is_filled:
            runs[feeds] += 1
            feeds = 1
        else:
            feeds += 1
    return 2 if runs[2] > 2 * runs[1] else 1


def _begins_item(text: str, at: int) -> bool:
    """Whether a list's item or a caption begins at a position."""
    first = text[at]
    return (first in _STARTS or first.isdigit()) and _STARTER.match(text, at) is not None


def _glue(left: str, right: str, *, full: bool) -> str:
    """What joins two parts of one paragraph."""
    a, b = left[-1], right[0]
    if b.isdigit() and (a.isdigit() or (a in ",，." and a != left)):
        return "" if full or split_number(left, right) else "\n"
    if a == "-" and _latin(b):
        return ""
    return " " if b < _WIDE and a < _WIDE and (a.isalpha() or b.isalpha()) else ""


def _latin(character: str) -> bool:
    return character < _WIDE and not character.isdigit()


def _indent(text: str) -> int:
    """Width of the blanks that lead a line, or that end a run of white space."""
    blanks = text.rpartition("\n")[2]
    return width(blanks[: len(blanks) - len(blanks.lstrip())].replace("\v", "").replace("\f", ""))


def width(line: str) -> int:
    """Columns that a line takes: one for a Latin letter, two for a Chinese character."""
    return len(line.encode("big5", "replace")) if len(line) < 1000 else len(line)
