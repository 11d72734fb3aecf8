"""Page numbers, and running headers beside them, in plain text that came from pages.

Furniture is a line that is a number, or a number and a repeated heading, where these count up through the
text; and a line beside such a line or a form feed that comes back beside another one with nothing but its
numbers changed. Numbers close together are a table's column, and a line that holds a sum is never furniture.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.text import BLANK, HAN, Span

APART = 8
"""Lines from one page's number to the next one's, at the least."""

LONGEST = 40
"""Characters of the longest running header, its digits and blanks not counted."""

YEARS = range(1900, 2101)
"""Numbers that are years rather than pages."""

Line = tuple[int, str]
"""Where a line starts, and the line."""

_DIGITS_AND_BLANKS = re.compile(rf"[\d{BLANK}][\d{BLANK}]*")
_PAGE_NUMBER = re.compile(r"[-–—(（]?\s*(?:\(\d{4}\)-)?\d{1,4}\s*[-–—)）]?")
_WIDEST_NUMBER = 24
"""Characters of the longest line that is looked at as a page number."""

_NUMBERED = re.compile(r"\s*(\d{1,3})\s+(\S.*)", re.DOTALL)
_LETTER = re.compile(rf"[{HAN}A-Za-z]")
_SUM = re.compile(r"\d[,，]\d{3}|\d\s*[十百千萬億兆]|元")


def furniture(raw: str) -> Iterator[Span]:
    """Yield the spans of the lines that are page numbers or running headers."""
    lines = _lines(raw)
    numbers = _page_numbers(lines)
    edges = numbers | {i for i, (_, line) in enumerate(lines) if "\f" in line} if "\f" in raw else numbers
    for i in sorted(numbers | _numbered_headings(lines) | _headings(lines, edges)):
        start, line = lines[i]
        yield start, start + len(line)


def _lines(raw: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines, start = [], 0
    for line in raw.split("\n"):
        if line and not line.isspace():
            lines.append((start, line))
        start += len(line) + 1
    return lines


def _bare(line: str) -> str:
    """A line without digits and blanks."""
    return _DIGITS_AND_BLANKS.sub("", line)


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Lines that are numbers and count up through the text, by twos where every other page has none."""
    found: set[int] = set()
    previous: tuple[int, int] | None = None
    for i, (_, line) in enumerate(lines):
        if (len(line) < _WIDEST_NUMBER or line[0].isspace()) and _PAGE_NUMBER.fullmatch(line.strip()):
            value = int(re.findall(r"\d+", line)[-1])
            if previous and 0 < value - previous[1] <= 2 and i - previous[0] >= APART and value not in YEARS:
                found |= {previous[0], i}
            previous = (i, value)
    return found


def _numbered_headings(lines: Sequence[Line]) -> set[int]:
    """Lines that are a number and the same heading, the number growing from page to page."""
    pages: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, (_, line) in enumerate(lines):
        if line[0] in "123456789" or line[0].isspace():
            match = _NUMBERED.match(line)
            if match and _is_heading(line, _bare(line)):
                pages[match[2].rstrip()].append((i, int(match[1])))
    return {
        i
        for found in pages.values()
        if len(found) > 1 and all(b[0] - a[0] >= APART and a[1] < b[1] for a, b in pairwise(found))
        for i, _ in found
    }


def _headings(lines: Sequence[Line], edges: set[int]) -> set[int]:
    """Lines on or beside a page's edge that come back on or beside another one."""
    near = {i + step for i in edges for step in (-1, 0, 1) if 0 <= i + step < len(lines)}
    bare = {i: _bare(lines[i][1]) for i in near}
    headings = {i: text for i, text in bare.items() if _is_heading(lines[i][1], text)}
    counts = Counter(headings.values())
    return {i for i, text in headings.items() if counts[text] > 1}


def _is_heading(line: str, bare: str) -> bool:
    """Whether a line is as short as a running header, and words rather than figures."""
    return (
        len(bare) <= LONGEST
        and len(_LETTER.findall(bare)) > 3
        and not line.rstrip().endswith("。")
        and not _SUM.search(line)
    )
