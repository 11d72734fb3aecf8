"""A legislative text cut into its numbered items: one proposal, a file of them, a committee's review report.

An item begins on a line of its own with its number: (一), 1、, 第3項. Behind it may stand who proposes it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pipeline.text import Span

_ORDINAL = "[一二三四五六七八九十百○〇零]"
_HEADING = re.compile(
    rf"(?:^|\n)[*#\s]*(?P<heading>(?:[壹貳參肆伍陸柒捌玖拾]|{_ORDINAL}){{1,3}}、[^\n。]{{2,20}}部[分份][^\n。]{{0,10}}|第\d+款[\s\u3000]*[^\n]{{2,40}})"
)
_ITEM = re.compile(
    rf"(?:^|\n)[*\s]*(?:第(?P<section>\d+)項[\s\u3000]*|[(（](?P<bracketed>{_ORDINAL}{{1,6}}|\d{{1,4}})[)）]|"
    rf"(?P<plain>\d{{1,4}}|{_ORDINAL}{{1,6}})(?:、|[.．](?!年|\d(?!\d\d年))))"
)
_CLOSING = re.compile(r"(?:^|\n)[*\s]*以上共計[^\n]*")
_TELLS = re.compile(r"(?P<change>減列|增列)[：:]\s*$|(?P<kept>保留)[^\n。：:]{0,30}[：:]\s*$|通過決議")
_ONE = frozenset({"1", "一"})
_PEOPLE = re.compile(r"(?:^|\n)[*\s]*(?P<who>提案人|連署人)[:：](?P<names>[^\n]*)")
_BEHIND = re.compile(r"[【\[](?P<number>[^【】\[\]\d\n]{0,6}\d[^【】\[\]\n]{0,300})[】\]]\s*$")
"""A number that stands behind its proposal: 【122】."""

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
        sources: where its number, its section, and those who propose and cosign it stand.
        closing: of a section, the paragraph behind its lines that sums them up (以上共計減列…改列為…).
        kept: where the heading of its list says that nothing is decided yet (保留，送院會處理：).
    """

    number: str | None
    section: tuple[str, ...]
    part: str
    span: Span
    proposers: tuple[str, ...]
    cosigners: tuple[str, ...]
    sources: Mapping[str, Span]
    closing: Span | None = None
    kept: Span | None = None


class _Listed(NamedTuple):
    """What the items of a list are, and where its heading says that they are kept."""

    part: str
    kept: Span | None


def items(text: str, decides: Callable[[Span], bool] = lambda _: True) -> Iterator[Item]:
    """Yield the items in the order of the text; the whole text is one where it numbers none.

    `decides` says whether a stretch of the text proposes something; numbered points that do not are an
    argument, and belong to the item that they stand in.
    """
    headings = [(m.start("heading"), m["heading"].strip("* ")) for m in _HEADING.finditer(text)]
    starts = [m for m in _ITEM.finditer(text) if not _is_heading(text, m)]
    if len(starts) < 2:
        yield whole(text)
        return
    closings = [m.span() for m in _CLOSING.finditer(text)]
    breaks = {at for at, _ in headings} | {at for at, _ in closings} | {len(text)}
    parts = _parts(text, starts, sorted({m.start() for m in starts} | breaks))
    starts = list(_outer(starts, parts, sorted(breaks), decides))
    marks = sorted({m.start() for m in starts} | breaks)
    above = _above(headings)
    sections = [m.start() for m in starts if m["section"]] + [len(text)]
    near = ""
    for start in starts:
        end = marks[bisect_right(marks, start.start())]
        wide = above[bisect_right(headings, (start.start(), "\U0010ffff"))]
        if not start["section"]:
            section = (*wide, near) if near else wide
            part, kept = parts[start.start()]
            yield _item(text, (start.end(), end), start, section, part)._replace(kept=kept)
            continue
        near = _first_words(text[start.start() : end])
        behind = sections[bisect_right(sections, start.start())]
        at = bisect_left(closings, (start.start(), 0))
        closing = closings[at] if at < len(closings) and closings[at][0] < behind else None
        yield _item(text, (start.end(), end), start, wide, SECTION)._replace(closing=closing)


def _parts(text: str, starts: list[re.Match[str]], marks: list[int]) -> dict[int, _Listed]:
    """What each item is, by where it begins: it goes on as before where the text between does not say."""
    found, listed, done = {}, _Listed(PROPOSAL, None), 0
    for start in starts:
        for told in _TELLS.finditer(text, done, start.start()):
            listed = _listed(told)
        done = marks[bisect_right(marks, start.start())]
        if start["section"]:
            listed, done = _Listed(RESOLUTION, None), start.end()
        found[start.start()] = listed
    return found


