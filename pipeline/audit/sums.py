"""The parts of a sum that fails: the cells that the form's own arithmetic looked at.

A finding says both figures; which cells were added up only the form knows. It is asked again, with rows that
note which of their fields are read between one sum and the next.
"""

from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import NamedTuple

from pipeline.audit.items import fields, inner, page_of
from pipeline.check import across
from pipeline.forms import FORMS
from pipeline.forms.sums import number
from pipeline.model import Cell, FieldValue, Row, Sum, Table
from pipeline.schema import Finding, Output
from pipeline.schema import Row as Published
from pipeline.schema import Table as Printed

STRUCTURE = frozenset({"level", "depth"})
"""Whole numbers that say where a row stands and are no figures."""

MANY = 400
"""Cells up to which the parts of a sum are shown."""


class Part(NamedTuple):
    """A cell that was added up: its table, row and field, what its row is called, and its figure."""

    table: int
    row: int
    field: str
    name: str
    figure: int

    @property
    def key(self) -> str:
        """Its key as an item."""
        return f"c{self.table}.{self.row}.{self.field}"


class Explained(NamedTuple):
    """A sum that fails.

    Attributes:
        whole: the cell that is printed; None where it cannot be told from others that say the same.
        parts: what was added up; empty where what was read does not come to `added`, which is then not
            explained by it.
    """

    stated: int
    added: int
    whole: Part | None
    parts: tuple[Part, ...]


Place = tuple[int, int, str]


class _Watched(Mapping[str, FieldValue]):
    """The fields of a row; notes each that is read."""

    def __init__(
        self, values: Mapping[str, FieldValue], at: tuple[int, int], seen: dict[Place, None]
    ) -> None:
        self._values, self._at, self._seen = values, at, seen

    def __getitem__(self, field: str) -> FieldValue:
        value = self._values[field]
        self._seen[(*self._at, field)] = None
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def explained(output: Output, finding: Finding) -> Explained | None:
    """What a failing sum was added up from; None for a finding of another kind, or of another version's."""
    check = finding.check.removeprefix("sums.")
    if check == finding.check or finding.level != "error":
        return None
    for found, seen in _sums(output):
        told = f"printed {found.stated:,}, added up {found.added:,}, "
        same = found.check == check and found.page == finding.page and told in finding.message
        if same and finding.message.startswith(found.what):
            return _explained(output, found, seen)
    return None


def _sums(output: Output) -> Iterator[tuple[Sum, list[Place]]]:
    """All sums that a result must hold, each with the fields that were read for it."""
    seen: dict[Place, None] = {}
    by_title: dict[str, ModuleType] = {form.TITLE: form for form in FORMS}
    tables = tuple(_table(number, table, seen) for number, table in enumerate(output.tables))
    for table in tables:
        seen.clear()
        if table.form in by_title:
            for found in by_title[table.form].sums(table.rows):
                yield found, list(seen)
                seen.clear()
    for found in across.sums(tables):
        yield found, list(seen)
        seen.clear()


def _table(at: int, table: Printed, seen: dict[Place, None]) -> Table:
    rows = tuple(_row((at, number), row, seen) for number, row in enumerate(table.rows))
    return Table(table.form, table.title, table.pages, table.unit, table.agency, table.fiscal_year, rows)


def _row(at: tuple[int, int], row: Published, seen: dict[Place, None]) -> Row:
    """A row as the forms had it; of its cells only their pages matter here."""
    values: dict[str, FieldValue] = {
        name: value for name in fields(row) if not isinstance(value := row[name], dict)
    }
    cells = {
        name: Cell("", (), page_of(row, name) or 0, (0.0, 0.0, 0.0, 0.0))
        for name in values
        if name in inner(row, "boxes")
    }
    page = row.get("page")
    money = frozenset(inner(row, "printed"))
    return Row(_Watched(values, at, seen), cells, page if isinstance(page, int) else 0, money)


def _explained(output: Output, found: Sum, seen: list[Place]) -> Explained:
    figures = [part for place in seen if (part := _part(output, place)) is not None]
    # The printed figure is read last, when both are compared.
    whole = next(
        (part for part in reversed(figures) if part.figure == found.stated and _names(found, part)), None
    )
    parts = tuple(part for part in figures if part != whole and _is_of(found, part, figures))
    return Explained(found.stated, found.added, whole, parts[:MANY] if _comes_to(parts, found.added) else ())


def _comes_to(parts: tuple[Part, ...], added: int) -> bool:
    """Whether figures add up to a sum, or are a figure less all others."""
    total = sum(part.figure for part in parts)
    return bool(parts) and added in {total, 2 * parts[0].figure - total}


def _names(found: Sum, part: Part) -> bool:
    return found.what.startswith(f"{part.field} of ")


def _is_of(found: Sum, part: Part, figures: list[Part]) -> bool:
    """Whether a figure can be one of the sum's: of the same field, where others of that field were read."""
    field = found.what.partition(" of ")[0]
    same = [each for each in figures if each.field == field]
    return part.field == field if len(same) > 1 else True


def _part(output: Output, place: Place) -> Part | None:
    table, row, field = place
    values = output.tables[table].rows[row]
    figure = number(value) if not isinstance(value := values.get(field), dict) else None
    if figure is None or field in STRUCTURE:
        return None
    words = (str(values[name]) for name in fields(values) if isinstance(values[name], str))
    return Part(table, row, field, str(values.get("name") or next(words, "")), figure)
