"""What the forms share: finding columns by their headings, and reading cells."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec

from pipeline.calendar import edtf, gregorian
from pipeline.forms.cells import lines_of, raw_place
from pipeline.model import Cell, FieldValue, Grid
from pipeline.numerals import CHINESE, number
from pipeline.tables import unit_of
from pipeline.text import Span

Kind = Literal["text", "money", "count", "decimal"]


class Column(NamedTuple):
    """A field of a form's rows, and the heading of the column that it is read from.

    Attributes:
        heading: as printed, without spaces; "" for what the form works out, which `note` says how.
        kind: money is whole TWD; counts and decimals are in the unit that `note` or the heading names.
        note: where the value comes from, or what its unit is, if the heading does not say it.
    """

    field: str
    heading: str
    kind: Kind = "text"
    note: str = ""


Columns = tuple[Column, ...]
"""A field that books head differently stands several times."""

Cells = Sequence[Cell | None]

FIGURE = re.compile(r"(?P<minus>[-－−△▲(（])?(?P<digits>\d[\d,，]*(?:\.\d+)?)[)）]?")
YEAR = re.compile(rf"中華民國(?P<year>\d+|[{CHINESE}]+)年度")
GENERAL_PART = re.compile(rf"預算總說明|{YEAR.pattern}$")
COMPILED = re.compile(r"(?:編製|彙編|編)$")


def places(grid: Grid, columns: Columns) -> dict[str, int]:
    """Position of each field's column: the one headed so, else one whose heading ends so or has the words."""
    headers = [header.split(" ") for header in grid.header]
    found: dict[str, int] = {}
    for field, heading, *_ in columns:
        if heading and field not in found:
            at = _place(headers, heading, set(found.values()))
            if at is not None:
                found[field] = at
    return found


def longest_first(columns: Columns) -> Columns:
    """Columns in an order in which `places` finds 資本支出業務費 before it asks which other one is 業務費."""
    return tuple(sorted(columns, key=lambda column: -len(column.heading)))


def present(line: Cells, at: Mapping[str, int]) -> dict[str, Cell]:
    """The cells of a row by field, without those that are empty; `at` as `places` gives it."""
    return {field: cell for field, column in at.items() if (cell := line[column]) is not None}


def _place(headers: list[list[str]], heading: str, taken: set[int]) -> int | None:
    for fits in (
        lambda words: words[-1] == heading,
        lambda words: words[-1].endswith(heading),
        lambda words: heading in "".join(words),
    ):
        for at, words in enumerate(headers):
            if at not in taken and fits(words):
                return at
    return None


def read(cells: Mapping[str, Cell], columns: Columns, unit: int) -> dict[str, FieldValue]:
    """The value of every field of a form, by its kind; None for those that have no cell."""
    return {column.field: VALUE[column.kind](cells.get(column.field), unit) for column in columns}


def fields(columns: Columns, kind: Kind) -> tuple[str, ...]:
    """The fields of a kind, each once."""
    return tuple(dict.fromkeys(column.field for column in columns if column.kind == kind))


def text(cell: Cell | None) -> str | None:
    """What stands in a cell; None for an empty one and for a dash."""
    return cell.text if cell is not None and cell.text not in {"-", "－", "–", "—"} else None


def figure(cell: Cell | None) -> int | None:
    """A whole number; None where the cell holds none, or a dash.

    >>> [figure(Cell(printed, (), 1, (0, 0, 0, 0))) for printed in ("1,234", "△12", "(3)", "1.5", "-")]
    [1234, -12, -3, None, None]
    """
    return _whole(_decimal(cell))


def decimal(cell: Cell | None) -> float | None:
    """A number that may have decimals; None where the cell holds none, or a dash."""
    value = _decimal(cell)
    return float(value) if value is not None else None


def money(cell: Cell | None, unit: int) -> int | None:
    """A sum in whole TWD; None too where the table does not say what it counts in.

    >>> money(Cell("1.54", (), 1, (0, 0, 0, 0)), 10**8)
    154000000
    """
    value = _decimal(cell)
    return _whole(value * unit) if value is not None and unit else None


def _decimal(cell: Cell | None) -> Decimal | None:
    match = FIGURE.fullmatch(cell.text.replace(" ", "")) if cell is not None else None
    if match is None:
        return None
    value = Decimal(match["digits"].replace(",", "").replace("，", ""))
    return -value if match["minus"] else value


def _whole(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value == value.to_integral_value() else None


VALUE: Mapping[Kind, Callable[[Cell | None, int], FieldValue]] = {
    "text": lambda cell, _: text(cell),
    "money": money,
    "count": lambda cell, _: figure(cell),
    "decimal": lambda cell, _: decimal(cell),
}
"""How a cell of each kind is read, given what the table counts in."""


def part(cell: Cell, start: int, end: int) -> Cell:
    """A stretch of a cell with its spans; with all of the cell's where its text was written anew."""
    found = lines_of(cell)
    text = cell.text[start:end]
    if found is None:
        return msgspec.structs.replace(cell, text=text)
    spans: list[Span] = []
    for span, (begin, stop) in zip(cell.spans, found, strict=True):
        left, right = max(start, begin) - begin, min(end, stop) - begin
        if left < right:
            spans.append((raw_place(cell, span, left), raw_place(cell, span, right - 1) + 1))
    return msgspec.structs.replace(cell, text=text, spans=tuple(spans))


def first_page(cells: Iterable[Cell | None]) -> int:
    """The page on which a row begins."""
    return min(cell.page for cell in cells if cell is not None)


def unit(grid: Grid) -> int:
    """What the sums of a table count in; 0 where its title does not say."""
    return unit_of(grid.title)


def fiscal_year(grid: Grid) -> str | None:
    """The Gregorian year of the title's 年度."""
    match = YEAR.search(grid.title.replace(" ", ""))
    return edtf(gregorian(int(number(match["year"])))) if match else None


def agency(grid: Grid, form: re.Pattern[str]) -> str | None:
    """The agency whose name stands above the line that is the form's title.

    In the general part of a book the heading of that part and the year stand between them.
    """
    lines = [line.replace(" ", "") for line in grid.title.split("\n")]
    at = next((at for at, line in enumerate(lines) if form.match(line)), 0)
    names = [line for line in lines[:at] if not GENERAL_PART.match(line)]
    return COMPILED.sub("", names[-1]) or None if names else None
