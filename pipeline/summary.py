"""What came of a run, as counts. A result may be large, and only its file holds it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from pipeline.model import Document, Proposal

BALANCE = "sums.balance"
"""The finding that says whether a book's sums hold."""

DISK_FULL = "write.full"
"""The failure that ends a run: no other document could be written either."""


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
        years: the fiscal years, Gregorian, that its proposals name, sorted; none is one that was assumed.
        why: why it was read; "" where the result of an earlier run stands.
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
    why: str = ""
    years: tuple[str, ...] = ()


class Changes(msgspec.Struct, frozen=True):
    """What a run found to have changed beside what it read.

    Attributes:
        replaced: documents whose bytes changed and of which nobody was shown yet what changed.
        removed: documents whose sources are gone.
        pruned: whether their results were removed.
        unknown: documents of which there are results, and nobody knows where their sources are.
        warnings: what was wrong with the ledger and with what people decided.
    """

    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    pruned: bool = False
    unknown: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Summary(msgspec.Struct, frozen=True):
    """What came of all sources; but for `documents`, the counts leave out those that failed.

    Attributes:
        balances: the name of each book, and whether its sums hold.
        read: the documents that this run read, by the reason for it; the others stand as they were.
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
    read: dict[str, tuple[str, ...]] = {}
    changes: Changes = Changes()


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
        years=tuple(sorted(set(_named(document)))),
    )


def _named(document: Document) -> Iterator[str]:
    """The fiscal years of proposals that the document names, for each of them or for all."""
    for record in document.records:
        if not isinstance(record, Proposal) or record.fiscal_year is None:
            continue
        if "fiscal_year" in record.sources or document.about.fiscal_year:
            yield record.fiscal_year


def summarise(done: Iterable[Done], seconds: float, changes: Changes) -> Summary:
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
        read={why: tuple(one.name for one in done if one.why == why) for why in _reasons(done)},
        changes=changes,
    )


def _reasons(done: Iterable[Done]) -> list[str]:
    return sorted({one.why for one in done} - {""})


def _total(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for counted in counts:
        total.update(counted)
    return dict(sorted(total.items()))
