"""Results read again at their places in the sources, by other means than those that read them first.

For each value of a result there is a `Claim`: a mention, a cell of a table, a field of a record. Each is read
anew, in a PDF by pdfplumber, and agrees, disagrees, or is not checkable. Nothing of the extractors is used
but numerals and the calendar. Canonical names and qualifiers are not read again.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from pipeline.results import ResultError, find, load, text_of
from pipeline.schema import Output
from pipeline.verify import mentions, records, tables
from pipeline.verify.claim import Claim
from pipeline.verify.source import Source, locate
from pipeline.verify.verdict import Verdict, unchecked

State = Literal["read", "changed", "missing", "broken"]
"""A source that was read; one of other bytes than those that the result was made of; none; no result."""


class Case(msgspec.Struct, frozen=True):
    """A value that disagrees: where it stands in the result and in the source, and what is there instead."""

    place: str
    page: int | None
    reason: str


class Checked(msgspec.Struct, frozen=True):
    """What came of a document.

    Attributes:
        name: path of its source, or of its result where that cannot be read.
        problem: what is wrong with the document as a whole, "" if nothing.
        values: how many its result holds; the next three are of those that were read again.
        reasons: why values were not checkable, and how many.
        cases: those that disagree.
    """

    name: str
    state: State
    problem: str
    values: int = 0
    agreed: int = 0
    disagreed: int = 0
    unchecked: int = 0
    reasons: dict[str, int] = {}
    cases: tuple[Case, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether anything disagrees: a value, or the whole document with its source."""
        return self.disagreed > 0 or self.state != "read"


def verify(results: Path, sources: Sequence[Path], sample: int | None = None) -> Iterator[Checked]:
    """Read the results of a directory again, one document after the other.

    Args:
        results: where a run wrote to.
        sources: directories that the sources lie below, or sources themselves.
        sample: how many values of each document to read; the same ones each time. None for all.

    Raises:
        UsageError: if there are no results.
    """
    for name, path in find(results).items():
        try:
            output = load(path)
        except ResultError as error:
            yield Checked(name, "broken", str(error))
            continue
        yield _document(output, path, sources, sample)


def _document(output: Output, path: Path, sources: Sequence[Path], sample: int | None) -> Checked:
    name, claims = output.source.path, _claims(output)
    place = locate(name, sources)
    if place is None:
        return _unread(name, "missing", "the source is not there", claims)
    try:
        source = Source(place, output.source.media_type, text_of(path))
    except OSError as error:
        return _unread(name, "missing", f"the source cannot be read: {error.strerror}", claims)
    if source.sha256 != output.source.sha256:
        return _unread(name, "changed", "the source is not the one that was read", claims)
    try:
        return _read(name, source, claims, sample)
    finally:
        source.close()


def _claims(output: Output) -> list[Claim]:
    return [*mentions.claims(output), *tables.claims(output), *records.claims(output)]


def _unread(name: str, state: State, problem: str, claims: list[Claim]) -> Checked:
    reasons = {problem: len(claims)} if claims else {}
    return Checked(name, state, problem, len(claims), unchecked=len(claims), reasons=reasons)


def _read(name: str, source: Source, claims: list[Claim], sample: int | None) -> Checked:
    chosen = claims if sample is None else _chosen(claims, sample)
    # A page is read once: its values one after the other.
    judged = [(claim, _verdict(claim, source)) for claim in sorted(chosen, key=lambda claim: claim.page or 0)]
    counts = Counter(verdict.outcome for _, verdict in judged)
    reasons = Counter(verdict.reason for _, verdict in judged if verdict.outcome == "unchecked")
    cases = (
        Case(claim.place, claim.page, verdict.reason)
        for claim, verdict in judged
        if verdict.outcome == "disagreed"
    )
    return Checked(
        name,
        "read",
        "",
        len(claims),
        counts["agreed"],
        counts["disagreed"],
        counts["unchecked"],
        dict(reasons.most_common()),
        tuple(cases),
    )


def _verdict(claim: Claim, source: Source) -> Verdict:
    try:
        return claim.check(source)
    except (ValueError, ArithmeticError, LookupError, TypeError) as error:
        # A result by another hand may hold anything that its schema lets pass.
        return unchecked(f"a value that cannot be read: {type(error).__name__}")


def _chosen(claims: list[Claim], sample: int) -> list[Claim]:
    """As many claims, by the hash of their places: the same ones in each run, from all over the document."""
    numbered = sorted(
        enumerate(claims), key=lambda pair: hashlib.sha256(f"{pair[0]} {pair[1].place}".encode()).digest()
    )
    return [claim for _, claim in sorted(numbered[:sample], key=lambda pair: pair[0])]
