"""The fingerprint of what produces results: rules, names, libraries and options.

Two results of one source with one fingerprint have the same bytes. Only content counts, never a file's time.
"""

import hashlib
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

import pipeline

BESIDE = frozenset(
    {
        "audit",
        "charts",
        "cli",
        "dataset",
        "diff",
        "facts",
        "gate",
        "labels",
        "ledger",
        "reference",
        "report",
        "results",
        "score",
        "spacy",
        "verify",
    }
)
"""Parts of this package that no result depends on. What is not named here counts as a rule."""

LIBRARIES = (
    "daachorse",
    "jieba",
    "lxml",
    "msgspec",
    "numpy",
    "opencc",
    "pdf_oxide",
    "pdfminer.six",
    "pdfplumber",
    "pypdfium2",
    "rjieba",
)
"""What the stages read and compute with."""

SHOWN = 2
"""Changes of a kind that are named; of more only their number is said."""

Parts = Mapping[str, Mapping[str, str]]


class Program(msgspec.Struct, frozen=True):
    """What produces results.

    Attributes:
        id: its fingerprint.
        parts: what it is made of: by kind and name a hash, a version or a choice.
    """

    id: str
    parts: Parts


def program(options: Mapping[str, str]) -> Program:
    """This program as it stands, with options that change results."""
    root = Path(pipeline.__file__).parent
    parts = {
        "version": {"yusuan": pipeline.__version__},
        "rules": dict(_hashes(root, "py")),
        "names": dict(_hashes(root, "csv")),
        "libraries": dict(_versions()),
        "options": dict(options),
    }
    return Program(hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest(), parts)


def _hashes(root: Path, kind: str) -> Iterator[tuple[str, str]]:
    for file in sorted(root.rglob(f"*.{kind}")):
        name = file.relative_to(root).as_posix()
        if name.partition("/")[0].removesuffix(".py") not in BESIDE:
            yield name, hashlib.sha256(file.read_bytes()).hexdigest()[:16]


def _versions() -> Iterator[tuple[str, str]]:
    # What a character is, the Unicode tables say that come with Python.
    yield "python", f"{sys.version_info.major}.{sys.version_info.minor}"
    for name in LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "unknown"


def changed(old: Parts, new: Parts) -> str:
    """In words, in what two programs differ.

    >>> changed({"rules": {"a.py": "1", "b.py": "1"}}, {"rules": {"a.py": "2", "b.py": "1"}})
    'rules changed (a.py)'
    """
    said = []
    for kind in {**old, **new}:
        before, after = old.get(kind, {}), new.get(kind, {})
        names = sorted(name for name in {**before, **after} if before.get(name) != after.get(name))
        if names:
            more = [f"and {len(names) - SHOWN} more"] if len(names) > SHOWN else []
            said.append(f"{kind} changed ({', '.join([*names[:SHOWN], *more])})")
    return "; ".join(said)
