"""The way of a programme or an account through the years and the stages of a budget.

The stage of a book's own year is the book's, where its title says one; what it prints of the year before
last is 決算 by its heading, and of last year's sum it does not say at which stage it is. Proposals and review
reports decide on a bill, so the sums that they start from are the bill's. Of other sums no stage is told.
What is decided on an account that bears a programme's name, and its sum, is a step of the programme.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.facts import naming
from pipeline.facts.books import Row, told
from pipeline.facts.joined import Joined
from pipeline.facts.rows import BOUND, EQUAL, ROUNDED, Step
from pipeline.facts.told import DECISIONS, Told
from pipeline.facts.writing import fact_id, identity, same_things

PLACES = Decimal("0.0001")
_SETTLED = "settled"
AGREEING = frozenset({EQUAL, ROUNDED, BOUND})
"""Relations of sources that tell a fact's own sum."""

Linked = Mapping[Told, list[Row]]
"""The rows of books that a proposal's sums are about."""


class _Sum(NamedTuple):
    """A sum on a way, before sums that are told several times are one step."""

    path: str
    told: Told
    year: str
    stage: str | None
    fact: str | None
    note: str | None

    @property
    def sum(self) -> tuple[str, str, Decimal, str]:
        """What it is of, whatever the stage."""
        return self.path, self.year, self.told.money.value, self.told.currency


class Ways:
    """What ways are known by: a programme's by its name and whose it is, an account's by agency and levels.

    Args:
        facts: all of them; among them are accounts that bear a programme's name and go its way.
    """

    def __init__(self, facts: list[Joined]) -> None:
        self._programmes = {
            account: identity(one.key.name, one.key.whose.who) for account, one in same_things(facts)
        }

    def of(self, fact: Joined) -> str:
        """The way of a fact."""
        account = fact.first.account
        return self.of_account(account) if account else identity(fact.key.name, fact.key.whose.who)

    def of_account(self, account: tuple[str, ...]) -> str:
        """The way of an account, by its agency and its levels."""
        return self._programmes.get(account) or identity(account)


def steps(facts: list[Joined], rows: Iterable[Row], linked: Linked, ways: Ways) -> Iterator[Step]:
    """Every sum of one year once: those of facts, and those that only books' rows tell."""
    sums = (*_of_facts(facts, ways), *_of_rows(rows, ways))
    staged = {one.sum for one in sums if one.stage and one.stage not in DECISIONS.values()}
    seen: set[object] = set()
    for one in sums:
        # Two items of a text that decide on the same sum are two decisions.
        known = (one.sum, one.stage, one.fact if one.stage in DECISIONS.values() else None)
        # What a record tells of no stage is the sum of the stage at which the same sum stands.
        if known not in seen and (one.stage or one.fact is None or one.sum not in staged):
            seen.add(known)
            yield _step(one, linked.get(one.told, []))


def _of_facts(facts: list[Joined], ways: Ways) -> Iterator[_Sum]:
    """A sum for each stage at which sources tell a fact, and one if none tells its stage."""
    for fact in facts:
        path, note = ways.of(fact), "; ".join(fact.notes) or None
        able = [member.told for member in fact.members if member.relation in AGREEING]
        staged = [one for one in able if one.stage] or able
        for one in staged:
            years = naming.span(one.years)
            if years and years[0] == years[1]:
                yield _Sum(path, one, str(one.years), one.stage, fact_id(fact), note)


def _of_rows(rows: Iterable[Row], ways: Ways) -> Iterator[_Sum]:
    """What rows have of their year and of the two before; uses of funds have no way of their own."""
    for row in sorted(rows, key=lambda row: (row.document.name, row.page, row.chain, row.field)):
        if row.use:
            continue
        base = told(row)
        path = ways.of_account(base.account)
        yield _Sum(path, base, row.year, base.stage, None, None)
        for back, field, amount, stage in (
            (1, "last_year", row.last_year, None),
            (2, "final_accounts", row.final_accounts, _SETTLED),
        ):
            if amount is not None:
                place = base.place._replace(text=row.printed.get(field))
                earlier = base._replace(field=field, money=base.money._replace(value=amount), place=place)
                yield _Sum(path, earlier, str(int(row.year) - back), stage, None, None)


def _step(way: _Sum, rows: list[Row]) -> Step:
    one, book = way.told, _budget(way.told, rows)
    return Step(
        path=way.path,
        subject=one.subject,
        name=one.name,
        agency=one.agency,
        code=next((row.code for row in rows if row.code), one.code),
        fiscal_year=way.year,
        stage=way.stage,
        amount=one.money.value,
        currency=one.currency,
        qualifier=one.money.qualifier,
        fact=way.fact,
        document=one.document.name,
        record=one.record,
        field=one.field,
        start=one.place.start,
        end=one.place.end,
        page=one.place.page,
        text=one.place.text,
        budget=book.amount if book else None,
        share=(one.money.value / book.amount).quantize(PLACES) if book else None,
        budget_document=book.document.name if book else None,
        budget_page=book.page if book else None,
        note=way.note,
    )


def _budget(one: Told, rows: list[Row]) -> Row | None:
    """The row that a decision takes from: that of a bill, or of a book that does not say what it is."""
    able = [row for row in rows if row.amount and row.document.stage in {None, "bill"}]
    return min(able, key=lambda row: (row.document.name, row.page), default=None) if _decides(one) else None


def _decides(one: Told) -> bool:
    return one.sum in DECISIONS.values() and one.sum != "revised"
