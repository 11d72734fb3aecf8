from typing import Any

from tests.records import FIELDS, compare

Record = dict[str, Any]


def record(name: str, amount: str, **fields: Any) -> Record:
    return {
        **dict.fromkeys(FIELDS),
        "kind": "PROGRAM",
        "name": name,
        "amount": amount,
        "currency": "TWD",
        **fields,
    }


def test_records_of_one_sum_and_year_are_one_before_those_of_another_year() -> None:
    first, second = record("甲", "5", fiscal_years="2026"), record("甲", "5", fiscal_years="2027")
    other, none = record("甲", "5", fiscal_years="2027", headcount=3), record("甲", "5")
    assert compare([first, second], [none, other]) == ([(second, other), (first, none)], [], [])


def test_what_only_one_side_has() -> None:
    wanted, found = record("甲", "5"), record("乙", "5")
    assert compare([wanted], [found]) == ([], [wanted], [found])
