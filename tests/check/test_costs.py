"""A small book of two parts whose forms agree, and what is found when one figure of it is changed."""

import msgspec
import pytest

from pipeline.check import costs, parts, people
from pipeline.model import FieldValue, Row, Table

Values = dict[str, FieldValue]
USES = "歲出一級用途別科目分析表"
PLANS = {"3614020100": "一般行政", "3614020200": "動員業務", None: "合計"}
NAMES = {None: "合計", "1000": "人事費", "1015": "待遇", "2000": "業務費"}


def table(form: str, *rows: Values, agency: str = "署") -> Table:
    return Table(form, form, (1,), 1, agency, "2026", tuple(Row(row, {}, 7) for row in rows))


def cost(code: str | None, plan: str | None, amount: int | None) -> Values:
    return {"code": code, "name": NAMES[code], "plan_code": plan, "plan_name": PLANS[plan], "amount": amount}


def costs_of(agency: str, pay: int, general: int, mobilising: int) -> Table:
    """What an agency spends on staff and business under 一般行政, and on business under 動員業務."""
    fields = (
        (None, "3614020100", pay + general), (None, "3614020200", mobilising),
        (None, None, pay + general + mobilising),
        ("1000", "3614020100", pay), ("1000", "3614020200", None), ("1000", None, pay),
        ("1015", "3614020100", pay), ("1015", "3614020200", None), ("1015", None, pay),
        ("2000", "3614020100", general), ("2000", "3614020200", mobilising),
        ("2000", None, general + mobilising),
    )  # fmt: skip
    return table("各項費用彙計表", *(cost(*field) for field in fields), agency=agency)


def pay_of(agency: str, amount: int) -> Table:
    items: tuple[Values, ...] = (
        {"number": "一", "name": "民意代表待遇", "amount": None},
        {"number": "二", "name": "待遇", "amount": amount},
        {"number": None, "name": "合計", "amount": amount},
    )
    return table("人事費彙計表", *items, agency=agency)


def staff_of(agency: str, now: int, last: int) -> Table:
    counts: Values = {
        "officials": now,
        "last_officials": last,
        "total": now,
        "last_total": last,
        "cost": 9 * now,
    }
    lines: tuple[Values, ...] = ({"name": "主管", "level": 1}, {"name": agency, "level": 2, **counts})
    return table("預算員額明細表", *lines, agency=agency)


def uses(name: str, level: int, personnel: int, operations: int, capital: int) -> Values:
    current = personnel + operations
    return {
        "name": name, "level": level,
        "personnel": personnel, "operations": operations, "current_total": current,
        "capital_operations": capital, "capital_total": capital, "total": current + capital,
    }  # fmt: skip


def people_of(plan: str, item: str, count: int) -> Values:
    return {"plan": plan, "item": item, "officials": count, "total": count}


def account(code: str, name: str, level: int, this_year: int | None) -> Values:
    return {"code": code, "name": name, "level": level, "this_year": this_year}


BOOK = {
    "people": table(
        "預算員額說明表",
        people_of("甲", "上年度編列", 3), people_of("甲", "本年度增(減)", 1), people_of("甲", "合計", 4),
        people_of("乙", "上年度編列", 4), people_of("乙", "本年度增(減)", 0), people_of("乙", "合計", 4),
        people_of("合計", "上年度編列", 7), people_of("合計", "本年度增(減)", 1),
        people_of("合計", "合計", 8),
    ),
    "accounts": table(
        "歲出機關別預算表",
        account("0014000000", "主管", 1, None), account("0014020000", "署", 2, 110),
        account("3614020100", "一般行政", 3, 100), account("3614020200", "動員業務", 3, 10),
    ),
    "costs": costs_of("署", 70, 30, 10),
    "uses": table(
        "歲出一級用途別科目分析表",
        uses("署", 2, 70, 35, 5), uses("一般行政", 3, 70, 25, 5), uses("動員業務", 3, 0, 10, 0),
    ),
    "capital": table(
        "資本支出分析表", {"name": "署", "level": 2, "total": 5}, {"name": "一般行政", "level": 3, "total": 5}
    ),
    "pay": pay_of("署", 70),
    "staff": staff_of("署", 8, 7),
    "economic": table(
        "歲出按職能及經濟性綜合分類表",
        {"name": "總計", "current_total": 105, "capital_total": 5, "total": 110},
    ),
    "own costs": costs_of("署", 40, 10, 0), "own pay": pay_of("署", 40),
    "own staff": staff_of("署", 5, 4),
    "other costs": costs_of("中心", 30, 20, 10), "other pay": pay_of("中心", 30),
    "other staff": staff_of("中心", 3, 3),
}  # fmt: skip


