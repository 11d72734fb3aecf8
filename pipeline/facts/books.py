"""The plans of budget books, which proposals speak of: agencies, accounts, plans, branches and uses of funds.

A row is known by its agency, the book's year and its chain, the names from the account down to itself:
一般行政, 基本行政工作維持, 業務費, 水電費. An account of a proposal is a row where its levels are names of
the chain in the same order, the last one the row's own, and no other row is so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from pipeline.facts import naming
from pipeline.facts.sums import Sum, decimal, unit
from pipeline.facts.told import ACCOUNT, SECTION, Document, Place, Told
from pipeline.schema import Output, Table

ACCOUNTS = "歲出機關別預算表"
PLANS = "歲出計畫提要及分支計畫概況表"
EXPENDITURE = "歲出"
AGENCY_LEVEL, ACCOUNT_LEVEL = 2, 3

Chain = tuple[str, ...]


class Row(NamedTuple):
    """A row of a book.

    Attributes:
        chain: the names from its account down to it as they are compared, empty for the agency's own row;
        names: the same as they are printed.
        code: the ten digits of the account or plan that it is or belongs to.
        use: whether it is a use of funds.
        amount: of the book's year, in the row's `field`.
        last_year, final_accounts: of the year before and of the one before that, where the row has them.
    """

    document: Document
    agency: str
    who: str
    year: str
    chain: Chain
    names: tuple[str, ...]
    code: str | None
    use: bool
    amount: Decimal
    last_year: Decimal | None
    final_accounts: Decimal | None
    page: int
    printed: dict[str, str]
    field: str


def rows(document: Document, output: Output) -> Iterator[Row]:
    """The rows of a book's plans: those of the first table of a form that an agency has.

    Behind the whole agency's tables an appendix has those of its parts, the agency itself one of them.
    """
    done: set[tuple[str, str]] = set()
    accounts: dict[tuple[str, str], tuple[str, ...]] = {}
    for table in sorted(output.tables, key=lambda table: table.form != ACCOUNTS):
        year, agency = naming.span(table.fiscal_year), table.agency
        if table.form not in {ACCOUNTS, PLANS} or not agency or not year or (table.form, agency) in done:
            continue
        done.add((table.form, agency))
        make = _accounts if table.form == ACCOUNTS else _plans
        yield from make(
            _Table(document, agency, naming.agency(agency) or "", str(table.fiscal_year)), table, accounts
        )


class _Table(NamedTuple):
    """Whose table it is."""

    document: Document
    agency: str
    who: str
    year: str

    def row(self, values: dict[str, Any], names: tuple[str, ...], field: str, use: bool = False) -> Row:
        code = values.get("plan_code") or values.get("code")
        return Row(
            document=self.document,
            agency=self.agency,
            who=self.who,
            year=self.year,
            chain=tuple(map(naming.normal, names)),
            names=names,
            code=code,
            use=use,
            amount=decimal(values[field]),
            last_year=_decimal(values.get("last_year")),
            final_accounts=_decimal(values.get("final_accounts")),
            page=values["page"],
            printed=values["printed"],
            field=field,
        )


def _decimal(value: int | None) -> Decimal | None:
    return None if value is None else decimal(value)


Accounts = dict[tuple[str, str], tuple[str, ...]]
"""Names of an agency's accounts by agency and code, with the account above."""


def _accounts(whose: _Table, table: Table, accounts: Accounts) -> Iterator[Row]:
    above = ""
    for row in table.rows:
        values: dict[str, Any] = row
        level, name = values.get("level"), values.get("name")
        if not name or level is None or level < AGENCY_LEVEL:
            continue
        names = () if level == AGENCY_LEVEL else (name,) if level == ACCOUNT_LEVEL else (above, name)
        above = name if level == ACCOUNT_LEVEL else above
        if values.get("code"):
            accounts[whose.agency, values["code"]] = names
        if any(values.get(field) is not None for field in ("this_year", "last_year", "final_accounts")):
            # A dash is nothing, and what an account had in other years stands beside it.
            yield whose.row({**values, "this_year": values.get("this_year") or 0}, names, "this_year")


def _plans(whose: _Table, table: Table, accounts: Accounts) -> Iterator[Row]:
    plan: tuple[str, ...] = ()
    branch: tuple[str, ...] = ()
    first = ""
    for row in table.rows:
        values: dict[str, Any] = row
        kind, name = values.get("kind"), values.get("name")
        if not name or kind == "item":
            continue
        if kind == "plan":
            plan = branch = accounts.get((whose.agency, values.get("code") or ""), (name,))
            names = plan
        elif kind == "branch":
            names = branch = (*plan, name)
        else:
            first = name if values.get("level") == 1 else first
            names = (*branch, name) if values.get("level") == 1 else (*branch, first, name)
        if values.get("amount") is not None:
            yield whose.row(values, names, "amount", kind == "account")


class Books:
    """The rows of all books at hand."""

    def __init__(self, found: Iterable[Row]) -> None:
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in found:
            self._rows[row.who, row.year].append(row)

    def all(self) -> Iterator[Row]:
        """Every row."""
        for found in self._rows.values():
            yield from found

    def find(self, told: Told) -> list[Row]:
        """The rows, of one or several books, that are a proposal's account; none where that is not sure."""
        found = self._rows.get((told.who or "", told.years or ""), [])
        if told.account[:1] == (SECTION,):
            spends = any(EXPENDITURE in level for level in told.levels)
            return [row for row in found if spends and not row.chain]
        levels = tuple(map(naming.normal, told.levels))
        coded = [row for row in found if told.code and row.code == told.code]
        if not levels:
            shortest = min((len(row.chain) for row in coded), default=0)
            return [row for row in coded if len(row.chain) == shortest]
        return self._named(levels, coded) or self._named(levels, found)

    def _named(self, levels: Chain, found: list[Row]) -> list[Row]:
        fits = [row for row in found if row.chain[-1:] == levels[-1:] and _within(levels, row.chain)]
        chains = {row.chain for row in fits}
        if len(chains) > 1:
            chains &= {levels}
        return [row for row in fits if row.chain in chains]


def _within(levels: Chain, chain: Chain) -> bool:
    """Whether names stand in a chain in this order."""
    rest = iter(chain)
    return all(level in rest for level in levels)


def told(row: Row) -> Told:
    """A row as a source of a fact."""
    printed = row.printed.get(row.field)
    key = (ACCOUNT, row.who, *row.chain) if row.chain else (SECTION, row.who, EXPENDITURE)
    return Told(
        document=row.document,
        record=None,
        field=row.field,
        subject=ACCOUNT,
        key=key,
        account=key,
        known=False,
        name=" / ".join(row.names) or row.agency,
        levels=row.names,
        code=row.code,
        agency=row.agency,
        who=row.who,
        years=row.year,
        sum="approved" if row.document.stage == "approved" else "budget",
        currency="TWD",
        money=Sum(row.amount, unit(row.amount, printed), None),
        place=Place(None, None, row.page, printed),
        computation=None,
        number=None,
        names=frozenset(),
        said=(None, None),
    )


def link(proposed: Told, books: Books) -> tuple[Told, list[Row]]:
    """A source, under the key of the book's account that it is about if it is, and that account's rows."""
    found = books.find(proposed) if proposed.subject == ACCOUNT else []
    if not found:
        return proposed, []
    account = told(found[0]).account
    by = proposed.key[len(proposed.account) :]
    return proposed._replace(key=(*account, *by), account=account, name=told(found[0]).name), found
