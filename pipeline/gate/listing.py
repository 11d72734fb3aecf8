"""Findings of several results, as they are listed: the gravest first."""

from collections.abc import Iterable, Iterator

import msgspec

from pipeline.gate.tally import matches
from pipeline.schema import Output

LEVELS = ("error", "warning", "info")
"""The gravest first."""


class Filter(msgspec.Struct, frozen=True):
    """Which findings are wanted; all where nothing is said.

    Attributes:
        levels, kinds: of findings and of documents.
        checks, documents: patterns of their names.
    """

    levels: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Listed(msgspec.Struct, frozen=True):
    """A finding and its document; its place as in the result."""

    level: str
    check: str
    document: str
    kind: str | None
    page: int | None
    start: int | None
    end: int | None
    message: str


class Counted(msgspec.Struct, frozen=True):
    """How many findings of a check there are at a level, and in how many documents."""

    level: str
    check: str
    findings: int
    documents: int


def listed(name: str, output: Output, wanted: Filter) -> Iterator[Listed]:
    """The findings of a result that are wanted."""
    kind = output.document.kind
    if not matches(name, wanted.documents) or (wanted.kinds and kind not in wanted.kinds):
        return
    for one in output.findings:
        if (not wanted.levels or one.level in wanted.levels) and matches(one.check, wanted.checks):
            yield Listed(one.level, one.check, name, kind, one.page, one.start, one.end, one.message)


def ordered(found: Iterable[Listed]) -> list[Listed]:
    """By level, document and place."""
    return sorted(
        found,
        key=lambda one: (LEVELS.index(one.level), one.document, one.page or 0, one.start or 0, one.check),
    )


def counted(found: Iterable[Listed]) -> list[Counted]:
    """How many there are of each check, the gravest and most frequent first."""
    documents: dict[tuple[str, str], list[str]] = {}
    for one in found:
        documents.setdefault((one.level, one.check), []).append(one.document)
    counts = [Counted(*key, len(names), len(set(names))) for key, names in documents.items()]
    return sorted(counts, key=lambda one: (LEVELS.index(one.level), -one.findings, one.check))
