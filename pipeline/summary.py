"""What came of a run, as counts. A result may be large, and only its file holds it."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from pipeline.model import Document

BALANCE = "sums.balance"
"""The finding that says whether a book's sums hold."""


class Failure(msgspec.Struct, frozen=True):
    """Why a source has no result: a stable dotted name and a sentence."""

    name: str
    check: str
    message: str


class Done(msgspec.Struct, frozen=True):
    """What came of one source.

    Attributes:
        mentions: by type.
        records: by kind.
        tables: forms that were read.
        transcribed: tables of no known form, kept as they stand.
        findings: by level.
        balance: whether a book's sums hold, in words; "" for what has none.
    """

    name: str
    bytes: int = 0
    mentions: dict[str, int] = {}
    records: dict[str, int] = {}
    tables: int = 0
    findings: dict[str, int] = {}
    transcribed: int = 0
    balance: str = ""
    failure: Failure | None = None


class Summary(msgspec.Struct, frozen=True):
    """What came of all sources; but for `documents`, the counts leave out those that failed.

    Attributes:
        balances: the name of each book, and whether its sums hold.
    """

    documents: int
    mentions: dict[str, int]
    records: dict[str, int]
    tables: int
    findings: dict[str, int]
    transcribed: int
    balances: tuple[tuple[str, str], ...]
    failures: tuple[Failure, ...]
    bytes: int
    seconds: float


def count(document: Document) -> Done:
    """What came of a document that went through all stages."""
    return Done(
        document.path,
        len(document.data),
        dict(Counter(mention.kind for mention in document.mentions)),
        dict(Counter(record.kind for record in document.records)),
        len(document.tables),
        dict(Counter(finding.level for finding in document.findings)),
        document.coverage.grids_unread,
        next((finding.message for finding in document.findings if finding.check == BALANCE), ""),
    )


def summarise(done: Iterable[Done], seconds: float) -> Summary:
    """The sum of what came of each source, whatever the order in which they ended."""
    done = sorted(done, key=lambda one: one.name)
    whole = [one for one in done if one.failure is None]
    return Summary(
        documents=len(done),
        mentions=_total(one.mentions for one in whole),
        records=_total(one.records for one in whole),
        tables=sum(one.tables for one in whole),
        findings=_total(one.findings for one in whole),
        transcribed=sum(one.transcribed for one in whole),
        balances=tuple((one.name, one.balance) for one in whole if one.balance),
        failures=tuple(one.failure for one in done if one.failure),
        bytes=sum(one.bytes for one in whole),
        seconds=seconds,
    )


def _total(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for counted in counts:
        total.update(counted)
    return dict(sorted(total.items()))
