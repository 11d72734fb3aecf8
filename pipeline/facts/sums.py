"""How two sums agree: the same, one a rounding of the other, or one a bound that the other keeps.

The last printed figure says how exact a sum is: 1,540萬 is exact to 萬, 15,403 in a table of thousands to a
thousand. A sum in fewer figures agrees with one in more that it rounds, or that it is cut off from. Not every
two sums that do not agree contradict each other: 逾1,500萬 is true of 3,000萬, and a sum ten times as large
is a sum of something else, such as the whole beside the price of one.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.facts.rows import BOUND, EQUAL, ROUNDED
from pipeline.results import ResultError

LOWER = frozenset({"over", "at_least"})
UPPER = frozenset({"under", "at_most"})
LOOSE = frozenset({"about", "nearly"})

NEAR = Decimal("0.05")
"""How far off a rounded sum may be, as a share of what it rounds: nobody rounds 1億6,105萬 to 2億."""

NEAR_LOOSE = Decimal("0.1")
"""The same where the sum itself says that it is not exact (約, 近)."""

LIKE = 10
"""How many times as large one of two sums is that cannot be the same told differently."""

_NUMERALS = dict(
    zip(
        "0123456789〇一二三四五六七八九零壹貳參肆伍陸柒捌玖兩",
        [*range(10), *range(10), *range(10), 2],
        strict=True,
    )
)
_FIGURES = re.compile(f"[{''.join(_NUMERALS)}]")
_PLAIN = re.compile(r"-?\d[\d,，]*(?:\.\d+)?")
_FRACTION = re.compile(r"\.(\d+)\D*$")
_MAGNITUDES = dict(
    zip(
        "十百千萬億兆拾佰仟万亿",
        (10, 100, 1000, 10**4, 10**8, 10**12, 10, 100, 1000, 10**4, 10**8),
        strict=True,
    )
)


_WHOLE = re.compile(r"-?\d{1,24}(?:\.\d{1,6})?", re.ASCII)


def decimal(written: object) -> Decimal:
    """A sum as results hold it.

    Raises:
        ResultError: if it is none that anybody budgets.
    """
    if not _WHOLE.fullmatch(str(written)):
        raise ResultError(f"holds {str(written)[:40]!r} where a sum should be")
    return Decimal(str(written))


class Sum(NamedTuple):
    """A sum of money; `unit` is what its last printed figure counts."""

    value: Decimal
    unit: Decimal
    qualifier: str | None

    @property
    def bound(self) -> bool:
        """Whether it says only what the sum is above or below."""
        return self.qualifier in LOWER or self.qualifier in UPPER


def unit(value: Decimal, text: str | None) -> Decimal:
    """What the last printed figure of a sum counts, in whole units of its currency.

    >>> unit(Decimal(15400000), "1,540萬元"), unit(Decimal(15403000), "15,403")
    (Decimal('10000'), Decimal('1000'))
    >>> unit(Decimal(420000000), "四億二"), unit(Decimal(120000000), "1億2千")
    (Decimal('1E+7'), Decimal('1E+7'))
    """
    if not text or not value:
        return Decimal(1)
    if _PLAIN.fullmatch(text):
        return _of_cell(value, text)
    figures = list(_FIGURES.finditer(text))
    if not figures:
        return last_figure(value)
    counted = Decimal(1)
    for character in text[figures[-1].end() :]:
        counted *= _MAGNITUDES.get(character, 1)
    if fraction := _FRACTION.search(text):
        counted /= 10 ** len(fraction[1])
    figure = _NUMERALS[figures[-1][0]]
    # 四億二 and 1億2千 leave their last magnitude out: then it is the last figure that is not nought.
    return counted if abs(value) / counted % 10 == figure else last_figure(value)


def _of_cell(value: Decimal, text: str) -> Decimal:
    printed = Decimal(text.replace(",", "").replace("，", ""))
    places = len(text.partition(".")[2])
    return abs(value / printed).scaleb(-places) if printed else Decimal(1)


def last_figure(value: Decimal) -> Decimal:
    """What the last figure of a number that is not nought counts.

    >>> last_figure(Decimal(3800000))
    Decimal('1E+5')
    """
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def relation(fact: Sum, source: Sum) -> str | None:
    """What a source's sum is to a fact's: equal, rounded or a bound; None where they do not agree.

    A bound agrees while the fact is on its side, and no farther off than its last figure counts: 170餘萬 is
    more than 170萬 and not more than 180萬.
    """
    difference = fact.value - source.value
    if not difference:
        return EQUAL
    if source.bound:
        near = abs(difference) <= last_figure(source.value)
        return BOUND if near and _keeps(fact.value, source) else None
    share = NEAR_LOOSE if source.qualifier in LOOSE else NEAR
    near = abs(difference) <= abs(fact.value) * share
    return ROUNDED if near and fact.unit < _grain(source) and _rounds(fact.value, source) else None


def reach(source: Sum) -> tuple[Decimal, Decimal]:
    """The least and the most that a fact's sum may be with which a source's agrees."""
    width = last_figure(source.value) if source.bound else _grain(source)
    return source.value - width, source.value + width


def _rounds(value: Decimal, source: Sum) -> bool:
    """Whether a sum may be a value in fewer figures: rounded, or cut off behind them."""
    difference, grain = value - source.value, _grain(source)
    if source.qualifier == "nearly":
        return -grain <= difference < 0
    return -grain <= difference * 2 and difference < grain


def _grain(one: Sum) -> Decimal:
    """What a sum is exact to; one that says itself that it is not exact, to its last figure but noughts."""
    return max(one.unit, last_figure(one.value)) if one.qualifier in LOOSE else one.unit


def _keeps(value: Decimal, bound: Sum) -> bool:
    return value > bound.value if bound.qualifier in LOWER else value < bound.value


def contradict(one: Sum, other: Sum) -> bool:
    """Whether two sums cannot both be true of the same thing, and yet look like sums of the same thing.

    >>> exact, more = Sum(Decimal(15403), Decimal(1), None), Sum(Decimal(15000), Decimal(10), "over")
    >>> contradict(exact, more), contradict(exact, Sum(Decimal(16403), Decimal(1), None))
    (False, True)
    """
    small, large = sorted((abs(one.value), abs(other.value)))
    if large >= LIKE * small or one.value == other.value:
        return False
    bounds = [bound for bound in (one, other) if bound.bound]
    if len(bounds) == 2:
        return not (_keeps(one.value, other) or _keeps(other.value, one))
    if bounds:
        return not _keeps((other if one.bound else one).value, bounds[0])
    if one.qualifier in LOOSE or other.qualifier in LOOSE:
        return large - small >= max(_grain(one), _grain(other))
    fine, coarse = sorted((one, other), key=lambda sum_: sum_.unit)
    return fine.unit == coarse.unit or not _rounds(fine.value, coarse)
