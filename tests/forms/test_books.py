"""Every form, read from a small book of its own: tests/books/NAME.pdf as tests/books/NAME.json says."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.forms import read_forms
from pipeline.layout import layout
from pipeline.model import Document, Table
from pipeline.read import pdf

BOOKS = sorted((Path(__file__).parents[1] / "books").glob("*.json"))


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
