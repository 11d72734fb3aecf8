"""Sums of a proposal, and shares of them: 十分之一, 30%, 百分之五, 三成, 半數, 全數."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from pipeline.model import Amount, Mention
from pipeline.numerals import CHINESE, number
from pipeline.text import Span

_NUMBER = rf"\d[\d,.]*|[{CHINESE}]+"
SHARE = re.compile(
    rf"(?P<base>百分之|100分之)(?P<hundredths>{_NUMBER})|(?P<percent>\d+(?:\.\d+)?)\s?[%％]|"
    rf"(?P<below>\d+|[一二三四五六七八九十百零]+)分之(?P<above>\d+|[一二三四五六七八九十ㄧ]+)|"
    r"(?P<part>\d+)/(?P<whole>\d+)|(?P<tenths>[一二三四五六七八九]|\d)成(?P<half_tenth>五|半)?|"
    r"(?P<half>半數|一半)|(?P<all>全[數部額]|全案)"
)
_START = attrgetter("start")


class Sum(NamedTuple):
    """A sum in TWD, how it was worked out where it does not stand in the text, and what it was read from.

    `left` is what a cut leaves, where the text tells that and not the cut.
    """

    value: Decimal
    worked_out: str | None
    spans: tuple[Span, ...]
    left: "Sum | None" = None


class Money(NamedTuple):
    """A stated sum in TWD with its span."""

    value: Decimal
    start: int
    end: int


def moneys(mentions: Sequence[Mention], start: int, end: int) -> list[Money]:
    """The sums in TWD between two positions; `mentions` are in the order of the text."""
    found = []
    at = bisect_left(mentions, start, key=_START)
    while at < len(mentions) and mentions[at].start < end:
        mention = mentions[at]
        if isinstance(mention.value, Amount) and mention.value.currency == "TWD":
            found.append(Money(Decimal(mention.value.amount), mention.start, mention.end))
        at += 1
    return found


def shared(base: Decimal, part: Fraction) -> Decimal:
    """A share of a sum in whole TWD."""
    return (Decimal(part.numerator) * base / Decimal(part.denominator)).quantize(Decimal(1), ROUND_HALF_UP)


def fraction(share: re.Match[str]) -> Fraction | None:
    """A share as an exact fraction; None for one that is no part of a whole."""
    try:
        value = _fraction(share)
    except (ValueError, ZeroDivisionError):
        return None
    return value if 0 < value <= 1 else None


def _fraction(share: re.Match[str]) -> Fraction:
    if share["all"]:
        return Fraction(1)
    if share["half"]:
        return Fraction(1, 2)
    if share["tenths"]:
        return Fraction(_int(share["tenths"]), 10) + (Fraction(1, 20) if share["half_tenth"] else 0)
    above = share["hundredths"] or share["percent"] or share["above"] or share["part"]
    below = share["below"] or share["whole"]
    return Fraction(str(number(_one(above)))) / (_int(below) if below else 100)


def _int(written: str) -> int:
    return int(number(_one(written)))


def _one(written: str) -> str:
    """A number with 一 where a phonetic sign of the same look was typed for it."""
    return written.replace("ㄧ", "一")
