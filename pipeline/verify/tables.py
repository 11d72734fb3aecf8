"""Rows of tables read again: each cell in its box on its page, and what its printed figure is worth."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from pipeline.calendar import ROC_EPOCH
from pipeline.numerals import number
from pipeline.schema import Output, Table
from pipeline.verify.claim import Claim
from pipeline.verify.pdf import Box, Pdf
from pipeline.verify.source import Source
from pipeline.verify.verdict import AGREED, UNNAMED, Verdict, disagreed, folded, same, shown, unchecked

PLACES = frozenset({"page", "pages", "printed", "boxes"})
"""What a row says of its fields; all else are fields."""

GOES_ON = 8
"""Pages of its table after its own on which a cell may end."""

WORDS = 12
"""Characters by which a text is known again on another page."""

BY_PLACE = frozenset({"level", "depth"})
"""Fields that say where the words of their cell stand, and not what they are."""

_FIGURE = re.compile(r"(?P<sign>[-−△▲(]?)(?P<digits>\d[\d,]*(?:\.\d+)?)\)?")
_UNIT = re.compile(r"單位[::]?(?:新臺幣|新台幣|臺幣|台幣|NT\$)?(?P<scale>[十拾百佰千仟萬億兆]*)元")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_NUMBER = re.compile(r"\d+")


class Cell(NamedTuple):
    """A field of a row.

    Attributes:
        place: its form, page and name, as a person says it.
        box: None for what has no cell of its own.
        printed: for a sum of money the cell as printed.
        later: pages on which its table goes on.
    """

    place: str
    value: Any
    page: int
    box: Box | None
    printed: str | None
    unit: int
    later: tuple[int, ...]


def claims(output: Output) -> Iterator[Claim]:
    """A claim for each field of each row that holds a value or has a box, and for each table's unit."""
    for table in output.tables:
        name = table.form or f"table {shown(table.title.rpartition(chr(10))[2], 24)}"
        if any(row["printed"] for row in table.rows) and table.pages:
            yield Claim(f"{name}, unit", table.pages[0], partial(_unit, table))
        for at, row in enumerate(table.rows, 1):
            for cell in _cells(table, row, f"{name}, row {at}"):
                yield Claim(cell.place, cell.page if cell.box else None, partial(_check, cell))


def _cells(table: Table, row: Mapping[str, Any], name: str) -> Iterator[Cell]:
    for field, value in row.items():
        box = None if field in BY_PLACE else row["boxes"].get(field)
        if field in PLACES or (value is None and box is None):
            continue
        page = int(row["pages"].get(field, row["page"]))
        later = tuple(after for after in table.pages if after > page)[:GOES_ON]
        yield Cell(f"{name}, {field}", value, page, box, row["printed"].get(field), table.unit, later)


def _unit(table: Table, source: Source) -> Verdict:
    """Whether the unit is one that the pages of the table's beginning name."""
    pages = [page for at in table.pages[:2] if source.pdf and (page := source.pdf.page(at))]
    text = folded("".join("".join(page.runs) for page in pages))
    named = {int(number(found["scale"])) if found["scale"] else 1 for found in _UNIT.finditer(text)}
    if not named:
        return unchecked("a unit that stands elsewhere than on the table's first pages")
    return AGREED if table.unit in named else disagreed(f"{table.unit} published, {sorted(named)} printed")


def _check(cell: Cell, source: Source) -> Verdict:
    if cell.box is None or source.pdf is None:
        return unchecked("worked out, with no cell of its own")
    page = source.pdf.page(cell.page)
    if page is None:
        return unchecked("a page on which pdfplumber reads nothing")
    found = page.inside([cell.box])
    if UNNAMED in found:
        return unchecked("characters of a font that does not name them")
    if cell.printed is not None:
        return _money(cell, found, source.pdf)
    if isinstance(cell.value, str):
        return _text(cell, found, source.pdf)
    return _count(cell, found)


def _money(cell: Cell, found: str, pdf: Pdf) -> Verdict:
    """A sum: the cell as printed stands in its box, and is worth the value."""
    printed = folded(cell.printed or "")
    if not _stands_in(printed, found) and not pdf.goes_on(printed, found, cell.later):
        return _elsewhere(cell, printed, found, pdf)
    read = _figure(printed)
    if read is None or not cell.unit:
        return _nothing(cell, printed)
    worth = read * cell.unit
    return AGREED if worth == cell.value else disagreed(f"{cell.value} published, {worth:f} printed")


def _nothing(cell: Cell, found: str) -> Verdict:
    """A cell that holds no figure has no value."""
    if cell.value is not None:
        return disagreed(f"{cell.value} published, {shown(found)} in its box")
    if cell.printed is not None and _figure(found) is not None:
        return unchecked("a table that names no unit")
    return AGREED


def _count(cell: Cell, found: str) -> Verdict:
    """A number: the box holds it, alone or among others; an empty one's box holds no figure alone."""
    figures = [_signed(match) for match in _FIGURE.finditer(found)]
    if cell.value is None:
        if _figure(found) is not None:
            return disagreed(f"nothing published, {shown(found)} in its box")
        return unchecked("a cell of more than one figure, which has no value") if figures else AGREED
    if Decimal(str(cell.value)) in figures:
        return AGREED
    return disagreed(f"{cell.value} published, {shown(found)} in its box")


def _text(cell: Cell, found: str, pdf: Pdf) -> Verdict:
    """Words: they stand in the box, in a part of it, or begin there and go on over the pages."""
    wanted = folded(cell.value)
    if not wanted or wanted in found or same(wanted, found):
        return AGREED
    if pdf.goes_on(wanted, found, cell.later) or _is_date(cell.value, found):
        return AGREED
    if found and wanted.startswith(found):
        return unchecked("words that go on elsewhere than in the next lines of their table")
    return _elsewhere(cell, wanted, found, pdf)


def _elsewhere(cell: Cell, wanted: str, found: str, pdf: Pdf) -> Verdict:
    """What is not in its box, with the page of its table that it stands on instead, if there is one."""
    for later in cell.later if len(wanted) >= WORDS // 2 else ():
        if (page := pdf.page(later)) and wanted[:WORDS] in "".join(page.runs):
            return disagreed(f"{shown(wanted)} published, which stands on page {later}")
    return disagreed(f"{shown(wanted)} published, {shown(found)} in its box")


def _is_date(value: str, found: str) -> bool:
    """Whether a field such as 2016-06 was read from figures such as 105.06."""
    match = _DATE.fullmatch(value)
    figures = [int(figure) for figure in _NUMBER.findall(found)]
    if match is None:
        return False
    years = {int(match["year"]), int(match["year"]) - ROC_EPOCH}
    parts = [int(part) for part in (match["month"], match["day"]) if part]
    return bool(years & set(figures)) and all(part in figures for part in parts)


def _stands_in(printed: str, found: str) -> bool:
    """Whether a figure stands in a cell, and is no part of a longer one."""
    if printed == found:
        return True
    return bool(printed) and bool(re.search(rf"(?<![\d,.]){re.escape(printed)}(?![\d.]|,\d)", found))


def _figure(text: str) -> Decimal | None:
    match = _FIGURE.fullmatch(text)
    return _signed(match) if match else None


def _signed(match: re.Match[str]) -> Decimal:
    value = Decimal(match["digits"].replace(",", ""))
    return -value if match["sign"] else value
