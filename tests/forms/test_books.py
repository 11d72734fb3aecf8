"""Every form, read from a small book of its own: tests/books/NAME.pdf as tests/books/NAME.json says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.forms import FORMS, read_forms
from pipeline.forms.values import fields
from pipeline.layout import layout
from pipeline.model import Document, Engine, Table
from pipeline.read import pdf

ROOT = Path(__file__).parents[2]
BOOKS = sorted((ROOT / "tests" / "books").glob("*.json"))
SAMPLE = ROOT / "raw" / "books" / "mobilisation-115.pdf"


VALUES = {"text": str, "money": int, "count": int, "decimal": float}


@cache
def read(path: Path) -> Document:
    return read_forms(layout(pdf.read(Document(path.name, path.read_bytes()))))


def told(table: Table, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a table says of the fields that are wanted."""
    rows = []
    for index, row in enumerate(table.rows):
        fields = wanted["rows"][min(index, len(wanted["rows"]) - 1)]
        rows.append({field: row.page if field == "page" else row.values.get(field) for field in fields})
    own = {"form": table.form, "agency": table.agency, "fiscal_year": table.fiscal_year}
    return {**own, "pages": list(table.pages), "rows": rows}


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_book(path: Path) -> None:
    wanted = json.loads(path.read_text(encoding="utf-8"))
    document = read(path.with_suffix(".pdf"))
    assert [table.form for table in document.tables] == [table["form"] for table in wanted["tables"]]
    for table, want in zip(document.tables, wanted["tables"], strict=True):
        assert told(table, want) == want
    failed = [f"{s.check}: {s.what}" for t in document.tables for s in t.sums if s.stated != s.added]
    assert failed == wanted["failed"]
    assert any(table.sums for table in document.tables) or wanted.get("no_sums")


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_cells_stand_where_they_say(path: Path) -> None:
    document = read(path.with_suffix(".pdf"))
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells.values():
                printed = "".join(document.raw[start:end] for start, end in cell.spans)
                assert "".join(printed.split()) == cell.text.replace(" ", "")


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_the_other_engines_read_the_same_rows(engine: Engine) -> None:
    """The book paints white over names and page numbers; what hides them rules nothing."""
    document = Document(SAMPLE.name, SAMPLE.read_bytes(), engine=engine)
    found, wanted = read_forms(layout(pdf.read(document))).tables, read(SAMPLE).tables
    assert [[row.values for row in table.rows] for table in found] == [
        [row.values for row in table.rows] for table in wanted
    ]


@pytest.mark.parametrize("path", [*BOOKS, SAMPLE], ids=lambda path: path.stem)
def test_rows_have_the_fields_of_their_form_and_no_others(path: Path) -> None:
    forms = {form.TITLE: form for form in FORMS}
    for table in read(path.with_suffix(".pdf")).tables:
        columns = forms[table.form].COLUMNS
        kinds = {column.field: column.kind for column in columns}
        for row in table.rows:
            assert set(row.values) == set(kinds)
            assert set(row.cells) <= set(kinds)
            assert row.money == set(fields(columns, "money"))
            for field, value in row.values.items():
                assert value is None or type(value) is VALUES[kinds[field]], field


def test_every_form_has_a_small_book_or_is_in_the_sample() -> None:
    read_in = {table.form for path in [*BOOKS, SAMPLE] for table in read(path.with_suffix(".pdf")).tables}
    # the rows of 派員赴大陸計畫預算類別表 are those of 派員出國計畫預算類別表
    assert {form.TITLE for form in FORMS} - read_in <= {"派員赴大陸計畫預算類別表"}
