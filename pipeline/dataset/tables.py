"""The tables of books: which tables they have, one table for each form, and the cells of what has no form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import msgspec

from pipeline import schema
from pipeline.dataset import forms
from pipeline.dataset.fields import Document, FiscalYear, Id, Page, Position, as_json, numbered
from pipeline.dataset.table import Column, Kind, Table, Values, columns, told
from pipeline.model import About, Box
from pipeline.results import ResultError

TYPES: Mapping[Kind, tuple[type, ...]] = {"text": (str,), "integer": (int,), "float": (float, int)}


class _Row(msgspec.Struct, frozen=True):
    """What a result's row holds beside its fields."""

    page: int
    pages: dict[str, float]
    printed: dict[str, str]
    boxes: dict[str, Box]


OWN = frozenset(_Row.__struct_fields__)


class Printed(msgspec.Struct, frozen=True):
    """A row: a table of a book."""

    id: Id
    document: Document
    position: Position
    form: Annotated[str | None, told("書表", "Form", "null for a table that is only transcribed")]
    rows_in: Annotated[str, told("資料表", "Rows in", "the table of this data set that holds its rows")]
    title: Annotated[str | None, told("標題", "Title", "all lines above it")]
    page: Page
    last_page: Annotated[int | None, told("末頁", "Last page")]
    pages: Annotated[str | None, told("所有頁次", "Pages", json="array")]
    unit: Annotated[
        int,
        told(
            "單位", "Unit", "what its printed sums count in: 1000 for 千元; 0 where it names none", unit="TWD"
        ),
    ]
    agency: Annotated[str | None, told("機關", "Agency", "as the table names it")]
    fiscal_year: FiscalYear
    header: Annotated[
        str | None, told("欄名", "Headings", "of a table that is only transcribed", json="array")
    ]
    rows: Annotated[int, told("列數", "Rows")]


class Cell(msgspec.Struct, frozen=True):
    """A row: a cell of a table of no known form, empty ones too."""

    id: Id
    document: Document
    table_id: Annotated[str, told("所屬表", "Table", to="tables")]
    row: Annotated[int, told("列", "Row", "from 1")]
    field: Annotated[str, told("欄", "Column", "column_1 and so on")]
    heading: Annotated[str | None, told("欄名", "Heading", "as printed")]
    text: Annotated[str | None, told("內容", "Text")]
    page: Annotated[int, told("頁次", "Page")]
    box: Annotated[str | None, told("位置框", "Box", unit="PDF points from top left", json="array")]


BY_FORM = {table.form: table for table in forms.TABLES}

CELLS = Table(
    "transcribed_cells",
    "未判讀表之儲存格",
    "Cells of transcribed tables",
    "The cells of tables whose form is not known, as they stand.",
    columns(Cell),
    search=("text",),
)

TABLES = (
    Table(
        "tables",
        "預算書之表",
        "Tables",
        "Which tables the books hold, whose they are, of which year, and on which pages.",
        columns(Printed),
        indexes=(("form",), ("fiscal_year", "agency")),
    ),
    *forms.TABLES,
    CELLS,
)


def rows(
    name: str, output: schema.Output, misfits: list[str]
) -> Iterator[tuple[str, Values | msgspec.Struct]]:
    """The tables of a document and their rows.

    Args:
        name: of the document.
        output: its result.
        misfits: takes what is wrong with a table and stops nobody.

    Raises:
        ResultError: if a row has fields that its form has not, or a value of another type.
    """
    for number, table in enumerate(output.tables, 1):
        own = numbered(name, "t", number)
        into = BY_FORM.get(table.form, CELLS)
        yield "tables", _printed(own, name, number, table, into.name)
        if into is CELLS:
            yield from ((CELLS.name, cell) for cell in _cells(own, name, table))
            continue
        misfits += _lacking(own, table)
        yield from ((into.name, row) for row in _rows(own, name, table, output.document))


def _rows(own: str, name: str, table: schema.Table, about: About) -> Iterator[Values]:
    """The rows of a form."""
    into = BY_FORM[table.form]
    fields = [column.name for column in forms.own(into)]
    whose = table.agency or about.agency, table.fiscal_year or about.fiscal_year
    for number, row in enumerate(table.rows, 1):
        where = f"row {number} of {table.form}"
        there = _checked(row, where, fields)
        yield (
            *(f"{own}.{number}", name, own, number, *whose, there.page),
            *_fields(into, row, where),
            *map(as_json, (there.printed, there.pages, there.boxes)),
        )


def _printed(own: str, name: str, number: int, table: schema.Table, rows_in: str) -> Printed:
    first, last = (table.pages[0], table.pages[-1]) if table.pages else (None, None)
    return Printed(
        own,
        name,
        number,
        table.form,
        rows_in,
        table.title,
        first,
        last,
        as_json(table.pages),
        table.unit,
        table.agency,
        table.fiscal_year,
        as_json(table.header),
        len(table.rows),
    )


def _lacking(own: str, table: schema.Table) -> list[str]:
    """What is to be said of a form's rows that an earlier version read, which knew fewer fields of it."""
    known = {column.name for column in forms.own(BY_FORM[table.form])}
    lacking = sorted({field for row in table.rows for field in known - row.keys()})
    return [f"{own}: has no {', '.join(lacking)}; run yusuan run again"] if lacking else []


def _checked(row: schema.Row, where: str, fields: Iterable[str]) -> _Row:
    """A row that has nothing that would be lost."""
    odd = row.keys() - {*fields, *OWN}
    if odd:
        raise ResultError(f"{where}: {', '.join(sorted(odd))}: no field of this form; run yusuan run again")
    there = msgspec.convert(row, _Row)
    # The schema's numbers beside the fields are floats, for boxes are.
    return msgspec.structs.replace(there, pages={field: int(page) for field, page in there.pages.items()})


def _fields(table: Table, row: schema.Row, where: str) -> Values:
    """The fields of a form's row, in the order of its columns."""
    return tuple(_value(column, row.get(column.name), where) for column in forms.own(table))


def _value(column: Column, value: Any, where: str) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, TYPES[column.kind]):
        raise ResultError(f"{where}: {column.name} is {value!r:.40}, no {column.kind}")
    return value


def _cells(own: str, name: str, table: schema.Table) -> Iterator[Cell]:
    """The cells of a transcribed table; a cell has the page of its row where it names no other."""
    for number, row in enumerate(table.rows, 1):
        fields = [field for field in row if field not in OWN]
        there = _checked(row, f"row {number} of {table.title!r:.40}", fields)
        for at, field in enumerate(fields):
            value = row[field]
            yield Cell(
                f"{own}.{number}.{at + 1}",
                name,
                own,
                number,
                field,
                table.header[at] if at < len(table.header) else None,
                None if value is None else str(value),
                int(there.pages.get(field, there.page)),
                as_json(there.boxes.get(field)),
            )
