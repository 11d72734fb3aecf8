"""The rules of the house: what may import what, what siblings offer, which fields a stage fills."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from types import ModuleType

import pytest

from pipeline import charts, check, extract, forms, read, relate
from pipeline.model import Document, Stage
from pipeline.run import STAGES

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"

FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"__init__"}),
    frozenset({"errors", "text", "numerals", "calendar", "words"}),
    frozenset({"tables"}),
    frozenset({"model", "gazetteer", "files"}),
    frozenset({"schema", "summary", "decisions"}),
    frozenset(
        {"read", "layout", "forms", "normalise", "segment", "extract", "resolve", "relate", "check", "write"}
    ),
    frozenset({"results", "ledger"}),
    frozenset({"facts", "outcome"}),
    frozenset({"run", "score", "reference", "verify", "diff", "labels", "charts", "gate", "dataset"}),
    frozenset({"spacy", "audit"}),
    frozenset({"report"}),
    frozenset({"cli"}),
)
"""From the ground up. Parts of one floor do not know each other; a stage is a part."""

FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = {
    ".".join(("pipeline", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): file
    for file in FILES
}


def part(module: str) -> str:
    """The part of the house that a module belongs to."""
    return [*module.split("."), "__init__"][1]


def imports(file: Path) -> Iterator[str]:
    """Modules of this package that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            if name.split(".")[0] == "pipeline":
                yield name if name in MODULES else name.rpartition(".")[0] or name


def test_every_part_has_its_floor() -> None:
    assert {part(module) for module in MODULES} == set().union(*FLOORS)
    assert sum(map(len, FLOORS)) == len(set().union(*FLOORS))


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down_a_floor_or_stay_in_a_package(module: str) -> None:
    floor = {name: number for number, names in enumerate(FLOORS) for name in names}
    for imported in imports(MODULES[module]):
        inside = part(module) == part(imported)
        assert inside or floor[part(imported)] < floor[part(module)], f"{module} imports {imported}"


def test_no_circles() -> None:
    graph = {module: set(imports(file)) - {module} for module, file in MODULES.items()}
    TopologicalSorter(graph).prepare()


SIBLINGS: tuple[tuple[ModuleType, str, tuple[str, ...]], ...] = (
    (read, "FORMATS", ("matches", "read")),
    (forms, "FORMS", ("TITLE", "COLUMNS", "rows")),
    (extract, "EXTRACTORS", ("KIND", "find")),
    (relate, "RELATORS", ("find",)),
    (check, "CHECKS", ("find",)),
    (charts, "DRAWN", ("NAME", "TITLES", "draw")),
)


@pytest.mark.parametrize(
    ("package", "listing", "offers"), SIBLINGS, ids=lambda value: getattr(value, "__name__", "")
)
def test_packages_of_siblings_list_their_members(
    package: ModuleType, listing: str, offers: tuple[str, ...]
) -> None:
    listed = getattr(package, listing)
    assert type(listed) is tuple
    assert all(hasattr(member, name) for member in listed for name in offers)
    files = [module for module in MODULES if module.startswith(f"{package.__name__}.")]
    able = {
        module
        for module in map(importlib.import_module, files)
        if all(hasattr(module, name) for name in offers)
    }
    assert able == set(listed), "a member is listed, and what is listed is a member"


def fields_by_stage() -> dict[str, set[str]]:
    """The comments in `Document` say which stage fills the fields below them."""
    owner, fields = "", {}
    for line in inspect.getsource(Document).splitlines():
        if comment := re.fullmatch(r" {4}# (\w+)", line):
            owner = comment[1]
        elif field := re.match(r" {4}(\w+): ", line):
            fields.setdefault(owner, set()).add(field[1])
    return fields


def stage_name(stage: Stage) -> str:
    return stage.__module__.split(".")[1]


def test_every_field_has_its_stage() -> None:
    assert ["given", *map(stage_name, STAGES)] == list(fields_by_stage())
    assert set().union(*fields_by_stage().values()) == set(Document.__struct_fields__)


@pytest.fixture(scope="module")
def passages() -> list[tuple[Stage, Document, Document]]:
    """Each stage with a document before and after it, for a book, a page and a text."""
    taken = []
    for pattern in ("raw/**/*.pdf", "raw/**/*.html", "raw/**/*.txt"):
        path = min(ROOT.glob(pattern))
        document = Document(path.name, path.read_bytes())
        for stage in STAGES:
            before, document = document, stage(document)
            taken.append((stage, before, document))
    return taken


@pytest.mark.parametrize("stage", STAGES, ids=stage_name)
def test_a_stage_fills_its_own_fields_and_no_others(
    stage: Stage, passages: list[tuple[Stage, Document, Document]]
) -> None:
    changed = set()
    for other, before, after in passages:
        if other is stage:
            changed |= {f for f in Document.__struct_fields__ if getattr(before, f) is not getattr(after, f)}
    assert changed <= fields_by_stage()[stage_name(stage)]
    assert changed, "a stage does something"
