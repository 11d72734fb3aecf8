"""Joined facts as flat rows."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from pipeline.facts import naming
from pipeline.facts.agencies import ANYONE, Whose
from pipeline.facts.joined import Joined, Key
from pipeline.facts.rows import (
    APART,
    CONFLICT,
    OTHER_AGENCY,
    PART,
    PROGRAMME,
    SAME_ACCOUNT,
    Fact,
    FactLink,
    FactSource,
)
from pipeline.facts.told import ACCOUNT, DECISIONS, Told
from pipeline.gazetteer import load

_ID_LENGTH = 16


def identity(*parts: object) -> str:
    """A name for what is known by these parts, the same in every run."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:_ID_LENGTH]


def fact_id(fact: Joined) -> str:
    """The id of a fact: by its key, and where a key has several facts by the source that each began with."""
    first = fact.first
    begun = (first.document.name, first.record, first.field) if fact.number else ()
    return identity(*fact.key, *begun)


def fact(joined: Joined, path: str) -> Fact:
    """A fact as a row."""
    first, key = joined.first, joined.key
    told = [member.told for member in joined.members]
    return Fact(
        id=fact_id(joined),
        subject=first.subject,
        name=_name(first),
        agency=_agency(joined),
        fiscal_years=key.years or next((one.years for one in told if one.years), None),
        sum=first.sum,
        amount=first.money.value,
        currency=key.currency,
        qualifier=first.money.qualifier,
        document=first.document.name,
        record=first.record,
        sources=len(told),
        documents=len({one.document.name for one in told}),
        conflicts=sum(member.relation == CONFLICT for member in joined.members),
        note="; ".join(dict.fromkeys(joined.notes)) or None,
        path=path,
    )


def _name(first: Told) -> str:
    """The name of today where a gazetteer knows it; results may have the one of their time."""
    kind, _, known = first.key[0].partition(":")
    return load(kind).official[known] if first.known else first.name


def _agency(joined: Joined) -> str | None:
    """The narrowest agency that sources tell, if all that they tell are one or stand above each other."""
    named = ((m.told.who, m.told.agency or m.told.document.agency) for m in joined.members)
    told = {who: agency for who, agency in named if who and agency}
    narrow = [who for who in told if all(naming.contains(other, who) for other in told)]
    return told[narrow[0]] if narrow else None


def sources(joined: Joined) -> Iterator[FactSource]:
    """The sources of a fact as rows."""
    value = joined.first.money.value
    for member in joined.members:
        told = member.told
        yield FactSource(
            fact=fact_id(joined),
            relation=member.relation,
            document=told.document.name,
            kind=told.document.kind,
            record=told.record,
            field=told.field,
            name=told.name,
            agency=told.agency,
            fiscal_years=told.years,
            amount=told.money.value,
            currency=told.currency,
            qualifier=told.money.qualifier,
            difference=told.money.value - value,
            start=told.place.start,
            end=told.place.end,
            page=told.place.page,
            text=told.place.text,
            computation=told.computation,
            note=member.note,
        )


def links(facts: list[Joined]) -> Iterator[FactLink]:
    """How facts hang together."""
    by_name: dict[object, list[Joined]] = defaultdict(list)
    for one in facts:
        by_name[one.key.thing].append(one)
    for same in by_name.values():
        yield from _apart(same)
        yield from _parts(same)
    yield from _accounts(facts)


def _accounts(facts: list[Joined]) -> Iterator[FactLink]:
    """Decisions and their account's sum; that sum and the programme whose name the account bears."""
    begun = [one for one in facts if not one.number]
    budgets = {(one.first.account, one.key.years): one for one in begun if one.first.sum == "budget"}
    for one in facts:
        budget = budgets.get((one.first.account, one.key.years))
        if one.first.sum in DECISIONS.values() and budget:
            yield FactLink(
                fact_id(one), SAME_ACCOUNT, fact_id(budget), f"{one.first.sum}, of this account's sum"
            )
    for account, programme in _named_alike(list(budgets.values()), begun):
        rest = account.first.money.value - programme.first.money.value
        note = f"the account has {rest:+f}" if rest else "the same sum"
        yield FactLink(fact_id(account), PROGRAMME, fact_id(programme), note)


def same_things(facts: list[Joined]) -> Iterator[tuple[tuple[str, ...], Joined]]:
    """Accounts that bear a programme's name and have its sum, each with the programme's fact."""
    begun = [one for one in facts if not one.number]
    for account, programme in _named_alike([one for one in begun if one.first.sum == "budget"], begun):
        if account.first.money.value == programme.first.money.value:
            yield account.first.account, programme


def _named_alike(budgets: list[Joined], facts: list[Joined]) -> Iterator[tuple[Joined, Joined]]:
    """Accounts' sums, each with the only programme that may be the account: of its name, year and agency."""
    programmes: dict[object, list[Joined]] = defaultdict(list)
    for one in facts:
        if one.first.sum == "year":
            programmes[one.key.name, one.key.years, one.key.currency].append(one)
    for one in budgets:
        name = (naming.programme(one.first.levels[-1])[0],) if one.first.levels else ()
        same = programmes[name, one.key.years, one.key.currency]
        if len(same) == 1 and _may_be(one, same[0]):
            yield one, same[0]


def _may_be(account: Joined, programme: Joined) -> bool:
    """Whether nobody tells the programme of an agency that is not the account's."""
    who = account.first.who
    told = {member.told.who for member in programme.members if member.told.who}
    return who is not None and all(naming.related(who, other) for other in told)


def _apart(same: list[Joined]) -> Iterator[FactLink]:
    """Facts of one key, each with the first; and those of one name at several agencies, in the same way."""
    begun = {one.key: one for one in same if not one.number}
    elsewhere: dict[Key, Joined] = {}
    for one in same:
        if one.number and one.key in begun:
            yield FactLink(fact_id(one), APART, fact_id(begun[one.key]), one.notes[-1] if one.notes else "")
    for key, one in begun.items():
        first = elsewhere.setdefault(key._replace(whose=ANYONE), one)
        if first is not one:
            yield FactLink(fact_id(one), OTHER_AGENCY, fact_id(first), "the same name, another agency")


def _parts(same: list[Joined]) -> Iterator[FactLink]:
    """The years of a total, and whether they add up to it."""
    by_agency: dict[Whose, list[Joined]] = defaultdict(list)
    for one in same:
        if not one.number and one.first.subject != ACCOUNT:
            by_agency[one.key.whose].append(one)
    for begun in by_agency.values():
        for whole in (one for one in begun if one.first.sum == "total"):
            parts = [one for one in begun if _is_part(one, whole)]
            note = _adds_up(whole, parts) if parts else ""
            for one in parts:
                yield FactLink(fact_id(one), PART, fact_id(whole), note)


def _is_part(one: Joined, whole: Joined) -> bool:
    """Whether a fact is of some years of another one, and less money."""
    within = naming.inside(one.key.years, whole.key.years)
    return within and one.first.money.value < whole.first.money.value


def _adds_up(whole: Joined, parts: list[Joined]) -> str:
    """What the parts of a total come to, where they are all its years and none of them twice."""
    told = [span for one in parts if (span := naming.span(one.key.years))]
    years = [year for first, last in told for year in range(first, last + 1)]
    span = naming.span(whole.key.years)
    if span is None or sorted(years) != list(range(span[0], span[1] + 1)):
        return "some of its years"
    rest = sum(one.first.money.value for one in parts) - whole.first.money.value
    return (
        f"its years add up to {abs(rest):f} {'more' if rest > 0 else 'less'}"
        if rest
        else "its years add up to it"
    )
