"""What a table is called: the lines above it, or those of them that name it."""

import re

from pipeline.layout.lines import Line, Piece, pieces
from pipeline.layout.sheets import squeezed

MOST_TITLE_LINES, TITLE_LINES = 5, 3
"""With more lines than these above it a table shares the page with other text; its title are the lines around
the name of a form, or the nearest."""

FORM = re.compile(
    r"(?!.*(?:[如附上下左右]|[如附][上下左右])表)[^。，、；：:]{3,30}表(?:[-－–—].*)?(?:[(（].{1,6}[)）])?"
)
"""The name of a form, alone: 現有辦公房舍明細表; no sentence that ends in 如下表."""

HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])")
"""How a heading of the text begins."""

YEAR = re.compile(r"中華民國.{1,5}年度")

TERMS = re.compile(r"中華民國.*年度|單位[:：]|經資門|[經資][常本]門")
"""What stands below the name of a form: year, unit, which part of the budget."""


def title(above: list[list[Piece]]) -> str:
    """The title that the lines above a table are, or hold."""
    found = above
    if len(found) > MOST_TITLE_LINES:
        found = _around_form(found) or _head_of_page(found) or found[-TITLE_LINES:]
    return "\n".join(" ".join(squeezed(piece.text) for piece in line) for line in found)


def titles(above: list[list[Line]]) -> list[str]:
    """The titles of a page's tables: the lines above the first, and a heading right above a later one."""
    found = [title(list(map(pieces, lines))) for lines in above[:1]]
    for lines in above[1:]:
        own = [line.text for line in lines[-1:] if _is_heading(line.text.replace(" ", ""))]
        found.append("\n".join([found[0], *map(squeezed, own)]))
    return found


def _around_form(lines: list[list[Piece]]) -> list[list[Piece]]:
    """The name of the last form, the agency over it, year and unit below it; empty without these."""
    for at in reversed(range(len(lines))):
        for piece in lines[at]:
            below = [[part for part in line if TERMS.search(_bare(part))] for line in lines[at + 1 :]]
            if FORM.fullmatch(_bare(piece)) and any(below):
                return [*_over(piece, lines[:at]), [piece], *filter(None, below)]
    return []


def _head_of_page(lines: list[list[Piece]]) -> list[list[Piece]]:
    """The lines down to the year, as on each page of a text, and the last heading; empty without a year."""
    year = next(
        (at for at, line in enumerate(lines) if any(YEAR.fullmatch(_bare(part)) for part in line)), None
    )
    if year is None:
        return []
    own = [line for line in lines[year + 1 :] if _is_heading("".join(map(_bare, line)))]
    return [*lines[max(year + 1 - TITLE_LINES, 0) : year + 1], *own[-1:]]


def _bare(piece: Piece) -> str:
    return piece.text.replace(" ", "")


def _is_heading(text: str) -> bool:
    return (FORM.fullmatch(text) or HEADING.match(text)) is not None and not text.endswith(("。", "；", "，"))


def _over(piece: Piece, lines: list[list[Piece]]) -> list[list[Piece]]:
    """The nearest piece that stands above another."""
    over = (other for line in reversed(lines) for other in line if _overlap(piece, other))
    return [[other] for other in over][:1]


def _overlap(one: Piece, other: Piece) -> bool:
    return one.left < other.right and other.left < one.right
