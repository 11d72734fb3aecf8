"""What the evidence of a record says."""

import re
from bisect import bisect_left
from decimal import Decimal
from typing import Any

from pipeline.model import Amount, Date, Named
from pipeline.schema import Mention
from pipeline.text import Span
from pipeline.verify import numbers
from pipeline.verify.dates import date
from pipeline.verify.verdict import AGREED, Verdict, disagreed, folded, unchecked

OF_THE_WHOLE = "said by the document as a whole, not by the evidence"
NO_PLACE = "no evidence of its own"


class Evidence:
    """What a record's evidence holds: its stretches of text, and the mentions in them."""

    def __init__(self, spans: tuple[Span, ...], mentions: list[Mention], text: str) -> None:
        self.texts = [text[start:end] for start, end in spans]
        self.mentions = mentions
        self.all = folded("".join(self.texts))

    def values(self, kind: type) -> list[Any]:
        """The values of the mentions of a kind."""
        return [mention.value for mention in self.mentions if isinstance(mention.value, kind)]

    def names(self, name: str) -> bool:
        """Whether the evidence says a name, or a mention in it means it."""
        wanted = folded(name)
        if wanted in self.all or any(value.name == name for value in self.values(Named)):
            return True
        return _is_made_of(wanted, [folded(text) for text in self.texts])


def _is_made_of(name: str, texts: list[str]) -> bool:
    """Whether a name is some of the texts in their order: in a cell over two pages others lie between.

    >>> _is_made_of("訪問高原國家", ["訪問高", "尼泊爾", "原國家", "95"])
    True
    """
    rest = name
    for text in texts:
        if rest.startswith(text):
            rest = rest[len(text) :]
    return not rest


def within(mentions: list[Mention], starts: list[int], spans: tuple[Span, ...]) -> list[Mention]:
    """The mentions that lie in some spans; they and their starts in order."""
    found = []
    for start, end in spans:
        between = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        found += [mention for mention in between if mention.end <= end]
    return found


def amount(value: str, evidence: Evidence) -> Verdict:
    """A sum: the evidence states it, in a cell in its sheet's unit."""
    if any(said.amount == value for said in evidence.values(Amount)):
        return AGREED
    for text in evidence.texts:
        read = numbers.figure(folded(text))
        if read is not None and read == Decimal(value):
            return AGREED
    return disagreed(f"{value} is not in the evidence")


def years(value: str, evidence: Evidence) -> Verdict:
    """Years: a date in the evidence holds each of them, or its text says them."""
    wanted = re.findall(r"\d{4}", value)
    said = " ".join(dated.edtf or "" for dated in evidence.values(Date))
    if wanted and all(year in said for year in wanted):
        return AGREED
    if any(date(text, Date(value)).outcome == "agreed" for text in evidence.texts):
        return AGREED
    if said.strip() and not any(year in said for year in wanted):
        return disagreed(f"{value} published, {said} in the evidence")
    return unchecked(OF_THE_WHOLE)
