"""What a book's plans and sources of revenue say of its accounts, its costs and its parts.

歲出機關別預算表 and 歲入來源別預算表 give a whole agency. The plans and sources behind them are its lowest
accounts, each once; a plan that comes again under the same code, in the appendix, is the share that one of
the agency's parts has in it, so the first one counts.
"""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.check.books import ACCOUNTS, COSTS, Book, Rows, Tables, beside, books, has, number, of_all_plans
from pipeline.model import FieldValue, Row, Sum, Table

PLANS = "歲出計畫提要及分支計畫概況表"
REVENUE, SOURCES = "歲入來源別預算表", "歲入項目說明提要表"
ITEM_LEVEL = 3
"""目, the highest level that a plan or a source has."""


def sums(tables: Tables) -> Iterator[Sum]:
    """Yield the figures of plans and sources that other forms give too."""
    for book in books(tables):
        yield from _accounts(book.rows(ACCOUNTS), ACCOUNTS, _first(book, PLANS, "plan"), PLANS)
        yield from _accounts(book.rows(REVENUE), REVENUE, _first(book, SOURCES, "source"), SOURCES)
        yield from _parts(book)
    yield from _costs(tables)


def _all(book: Book, form: str) -> Tables:
    """A book's tables of a form in their order."""
    return [book.whole[form], *book.parts.get(form, ())] if form in book.whole else []


def _first(book: Book, form: str, kind: str) -> dict[FieldValue, Row]:
    """What the whole agency has: of rows with one code the first."""
    found: dict[FieldValue, Row] = {}
    for table in _all(book, form):
        for row in table.rows:
            if row.values["kind"] == kind and table.agency == book.whole[form].agency:
                found.setdefault(row.values["code"], row)
    return found


def _accounts(rows: Rows, form: str, found: dict[FieldValue, Row], there: str) -> Iterator[Sum]:
    """Each lowest account, 目 or 節, is explained with the sum that it has.

    One of 歲出機關別預算表 is a plan of 歲出計畫提要及分支計畫概況表, one of 歲入來源別預算表 a source of
    歲入項目說明提要表.
    """
    for index, row in enumerate(rows if found else ()):
        following = next((number(other, "level") for other in rows[index + 1 :] if has(other, "level")), 0)
        lowest = ITEM_LEVEL <= number(row, "level") >= following
        own = found.get(row.values["code"])
        if has(row, "this_year") and (own is not None or lowest):
            yield beside(row, "this_year", form, number(own, "amount") if own else 0, there)


def _parts(book: Book) -> Iterator[Sum]:
    """A plan is what the parts have in it, where the agency itself comes again as one of its parts.

    They stand behind the costs of the whole; what comes again before these is a plan that goes on.
    """
    parts = [
        table for table in _all(book, PLANS) if COSTS in book.whole and _is_behind(table, book.whole[COSTS])
    ]
    if not any(table.agency == book.whole[PLANS].agency for table in parts):
        return
    shares: defaultdict[FieldValue, int] = defaultdict(int)
    for row in (row for table in parts for row in table.rows):
        if row.values["kind"] == "plan":
            shares[row.values["code"]] += number(row, "amount")
    for code, row in _first(book, PLANS, "plan").items():
        yield beside(row, "amount", PLANS, shares[code], "its parts")


def _is_behind(table: Table, other: Table) -> bool:
    return table.pages[0] > other.pages[-1]


def _costs(tables: Tables) -> Iterator[Sum]:
    """What a plan, and all plans, spend on an account is what their branches spend on it.

    各項費用彙計表 has the one, 歲出計畫提要及分支計畫概況表 the other. An agency's costs stand behind its
    plans, those of its parts behind theirs.
    """
    spent: dict[str | None, list[Row]] = {}
    compared: set[str | None] = set()
    for table in tables:
        if table.form == PLANS:
            if table.agency in compared:
                spent.pop(table.agency)
                compared.remove(table.agency)
            spent.setdefault(table.agency, []).extend(table.rows)
        elif table.form == COSTS and table.agency in spent:
            compared.add(table.agency)
            yield from _of_costs(table.rows, spent[table.agency])


def _of_costs(costs: Rows, plans: Rows) -> Iterator[Sum]:
    added: defaultdict[tuple[FieldValue, FieldValue], int] = defaultdict(int)
    for row in plans:
        if row.values["kind"] == "account":
            added[row.values["plan_code"], row.values["code"]] += number(row, "amount")
            added[None, row.values["code"]] += number(row, "amount")
    for row in costs:
        plan = row.values["plan_code"]
        if row.values["code"] and (plan or of_all_plans(row)):
            yield beside(row, "amount", COSTS, added[plan, row.values["code"]], PLANS)
