"""Each trip of a book as a record of its agency and year.

They stand in 派員出國計畫預算類別表 and, to mainland China, in 派員赴大陸計畫預算類別表.
"""

import re
from collections.abc import Iterator

from pipeline.model import Document, FieldValue, Record, Row, Table
from pipeline.relate import booked
from pipeline.text import Span

FORM = "派員出國計畫預算類別表"
MAINLAND = "派員赴大陸計畫預算類別表"
MEETINGS = ("開會", "談判")
BEFORE = ("recent_1_people", "sent_before")
"""Fields that say how many were sent in earlier years: to a meeting, and to study."""

FIELDS = {
    "name": "name",
    "destination": "destination",
    "days": "duration",
    "people": "headcount",
    "total": "amount",
    **dict.fromkeys(BEFORE, "status"),
}
"""The fields of a row, by the fields of a record that they are read into."""

_MEETS = ("會議", "論壇", "會談", "研討會", "年會")
_CITIES = re.compile(r"[(（][^()（）]*[)）]?")


def find(document: Document) -> Iterator[Record]:
    """Yield a record for each trip that has a sum."""
    for table in document.tables:
        if table.form in {FORM, MAINLAND}:
            for row in table.rows:
                if row.values.get("total") is not None and row.values.get("name"):
                    yield _record(document, table, row)


def _record(document: Document, table: Table, row: Row) -> Record:
    values = row.values
    category = str(values.get("category") or "")
    said = category or str(values["name"])[-4:]  # trips to the mainland have no categories
    kind = "PLATFORM" if any(word in said for word in (MEETINGS if category else _MEETS)) else "PROGRAM"
    people, days = values.get("people"), values.get("days")
    found = _spans(document, row)
    return Record(
        kind=kind,
        name=str(values["name"]).replace("台", "臺"),
        fiscal_years=booked.year(table),
        amount=str(values["total"]),
        currency="TWD",
        headcount=people if isinstance(people, int) else None,
        duration=f"P{days}D" if isinstance(days, int) else None,
        organiser=booked.agency(table),
        destination="中國" if table.form == MAINLAND else _country(values.get("destination")),
        status="continuing" if any(values.get(field) for field in BEFORE) else None,
        sources={name: spans[0] for name, spans in found.items() if name and spans},
        evidence=tuple(sorted(span for spans in found.values() for span in spans)),
    )


def _country(value: FieldValue) -> str | None:
    """美國 in 美國(華盛頓特區)."""
    return (_CITIES.sub("", value).strip() or None) if isinstance(value, str) else None


def _spans(document: Document, row: Row) -> dict[str, list[Span]]:
    """Clean spans of the cells that each field of the record was read from."""
    found: dict[str, list[Span]] = {}
    for field, name in FIELDS.items():
        found.setdefault(name, []).extend(booked.spans(document, row.cells.get(field)))
    return found
