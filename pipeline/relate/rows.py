"""What the cells beside a sum say of it in a row of a table that is no form: 人數, 天數, 國家, 備註."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from pipeline.model import CELL, Mention, Segment
from pipeline.relate.paragraph import START, Paragraph, first, named
from pipeline.relate.places import country
from pipeline.relate.statuses import word
from pipeline.text import Span

_PEOPLE = re.compile(r"人數|人次|員數|名額")
_DAYS = re.compile(r"[天日]數")
_WEEKS = re.compile(r"週數|周數")
_PLACE = re.compile(r"國家|國別|地點|地區|目的地")
_BODY = re.compile(r"機關|主辦|承辦|單位|司署")
_REMARK = re.compile(r"備[註考]|說明|性質|類別|狀態")
_NUMBER = re.compile(r"\s*(\d{1,6})\s*[人名位員天日週周]?\s*")


T = TypeVar("T", int, str)

_OF_A_YEAR = re.compile(r"\d{2,4}\s*年")


class Beside(NamedTuple):
    """What a row says beside a sum, each value with the span of its cell; None where no cell says it.

    Attributes:
        series: whether the row has a sum for each of several years, and so says nothing of one alone.
    """

    headcount: tuple[int, Span] | None = None
    duration: tuple[str, Span] | None = None
    organiser: tuple[str, Span] | None = None
    destination: tuple[str, Span] | None = None
    status: tuple[str, Span] | None = None
    series: bool = False


NOTHING = Beside()


class Rows:
    """The rows of a document's tables."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._last: tuple[int, Beside] = (-1, NOTHING)

    def beside(self, paragraph: Paragraph, amount: Mention) -> Beside:
        """What the other cells of a sum's row say."""
        if amount.rule != "amount.cell":
            return NOTHING
        if self._last[0] != paragraph.start:
            self._last = (paragraph.start, _beside(paragraph, self._segments))
        return self._last[1]


def _beside(paragraph: Paragraph, segments: Sequence[Segment]) -> Beside:
    cells = list(_cells(paragraph, segments))
    days = _read(cells, _DAYS, _number)
    told = days or _read(cells, _WEEKS, _number)
    return Beside(
        headcount=_read(cells, _PEOPLE, _number),
        duration=(f"P{told[0]}{'D' if days else 'W'}", told[1]) if told else None,
        organiser=_read(cells, _BODY, lambda cell: _body(paragraph, cell)),
        destination=_read(cells, _PLACE, lambda cell: country(cell.text)),
        status=_read(cells, _REMARK, _status),
        series=any(cell.unit and _OF_A_YEAR.search(cell.header) for cell in cells),
    )


def _cells(paragraph: Paragraph, segments: Sequence[Segment]) -> Iterator[Segment]:
    """The cells of a line that have a heading."""
    place = bisect_left(segments, paragraph.start, key=START)
    while place < len(segments) and segments[place].start < paragraph.end:
        if segments[place].zone == CELL and segments[place].header:
            yield segments[place]
        place += 1


def _read(
    cells: Sequence[Segment], heading: re.Pattern[str], value: Callable[[Segment], T | None]
) -> tuple[T, Span] | None:
    """The value of the first cell under a heading, if that holds one."""
    for cell in cells:
        if heading.search("".join(cell.header.split())):
            read = value(cell)
            if read is not None:
                return read, (cell.start, cell.start + len(cell.text))
    return None


def _number(cell: Segment) -> int | None:
    match = _NUMBER.fullmatch(cell.text)
    return int(match[1]) if match and int(match[1]) else None


def _status(cell: Segment) -> str | None:
    said = word(cell.text, 0, len(cell.text))
    return said.value if said else None


def _body(paragraph: Paragraph, cell: Segment) -> str | None:
    body = first(paragraph.bodies, cell.start, cell.start + len(cell.text))
    return named(body) or None if body else None
