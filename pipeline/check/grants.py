"""What a book's subsidies, donations and commissions say of its 各項費用彙計表.

By the government's list of uses (用途別科目) 獎補助費 (4000) is what goes to other governments, 補助, and to
anyone else, 捐助; and 委辦費 (2039) is what others are paid for doing the agency's work.
"""

from collections.abc import Iterator

from pipeline.check.books import COSTS, TOTALS, Book, Rows, Tables, beside, books, has, number, of_all_plans
from pipeline.model import FieldValue, Row, Sum

SUBSIDIES, DONATIONS, COMMISSIONS = "補助經費分析表", "捐助經費分析表", "委辦經費分析表"
GRANTED, COMMISSIONED = "4000", "2039"


def sums(tables: Tables) -> Iterator[Sum]:
    """Yield the costs of each book that these tables give too, in all and one by one."""
    for book in books(tables):
        for row in book.rows(COSTS):
            if row.values["code"] == COMMISSIONED:
                yield from _commissions(row, book.rows(COMMISSIONS))
            elif of_all_plans(row):
                yield from _grants(row, book)


def _commissions(row: Row, commissions: Rows) -> Iterator[Sum]:
    """A plan's 委辦費 is the sum of its commissions in 委辦經費分析表, where they stand under its code."""
    if of_all_plans(row) and commissions:
        yield beside(row, "amount", COSTS, _total(commissions), COMMISSIONS)
    elif row.values["plan_code"] in {found.values["code"] for found in commissions}:
        yield beside(row, "amount", COSTS, _under(commissions, row.values["plan_code"]), COMMISSIONS)


def _grants(row: Row, book: Book) -> Iterator[Sum]:
    """獎補助費 are 補助經費分析表 and 捐助經費分析表 together.

    A use under it whose code stands in 捐助經費分析表 is the sum of the donations there.
    """
    subsidies, donations = book.rows(SUBSIDIES), book.rows(DONATIONS)
    code = row.values["code"]
    if code == GRANTED and subsidies and donations:
        both = f"{SUBSIDIES} and {DONATIONS}"
        yield beside(row, "amount", COSTS, _total(subsidies) + _total(donations), both)
    elif code is not None and code in {found.values["code"] for found in donations}:
        yield beside(row, "amount", COSTS, _under(donations, code), DONATIONS)


def _total(rows: Rows) -> int:
    """The total of a table: of 合計, or of the highest headings where it prints none."""
    whole = [row for row in rows if row.values["name"] in TOTALS and has(row, "total")]
    return sum(number(row, "total") for row in whole or [row for row in rows if row.values["level"] == 1])


def _under(rows: Rows, code: FieldValue) -> int:
    """What stands under the headings of a code, of which several sections may have one."""
    return sum(number(row, "total") for row in rows if row.values["code"] == code)
