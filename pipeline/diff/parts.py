"""What of a document is compared, whether it comes from a result or from a data set."""

from typing import NamedTuple

from pipeline.diff import items
from pipeline.diff.items import Item
from pipeline.schema import Output


class Parts(NamedTuple):
    """The items of a document, each kind in its order."""

    document: Item | None = None
    mentions: tuple[Item, ...] = ()
    records: tuple[Item, ...] = ()
    tables: tuple[Item, ...] = ()
    rows: tuple[Item, ...] = ()
    findings: tuple[Item, ...] = ()
    facts: tuple[Item, ...] = ()


NOTHING = Parts()
"""Of a document that is not there."""


def of(output: Output) -> Parts:
    """The items of a result."""
    return Parts(
        items.document(output),
        tuple(items.mentions(output)),
        tuple(items.records(output)),
        tuple(items.tables(output)),
        tuple(items.rows(output)),
        tuple(items.findings(output)),
    )
