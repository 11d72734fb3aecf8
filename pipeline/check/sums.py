"""The sums that a book's forms hold by construction.

Children add up to their parent, years differ by the change, trips are the sum of their parts and add up to
the 總表.
"""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Document, FieldValue, Finding, Row, Table

ACCOUNTS = ("歲入來源別預算表", "歲出機關別預算表", "歲出政事別預算表")
TRIPS, TRIPS_SUMMARY = "派員出國計畫預算類別表", "派員出國計畫預算總表"
PARTS = ("transport", "living", "office", "tuition")


def find(document: Document) -> Iterator[Finding]:
    """Yield each sum that fails, with both figures, their difference and the page."""
    for table in document.tables:
        if table.form in ACCOUNTS:
            yield from _children(table)
            yield from _changes(table)
        elif table.form == TRIPS:
            yield from _parts(table)
    yield from _trips(document.tables)


def _failed(check: str, row: Row, what: str, stated: int, added: int) -> Finding:
    difference = stated - added
    message = f"{what}: printed {stated:,}, added up {added:,}, difference {difference:,} TWD"
    return Finding(f"sums.{check}", "error", message, page=row.page)


def _number(value: FieldValue) -> int | None:
    return value if isinstance(value, int) else None


def _children(table: Table) -> Iterator[Finding]:
    """A parent is the sum of the rows one level below it."""
    rows = [row for row in table.rows if _number(row.values.get("level"))]
    for index, parent in enumerate(rows):
        level, stated = _number(parent.values["level"]) or 0, _number(parent.values.get("this_year"))
        below = []
        for row in rows[index + 1 :]:
            depth = _number(row.values["level"]) or 0
            if depth <= level:
                break
            if depth == level + 1:
                below.append(_number(row.values.get("this_year")) or 0)
        if below and stated is not None and stated != sum(below):
            yield _failed(
                "children", parent, f"{parent.values.get('name')} in {table.form}", stated, sum(below)
            )


def _changes(table: Table) -> Iterator[Finding]:
    """This year less last year is the printed change."""
    for row in table.rows:
        this, last, change = (_number(row.values.get(k)) for k in ("this_year", "last_year", "change"))
        if this is not None and last is not None and change is not None and this - last != change:
            yield _failed(
                "change", row, f"change of {row.values.get('name')} in {table.form}", change, this - last
            )


def _parts(table: Table) -> Iterator[Finding]:
    """A trip's costs add up to its total."""
    for row in table.rows:
        parts = [value for part in PARTS if (value := _number(row.values.get(part))) is not None]
        total = _number(row.values.get("total"))
        if parts and total is not None and sum(parts) != total:
            yield _failed("parts", row, f"trip {row.values.get('name')}", total, sum(parts))


def _trips(tables: tuple[Table, ...]) -> Iterator[Finding]:
    """A category's trips add up to its line of the 總表: their number, person-days and money."""
    trips: dict[tuple[str | None, FieldValue], list[Row]] = defaultdict(list)
    for table in tables:
        if table.form == TRIPS:
            for row in table.rows:
                trips[table.agency, row.values.get("category")].append(row)
    for table in tables:
        if table.form != TRIPS_SUMMARY:
            continue
        for line in table.rows:
            category, plans = line.values.get("category"), _number(line.values.get("plans"))
            if category and category != "合計" and plans:
                yield from _line(line, trips.get((table.agency, category), []))


def _line(line: Row, rows: list[Row]) -> Iterator[Finding]:
    added = {
        "plans": len(rows),
        "person_days": sum(
            (_number(r.values.get("days")) or 0) * (_number(r.values.get("people")) or 0) for r in rows
        ),
        "budget": sum(_number(r.values.get("total")) or 0 for r in rows),
    }
    for field, value in added.items():
        stated = _number(line.values.get(field))
        if stated is not None and stated != value:
            yield _failed("trips", line, f"{field} of {line.values.get('category')}", stated, value)
