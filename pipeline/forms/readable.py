"""Grids in common characters: a PDF may give 年 as the compatibility character U+F98E, unlike any heading."""

import re
import unicodedata

import msgspec

from pipeline.model import Cell, Grid

ODD = re.compile("[\u2f00-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")


def readable(grid: Grid) -> Grid:
    """A grid without compatibility characters in title, headings and cells; all places in the text stay."""
    if not any(map(ODD.search, (grid.title, *grid.header))) and not any(
        cell is not None and ODD.search(cell.text) for row in grid.rows for cell in row
    ):
        return grid
    return msgspec.structs.replace(
        grid,
        title=_common(grid.title),
        header=tuple(map(_common, grid.header)),
        rows=tuple(tuple(_cell(cell) for cell in row) for row in grid.rows),
    )


def _cell(cell: Cell | None) -> Cell | None:
    return msgspec.structs.replace(cell, text=_common(cell.text)) if cell is not None else None


def _common(text: str) -> str:
    return ODD.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
