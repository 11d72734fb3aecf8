"""Which facing pages show the halves of one table, and what its title is.

Most books cut the title in two, so that one half ends and the other begins at the gap. Where it stands whole,
the other page has none, or the same again; then the figures of both pages stand on the same lines, and the
right page does not begin with the names of the rows again.

Each page of a spread may hold the drawing of both. What shows of the other half beside the table is left out.
"""

from bisect import bisect
from collections.abc import Collection
from typing import NamedTuple

from pipeline.layout.headings import headings
from pipeline.layout.lines import Line, Piece, pieces
from pipeline.layout.rows import SAME, is_figure
from pipeline.layout.sheets import Sheet

MEET = 8.0
"""Points from the edge of a table within which half a title ends or begins."""

FIGURES, NEARLY_ALL = 2, 0.9
"""How many figures a half without half a title has, and the share of them on lines of the other half."""


class Above(NamedTuple):
    """A line above a table, in pieces from left to right."""

    baseline: float
    parts: list[Piece]


def over(sheet: Sheet, lines: list[Line]) -> list[Above]:
    """What stands over a table."""
    left, right = sheet.frame.xs[0] - MEET, sheet.frame.xs[-1] + MEET
    found = []
    for line in lines:
        parts = [piece for piece in pieces(line) if left < (piece.left + piece.right) / 2 < right]
        if parts:
            found.append(Above(line.baseline, parts))
    return found


Shape = tuple[tuple[str, ...], tuple[str, ...]]
"""The headings of a left and of a right page."""


def shape(left: list[Sheet], right: list[Sheet]) -> Shape:
    """The headings of two facing pages."""
    return headings(tuple(left[:1])), headings(tuple(right[:1]))


def are_spread(
    left: list[Sheet],
    above_left: list[Above],
    right: list[Sheet],
    above_right: list[Above],
    known: Collection[Shape] = (),
) -> bool:
    """Whether two pages show the halves of one table: frames of one height, and a title that runs over.

    Without such a title their figures must stand on the same lines, or their headings be those of a spread
    before: on the last pages of a table only a text may go on.

    Args:
        known: the headings of the spreads before.
        left: the tables of the left page.
        above_left: what stands over the first of them.
        right: the tables of the right page, as many as on the left.
        above_right: what stands over the first of them.
    """
    for one, other in zip(left, right, strict=True):
        if max(abs(one.frame.ys[0] - other.frame.ys[0]), abs(one.frame.ys[-1] - other.frame.ys[-1])) > MEET:
            return False
    ends = [line for line in above_left if _ends_at(line, left[0].frame.xs[-1])]
    begins = [line for line in above_right if abs(line.parts[0].left - right[0].frame.xs[0]) < MEET]
    if sum(any(_are_level(one, other) for other in begins) for one in ends) > 1:
        return True
    if not _has_no_other_title(above_left, above_right):
        return False
    return shape(left, right) in known or (bool(above_left) and all(map(_share_rows, left, right)))


def _has_no_other_title(left: list[Above], right: list[Above]) -> bool:
    """Whether a right page says nothing above its table but the unit, or what the left page says."""
    said = {part.text.replace(" ", "") for line in left for part in line.parts}
    texts = [part.text.replace(" ", "") for line in right for part in line.parts]
    return all(text in said or text.startswith("單位") for text in texts)


def _text(line: Above) -> str:
    return "".join(part.text for part in line.parts).replace(" ", "")


def _share_rows(left: Sheet, right: Sheet) -> bool:
    """Whether the figures of one page stand on lines of the other."""
    lines = [[line for _, _, line in sheet.body()] for sheet in (left, right)]
    return headings((left,))[0] not in headings((right,)) and (
        _stand_beside(lines[1], lines[0]) or _stand_beside(lines[0], lines[1])
    )


def _stand_beside(lines: list[Line], others: list[Line]) -> bool:
    heights = sorted(line.baseline for line in others)
    figures = [line.baseline for line in lines if is_figure(line)]
    beside = sum(bisect(heights, height + SAME) > bisect(heights, height - SAME) for height in figures)
    return len(figures) >= FIGURES and beside >= NEARLY_ALL * len(figures)


def _ends_at(line: Above, edge: float) -> bool:
    last = line.parts[-1]
    return abs(last.right - edge) < MEET and not last.text.startswith("單位")


def _are_level(one: Above, other: Above) -> bool:
    return abs(one.baseline - other.baseline) < MEET / 2


def across(left: list[Above], right: list[Above]) -> list[list[Piece]]:
    """Lines above the halves of a table, in pieces: a left line's last is joined to its right one's first.

    A joined piece keeps the edges that it has on the left page. What is said on both pages comes once.
    """
    rest = list(right)
    found = []
    for line in left:
        own = line.parts
        partner = next((other for other in rest if _are_level(line, other)), None)
        if partner is not None and not any(
            _are_level(other, partner) and other.parts[-1].right > own[-1].right for other in left
        ):
            rest.remove(partner)
            own = own if _text(partner) == _text(line) else _joined(own, partner.parts)
        found.append(own)
    return [*found, *(line.parts for line in rest)]


def _joined(left: list[Piece], right: list[Piece]) -> list[Piece]:
    first, *others = right
    if first.text.startswith("單位"):
        return [*left, *right]
    return [*left[:-1], left[-1]._replace(text=left[-1].text + first.text), *others]
