from typing import Any

from pipeline.check import grants
from pipeline.model import Row, Table


def table(form: str, *rows: dict[str, Any]) -> Table:
    built = tuple(Row(row, {}, 1, frozenset({"amount", "total"})) for row in rows)
    return Table(form, form, (1,), 1000, "某署", "2026", built)


def cost(code: str | None, name: str, amount: int, plan: str | None = None) -> dict[str, Any]:
    of = {"plan_code": plan, "plan_name": "某計畫" if plan else "合計"}
    return {"code": code, "name": name, "level": 1, "amount": amount, **of}


def grant(name: str, total: int, code: str | None = None, level: int | None = None) -> dict[str, Any]:
    return {"code": code, "name": name, "level": level, "total": total}


def compared(*tables: Table) -> list[tuple[int, int]]:
    return [(held.stated, held.added) for held in grants.sums(tables)]


def test_commissions_are_what_plans_and_all_plans_pay_for_them():
    costs = table(
        "各項費用彙計表",
        cost("2039", "委辦費", 7, "3708011000"),
        cost("2039", "委辦費", 5, "3708012000"),
        cost("2039", "委辦費", 12),
        cost("2036", "按日按件計資酬金", 99),
    )
    paid = table(
        "委辦經費分析表", grant("合計", 11), grant("民政", 7, "3708011000", 1), grant("研究", 7, None, 2)
    )
    assert compared(costs, paid) == [(7, 7), (12, 11)]
    assert compared(costs) == []


def test_grants_are_subsidies_and_donations():
    costs = table(
        "各項費用彙計表",
        cost("4000", "獎補助費", 30),
        cost("4005", "對直轄市政府之補助", 10),
        cost("4040", "對國內團體之捐助", 12),
        cost("4085", "獎勵及慰問", 8),
    )
    subsidies = table("補助經費分析表", grant("民政", 10, "3708011000", 1))
    donations = table(
        "捐助經費分析表",
        grant("合計", 20),
        grant("團體", 14, None, 1),
        grant("國內團體", 12, "4040", 2),
        grant("獎勵及慰問", 2, "4085", 2),
        grant("個人", 6, None, 1),
        grant("獎勵及慰問", 5, "4085", 2),
    )
    assert compared(costs, subsidies, donations) == [(30, 30), (12, 12), (8, 7)]
    assert compared(costs, donations) == [(12, 12), (8, 7)]
