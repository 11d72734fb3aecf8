"""A sum in TWD and the same one in another currency: the rate that they imply must be one that has been paid.

A rate far outside of what the currency has cost since 1990 says that one of the two sums is wrong, most often
by a magnitude of ten: 6,000萬元（約500萬美元）.
"""

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from pipeline.model import Amount, Document, Finding, Mention, Record

RATES = {
    "USD": (Decimal(22), Decimal(40)),
    "EUR": (Decimal(26), Decimal(52)),
    "GBP": (Decimal(34), Decimal(70)),
    "JPY": (Decimal("0.18"), Decimal("0.46")),
    "CNY": (Decimal("2.5"), Decimal("6.5")),
    "KRW": (Decimal("0.017"), Decimal("0.05")),
    "CHF": (Decimal(15), Decimal(45)),
    "CAD": (Decimal(17), Decimal(36)),
    "AUD": (Decimal(14), Decimal(37)),
    "SGD": (Decimal(13), Decimal(28)),
    "HKD": (Decimal("2.8"), Decimal("5.2")),
}
"""TWD for one unit: the least and the most since 1990, with a tenth to spare."""

_START = attrgetter("start")


def find(document: Document) -> Iterator[Finding]:
    """Yield the pairs of sums of records whose rate cannot be."""
    seen: set[tuple[int, int]] = set()
    for record in document.records:
        if not isinstance(record, Record) or record.currency != "TWD" or not record.amount:
            continue
        for mention in _foreign(document, record):
            span = (mention.start, mention.end)
            if span not in seen and isinstance(mention.value, Amount):
                seen.add(span)
                yield from _pair(record.amount, mention.value, span)


def _foreign(document: Document, record: Record) -> Iterator[Mention]:
    """The sums in other currencies among what a record was read from."""
    mentions = document.mentions
    for start, end in record.evidence:
        place = bisect_left(mentions, start, key=_START)
        mention = mentions[place] if place < len(mentions) else None
        if mention is None or (mention.start, mention.end) != (start, end):
            continue
        if isinstance(mention.value, Amount) and mention.value.currency in RATES:
            yield mention


def _pair(amount: str, other: Amount, span: tuple[int, int]) -> Iterator[Finding]:
    least, most = RATES[other.currency]
    worth = Decimal(other.amount)
    rate = Decimal(amount) / worth if worth else Decimal(0)
    if not least <= rate <= most:
        message = f"{amount} TWD beside {other.amount} {other.currency}: {rate:.4g} TWD for one is no rate"
        yield Finding("records.rate", "warning", message, *span)
