from decimal import Decimal

import pytest

from pipeline.verify.arithmetic import worked_out


@pytest.mark.parametrize(
    ("formula", "result", "sums"),
    [
        ("500 - 480", 20, [500, 480]),
        ("3220000 * 1/10", 322000, [3220000]),
        ("9 * 1/3", 3, [9]),
        ("(26458000 - 2645800) * 1/10", 2381220, [26458000, 2645800]),
        ("-5 + 7", 2, [5, 7]),
    ],
)
def test_formulas(formula: str, result: int, sums: list[int]) -> None:
    assert worked_out(formula) == (Decimal(result), [Decimal(one) for one in sums])


@pytest.mark.parametrize(
    "formula", ["", "a + 1", "__import__('os')", "2 ** 9", "(1", "1 if 1 else 2", "9" * 999]
)
def test_what_is_no_formula(formula: str) -> None:
    assert worked_out(formula) == (None, [])


def test_by_nothing() -> None:
    with pytest.raises(ArithmeticError):
        worked_out("1 / 0")
