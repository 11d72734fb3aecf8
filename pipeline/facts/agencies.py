"""Names told apart by the agencies that they are told of.

A name is the same thing at one agency and those above it. A name that a gazetteer knows is one thing in all
of a ministry, whose units are told now one and now the other; but several ministries may each have their
員工協助方案, or each their share of one programme. Where several use a name, a source that tells none of
them, or one above several, stays by itself: it is not known whose it means.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.facts import naming
from pipeline.facts.told import ACCOUNT, Told

UNTOLD_AGENCY = "several agencies use this name, and this source does not say which it means"


class Whose(NamedTuple):
    """The part of a fact's key that says whose it is.

    Attributes:
        who: the agency, None where it does not tell two things apart.
        doubt: whether it may be that of several.
    """

    who: str | None
    doubt: bool


ANYONE = Whose(None, doubt=False)


def apart(told: Iterable[Told]) -> dict[Told, Whose]:
    """For each source whose fact it is."""
    by_name: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in told:
        by_name[one.key].append(one)
    return {one: whose for same in by_name.values() for one, whose in _split(same)}


def _split(same: list[Told]) -> Iterable[tuple[Told, Whose]]:
    if same[0].subject == ACCOUNT:  # its key has the agency already
        return [(one, ANYONE) for one in same]
    used = sorted({_body(one) for one in same if one.who})
    narrow = [who for who in used if not any(who != other and naming.contains(who, other) for other in used)]
    if len(narrow) < 2:
        return [(one, ANYONE) for one in same]
    return [(one, _whose(_body(one), narrow)) for one in same]


def _body(one: Told) -> str:
    return naming.ministry(one.who or "") if one.known else one.who or ""


def _whose(who: str, narrow: list[str]) -> Whose:
    fits = [other for other in narrow if who and naming.contains(who, other)]
    return Whose(fits[0], doubt=False) if len(fits) == 1 else Whose(who or None, doubt=True)
