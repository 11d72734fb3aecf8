"""What stands above each column of a table, level by level, over both pages of a spread.

A heading that runs over the gap of a spread is printed in halves, each on its own page (經 常 支 | 出). The
halves look as one: level with each other, set in characters that stand apart or with a bracket left open, and
each over headings of its own, of which none comes in both halves, as 本年度 and 上年度 do under neighbours.
"""

from bisect import bisect
from collections.abc import Iterator

from pipeline.layout.lines import Line, pieces
from pipeline.layout.sheets import Sheet, joined

LEVEL = 6.0
"""Points between the heights at which the halves of a heading begin; levels are twice as far apart."""

Place = tuple[int, int]
Texts = dict[Place, str]
"""Headings of a sheet by row and column of their cell."""


def headings(sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    """The heading of each column, from the widest to the narrowest, with a space between levels."""
    texts = [_texts(sheet) for sheet in sheets]
    if len(sheets) > 1:
        for left, right in list(_cut(sheets[0], texts[0], sheets[1], texts[1])):
            texts[0][left] = texts[1][right] = texts[0][left] + texts[1][right]
    return tuple(
        " ".join(filter(None, words))
        for sheet, own in zip(sheets, texts, strict=True)
        for words in _of_columns(sheet, own, alone=len(sheets) == 1)
    )


def _texts(sheet: Sheet) -> Texts:
    return {
        place: joined(lines).replace(" ", "") for place, lines in sheet.cells.items() if place[0] < sheet.head
    }


def _of_columns(sheet: Sheet, texts: Texts, *, alone: bool) -> list[list[str]]:
    """The words over each column; what stands over all columns of a page `alone` heads none of them."""
    found: list[list[str]] = [[] for _ in range(sheet.frame.columns)]
    for row in range(sheet.head):
        owners = sheet.frame.owner[row]
        whole = len(set(owners)) == 1
        if whole and row == sheet.head - 1:
            _share_out(sheet, sheet.cells.get(owners[0], []), found)
            continue
        for column, owner in enumerate(owners):
            begins = row == 0 or sheet.frame.owner[row - 1][column] != owner
            if begins and not (whole and alone):
                found[column].append(texts.get(owner, ""))
    return found


def _share_out(sheet: Sheet, lines: list[Line], found: list[list[str]]) -> None:
    """Headings that no rules part belong to the columns that they stand above."""
    texts: dict[int, str] = {}
    for line in lines:
        for piece in pieces(line):
            column = bisect(sheet.frame.xs[1:-1], (piece.left + piece.right) / 2)
            texts[column] = texts.get(column, "") + piece.text.replace(" ", "")
    for column, text in texts.items():
        found[column].append(text)


def _cut(left: Sheet, left_texts: Texts, right: Sheet, right_texts: Texts) -> Iterator[tuple[Place, Place]]:
    """The places of the halves of each heading that the gap cuts, from the widest down."""
    if not left.head or not right.head:
        return
    one, other = left.frame.owner[0][-1], right.frame.owner[0][0]
    while True:
        under_one, under_other = _under(left, one), _under(right, other)
        is_one = (
            abs(left.frame.ys[one[0]] - right.frame.ys[other[0]]) < LEVEL
            and _are_halves(left.cells.get(one, []), right.cells.get(other, []))
            and under_one
            and under_other
            and not {left_texts.get(place) for place in under_one}
            & {right_texts.get(place) for place in under_other}
        )
        if not is_one:
            return
        yield one, other
        one, other = under_one[-1], under_other[0]


def _under(sheet: Sheet, place: Place) -> list[Place]:
    """The headings one level below one, from left to right."""
    owner = sheet.frame.owner
    row = max(row for row, owners in enumerate(owner) if place in owners)
    if row + 1 >= sheet.head:
        return []
    return list(
        dict.fromkeys(below for over, below in zip(owner[row], owner[row + 1], strict=True) if over == place)
    )


def _are_halves(left: list[Line], right: list[Line]) -> bool:
    """Whether the words of two headings look as if they were one."""
    if not left or not right:
        return False
    text = "".join(line.text for line in left)
    if max(text.rfind("("), text.rfind("（")) > max(text.rfind(")"), text.rfind("）")):
        return True
    return all(len(word) == 1 for line in (*left, *right) for word in line.text.split(" "))