def _listed(told: re.Match[str]) -> _Listed:
    if told["kept"]:
        return _Listed(PROPOSAL, told.span("kept"))
    return _Listed({"減列": CUT, "增列": ADD}.get(told["change"], RESOLUTION), None)


def _outer(
    starts: list[re.Match[str]],
    parts: dict[int, _Listed],
    breaks: list[int],
    decides: Callable[[Span], bool],
) -> Iterator[re.Match[str]]:
    """The items without the points of their arguments: 1. and 2. below (一), of which not all decide."""
    at, levels, edge = 0, list[tuple[str, bool]](), -1
    while at < len(starts):
        outer = starts[at]
        yield outer
        kind = _kind(outer)
        before, edge = edge, breaks[bisect_right(breaks, outer.start())]
        levels = [] if outer["section"] or edge != before else levels
        levels = [*levels[: levels.index(kind)], kind] if kind in levels else [*levels, kind]
        at += 1
        if outer["section"] or parts[outer.start()].part in {CUT, ADD} or at == len(starts):
            continue
        limit = bisect_left(starts, edge, key=re.Match.start)
        stop = at
        if _number(starts[at])[0] in _ONE:
            while stop < limit and _kind(starts[stop]) not in levels and not starts[stop]["section"]:
                stop += 1
        points = [start for start in starts[at:stop] if _kind(start) == _kind(starts[at])]
        ends = [*(start.start() for start in points[1:]), starts[stop].start() if stop < limit else edge]
        if not all(decides((point.end(), end)) for point, end in zip(points, ends, strict=False)):
            at = stop


def _kind(match: re.Match[str]) -> tuple[str, bool]:
    """The kind of an item's number: in brackets, plain, or a section's; in Arabic figures or not."""
    kind = next(kind for kind in ("section", "bracketed", "plain") if match[kind])
    return kind, match[kind].isdecimal()


def whole(text: str) -> Item:
    """A text that is one proposal; a number at its top is its own."""
    top = _ITEM.match(text)
    return _item(text, (top.end() if top else 0, len(text)), top, (), PROPOSAL)


def _is_heading(text: str, match: re.Match[str]) -> bool:
    return _HEADING.match(text, match.start()) is not None


def _number(match: re.Match[str]) -> tuple[str, Span]:
    """What an item's number is, without its brackets, and where it stands."""
    kind, _ = _kind(match)
    return match[kind], match.span(kind)


def _above(headings: list[tuple[int, str]]) -> list[tuple[str, ...]]:
    """What stands above the text behind each heading: the last 部分 and, behind that, the last 款."""
    found: list[tuple[str, ...]] = [()]
    part: tuple[str, ...] = ()
    for _, heading in headings:
        if heading.startswith("第"):
            found.append((*part, heading))
        else:
            part = (heading,)
            found.append(part)
    return found


def _first_words(line: str) -> str:
    """第1項　外交部（不含…）原列284億…: up to what is said of its sum."""
    found = re.match(
        r"[*\s]*(第\d+項[\s\u3000]*[^\s，。（(﹝〔\d]{2,30}?)(?=原列|無列|照列|\d|[（(﹝〔，。]|$)", line
    )
    return found[1] if found else line.strip()[:20]


def _item(text: str, span: Span, top: re.Match[str] | None, section: tuple[str, ...], part: str) -> Item:
    start, end = span
    people: dict[str, tuple[str, ...]] = {"提案人": (), "連署人": ()}
    where: dict[str, Span] = {}
    last = end
    for match in _PEOPLE.finditer(text, start, end):
        last = min(last, match.start())
        if listed := names(match["names"]):
            people[match["who"]] += listed
            where.setdefault(
                {"提案人": "proposers", "連署人": "cosigners"}[match["who"]], match.span("names")
            )
    number = None
    if top:
        number, where["number"] = _number(top)
    elif behind := _BEHIND.search(text, max(start, last - 320), last):
        number, where["number"] = behind["number"], behind.span("number")
    return Item(number, section, part, (start, last), people["提案人"], people["連署人"], where)


def names(listed: str) -> tuple[str, ...]:
    """Names of persons in a list; one of two characters may be spread out (周　安).

    >>> names("王小芸　林大川　周　安　高小山Lalan Pawan")
    ('王小芸', '林大川', '周安', '高小山Lalan Pawan')
    """
    parts = [part for part in re.split(r"[\u3000、，;；]+|\s{2,}| (?![A-Za-z])", listed.strip(" *")) if part]
    found: list[str] = []
    for part in parts:
        if len(part) == 1 and found and len(found[-1]) == 1:
            found[-1] += part
        else:
            found.append(part.strip())
    return tuple(found)
