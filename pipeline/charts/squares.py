"""Rectangles whose areas are given, each as near to a square as can be, filling a rectangle (Bruls 2000)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Rect(NamedTuple):
    """Left, top, width and height."""

    x: float
    y: float
    width: float
    height: float


def squarified(sizes: Sequence[float], within: Rect) -> list[Rect]:
    """A rectangle for each size, in the order of the sizes, which is best the largest first.

    Args:
        sizes: positive numbers; their areas are in the same proportion.
        within: what they fill.

    >>> [tuple(rect) for rect in squarified([3, 1], Rect(0, 0, 4, 1))]
    [(0, 0, 3.0, 1), (3.0, 0, 1.0, 1.0)]
    """
    scale = within.width * within.height / sum(sizes) if sizes else 0
    return list(_laid([size * scale for size in sizes], within))


def _laid(areas: Sequence[float], within: Rect) -> Iterator[Rect]:
    """Fill a strip along the shorter side until its members would become longer; then what is left."""
    start = 0
    while start < len(areas):
        side = min(within.width, within.height)
        end = start + 1
        while end < len(areas) and _worst(areas[start : end + 1], side) <= _worst(areas[start:end], side):
            end += 1
        strip = areas[start:end]
        yield from _strip(strip, within)
        within = _rest(within, sum(strip))
        start = end


def _worst(areas: Sequence[float], side: float) -> float:
    """The largest ratio of two sides among the members of a strip."""
    thick = sum(areas) / side if side else 0
    if not thick:
        return float("inf")
    return max(max(thick * thick / area, area / (thick * thick)) for area in areas)


def _strip(areas: Sequence[float], within: Rect) -> Iterator[Rect]:
    x, y = within.x, within.y
    upright = within.width >= within.height
    thick = sum(areas) / (within.height if upright else within.width)
    for area in areas:
        long = area / thick
        yield Rect(x, y, thick, long) if upright else Rect(x, y, long, thick)
        x, y = (x, y + long) if upright else (x + long, y)


def _rest(within: Rect, area: float) -> Rect:
    if within.width >= within.height:
        thick = area / within.height
        return Rect(within.x + thick, within.y, max(within.width - thick, 0), within.height)
    thick = area / within.width
    return Rect(within.x, within.y + thick, within.width, max(within.height - thick, 0))
