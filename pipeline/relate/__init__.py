"""Stage `relate`: what a document says of one thing, put together into records.

A member offers `find(document)`, which yields records; those of one name, period and sum are one record,
whatever they were read from. Proposals are records of their own.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from pipeline.model import Document, Record
from pipeline.relate import proposals, prose, trips

RELATORS = (prose, trips)


def relate(document: Document) -> Document:
    """Fill `records`."""
    found = [record for relator in RELATORS for record in relator.find(document)]
    return msgspec.structs.replace(document, records=(*merge(found), *proposals.find(document)))


def merge(records: Iterable[Record]) -> list[Record]:
    """Join records of one name, period, sum and currency; what one leaves open the other fills."""
    alike: dict[tuple[str | None, ...], list[Record]] = defaultdict(list)
    for record in records:
        alike[record.kind, record.name, record.fiscal_years, record.amount, record.currency].append(record)
    return [found[0] if len(found) == 1 else _joined(found) for found in alike.values()]


def _joined(records: list[Record]) -> Record:
    filled = {
        field: next((value for record in records if (value := getattr(record, field)) is not None), None)
        for field in ("qualifier", "headcount", "duration", "organiser", "destination", "status")
    }
    evidence = tuple(sorted({span for record in records for span in record.evidence}))
    return msgspec.structs.replace(records[0], evidence=evidence, **filled)
