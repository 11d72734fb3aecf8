"""Paths as pdf_oxide gives them to rulings: lines, edges and thin rectangles, as far as they can be seen."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from pipeline.model import Box

THIN = 2.0
"""Points; a filled rectangle that is thinner is a rule."""

EDGE = 0.75
"""Points within which a rule is on the edge of an area and not in it."""

WHITE = 0.99

AT_ONCE = 1_000_000
"""Pairs of rules and areas that are looked at together; a page from a spreadsheet has thousands of each."""


def _is_white(color: tuple[float, ...] | None) -> bool:
    return color is not None and min(color) >= WHITE


def visible_rules(paths: list[dict[str, Any]]) -> list[Box]:
    """The rulings, less what a white rectangle painted afterwards hides of them."""
    rules: list[Box] = []
    drawn_before: list[int] = []
    areas: list[Box] = []
    for path in paths:
        left, bottom, width, height = path["bbox"]
        bare = path["stroke_color"] is None and min(width, height) >= THIN
        if bare and _is_white(path["fill_color"]):
            areas.append((left, bottom, left + width, bottom + height))
            drawn_before.append(len(rules))
        else:
            rules += _rules(path)
    return list(_cut(rules, areas, drawn_before)) if areas and rules else rules


def _cut(rules: list[Box], areas: list[Box], drawn_before: list[int]) -> Iterator[Box]:
    """What is left of each rule; of each area the number of rules is known that it can hide."""
    white, last = np.array(areas), np.array(drawn_before)
    for first in range(0, len(rules), max(1, AT_ONCE // len(areas))):
        some = rules[first : first + max(1, AT_ONCE // len(areas))]
        x0, y0, x1, y1 = np.array(some).T[:, :, None]
        level = (x0 < white[:, 2] - EDGE) & (x1 > white[:, 0] + EDGE)
        hidden = level & (y0 < white[:, 3] - EDGE) & (y1 > white[:, 1] + EDGE)
        hidden &= np.arange(first, first + len(some))[:, None] < last
        touched = hidden.any(axis=1).tolist()
        for rule, row, is_touched in zip(some, hidden, touched, strict=True):
            parts = [rule]
            for at in np.flatnonzero(row).tolist() if is_touched else ():
                parts = [left for part in parts for left in _uncovered(part, areas[at])]
            yield from parts


def _uncovered(rule: Box, area: Box) -> Iterator[Box]:
    """What is left of a rule; one on the edge of the area stays."""
    x0, y0, x1, y1 = rule
    left, bottom, right, top = area
    if x0 >= right - EDGE or x1 <= left + EDGE or y0 >= top - EDGE or y1 <= bottom + EDGE:
        yield rule
    elif x1 - x0 < y1 - y0:
        yield from ((x0, start, x1, end) for start, end in ((y0, bottom), (top, y1)) if end - start > EDGE)
    else:
        yield from ((start, y0, end, y1) for start, end in ((x0, left), (right, x1)) if end - start > EDGE)


def _rules(path: dict[str, Any]) -> Iterator[Box]:
    """The rulings that a path draws."""
    steps = path["operations"]
    stroked = path["stroke_color"] is not None and not _is_white(path["stroke_color"])
    if steps and steps[0]["op"] == "rectangle":
        left, bottom, width, height = path["bbox"]
        filled = path["fill_color"] is not None or path["stroke_color"] is None
        if filled and min(width, height) < THIN and not _is_white(path["fill_color"]):
            yield left, bottom, left + width, bottom + height
        elif stroked:
            yield from _edges(left, bottom, left + width, bottom + height)
    elif stroked:
        yield from _segments(steps)


def _edges(left: float, bottom: float, right: float, top: float) -> Iterator[Box]:
    yield left, bottom, right, bottom
    yield left, top, right, top
    yield left, bottom, left, top
    yield right, bottom, right, top


def _segments(steps: list[dict[str, Any]]) -> Iterator[Box]:
    """The upright and level stretches of a path."""
    here = start = (0.0, 0.0)
    for step in steps:
        kind = step["op"]
        if kind == "close_path":
            there = start
        elif "x" in step:
            there = step["x"], step["y"]
        else:  # a curve rules nothing; it ends where its last point stands
            there = step.get("x3", here[0]), step.get("y3", here[1])
        if kind == "move_to":
            start = there
        elif (
            kind in ("line_to", "close_path")
            and min(abs(here[0] - there[0]), abs(here[1] - there[1])) < THIN / 2
        ):
            yield (
                min(here[0], there[0]),
                min(here[1], there[1]),
                max(here[0], there[0]),
                max(here[1], there[1]),
            )
        here = there
