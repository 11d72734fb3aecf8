"""The numbered paragraphs of an explanation: 1., (1), <1>, and the sum that each states for itself.

A number counts where a line begins with it and it goes on from the one before or begins a new list, so that a
line that happens to begin with the (2) of 第(2)款 divides nothing.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from math import prod
from typing import NamedTuple

from pipeline.calendar import gregorian
from pipeline.forms.cells import lines_of
from pipeline.model import Cell
from pipeline.numerals import number
from pipeline.tables import WORTH
from pipeline.text import Span

STYLES = tuple(
    re.compile(style)
    for style in (
        r"(?P<number>[一二三四五六七八九十]{1,3})[、.．]",
        r"[(（](?P<number>[一二三四五六七八九十]{1,3})[)）]",
        r"(?P<number>\d{1,2})(?:[.．](?=\D|\d{2,3}年)|、(?=\D))",
        r"[(（](?P<number>\d{1,2})[)）]",
        r"[<＜〈](?P<number>\d{1,2})[>＞〉]",
        r"(?P<number>[①-⑳])",
        r"(?P<number>[A-Z])[.．](?![A-Z])",
        r"[(（](?P<number>[A-Z])[)）]",
    )
)
SKIPPED = 2
"""How far a number may be from the one before it; books leave one out now and then."""

SUM = re.compile(r"(?<![\d,.億萬千百])(?P<figure>\d[\d,]*(?:\.\d+)?) ?(?P<scale>[百千萬億]*)元")
ENDS = re.compile(r"[，。；：、,;:](?!\d)")
PART = re.compile(r"其中|內?含|包[含括]")
OF_ALL_YEARS = re.compile(r"總經費|總計畫|總金額|已編|累計|以前年度|未來|後續|以後")
"""What a clause says whose sum is a part of another, or not that of the budget's year."""

YEAR = re.compile(r"(?<!\d)(1\d\d|9\d)(?:[、至~～-]\d{2,3})*年度?(?![\d度]*月)")
"""A year of the Republic, the first of several; no date."""

SUMS_UP = re.compile(r"(?:[合共總]計|合共|計)[^\d]{0,4}$")


class Item(NamedTuple):
    """Places in the explanation.

    Attributes:
        number: as printed, with its brackets or point.
        amount: the figure without its 千元; None where the item does not state one sum for itself.
        depth: 1 for the outermost list.
    """

    number: Span
    text: Span
    amount: Span | None
    depth: int


def items(explanation: Cell, unit: int, year: int | None) -> Iterator[Item]:
    """The items of a text; what stands before the first is in none.

    Args:
        explanation: the text with the spans of its lines.
        unit: what the table counts in; a sum in another unit is a price or a rate.
        year: of the budget, Gregorian; sums of other years are none of the item's.
    """
    found = list(_numbered(explanation))
    ends = [start for (start, _), _ in found[1:]]
    for (number_at, depth), end in zip(found, [*ends, len(explanation.text)], strict=bool(found)):
        text = number_at[1], end
        own = own_sum(explanation.text[slice(*text)], unit, year)
        amount = (text[0] + own[0], text[0] + own[1]) if own else None
        yield Item(number_at, text, amount, depth)


def _numbered(explanation: Cell) -> Iterator[tuple[Span, int]]:
    """The numbers of items, each with its depth."""
    lists: list[tuple[int, int]] = []
    reached = 0
    for start, _ in lines_of(explanation) or ():
        found = _number(explanation.text, start) if start >= reached else None
        if found is None:
            continue
        style, count, span = found
        depth = next((depth for depth, (other, _) in enumerate(lists) if other == style), len(lists))
        before = lists[depth][1] if depth < len(lists) else 0
        if count == 1 or (before and before <= count <= before + SKIPPED):
            lists[depth:] = [(style, count)]
            reached = span[1]
            yield span, depth + 1


def _number(text: str, start: int) -> tuple[int, int, Span] | None:
    """The style of a number that begins at a position, what it counts, and where it stands."""
    for style, pattern in enumerate(STYLES):
        match = pattern.match(text, start)
        if match:
            return style, _count(match["number"]), match.span()
    return None


def _count(printed: str) -> int:
    if printed.isascii() and printed.isalpha():
        return ord(printed) - ord("A") + 1
    return ord(printed) - ord("①") + 1 if "①" <= printed <= "⑳" else int(number(printed))


class _Stated(NamedTuple):
    """A sum that a paragraph states.

    Attributes:
        is_part: whether its clause calls it a part of another sum.
        sums_up: whether its clause says that it adds up those before it.
    """

    span: Span
    value: Decimal
    is_part: bool
    sums_up: bool


def own_sum(text: str, unit: int, year: int | None) -> Span | None:
    """Where a paragraph states the one sum that it is about, in the unit of the table.

    That is the only one outside brackets that is no part of another (其中), else one that all others add up
    to. Sums of other years or of all years together (總經費) are left out.
    """
    stated = list(_stated(text, unit, year))
    whole = [one for one in stated if not one.is_part]
    if len(whole) == 1:
        return whole[0].span
    return next(filter(None, map(_added_up, (whole, stated))), None)


def _added_up(stated: list[_Stated]) -> Span | None:
    """The first or last of several sums, if it is that of the others; of two a word must say so (合計)."""
    total = sum((one.value for one in stated), Decimal())
    for one in reversed(stated[:1] + stated[-1:]):
        if 2 * one.value == total and (len(stated) > 2 or one.sums_up):
            return one.span
    return None


def _stated(text: str, unit: int, year: int | None) -> Iterator[_Stated]:
    depths = _depths(text)
    for match in SUM.finditer(text):
        if depths[match.start()] or prod(WORTH[sign] for sign in match["scale"]) != unit:
            continue
        clause = _clause(text[: match.start()])
        if not OF_ALL_YEARS.search(clause) and not _of_other_year(clause, year):
            value = Decimal(match["figure"].replace(",", ""))
            is_part, sums_up = PART.match(clause) is not None, SUMS_UP.search(clause) is not None
            yield _Stated(match.span("figure"), value, is_part, sums_up)


def _depths(text: str) -> list[int]:
    """How many brackets are open at each character; those of a pair need not be of one width."""
    depth = 0
    found = []
    for char in text:
        depth = max(0, depth + (char in "(（【[［") - (char in ")）】]］"))
        found.append(depth)
    return found


def _clause(before: str) -> str:
    """The words before a sum, from the last mark on."""
    marks = list(ENDS.finditer(before))
    return before[marks[-1].end() :] if marks else before


def _of_other_year(clause: str, year: int | None) -> bool:
    return year is not None and any(gregorian(int(found)) != year for found in YEAR.findall(clause))
