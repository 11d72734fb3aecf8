"""The gate before a data set: what a corpus must hold, as `yusuan.toml` says it, and what failed of it.

docs/checks.md describes the file.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from pipeline import ledger
from pipeline.errors import UsageError
from pipeline.gate.assertions import KINDS
from pipeline.gate.config import NAME, find
from pipeline.gate.listing import LEVELS, Counted, Filter, Listed, counted, listed, ordered
from pipeline.gate.saying import Failure
from pipeline.gate.tally import Tally
from pipeline.results import ResultError, load
from pipeline.results import find as results_of
from pipeline.schema import Finding, Output

__all__ = [
    "KINDS",
    "LEVELS",
    "NAME",
    "Checked",
    "Counted",
    "Failure",
    "Filter",
    "Listed",
    "check",
    "failures",
]


class Checked(msgspec.Struct, frozen=True):
    """What there is to say of a directory of results.

    Attributes:
        config: the file whose assertions were held against them, if there is one.
        assertions: how many it has.
        failures: those that are not kept.
        refused: what is no result of this version, and why.
        documents: how many results there are.
        counts: of the findings that are wanted.
        findings: those that are wanted, the gravest first.
    """

    config: str | None
    assertions: int
    failures: tuple[Failure, ...]
    refused: dict[str, str]
    documents: int
    counts: tuple[Counted, ...]
    findings: tuple[Listed, ...]


def failures(results: Path, config: Path | None = None) -> tuple[Failure, ...]:
    """The assertions that a directory of results does not keep; none where no configuration is found.

    Args:
        results: the directory.
        config: the file with the assertions; None for `yusuan.toml` in that directory or the current one.

    Raises:
        UsageError: for a configuration that cannot be read, or holds what no assertion is; if there are no
            results, one is of another version, or a run is at work there.
        LedgerError: if what the ledger knows of them cannot be read.
    """
    _, assertions = find(results, config)
    if not assertions.named:
        return ()
    tally, known = Tally(assertions), _known(results)
    for name, path in results_of(results).items():
        try:
            tally.add(name, _whole(load(path), known[name]))
        except ResultError as error:
            raise UsageError(f"{path}: {error}") from error
    return tally.failures()


def check(results: Path, config: Path | None = None, wanted: Filter | None = None) -> Checked:
    """The findings of results, and the assertions that they do not keep.

    Raises:
        UsageError: for a configuration that cannot be read, or holds what no assertion is; if there are no
            results, or a run is at work there.
        LedgerError: if what the ledger knows of them cannot be read.
    """
    file, assertions = find(results, config)
    tally, known, files = Tally(assertions), _known(results), results_of(results)
    refused, found = dict[str, str](), list[Listed]()
    for name, path in files.items():
        try:
            output = _whole(load(path), known[name])
            tally.add(name, output)
            found += listed(name, output, wanted or Filter())
        except ResultError as error:
            refused[name] = str(error)
    return Checked(
        config=str(file) if file else None,
        assertions=len(assertions.named),
        failures=tally.failures(),
        refused=refused,
        documents=len(files),
        counts=tuple(counted(found)),
        findings=tuple(ordered(found)),
    )


def _known(results: Path) -> Mapping[str, list[Finding]]:
    """What the ledger found out about documents, which their results cannot say."""
    known: dict[str, list[Finding]] = defaultdict(list)
    for one in ledger.findings(results):
        known[one.document].append(Finding(one.check, one.level, one.message, None, None, None))
    return known


def _whole(output: Output, known: list[Finding]) -> Output:
    return replace(output, findings=(*output.findings, *known))
