"""The small sums by which a record says that a value was worked out: (26458000 - 2645800) * 1/10."""

import ast
import operator
from decimal import Decimal
from fractions import Fraction

_OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}

LONGEST = 200
"""Characters of a formula that anybody reads."""


def worked_out(formula: str) -> tuple[Decimal | None, list[Decimal]]:
    """What a formula comes to, and the sums in it; the share that a sum is multiplied by is none of them.

    None and nothing for what is no such formula.

    >>> worked_out("3220000 * 1/10")
    (Decimal('322000'), [Decimal('3220000')])

    Raises:
        ArithmeticError: for a division by zero.
    """
    try:
        tree = ast.parse(formula.replace(",", "") if len(formula) < LONGEST else "", mode="eval").body
        value = _value(tree)
    except (SyntaxError, ValueError):
        return None, []
    return Decimal(value.numerator) / Decimal(value.denominator), _sums(tree)


def _value(node: ast.expr) -> Fraction:
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        return Fraction(str(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        result: Fraction = _OPERATIONS[type(node.op)](_value(node.left), _value(node.right))
        return result
    raise ValueError(ast.dump(node))


def _sums(node: ast.expr) -> list[Decimal]:
    """The numbers that are added or subtracted, or multiplied or divided; not those that they are so by."""
    if isinstance(node, ast.BinOp):
        shares = isinstance(node.op, ast.Mult | ast.Div)
        return _sums(node.left) + ([] if shares else _sums(node.right))
    if isinstance(node, ast.UnaryOp):
        return _sums(node.operand)
    value = _value(node)
    return [Decimal(value.numerator) / Decimal(value.denominator)]
