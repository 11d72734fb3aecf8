"""Stage `relate`: what a document says of one thing, put together into records.

A member offers `find(document)`, which yields records; those of one name, period and sum are one record,
whatever they were read from. Proposals are records of their own, and so are the plans of different bodies.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from pipeline.model import Document, Proposal, Record
from pipeline.relate import plans, proposals, prose, trips
from pipeline.text import Span

RELATORS = (trips, prose, proposals)


def relate(document: Document) -> Document:
    """Fill `records`."""
    planned = list(plans.branches(document))
    first = {_key(record): record for record in reversed(planned)}
    others = (record for record in planned if first[_key(record)] is not record)
    found = [record for relator in RELATORS for record in relator.find(document)]
    proposed = [record for record in found if isinstance(record, Proposal)]
    taken = _taken(proposed)
    records = (record for record in found if isinstance(record, Record) and taken.isdisjoint(record.evidence))
    return msgspec.structs.replace(
        document, records=(*merge([*first.values(), *records]), *others, *proposed)
    )


def _taken(proposed: Iterable[Proposal]) -> set[Span]:
    """Where sums stand that are only cut, frozen or added: no programme costs them."""
    return {
        record.sources[field]
        for record in proposed
        for field in ("deleted", "frozen", "added")
        if field in record.sources and field not in record.computation
    }


def merge(records: Iterable[Record]) -> list[Record]:
    """Join records of one name, period, sum and currency; what one leaves open the other fills."""
    alike: dict[tuple[str | None, ...], list[Record]] = defaultdict(list)
    for record in records:
        alike[_key(record)].append(record)
    return [found[0] if len(found) == 1 else _joined(found) for found in alike.values()]


def _key(record: Record) -> tuple[str | None, ...]:
    return record.kind, record.name, record.fiscal_years, record.amount, record.currency


def _joined(records: list[Record]) -> Record:
    filled = {
        field: next((value for record in records if (value := getattr(record, field)) is not None), None)
        for field in ("qualifier", "headcount", "duration", "organiser", "destination", "status")
    }
    evidence = tuple(sorted({span for record in records for span in record.evidence}))
    sources: dict[str, Span] = {}
    for record in reversed(records):
        sources.update(record.sources)
    return msgspec.structs.replace(records[0], evidence=evidence, sources=sources, **filled)
