"""What a book's tables of costs say of one another and of its accounts."""

from collections.abc import Iterator, Mapping

from pipeline.check.books import (
    ACCOUNTS,
    CAPITAL,
    COSTS,
    ECONOMIC,
    TOTALS,
    USES,
    Book,
    Rows,
    Tables,
    beside,
    books,
    has,
    number,
    of_all_plans,
    top,
    unique,
)
from pipeline.model import FieldValue, Row, Sum

FIELDS_OF_COSTS: Mapping[str, tuple[str, ...]] = {
    "1000": ("personnel",),
    "2000": ("operations", "capital_operations"),
    "3000": ("equipment_and_investment",),
    "4000": ("grants", "capital_grants"),
    "5000": ("debt",),
    "6000": ("reserve", "capital_reserve"),
}
"""Where 歲出一級用途別科目分析表 has what 各項費用彙計表 has under a code of the first level."""


def sums(tables: Tables) -> Iterator[Sum]:
    """Yield the figures of each book's costs that other forms of it give too."""
    for book in books(tables):
        yield from _plans(book)
        yield from _accounts(book)
        yield from _uses(book)
        yield from _economic(book)


def _plans(book: Book) -> Iterator[Sum]:
    """What a plan costs in all is the budget of the account of its code; all plans are the agency's.

    各項費用彙計表 has the one, 歲出機關別預算表 the other.
    """
    accounts = unique((row.values.get("code"), row) for row in book.rows(ACCOUNTS))
    for row in book.rows(COSTS):
        if row.values["name"] in TOTALS and accounts:
            account = accounts.get(row.values["plan_code"]) if row.values["plan_code"] else None
            if account is not None:
                yield beside(row, "amount", COSTS, number(account, "this_year"), ACCOUNTS)
            elif of_all_plans(row):
                yield beside(row, "amount", COSTS, top(book.rows(ACCOUNTS), "this_year"), ACCOUNTS)


def _accounts(book: Book) -> Iterator[Sum]:
    """An account has one budget in 歲出機關別預算表 and 歲出一級用途別科目分析表.

    Its capital expenditure there is that in 資本支出分析表.
    """
    accounts, uses = _by_name(book.rows(ACCOUNTS)), _by_name(book.rows(USES))
    for key, row in uses.items():
        if key in accounts and has(row, "total"):
            yield beside(row, "total", USES, number(accounts[key], "this_year"), ACCOUNTS)
    for key, row in _by_name(book.rows(CAPITAL)).items():
        if key in uses and has(row, "total"):
            yield beside(row, "total", CAPITAL, number(uses[key], "capital_total"), USES)


def _uses(book: Book) -> Iterator[Sum]:
    """各項費用彙計表 and 歲出一級用途別科目分析表 agree on each use of the first level.

    They do for every plan that both name, and for all plans together.
    """
    uses = book.rows(USES)
    plans = unique((row.values["name"], row) for row in uses)
    for row in book.rows(COSTS):
        fields = FIELDS_OF_COSTS.get(str(row.values["code"]), ())
        plan = plans.get(row.values["plan_name"])
        if fields and uses and of_all_plans(row):
            yield beside(row, "amount", COSTS, sum(top(uses, field) for field in fields), USES)
        elif fields and plan is not None:
            yield beside(row, "amount", COSTS, sum(number(plan, field) for field in fields), USES)


def _economic(book: Book) -> Iterator[Sum]:
    """歲出按職能及經濟性綜合分類表 and 歲出一級用途別科目分析表 agree in all.

    Current and capital expenditure are compared too.
    """
    for row in book.rows(ECONOMIC):
        if row.values["name"] in TOTALS and book.rows(USES):
            for field in ("current_total", "capital_total", "total"):
                yield beside(row, field, ECONOMIC, top(book.rows(USES), field), USES)


def _by_name(rows: Rows) -> dict[tuple[FieldValue, FieldValue], Row]:
    """Accounts by level and name: not every table prints codes."""
    return unique(((row.values.get("level"), row.values.get("name")), row) for row in rows)
