"""What plans, sources of revenue, accounts, costs and the parts of an agency say of each other."""

from pipeline.check import plans
from pipeline.check.books import ACCOUNTS, COSTS
from pipeline.model import FieldValue, Row, Table


def table(form: str, agency: str, *rows: dict[str, FieldValue], page: int = 1) -> Table:
    made = tuple(Row(row, {}, page, frozenset({"amount", "this_year"})) for row in rows)
    return Table(form, "", (page,), 1000, agency, "2026", made)


def account(code: str, level: int | None, amount: int | None) -> dict[str, FieldValue]:
    return {"code": code, "name": code, "level": level, "this_year": amount}


def plan(code: str, amount: int, *uses: tuple[str, int]) -> list[dict[str, FieldValue]]:
    own: dict[str, FieldValue] = {
        "kind": "plan",
        "plan_code": None,
        "code": code,
        "name": code,
        "amount": amount,
    }
    below = [
        {"kind": "account", "plan_code": code, "code": use, "name": use, "amount": spent}
        for use, spent in uses
    ]
    return [own, *below]


def cost(plan_code: str | None, code: str, amount: int) -> dict[str, FieldValue]:
    return {
        "plan_code": plan_code, "plan_name": "合計" if plan_code is None else "計畫",
        "code": code, "name": code, "amount": amount,
    }  # fmt: skip


BOOK = table(
    ACCOUNTS,
    "國防部",
    account("0014", 1, 90),
    account("0014010000", 2, 90),
    account("3614010000", None, 90),
    account("3614010100", 3, 60),
    account("3614012500", 3, 30),
    account("3614012501", 4, 30),
    account("3614019800", 3, None),
)
WHOLE = table(
    plans.PLANS, "國防部", *plan("3614010100", 60, ("2000", 60)), *plan("3614012501", 30, ("2000", 30))
)
COST = table(COSTS, "國防部", page=2)
OWN = table(plans.PLANS, "國防部", *plan("3614010100", 40), *plan("3614012501", 30), page=3)
OTHER = table(plans.PLANS, "國防部動員署", *plan("3614010100", 20), page=4)


def held(*tables: Table) -> list[tuple[str, int, int]]:
    return [(found.what.split(" in ")[0], found.stated, found.added) for found in plans.sums(tables)]


def test_lowest_accounts_are_plans() -> None:
    assert held(BOOK, WHOLE) == [
        ("this_year of 3614010100", 60, 60),
        ("this_year of 3614012501", 30, 30),
    ]


def test_a_plan_that_was_not_read_is_missed() -> None:
    only = table(plans.PLANS, "國防部", *plan("3614010100", 60))
    assert held(BOOK, only)[-1] == ("this_year of 3614012501", 30, 0)


def test_a_book_without_accounts_or_without_plans() -> None:
    assert held(WHOLE) == []
    assert held(BOOK) == []


def test_the_parts_of_an_agency_share_its_plans() -> None:
    assert held(BOOK, WHOLE, COST, OWN, OTHER)[2:] == [
        ("amount of 3614010100", 60, 60),
        ("amount of 3614012501", 30, 30),
    ]


def test_parts_are_only_added_up_where_the_agency_is_one_of_them() -> None:
    assert len(held(BOOK, WHOLE, COST, OTHER)) == 2


def test_a_plan_that_goes_on_behind_a_page_that_was_not_read_is_no_part() -> None:
    again = table(plans.PLANS, "國防部", *plan("3614012501", 30), page=1)
    assert len(held(BOOK, WHOLE, again, COST)) == 2


def test_the_next_book_is_compared_with_its_own_accounts() -> None:
    costs = table(COSTS, "國防部", cost(None, "2000", 90))
    other = table(ACCOUNTS, "內政部", account("3708010100", 3, 7))
    own = table(plans.PLANS, "內政部", *plan("3708010100", 7))
    found = held(BOOK, WHOLE, costs, other, own)
    assert ("this_year of 3708010100", 7, 7) in found
    assert len(found) == 4


def test_costs_are_those_of_the_plans_before_them() -> None:
    costs = table(
        COSTS,
        "國防部",
        cost("3614010100", "2000", 60),
        cost("3614012501", "2000", 31),
        cost(None, "2000", 90),
    )
    assert held(WHOLE, costs) == [
        ("amount of 2000 of 計畫", 60, 60),
        ("amount of 2000 of 計畫", 31, 30),
        ("amount of 2000 of 合計", 90, 90),
    ]


def test_costs_that_go_on_are_compared_and_those_of_parts_with_their_own() -> None:
    share, rest = cost("3614010100", "2000", 40), cost("3614012501", "2000", 30)
    own = table(plans.PLANS, "國防部", *plan("3614010100", 40, ("2000", 40)))
    first, more = table(COSTS, "國防部", cost("3614010100", "2000", 60)), table(COSTS, "國防部", rest)
    assert held(WHOLE, first, more, own, table(COSTS, "國防部", share)) == [
        ("amount of 2000 of 計畫", 60, 60),
        ("amount of 2000 of 計畫", 30, 30),
        ("amount of 2000 of 計畫", 40, 40),
    ]


def test_sources_of_revenue_are_the_lowest_accounts() -> None:
    revenue = table(plans.REVENUE, "國防部", account("0414010000", 2, 5), account("0414010300", 3, 5))
    source: dict[str, FieldValue] = {"kind": "source", "code": "0414010300", "name": "賠償", "amount": 4}
    assert held(revenue, table(plans.SOURCES, "國防部", source)) == [("this_year of 0414010300", 5, 4)]
