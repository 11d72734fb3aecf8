"""Each branch plan (分支計畫) of a book as a record of its agency and year."""

from collections.abc import Iterator

from pipeline.model import Document, Record, Row, Table
from pipeline.relate import booked

FORM = "歲出計畫提要及分支計畫概況表"
BRANCH = "branch"


def branches(document: Document) -> Iterator[Record]:
    """Yield a record for each branch plan that has a sum.

    Of each agency the first table counts: an appendix has the agency once more, as one of its own parts, and
    there the same branches have the part's sums.
    """
    done: set[str | None] = set()
    for table in document.tables:
        if table.form == FORM and table.agency not in done:
            done.add(table.agency)
            for row in table.rows:
                values = row.values
                if values.get("kind") == BRANCH and values.get("name") and values.get("amount") is not None:
                    yield _record(document, table, row)


def _record(document: Document, table: Table, row: Row) -> Record:
    found = {name: booked.spans(document, row.cells.get(name)) for name in ("name", "amount")}
    return Record(
        kind="PROGRAM",
        name=str(row.values["name"]).replace("台", "臺"),
        fiscal_years=booked.year(table),
        amount=str(row.values["amount"]),
        currency="TWD",
        organiser=booked.agency(table),
        sources={name: spans[0] for name, spans in found.items() if spans},
        evidence=tuple(sorted(span for spans in found.values() for span in spans)),
    )
