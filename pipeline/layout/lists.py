"""Cells whose lines are things of their own: figures, months and dashes, and the names beside them.

The last three trips of a plan stand so: place, month, people and costs of each on a line, in four columns
under one heading.
"""

import re

from pipeline.layout.continued import Cells
from pipeline.layout.lines import Line
from pipeline.layout.rows import SAME

ITEM = re.compile(
    r"[-－–—]"
    r"|[△▲+-]?\(?\d{1,3}(?:,\d{3})*(?:\.\d+)?\)?%?"
    r"|\d{2,4}[./年]\d{1,2}月?(?:[-－–—~至]\d{2,4}[./年]\d{1,2}月?)?"
)
"""A whole figure, a month or a period; half of a number that is broken over lines (3,0) is none."""

OPEN = re.compile(r"[(（「『][^)）」』]*$")


def lists(row: Cells, header: tuple[str, ...]) -> set[int]:
    """The columns of a row whose lines stay apart."""
    found = {column for column, lines in row.items() if len(lines) > 1 and all(map(_is_item, lines))}
    beside = {
        column
        for column, lines in row.items()
        if len(lines) > 1
        and any(_have_one_heading(header, column, other) and _are_level(lines, row[other]) for other in found)
    }
    return found | beside


def _is_item(line: Line) -> bool:
    return ITEM.fullmatch(line.text) is not None


def _have_one_heading(header: tuple[str, ...], one: int, other: int) -> bool:
    """Whether two columns stand under one heading over several."""
    left, right = header[one].split(" ")[:-1], header[other].split(" ")[:-1]
    return bool(left) and left == right


def _are_level(names: list[Line], items: list[Line]) -> bool:
    """Whether each line stands beside an item, and none is broken within brackets."""
    heights = {(line.page, line.baseline) for line in items}
    return not any(OPEN.search(line.text) for line in names) and all(
        any(line.page == page and abs(line.baseline - height) <= SAME for page, height in heights)
        for line in names
    )
