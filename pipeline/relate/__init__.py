"""Stage `relate`: what a document says of one thing, put together into records.

A member offers `find(document)`, which yields records; those of one name, period and sum are one record, whatever they were read from.
"""

from collections.abc import Iterable

import msgspec

from pipeline.model import Document, Record
from pipeline.relate import prose, trips

RELATORS = (prose, trips)


def relate(document: Document) -> Document:
    """Fill `records`."""
    found = [record for relator in RELATORS for record in relator.find(document)]
    return msgspec.structs.replace(document, records=tuple(merge(found)))


def merge(records: Iterable[Record]) -> list[Record]:
    """Join records of one name, period, sum and currency; what one leaves open the other fills."""
    merged: dict[tuple[str | None, ...], Record] = {}
    for record in records:
        key = (record.kind, record.name, record.fiscal_years, record.amount, record.currency)
        known = merged.get(key)
        merged[key] = record if known is None else _joined(known, record)
    return [*merged.values()]


def _joined(known: Record, other: Record) -> Record:
    filled = {
        field: getattr(other, field)
        for field in ("qualifier", "headcount", "duration", "organiser", "destination", "status")
        if getattr(known, field) is None
    }
    evidence = tuple(sorted({*known.evidence, *other.evidence}))
    return msgspec.structs.replace(known, evidence=evidence, **filled)
