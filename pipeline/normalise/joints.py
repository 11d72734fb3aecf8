"""What becomes of a line's end: nothing (the line goes on), a space, or a line break."""

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache

from pipeline.text import BLANK

UNWRAPPED = 160
"""Lines wider than this (a Chinese character counts two) are paragraphs: the author set their ends."""

SAMPLE = 200_000
"""Characters that are enough to tell how a text was set."""

REACH = 400
"""Characters that are looked at on either side of a line's end."""

_TERMINAL = frozenset("。！？；：…")
_STARTER = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[A-Za-z])(?:[)）、]|[.．](?!\d))|[•●○◆■□▲▼※＊*◎◇★☆]|"
    r"_{4}|第[一二三四五六七八九十\d]+[條章節項款目]|[表圖][一二三四五六七八九十\d]+[:：\s]|[註附][一二三四五六七八九十\d]*[:：]|資料來源|提案人|連署人"
)
_GAP = re.compile(rf"\S[{BLANK}]{{3,}}\S|\t")
_MAYBE_GAP = re.compile(rf"[{BLANK}][{BLANK}][{BLANK}]|\t")
_SPACING = re.compile(rf"\n[\n{BLANK}]*")
_FIGURE = re.compile(r"[\d,.△-]+")
_HEAD_OF_NUMBER = re.compile(r"\d,(\d{0,2})$")
_TAIL_OF_NUMBER = re.compile(r"\d{1,3}(?=\D|$)")


class Joints:
    """The line ends of one text, judged by how the whole of it was set."""

    def __init__(self, text: str) -> None:
        self._text = text
        sample = text[:SAMPLE]
        widths = sorted(width(line) for line in sample.split("\n") if line.strip())
        self._wrap = widths[int(len(widths) * 0.9)] if widths else 0
        self._filled = 0.9 * self._wrap - 2
        runs = Counter(match.group().count("\n") for match in _SPACING.finditer(sample))
        self._spacing = 2 if runs[2] > 2 * runs[1] else 1
        # Few lines have gaps: looking for them once spares every line end two searches.
        self._gaps = [match.start() for match in _MAYBE_GAP.finditer(text)]

    def joint(self, start: int, end: int) -> str:
        """What stands between two lines, given the span of the white space between them."""
        text = self._text
        if start == 0 or end == len(text):
            return ""
        if self._wrap > UNWRAPPED:
            return "\n"
        nearest = max(start - REACH, 0)
        first = max(text.rfind("\n", nearest, start) + 1, nearest)
        stop = text.find("\n", end, end + REACH)
        last = stop if stop >= 0 else end + REACH
        left, right = text[first:start], text[end:last]
        if self._gaps and self._gapped(first, last) and (_GAP.search(left) or _GAP.search(right)):
            return "\n"
        across = width(left)
        full = across >= self._filled
        if self._breaks(left, right, text[start:end], across, full=full):
            return "\n"
        return _glue(left, right, full=full)

    def known(self, start: int, end: int, *, goes_on: bool) -> str:
        """The same where the layout has told: a cell's line goes on, unless the next begins an item."""
        text = self._text
        if start == 0 or end == len(text):
            return ""
        left, right = text[max(0, start - REACH) : start], text[end : end + REACH]
        if not goes_on or left[-1] in _TERMINAL or _STARTER.match(right):
            return "\n"
        figures = _FIGURE.fullmatch(left.rpartition("\n")[2]) and _FIGURE.fullmatch(right.partition("\n")[0])
        return _glue(left, right, full=not figures)  # figures below each other are a list

    def _gapped(self, first: int, last: int) -> bool:
        """Whether there may be a gap between two positions."""
        at = bisect_left(self._gaps, first)
        return at < len(self._gaps) and self._gaps[at] < last

    def _breaks(self, left: str, right: str, run: str, across: int, *, full: bool) -> bool:
        """Whether a new paragraph, row or item begins."""
        if left[-1] in _TERMINAL or _STARTER.match(right):
            return True
        if run[-1] != "\n" and _indent(run) > _indent(left) + 1:
            return True
        feeds = 1 if "\v" in run else run.count("\n")  # furniture between them: they stand on two pages
        if feeds > self._spacing and not (feeds == 2 and full):
            return True
        ragged = _latin(left[-1]) and _latin(right[0])
        return not ragged and not full and across + 8 < min(width(right), self._wrap)


def _glue(left: str, right: str, *, full: bool) -> str:
    """What joins two parts of one paragraph."""
    a, b = left[-1], right[0]
    if b.isdigit() and (a.isdigit() or (a in ",，." and a != left)):
        return "" if full or _split_number(left, right) else "\n"
    if a == "-" and _latin(b):
        return ""
    return " " if b < "\u0250" and a < "\u0250" and (a.isalpha() or b.isalpha()) else ""


def _split_number(left: str, right: str) -> bool:
    """Whether two runs of digits are the halves of one number with grouped thousands: 3,0 and 53千元."""
    head, tail = _HEAD_OF_NUMBER.search(left[-4:]), _TAIL_OF_NUMBER.match(right)
    return bool(head and tail and len(head[1]) + len(tail.group()) == 3)


def _latin(character: str) -> bool:
    return character < "\u0250" and not character.isdigit()


def _indent(text: str) -> int:
    """Width of the blanks that lead a line, or that end a run of white space."""
    blanks = text.rpartition("\n")[2]
    return width(blanks[: len(blanks) - len(blanks.lstrip())].replace("\v", "").replace("\f", ""))


@lru_cache(maxsize=256)  # a line is measured as the next one, then as the last one
def width(line: str) -> int:
    """Columns that a line takes: one for a Latin letter, two for a Chinese character."""
    return len(line.encode("big5", "replace")) if len(line) < 1000 else len(line)
