"""Rulings to rules: pieces of one line put together, level and upright ones apart."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SNAP = 2.5
"""Points within which two rules are at one place and two ends meet."""

SHORTEST = 8.0
"""Points; what is shorter rules nothing."""

DASH = 5.0
"""Points; the gap between dashes is at most this, and no longer than a dash."""


class Rule(NamedTuple):
    """A level or upright line: where it is, and from where to where it runs."""

    at: float
    start: float
    end: float


def rules_of(rulings: NDArray[np.float32]) -> tuple[list[Rule], list[Rule]]:
    """Level and upright rules, their pieces joined."""
    level, upright = [], []
    for x0, y0, x1, y1 in rulings.tolist():
        if x1 - x0 >= y1 - y0:
            level.append(Rule((y0 + y1) / 2, x0, x1))
        else:
            upright.append(Rule((x0 + x1) / 2, y0, y1))
    return _joined(level), _joined(upright)


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line become one; what is still short afterwards is an ornament."""
    rules.sort()
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][-1].at < SNAP / 2:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    found = []
    for group in groups:
        group.sort(key=lambda rule: rule.start)
        current = group[0]
        for rule in group[1:]:
            length = rule.end - rule.start
            if rule.start <= current.end + (SNAP if length >= SHORTEST else max(SNAP, min(length, DASH))):
                current = current._replace(end=max(current.end, rule.end))
            else:
                found.append(current)
                current = rule
        found.append(current)
    return [rule for rule in found if rule.end - rule.start >= SHORTEST]
