"""Blocks of boxes above a table: each label with what it names. A page that goes on repeats them."""

import re
from collections.abc import Iterable, Mapping

from pipeline.forms.cells import joined, unspaced
from pipeline.forms.values import part
from pipeline.model import Cell, Grid

Labels = Mapping[str, re.Pattern[str]]
"""The label of each field, as it begins a cell."""


def labelled(grid: Grid, labels: Labels) -> dict[str, Cell]:
    """What a block says by field: the rest of a cell behind its label, and the cells up to the next label."""
    found: dict[str, list[Cell]] = {}
    field: str | None = None
    for cell in (cell for line in grid.rows for cell in line if cell is not None):
        label = _label(cell, labels)
        if label is not None:
            field, end = label
            if end < len(cell.text):
                found.setdefault(field, []).append(part(cell, end, len(cell.text)))
        elif field is not None:
            found.setdefault(field, []).append(cell)
    return {field: joined(*cells) for field, cells in found.items()}


def goes_on(block: Mapping[str, Cell], before: Mapping[str, Cell], fields: Iterable[str]) -> bool:
    """Whether a block repeats what the one before says; what it leaves out differs from nothing."""
    return all(
        field in before and unspaced(before[field]).text == unspaced(block[field]).text
        for field in fields
        if field in block
    )


def _label(cell: Cell, labels: Labels) -> tuple[str, int] | None:
    """The field whose label a cell begins with, and where the label ends."""
    matches = ((field, label.match(cell.text)) for field, label in labels.items())
    return next(((field, match.end()) for field, match in matches if match), None)
