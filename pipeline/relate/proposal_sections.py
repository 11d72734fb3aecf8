"""The lines of a review report: 原列62億元，增列2億元，改列為64億元; or that a sum stays (照列)."""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.relate.proposal_shares import Money, Sum
from pipeline.text import Span

_RESULT = re.compile(r"(?P<result>無列數|暫?照列|改列|保留|併入?第?[^，。；]{1,12}案|不予通過|撤[回案])")
_ORIGINAL = re.compile(r"原列[^，。；\d]{0,8}$")
_REVISED = re.compile(r"改列(?:為)?[^，。；\d]{0,6}$")
_LESS = re.compile(r"減列[^，。；：\d]{0,60}(?:\d{1,2}[目節][^，。；：\d]{0,60}){0,3}$")
_MORE = re.compile(r"增列[^，。；：\d]{0,60}(?:\d{1,2}[目節][^，。；：\d]{0,60}){0,3}$")


class Line(NamedTuple):
    """What is decided on one agency's sum; sums in TWD."""

    result: str
    span: Span
    original: Sum | None
    deleted: Sum | None
    added: Sum | None
    revised: Sum | None

    @property
    def action(self) -> tuple[str, ...]:
        """What is done to the sum."""
        parts = (("cut", self.deleted), ("add", self.added))
        return tuple(name for name, value in parts if value is not None)


def read(text: str, item: Span, closing: Span | None, money: list[Money]) -> Line | None:
    """The line of a section.

    The `closing` is the paragraph that sums up its lines (以上共計減列…), `money` the sums of both, in order.
    """
    found = list(_RESULT.finditer(text, *(closing or item)))
    if not found:
        return None
    result = next((match for match in found if match["result"] == "改列"), found[0])
    parts = [_plain(_first(text, item[0], money, pattern)) for pattern in (_ORIGINAL, _LESS, _MORE, _REVISED)]
    original, less, more, revised = parts
    end = text.find("\n", *item)
    if original is None and money and (end < 0 or money[0].start < end):
        original = _plain(money[0])
    if less is None and more is None and original and revised:
        less, more = _down(original, revised), _down(revised, original)
    return Line(result["result"], result.span("result"), original, less, more, revised)


def _first(text: str, start: int, money: list[Money], pattern: re.Pattern[str]) -> Money | None:
    return next((m for m in money if pattern.search(text, max(start, m.start - 120), m.start)), None)


def _plain(money: Money | None) -> Sum | None:
    return Sum(money.value, None, ((money.start, money.end),)) if money else None


def _down(high: Sum, low: Sum) -> Sum | None:
    """By how much one sum is below the other, where it is."""
    change: Decimal = high.value - low.value
    return Sum(change, f"{high.value} - {low.value}", (*high.spans, *low.spans)) if change > 0 else None
