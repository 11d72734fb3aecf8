"""What comes of reading a value again."""

import re
import unicodedata
from typing import Literal, NamedTuple

Outcome = Literal["agreed", "disagreed", "unchecked"]


class Verdict(NamedTuple):
    """Whether a value was found again.

    Attributes:
        reason: of a value that disagrees what was read instead, of one that is not checkable why.
    """

    outcome: Outcome
    reason: str = ""


AGREED = Verdict("agreed")


def disagreed(reason: str) -> Verdict:
    """Something else was read."""
    return Verdict("disagreed", reason)


def unchecked(reason: str) -> Verdict:
    """Nobody can tell, for a reason."""
    return Verdict("unchecked", reason)


def worst(*verdicts: Verdict) -> Verdict:
    """The verdict on a whole: it disagrees with its worst part, and is as checkable as its darkest."""
    rank = {"disagreed": 0, "unchecked": 1, "agreed": 2}
    return min(verdicts, key=lambda verdict: rank[verdict.outcome])


_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\ufeff\u3164]+")

UNNAMED = "\ufffd"
"""A character of which a reader does not know what it is."""


def folded(text: str) -> str:
    """Text as two readers of one page have in common: without white space, in common characters.

    >>> folded("國防部 １１５ 年 ⽅")
    '國防部115年方'
    """
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def same(one: str, other: str) -> bool:
    """Whether two folded texts hold the same characters, in whatever order a line puts them."""
    return one == other or (len(one) == len(other) and sorted(one) == sorted(other))


def shown(text: str, most: int = 60) -> str:
    """A text for a message, on one line."""
    short = text if len(text) <= most else f"{text[:most]}…"
    return repr(short)
