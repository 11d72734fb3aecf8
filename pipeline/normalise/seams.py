"""What lies across a line's end, so that the line goes on however short it is.

That is a number, a known name, or what stands in quotation marks.
"""

import re
from functools import cache
from itertools import pairwise

from pipeline.gazetteer import load
from pipeline.text import HAN

REACH = 24
"""Characters on either side in which a name or a quotation is looked for."""

_HEAD_OF_NUMBER = re.compile(r"\d,(\d{0,2})$")
_TAIL_OF_NUMBER = re.compile(r"\d{1,3}(?=\D|$)")
_KINDS = ("agencies", "platforms", "programs")
_OPEN = re.compile(rf"[「『](?P<head>[{HAN}A-Za-z0-9·・-]{{1,{REACH}}})$")
_CLOSED = re.compile(rf"[{HAN}A-Za-z0-9·・-]{{1,{REACH}}}[」』]")


def goes_on(left: str, right: str) -> bool:
    """Whether a line's end parts what belongs together.

    >>> goes_on("編列3,0", "53千元"), goes_on("美國國防", "部於2018年"), goes_on("國防部", "參謀本部")
    (True, True, False)
    """
    return split_number(left, right) or _in_marks(left, right) or _in_name(left, right)


def split_number(left: str, right: str) -> bool:
    """Whether two runs of digits are the halves of one number with grouped thousands: 3,0 and 53千元."""
    head, tail = _HEAD_OF_NUMBER.search(left[-4:]), _TAIL_OF_NUMBER.match(right)
    return bool(head and tail and len(head[1]) + len(tail.group()) == 3)


def _in_marks(left: str, right: str) -> bool:
    return left[-1] not in "「『" and bool(_CLOSED.match(right)) and bool(_OPEN.search(left[-REACH - 1 :]))


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """All neighbours within known names: most line ends lie between two characters that are none."""
    return frozenset(pair for kind in _KINDS for name in load(kind).ids for pair in pairwise(name))


def _in_name(left: str, right: str) -> bool:
    """Whether a known name lies across, and none ends or begins there."""
    if (left[-1:].replace("台", "臺"), right[:1].replace("台", "臺")) not in _pairs():
        return False
    left, right = left[-REACH:].rpartition("\n")[2], right[:REACH].partition("\n")[0]
    edge = len(left)
    return any(
        any(start < edge < end for start, end, _ in names.find(left + right))
        and not any(end == edge for _, end, _ in names.find(left))
        and not any(start == 0 for start, _, _ in names.find(right))
        for names in map(load, _KINDS)
    )