def failed(book: dict[str, Table]) -> list[tuple[str, str, int, int]]:
    tables = tuple(book.values())
    found = [held for check in (costs, people, parts) for held in check.sums(tables)]
    return [(held.check, held.what, held.stated, held.added) for held in found if held.stated != held.added]


def changed(name: str, row: int, field: str, value: FieldValue) -> dict[str, Table]:
    rows = list(BOOK[name].rows)
    rows[row] = msgspec.structs.replace(rows[row], values={**rows[row].values, field: value})
    return {**BOOK, name: msgspec.structs.replace(BOOK[name], rows=tuple(rows))}


def test_a_book_that_agrees_with_itself():
    assert failed(BOOK) == []
    assert sum(1 for check in (costs, people, parts) for _ in check.sums(tuple(BOOK.values()))) > 60


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (("accounts", 2, "this_year", 99), [
            ("forms", "amount of 合計 of 一般行政 in 各項費用彙計表 beside 歲出機關別預算表", 100, 99),
            ("forms", "total of 一般行政 in 歲出一級用途別科目分析表 beside 歲出機關別預算表", 100, 99),
        ]),
        (("capital", 1, "total", 6), [
            ("forms", "total of 一般行政 in 資本支出分析表 beside 歲出一級用途別科目分析表", 6, 5),
        ]),
        (("uses", 2, "operations", 11), [
            ("forms", f"amount of 業務費 of 動員業務 in 各項費用彙計表 beside {USES}", 10, 11),
        ]),
        (("economic", 0, "capital_total", None), [
            ("forms", f"capital_total of 總計 in 歲出按職能及經濟性綜合分類表 beside {USES}", 0, 5),
        ]),
        (("other pay", 1, "amount", 31), [
            ("forms", "amount of 待遇 in 人事費彙計表 beside 各項費用彙計表", 31, 30),
            ("agencies", "amount of 待遇 in 人事費彙計表 beside its parts", 70, 71),
        ]),
        (("people", 5, "officials", 5), [
            ("forms", "officials of 乙 of 合計 in 預算員額說明表 beside 預算員額明細表", 9, 8),
        ]),
        (("own staff", 1, "cost", 46), [
            ("agencies", "cost of 署 in 預算員額明細表 beside its parts", 72, 73),
        ]),
        (("own costs", 9, "amount", 11), [
            ("agencies", "amount of 業務費 of 一般行政 in 各項費用彙計表 beside its parts", 30, 31),
        ]),
    ],
)  # fmt: skip
def test_one_figure_that_does_not_agree(change, wrong):
    assert failed(changed(*change)) == wrong


def test_agencies_with_plans_of_their_own_are_no_parts():
    stranger = costs_of("局", 1, 1, 1)
    rows = tuple(
        Row({**row.values, "plan_code": row.values["plan_code"] and "5200000000"}, {}, 7)
        for row in stranger.rows
    )
    assert failed({**BOOK, "stranger": msgspec.structs.replace(stranger, rows=rows)}) == []


def test_a_second_book_is_measured_by_its_own_accounts():
    second = {f"second {name}": BOOK[name] for name in ("accounts", "costs", "uses")}
    assert failed({**BOOK, **second}) == []


def test_a_book_without_accounts_or_totals_is_not_compared():
    costs_alone = msgspec.structs.replace(BOOK["costs"], rows=BOOK["costs"].rows[:2])
    assert failed({"costs": costs_alone, "pay": BOOK["pay"], "people": BOOK["people"]}) == []
    assert failed({"uses": BOOK["uses"], "economic": table("歲出按職能及經濟性綜合分類表")}) == []


@pytest.mark.parametrize(
    "name", ["costs", "uses", "capital", "pay", "staff", "economic", "own costs", "own pay", "own staff"]
)
def test_a_table_that_was_not_read_is_compared_with_nothing(name):
    rest = {other: table for other, table in BOOK.items() if other != name}
    assert [found for found in failed(rest) if found[0] == "forms"] == []
