"""The fingerprint covers whatever results are made by."""

import ast
import os
import re
import shutil
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from test_house import MODULES, PACKAGE, imports, part

import pipeline
from pipeline.ledger import program
from pipeline.ledger.program import BESIDE, LIBRARIES, changed


def reached() -> set[str]:
    """The modules that reading a document can import: those of `run`, without what conducts the run."""
    found: set[str] = set()
    waiting = ["pipeline.run", "pipeline"]
    while waiting:
        module = waiting.pop()
        if module in found or module.startswith("pipeline.ledger"):
            continue
        found.add(module)
        waiting += imports(MODULES[module])
    return found


def test_what_reads_counts_and_no_other_part_does() -> None:
    parts = {module.split(".")[1] for module in reached() if module.count(".")}
    assert {"read", "forms", "relate", "decisions", "outcome", "write", "numerals"} <= parts
    assert not parts & BESIDE, "a part that documents are read by is left out"
    house = {part(module) for module in MODULES} - {"__init__"}
    assert house - parts <= BESIDE, "a part that reads nothing would have everything read again"


def test_every_library_that_reads_is_named() -> None:
    used = set()
    for module in reached():
        for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                used.add((node.module or "").partition(".")[0])
    distributions = packages_distributions()
    plain = {re.sub(r"[-_.]+", "-", name).lower() for name in LIBRARIES}
    found = {distributions[name][0] for name in used - {"pipeline"} if name in distributions}
    assert {"msgspec", "numpy", "lxml"} <= found
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in found} <= plain | {"pebble"}, (
        "pebble only runs them"
    )


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, which the fingerprint is taken of."""
    shutil.copytree(PACKAGE, tmp_path / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(pipeline, "__file__", str(tmp_path / "pipeline" / "__init__.py"))
    return tmp_path / "pipeline"


def taken(**options: str) -> program.Program:
    return program.program(options)


@pytest.mark.parametrize("file", ["extract/amount.py", "data/agencies.csv", "tables.py", "relate/new.py"])
def test_a_byte_of_a_rule_or_of_a_gazetteer_changes_it(copy: Path, file: str) -> None:
    before = taken()
    with (copy / file).open("a", encoding="utf-8") as rule:
        rule.write("#")
    after = taken()
    assert after.id != before.id
    kind = "names" if file.endswith("csv") else "rules"
    assert changed(before.parts, after.parts) == f"{kind} changed ({file})"


@pytest.mark.parametrize("file", ["cli/run.py", "ledger/store.py", "audit/strings.csv", "extract/notes.md"])
def test_what_makes_no_result_does_not_change_it(copy: Path, file: str) -> None:
    before = taken()
    with (copy / file).open("a", encoding="utf-8") as other:
        other.write("#")
    assert taken().id == before.id


def test_the_time_of_a_file_does_not_change_it(copy: Path) -> None:
    before = taken()
    os.utime(copy / "extract" / "amount.py", (1, 1))
    assert taken().id == before.id


def test_options_change_it_in_whatever_order() -> None:
    assert taken(a="1", b="2").id == taken(b="2", a="1").id != taken(a="1").id


def test_a_change_is_said_in_words() -> None:
    old = {"rules": {"a.py": "1", "b.py": "1"}, "options": {"engine": "auto"}}
    assert changed(old, old) == ""
    new = {"rules": {f"{letter}.py": "2" for letter in "abcd"}, "options": {"engine": "auto", "year": "2025"}}
    assert changed(old, new) == "rules changed (a.py, b.py, and 2 more); options changed (year)"
    assert changed(new, old) == changed(old, new)
