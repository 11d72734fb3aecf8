"""Sums of the same thing for the same period, joined into facts.

What is decided here does not depend on the order in which documents come: sources are taken from the most
official and most exact on, and of equal ones in the order of their documents' names.
"""

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from pipeline.facts.agencies import apart
from pipeline.facts.joined import Joined, Key, Name
from pipeline.facts.placing import begin, fill, fits, put
from pipeline.facts.told import Told

SEVERAL = "it agrees with several sums of this name"
BY_SUM = "it does not tell {}; of this name it agrees with this sum alone"


def join(told: Iterable[Told]) -> list[Joined]:
    """Every source in exactly one fact, the facts sorted by their keys."""
    ordered = sorted(told, key=attrgetter("order"))
    whose = apart(ordered)
    groups: dict[Key, list[Told]] = defaultdict(list)
    for one in ordered:
        groups[Key(one.key, whose[one], one.years, one.sum, one.currency)].append(one)
    facts = _sure({key: same for key, same in groups.items() if key.sure})
    facts += _unsure({key: same for key, same in groups.items() if not key.sure}, facts)
    return sorted(facts, key=attrgetter("order"))


def _sure(groups: dict[Key, list[Told]]) -> list[Joined]:
    """The facts of sources that tell years."""
    begun = {key: begin(key, same) for key, same in groups.items()}
    by_name = _by_name(begun.values())
    return [fact for key, one in begun.items() for fact in fill(one, groups[key], by_name[key.thing])]


def _unsure(groups: dict[Key, list[Told]], facts: list[Joined]) -> list[Joined]:
    """Sources that do not tell years, or whose: put to the only fact of their name that they agree with."""
    by_name = _by_name(facts)
    new: list[Joined] = []
    for key, same in groups.items():
        able = [fact for fact in by_name[key.thing] if _may_be(key, fact.key)]
        left = [
            one
            for one in same
            if not put(one, able, BY_SUM.format("years" if key.years is None else "whose"))
        ]
        if not left:
            continue
        made = fill(begin(key, left), left, [])
        for fact in made:
            if any(len(fits(member.told, able)) > 1 for member in fact.members):
                fact.notes.append(SEVERAL)
        new += made
    return new


def _may_be(key: Key, of: Key) -> bool:
    """Whether what a key leaves open may be what a fact has."""
    same_time = key.years is None or (key.years, key.sum) == (of.years, of.sum)
    return same_time and (key.whose.doubt or key.whose == of.whose)


def _by_name(facts: Iterable[Joined]) -> dict[Name, list[Joined]]:
    named: dict[Name, list[Joined]] = defaultdict(list)
    for fact in facts:
        named[fact.key.thing].append(fact)
    return named
