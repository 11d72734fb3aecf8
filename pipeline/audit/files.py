"""Where the files of a corpus are, and that a name never leads out of it."""

from pathlib import Path, PurePosixPath

from pipeline.errors import PipelineError
from pipeline.ledger.opening import reading


def file_of(root: Path, name: str) -> Path | None:
    """The file of a name in a directory, or the file that was given itself."""
    return root if root.is_file() and root.name == name else inside(root, name)


def recorded(results: Path) -> list[Path]:
    """The directories that the sources were read from, as the ledger of the results knows them.

    Nothing in them is shown but what has the hash that its result names.
    """
    found: dict[Path, None] = {}
    try:
        with reading(results) as ledger:
            for entry in ledger.entries.values() if ledger is not None else ():
                if entry.source.endswith(entry.name):
                    found[results / (entry.source.removesuffix(entry.name) or ".")] = None
    except PipelineError:
        return []  # a run is at work, or the ledger is damaged: the sources are then told by --source
    return list(found)


def inside(root: Path, name: str) -> Path | None:
    """The file of a name below a directory; None where there is none, or where it would lie elsewhere."""
    parts = PurePosixPath(name).parts
    strange = not parts or name.startswith("/") or "\0" in name or "\\" in name
    if strange or any(part.startswith(".") for part in parts):
        return None
    try:
        path = (root / name).resolve()
        return path if path.is_relative_to(root) and path.is_file() else None
    except (OSError, ValueError):
        return None
