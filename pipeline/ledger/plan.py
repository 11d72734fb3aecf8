"""What there is to do, and why: each source held against what the ledger knows of its result."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from pipeline.files import Source, digest
from pipeline.ledger.entry import Entry
from pipeline.ledger.program import Program, changed
from pipeline.ledger.store import Ledger
from pipeline.ledger.unknown import made_from, schema_of
from pipeline.schema import SCHEMA

AGAIN = frozenset(
    {"internal.timeout", "internal.crash", "internal.memory", "read.unreadable", "write.failed"}
)
"""Failures that the machine may be to blame for. Others come back with the same bytes and program."""

FORCED = "forced"
NEW = "new"
UNKNOWN = "not in the ledger"
SOURCE = "source changed"
EXTRA = "decisions changed"
FAILED = "failed before"
MISSING = "result missing"
EDITED = "result is not what was written"


class Task(msgspec.Struct, frozen=True):
    """A source, and what the ledger knows of it.

    Attributes:
        place: where it lies, from the directory of the results.
        sha256: of its bytes now; None where they cannot be read.
        entry: what is known of its former result; None where nothing is.
        former: SHA-256 of what the former result was made from, as the ledger says or else the result.
        why: why it is to be read; "" where its result stands.
    """

    source: Source
    place: str
    sha256: str | None
    entry: Entry | None
    former: str | None
    why: str

    @property
    def replaced(self) -> bool:
        """Whether its bytes are not those that the former result was made from."""
        return self.former is not None and self.former != self.sha256


def plan(ledger: Ledger, sources: Iterable[Source], program: Program, force: bool = False) -> Iterator[Task]:
    """Each source with the reason for reading it again.

    A document that named no year is to be read with the one that it was read with before: it is likely to be
    the one that will be found again.
    """
    programs = {known: changed(parts, program.parts) for known, parts in ledger.programs.items()}
    base = ledger.directory.resolve()
    # Many lie in one directory, and to follow links takes as long as to hash a small file.
    directories: dict[Path, str] = {}
    for source in sources:
        above = source.path.parent
        if above not in directories:
            directories[above] = relative(above.resolve(), base)
        place = f"{directories[above]}/{source.path.name}"
        sha256, entry = digest(source.path), ledger.entries.get(source.name)
        why = FORCED if force else _why(source, sha256, entry, programs)
        former = entry.sha256 if entry else made_from(source.output)
        yield Task(_as_before(source, entry), place, sha256, entry, former, why)


def _as_before(source: Source, entry: Entry | None) -> Source:
    if source.year or entry is None or entry.done.years:
        return source
    return msgspec.structs.replace(source, year=entry.year)


def _why(source: Source, sha256: str | None, entry: Entry | None, programs: Mapping[str, str]) -> str:
    if entry is None:
        return _unknown(source)
    return _outdated(source, sha256, entry, programs.get(entry.program, UNKNOWN)) or _gone(source, entry)


def _unknown(source: Source) -> str:
    """Why a source is read that the ledger does not know."""
    if not source.output.exists():
        return NEW
    schema = schema_of(source.output)
    return UNKNOWN if schema in {"", SCHEMA} else f"result is of the schema {schema}"


def relative(path: Path, directory: Path) -> str:
    """A path as the ledger writes it: from the directory of the results, so that both may move together.

    Both are absolute and without links.
    """
    return Path(os.path.relpath(path, directory)).as_posix()


def extra(source: Source) -> str:
    """SHA-256 of what people decided about a document; "" where nobody did."""
    return hashlib.sha256(source.extra).hexdigest() if source.extra else ""


def _outdated(source: Source, sha256: str | None, entry: Entry, program_changed: str) -> str:
    """What has changed of that which the result was made from."""
    if entry.sha256 != sha256:
        return SOURCE
    if entry.extra != extra(source):
        return EXTRA
    return program_changed


def _gone(source: Source, entry: Entry) -> str:
    """What is wrong with a result whose source and program are the same."""
    if entry.failure in AGAIN:
        return FAILED
    found = digest(source.output), digest(source.text)
    if found == (entry.result, entry.text):
        return ""
    lost = any(now is None and then for now, then in zip(found, (entry.result, entry.text), strict=True))
    return MISSING if lost else EDITED
