"""A book's tables by form, and figures of their rows, for what one form says of another.

A book begins with its 歲出機關別預算表. The first table of a form behind it is the whole agency's; later
ones, in the appendix, are of the agencies that it is made of.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from pipeline.model import FieldValue, Row, Sum, Table

ACCOUNTS, COSTS, USES = "歲出機關別預算表", "各項費用彙計表", "歲出一級用途別科目分析表"
CAPITAL, PERSONNEL, ECONOMIC = "資本支出分析表", "人事費彙計表", "歲出按職能及經濟性綜合分類表"
STAFF, STAFF_CHANGES = "預算員額明細表", "預算員額說明表"
TOTALS = frozenset({"合計", "總計"})

BEHIND_COSTS = frozenset({COSTS, USES, CAPITAL, PERSONNEL, STAFF, ECONOMIC})
"""Forms that stand behind 各項費用彙計表 in every book: where it comes after one of them, the appendix is
reached, even if the whole agency's was not read."""

Tables = Sequence[Table]
Rows = Sequence[Row]
Key = TypeVar("Key")


class Book(NamedTuple):
    """A book's tables by form: the whole agency's, and those of its parts."""

    whole: Mapping[str, Table]
    parts: Mapping[str, Tables]

    def rows(self, form: str) -> Rows:
        """The rows of the whole agency's table, none if the book lacks it."""
        return self.whole[form].rows if form in self.whole else ()


def books(tables: Tables) -> Iterator[Book]:
    """Each book: one begins where 歲出機關別預算表 comes after the costs of another."""
    found: list[Table] = []
    for table in tables:
        if table.form == ACCOUNTS and any(other.form == COSTS for other in found):
            yield _book(found)
            found = []
        found.append(table)
    yield _book(found)


def _book(tables: Tables) -> Book:
    in_appendix = False
    whole: dict[str, Table] = {}
    parts: defaultdict[str, list[Table]] = defaultdict(list)
    for table in tables:
        in_appendix = in_appendix or (table.form == COSTS and not BEHIND_COSTS.isdisjoint(whole))
        if in_appendix or table.form in whole:
            parts[table.form].append(table)
        else:
            whole[table.form] = table
    return Book(whole, parts)


def beside(row: Row, field: str, form: str, other: int, there: str) -> Sum:
    """A figure of one form beside what another says it is; a dash is nothing."""
    what = f"{named(row, field, form)} beside {there}"
    return Sum("forms", what, number(row, field), other, row.page, field in row.money)


def named(row: Row, field: str, form: str) -> str:
    """A figure in words: whose it is, and of which form."""
    words = [str(row.values[name]) for name in ("plan", "name", "item", "plan_name") if row.values.get(name)]
    return f"{field} of {' of '.join(words)} in {form}"


def unique(pairs: Iterable[tuple[Key, Row]]) -> dict[Key, Row]:
    """Rows by what only one of them has."""
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for key, row in pairs:
        found[key].append(row)
    return {key: rows[0] for key, rows in found.items() if len(rows) == 1}


def top(rows: Rows, field: str) -> int:
    """A figure of a whole table of accounts: of its rows of the highest level that have one."""
    leveled = [(number(row, "level"), row) for row in rows if has(row, field) and has(row, "level")]
    first = min((level for level, _ in leveled), default=0)
    return sum(number(row, field) for level, row in leveled if level == first)


def of_all_plans(row: Row) -> bool:
    """Whether a row of 各項費用彙計表 is of the column 合計."""
    return row.values["plan_code"] is None and row.values["plan_name"] in TOTALS


def has(row: Row, field: str) -> bool:
    """Whether a row has a figure."""
    return isinstance(row.values.get(field), int)


def number(row: Row, field: str) -> int:
    """A figure; nothing is 0."""
    value: FieldValue = row.values.get(field)
    return value if isinstance(value, int) else 0
