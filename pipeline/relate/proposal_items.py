"""A legislative text cut into its numbered items: one proposal, a file of them, a committee's review report.

An item begins on a line of its own with its number: (一), 1、, 第3項. Behind it may stand who proposes it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.text import Span

_ORDINAL = "[一二三四五六七八九十百○〇零]"
_HEADING = re.compile(
    rf"(?:^|\n)[*#\s]*(?P<heading>(?:[壹貳參肆伍陸柒捌玖拾]|{_ORDINAL}){{1,3}}、[^\n。]{{2,20}}部[分份][^\n。]{{0,10}}|第\d+款[\s\u3000]*[^\n]{{2,40}})"
)
_ITEM = re.compile(
    rf"(?:^|\n)[*\s]*(?:第(?P<section>\d+)項[\s\u3000]*|[(（](?P<bracketed>{_ORDINAL}{{1,5}}|\d{{1,3}})[)）]|"
    rf"(?P<plain>\d{{1,4}}|{_ORDINAL}{{1,4}})[、.．](?!\d))"
)
_CLOSING = re.compile(r"(?:^|\n)[*\s]*以上共計[^\n]*")
_TELLS = re.compile(r"(減列|增列)[：:]\s*$|(通過決議)")
_PEOPLE = re.compile(r"(?:^|\n)[*\s]*(?P<who>提案人|連署人)[:：](?P<names>[^\n]*)")


SECTION, CUT, ADD, RESOLUTION, PROPOSAL = "section", "cut", "add", "resolution", "proposal"
"""What an item is: an agency's line with what is decided on it, a line of what it is cut or raised by, one of
the resolutions passed on it, or a proposal."""


class Item(NamedTuple):
    """An item of a legislative text.

    Attributes:
        number: as printed, without brackets; None where the text is one proposal without a number.
        section: the headings it stands under, from the widest to the nearest.
        part: what it is, one of the above.
        span: from behind the number to the next item, to the names of those who propose it, or to the end.
        closing: of a section, the paragraph behind its lines that sums them up (以上共計減列…改列為…).
    """

    number: str | None
    section: tuple[str, ...]
    part: str
    span: Span
    proposers: tuple[str, ...]
    cosigners: tuple[str, ...]
    closing: Span | None = None


def items(text: str) -> Iterator[Item]:
    """Yield the items in the order of the text; the whole text is one where it numbers none."""
    headings = [(m.start("heading"), m["heading"].strip("* ")) for m in _HEADING.finditer(text)]
    starts = [m for m in _ITEM.finditer(text) if not _is_heading(text, m)]
    if len(starts) < 2:
        yield whole(text)
        return
    closings = [m.span() for m in _CLOSING.finditer(text)]
    marks = sorted(
        {m.start() for m in starts} | {at for at, _ in headings} | {at for at, _ in closings} | {len(text)}
    )
    sections = [m.start() for m in starts if m["section"]] + [len(text)]
    near, part, done = "", PROPOSAL, 0
    for start in starts:
        end = marks[bisect_right(marks, start.start())]
        wide = _above(headings, start.start())
        part = _part(text[done : start.start()], part)
        done = end
        if not start["section"]:
            yield _item(text, (start.end(), end), _number(start), (*wide, near) if near else wide, part)
            continue
        near, part = _first_words(text[start.start() : end]), RESOLUTION
        behind = sections[bisect_right(sections, start.start())]
        closing = next((span for span in closings if start.start() < span[0] < behind), None)
        yield _item(text, (start.end(), end), _number(start), wide, SECTION)._replace(closing=closing)
        done = start.end()


def _part(before: str, part: str) -> str:
    """What the items are behind a stretch of text; it goes on as before where the stretch does not say."""
    told = _TELLS.findall(before)
    if not told:
        return part
    return {"減列": CUT, "增列": ADD}.get(told[-1][0], RESOLUTION)


def whole(text: str) -> Item:
    """A text that is one proposal; a number at its top is its own."""
    top = _ITEM.match(text)
    return _item(text, (top.end() if top else 0, len(text)), _number(top) if top else None, (), PROPOSAL)


def _is_heading(text: str, match: re.Match[str]) -> bool:
    return _HEADING.match(text, match.start()) is not None


def _number(match: re.Match[str]) -> str:
    return match["section"] or match["bracketed"] or match["plain"] or ""


def _above(headings: list[tuple[int, str]], position: int) -> tuple[str, ...]:
    """The headings a position stands under: the last 部分 and, behind that, the last 款."""
    last = bisect_right(headings, (position, "\U0010ffff"))
    found: list[str] = []
    for _, heading in reversed(headings[:last]):
        if not heading.startswith("第"):
            return (heading, *found)
        if not found:
            found = [heading]
    return tuple(found)


def _first_words(line: str) -> str:
    """第1項　外交部（不含…）原列284億…: up to what is said of its sum."""
    found = re.match(
        r"[*\s]*(第\d+項[\s\u3000]*[^\s，。（(﹝\d]{2,30}?)(?=原列|無列|照列|\d|[（(﹝，。]|$)", line
    )
    return found[1] if found else line.strip()[:20]


def _item(text: str, span: Span, number: str | None, section: tuple[str, ...], part: str) -> Item:
    start, end = span
    people: dict[str, tuple[str, ...]] = {"提案人": (), "連署人": ()}
    last = end
    for match in _PEOPLE.finditer(text, start, end):
        last = min(last, match.start())
        people[match["who"]] += names(match["names"])
    return Item(number, section, part, (start, last), people["提案人"], people["連署人"])


def names(listed: str) -> tuple[str, ...]:
    """Names of persons in a list; one of two characters may be spread out (黃　仁).

    >>> names("徐巧芯　馬文君　黃　仁　伍麗華Saidhai Tahovecahe")
    ('徐巧芯', '馬文君', '黃仁', '伍麗華Saidhai Tahovecahe')
    """
    parts = [
        part
        for part in re.split(r"[\u3000、，;；]+|\s{2,}|(?<![A-Za-z]) (?![A-Za-z])", listed.strip(" *"))
        if part
    ]
    found: list[str] = []
    for part in parts:
        if len(part) == 1 and found and len(found[-1]) == 1:
            found[-1] += part
        else:
            found.append(part.strip())
    return tuple(found)
