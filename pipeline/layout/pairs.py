"""Sheets to tables with their titles; halves on two facing pages, or side by side on a wide one, are one."""

from collections.abc import Collection, Iterator
from itertools import islice

from pipeline.layout.continued import Titled
from pipeline.layout.lines import Line, Piece
from pipeline.layout.sheets import Sheet, joined
from pipeline.layout.spreads import Shape, across, are_spread, over, shape
from pipeline.layout.surveys import Survey
from pipeline.layout.tables import Table
from pipeline.layout.titles import title, titles

Above = list[list[Line]]
"""For each table of a page the lines above it, up to the table before."""


def find_tables(surveys: Iterator[Survey]) -> Iterator[tuple[list[Survey], list[Titled]]]:
    """Each page with its tables; where two pages show the halves of one, both with it."""
    known: set[Shape] = set()
    pages = ((one, _between(one.plain(), one.sheets)) for one in surveys)
    ahead = list(islice(pages, 2))
    while ahead:
        halves, above = [one.sheets for one, _ in ahead], [lines for _, lines in ahead]
        over_both = _spread(halves, above, known)
        if over_both is not None:
            known.add(shape(*halves))
            found = [Titled(Table(*pair), title(over_both)) for pair in zip(*halves, strict=True)]
        else:
            found = _side_by_side(halves[0], above[0], known) or _below_each_other(halves[0], above[0])
        done = len(ahead) if over_both is not None else 1
        yield [one for one, _ in ahead[:done]], found
        ahead = [*ahead[done:], *islice(pages, done)]


def _spread(
    halves: list[list[Sheet]], above: list[Above], known: Collection[Shape] = ()
) -> list[list[Piece]] | None:
    """What stands over the table of which two pages show the halves; None if they do not."""
    if len(halves) < 2 or not halves[0] or len(halves[0]) != len(halves[1]):
        return None
    left, right = (over(stands[0], lines[0]) for stands, lines in zip(halves, above, strict=True))
    return across(left, right) if are_spread(halves[0], left, halves[1], right, known) else None


def _side_by_side(stands: list[Sheet], above: Above, known: set[Shape]) -> list[Titled]:
    """The tables of a page that shows two pages: one in halves, or two; empty for any other page."""
    if len(stands) != 2:
        return []
    left, right = sorted(stands, key=lambda sheet: sheet.frame.xs[0])
    if left.frame.xs[-1] > right.frame.xs[0] or left.frame.ys[-1] < right.frame.ys[0]:
        return []
    over_both = _spread([[left], [right]], [above[:1], above[:1]], known)
    if over_both is not None:
        known.add(shape([left], [right]))
        return [Titled(Table(left, right), title(over_both))]
    return [
        Titled(Table(sheet), title([line.parts for line in over(sheet, above[0])])) for sheet in (left, right)
    ]


def _below_each_other(stands: list[Sheet], above: Above) -> list[Titled]:
    found = []
    under = ""
    for sheet, name in zip(stands, titles(above), strict=True):
        found.append(Titled(Table(sheet), name, under))
        if not sheet.head and sheet.frame.ruled:
            under += joined([line for lines in sheet.cells.values() for line in lines])
    return found


def _between(plain: list[Line], stands: list[Sheet]) -> Above:
    found = []
    top = 0.0
    for sheet in stands:
        ys = sheet.frame.ys
        found.append([line for line in plain if top <= line.baseline < ys[0]])
        top = ys[-1]
    return found
