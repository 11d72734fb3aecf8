"""Values and sums in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.diff.changes import Count

LONGEST = 120
"""Characters of a value that are shown; the JSON has all of it."""


def said(value: Any) -> str:
    """A value on one line.

    >>> said(None), said(("甲", "乙")), said(12000)
    ('nothing', '甲、乙', '12,000')
    """
    if value is None or (not value and isinstance(value, str | tuple | list | dict)):
        return "nothing"
    if isinstance(value, tuple | list):
        text = "、".join(map(said, value))
    elif isinstance(value, dict):
        text = values(value)
    else:
        text = " ".join(f"{value:,}".split()) if isinstance(value, int) else " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def values(fields: Mapping[str, Any]) -> str:
    """What is there of some values."""
    return ", ".join(f"{field} {said(value)}" for field, value in fields.items() if said(value) != "nothing")


def money(count: Count) -> str:
    """The sums of a kind by currency, as they were and as they are.

    >>> from decimal import Decimal
    >>> money(Count("mention", "AMOUNT", 1, 1, 0, 0, 1, {"TWD": Decimal(5)}, {"TWD": Decimal(2000)}))
    'TWD 5 → 2,000 (+1,995)'
    """
    return "; ".join(_sums(count))


def _sums(count: Count) -> Iterator[str]:
    for currency in sorted({**count.old_money, **count.new_money}):
        old, new = count.old_money.get(currency, 0), count.new_money.get(currency, 0)
        change = f" → {new:,f} ({new - old:+,f})" if old != new else ""
        yield f"{currency} {old:,f}{change}"
