"""Each trip of a book's 派員出國計畫預算類別表 as a record, with the agency and the year of the book."""

import re
from collections.abc import Iterator

from pipeline.calendar import year_of
from pipeline.gazetteer import fold, load
from pipeline.model import Document, FieldValue, Record, Row, Table

FORM = "派員出國計畫預算類別表"
MEETINGS = ("開會", "談判")
BEFORE = ("recent_1_people", "sent_before")
"""Fields that say how many were sent in earlier years: to a meeting, and to study."""

_CITIES = re.compile(r"[(（][^()（）]*[)）]?")


def find(document: Document) -> Iterator[Record]:
    """Yield a record for each trip that has a sum."""
    for table in document.tables:
        if table.form == FORM:
            for row in table.rows:
                if row.values.get("total") is not None and row.values.get("name"):
                    yield _record(document, table, row)


def _record(document: Document, table: Table, row: Row) -> Record:
    values = row.values
    category = str(values.get("category") or "")
    kind = "PLATFORM" if any(word in category for word in MEETINGS) else "PROGRAM"
    people, days = values.get("people"), values.get("days")
    year = year_of(table.fiscal_year)
    return Record(
        kind=kind,
        name=str(values["name"]).replace("台", "臺"),
        fiscal_years=f"{year:04}" if year else None,
        amount=str(values["total"]),
        currency="TWD",
        headcount=people if isinstance(people, int) else None,
        duration=f"P{days}D" if isinstance(days, int) else None,
        organiser=_official(table.agency),
        destination=_country(values.get("destination")),
        status="continuing" if any(values.get(field) for field in BEFORE) else None,
        evidence=tuple(sorted(_spans(document, row))),
    )


def _official(agency: str | None) -> str | None:
    """The canonical name of an agency by the one that its book prints."""
    known = load("agencies")
    meant = known.ids.get(fold(agency), ()) if agency else ()
    return known.official[meant[0]] if len(meant) == 1 else agency


def _country(value: FieldValue) -> str | None:
    """美國 in 美國(華盛頓特區)."""
    return (_CITIES.sub("", value).strip() or None) if isinstance(value, str) else None


def _spans(document: Document, row: Row) -> Iterator[tuple[int, int]]:
    """Clean spans of the cells that the record was read from."""
    for field in ("name", "destination", "days", "people", "total", *BEFORE):
        cell = row.cells.get(field)
        for start, end in cell.spans if cell else ():
            first, last = document.text.cleaned(start, end)
            if first < last:
                yield first, last
