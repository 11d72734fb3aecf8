"""To which fact a source belongs.

One that it agrees with, one that it includes or is part of, one that it is in conflict with, or its own.

A conflict is stated only where nothing else explains the other sum: two documents tell one sum each, of the
same year and stage, which cannot both be true and yet look like sums of one thing.
"""

from collections import Counter
from collections.abc import Mapping

from pipeline.facts import naming
from pipeline.facts.agencies import UNTOLD_AGENCY
from pipeline.facts.joined import Joined, Key, Member
from pipeline.facts.rows import BOUND, CONFLICT, EQUAL, PART, ROUNDED, WHOLE
from pipeline.facts.sums import contradict, reach, relation
from pipeline.facts.told import DECISIONS, Told

ONE_DOCUMENT = "its document tells several sums of this name for these years"
NO_CHOICE = "it agrees with none of several sums of this name for these years"
NEITHER = (
    "it neither agrees with another sum of this name for these years nor is like enough to contradict it"
)
OTHER_STAGE = "the {} sum beside the {} one"

UNSURE = "it does not tell the year, or whose it is, and agrees with no sum of this name"
OTHER_DECISION = "another decision on this account"


def begin(key: Key, same: list[Told], number: int = 0, note: str | None = None) -> Joined:
    """A fact of the first source, or of the most official one whose sum the first one only rounds."""
    first, seen = same[0], {same[0]}
    while finer := next((one for one in same if one not in seen and _rounds(first, one)), None):
        first = finer
        seen.add(finer)
    notes = [UNTOLD_AGENCY] if key.whose.doubt else []
    return Joined(key, number, [Member(first, EQUAL)], notes + ([note] if note else []))


def _rounds(coarse: Told, fine: Told) -> bool:
    return relation(fine.money, coarse.money) in {ROUNDED, BOUND}


def fill(begun: Joined, same: list[Told], related: list[Joined]) -> list[Joined]:
    """The facts of a key with all its sources: those that agree first, then those that do not."""
    facts, left = [begun], []
    others = (one for one in same if one is not begun.first)
    waiting = [one for one in others if not (put(one, facts) or _include(one, begun, related))]
    for one in waiting:
        if put(one, facts):
            continue
        if why := _apart(one, facts):
            facts.append(begin(begun.key, [one], len(facts), why))
        else:
            left.append(one)
    several = NO_CHOICE if len(facts) > 1 else None
    told_by = Counter(one.document.name for one in left)
    for one in left:
        if put(one, facts):
            continue
        if why := several or _no_conflict(one, begun, told_by):
            facts.append(begin(begun.key, [one], len(facts), why))
        else:
            begun.members.append(Member(one, CONFLICT))
    return facts


def _apart(one: Told, facts: list[Joined]) -> str | None:
    """Why a source that agrees with no fact tells another sum, whatever the others say."""
    if _beside_another(one, facts):
        return ONE_DOCUMENT
    first = facts[0].first
    if one.stage and first.stage and one.stage != first.stage:
        return OTHER_STAGE.format(one.stage, first.stage)
    return None


def _no_conflict(one: Told, fact: Joined, told_by: Mapping[str, int]) -> str | None:
    """Why a source that does not agree with the only fact is not in conflict with it."""
    if told_by[one.document.name] > 1:
        return ONE_DOCUMENT
    if not fact.key.sure:
        return UNSURE
    if one.sum in DECISIONS.values():
        return OTHER_DECISION
    return None if contradict(fact.first.money, one.money) else NEITHER


def put(one: Told, facts: list[Joined], note: str | None = None) -> bool:
    """Put a source to the one fact that it agrees with; what is put by its sum alone is no bound."""
    found = fits(one, facts)
    if len(found) != 1 or (note and found[0][1] == BOUND):
        return False
    fact, how = found[0]
    fact.members.append(Member(one, how, note))
    return True


def fits(one: Told, facts: list[Joined]) -> list[tuple[Joined, str]]:
    """The facts that a source agrees with, and how; those that have its very sum before others."""
    least, most = reach(one.money)
    near = (fact for fact in facts if least <= fact.members[0].told.money.value <= most)
    found = [(fact, how) for fact in near if (how := _agrees(fact, one))]
    found = [pair for pair in found if pair[1] == EQUAL] or found
    if len(found) > 1 and one.number:
        found = [pair for pair in found if any(m.told.number == one.number for m in pair[0].members)] or found
    return found


def _agrees(fact: Joined, one: Told) -> str | None:
    """Two items of one text that decide on the same sum are two decisions."""
    decides = one.sum in DECISIONS.values()
    if decides and any(_other_item(member.told, one) for member in fact.members):
        return None
    return relation(fact.first.money, one.money)


def _other_item(one: Told, other: Told) -> bool:
    return one.document == other.document and one.record != other.record


def _include(one: Told, fact: Joined, related: list[Joined]) -> bool:
    """Put a source to a fact whose whole, or one of whose parts, is the sum that it tells."""
    for other in related:
        how = _included(fact, other) if other.key.whose == fact.key.whose else None
        if how and relation(other.first.money, one.money) in {EQUAL, ROUNDED}:
            fact.members.append(Member(one, how, f"its sum is that of {other.key.years}"))
            return True
    return False


def _included(fact: Joined, other: Joined) -> str | None:
    """Whether another fact is the whole of a fact or a part of it: in its years and in its sum."""
    years, theirs = fact.key.years, other.key.years
    rest = fact.first.money.value - other.first.money.value
    if naming.inside(years, theirs) and rest < 0:
        return WHOLE
    return PART if naming.inside(theirs, years) and rest > 0 else None


def _beside_another(one: Told, facts: list[Joined]) -> bool:
    """Whether its document tells the sum beside another one of the name."""
    beside = (m.told for fact in facts for m in fact.members if m.told.document == one.document)
    return any(_another(one, other) for other in beside)


def _another(one: Told, other: Told) -> bool:
    """Whether two sums of a document are of two things: it is one where people or days are the same.

    Sums that are told with one mention of the name are two in any case: 編列2億8,000萬元，其中….
    """
    people, days = (a is not None and a == b for a, b in zip(one.said, other.said, strict=True))
    return bool(one.names & other.names) or not (people or days)
