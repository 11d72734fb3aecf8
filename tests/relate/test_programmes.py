"""Paragraphs of the project's own, told by hand what records they give: tests/programmes."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.model import Document, Record
from tests.examples import document

THEMES = sorted((Path(__file__).parent.parent / "programmes").glob("*.txt"))
FIELDS = (
    *("name", "kind", "fiscal_years", "amount", "currency", "qualifier"),
    *("headcount", "duration", "organiser", "destination", "status"),
)


class Case(NamedTuple):
    text: str
    records: list[dict[str, str]]


def cases(theme: Path) -> Iterator[tuple[str, Case]]:
    """The cases of a theme by their names."""
    for block in theme.read_text(encoding="utf-8").split("## ")[1:]:
        name, _, rest = block.partition("\n")
        text, *records = rest.rstrip().split("\n== record\n")
        yield name, Case(text, [dict(line.split(": ", 1) for line in r.splitlines()) for r in records])


CASES = [pytest.param(case, id=f"{theme.stem}: {name}") for theme in THEMES for name, case in cases(theme)]


def shown(record: Record) -> dict[str, str]:
    """The fields of a record as a reader writes them."""
    values = {field: getattr(record, field) for field in FIELDS}
    amount, currency = values["amount"], values["currency"]
    values["amount"] = amount and f"{int(amount):,}"
    values["currency"] = None if currency == "TWD" else currency
    return {field: str(value) for field, value in values.items() if value is not None}


def records(done: Document) -> list[Record]:
    return [record for record in done.records if isinstance(record, Record)]


@pytest.mark.parametrize("case", CASES)
def test_a_paragraph_gives_the_records_that_a_reader_sees(case: Case) -> None:
    found = [shown(record) for record in records(document(case.text))]
    open_ = [{field for field, value in record.items() if value == "*"} for record in case.records]
    for record, either in zip(found, open_, strict=False):
        for field in either:
            record[field] = "*"
    assert found == case.records
