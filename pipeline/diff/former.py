"""What changed where a source was replaced: the former result, which a run keeps, against the present one."""

from pathlib import Path

import msgspec

from pipeline.diff import diff
from pipeline.diff.changes import Difference
from pipeline.errors import UsageError
from pipeline.ledger import findings, former
from pipeline.ledger.replaced import FORMER
from pipeline.results import ResultError, load


class Former(msgspec.Struct, frozen=True):
    """What became of replaced sources.

    Attributes:
        names: documents that were compared.
        difference: what changed in them; None where none could be compared.
        unseen: documents that could not be compared, and why.
    """

    names: tuple[str, ...]
    difference: Difference | None
    unseen: tuple[tuple[str, str], ...]


def former_diff(directory: Path) -> Former:
    """Compare the former results of replaced sources with those that took their place.

    Raises:
        UsageError: if there is no such directory, a run is at work there, or a result is of another version.
        LedgerError: if its ledger cannot be read.
    """
    if not directory.is_dir():
        raise UsageError(f"{directory}: no such directory of results")
    problems = {found.document: _problem(directory, found.document) for found in findings(directory)}
    names = tuple(name for name, problem in problems.items() if not problem)
    unseen = tuple((name, problem) for name, problem in problems.items() if problem)
    return Former(names, diff(directory / FORMER, directory, names) if names else None, unseen)


def _problem(directory: Path, name: str) -> str:
    """Why a document cannot be compared; "" where it can."""
    path, _ = former(directory, name)
    if not path.is_file():
        return "its former result is not kept"
    try:
        load(path)
    except ResultError as error:
        return f"{path} {error}; remove it when it is of no more use"
    return ""
