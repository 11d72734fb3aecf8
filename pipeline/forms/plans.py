"""歲出計畫提要及分支計畫概況表: each work plan with its branch plans, their uses of funds and explanations.

On every page a block of boxes says whose plan it is; below stand the branches of the plan (01 人員維持),
under each its accounts of the first level (2000 業務費) and of the second (2006 水電費). An explanation is a
branch's and may go on over pages. Source of the codes: 歲出第一、二級用途別科目, 行政院主計總處.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.forms.boxes import goes_on, labelled
from pipeline.forms.cells import joined
from pipeline.forms.plan_items import items
from pipeline.forms.sums import Rows, compared, number, total
from pipeline.forms.values import (
    Column,
    Columns,
    fields,
    first_page,
    fiscal_year,
    part,
    places,
    present,
    read,
    unit,
)
from pipeline.model import Cell, FieldValue, Grid, Row, Sum

TITLE = "歲出計畫提要及分支計畫概況表"
PATTERN = re.compile(TITLE)

PLAN, BRANCH, ACCOUNT, ITEM = "plan", "branch", "account", "item"

COLUMNS: Columns = (
    Column(
        "kind",
        "",
        note="plan (工作計畫), branch (分支計畫), account (用途別科目) or item (paragraph of 說明)",
    ),
    Column("plan_code", "", note="the plan that a branch, an account or an item belongs to"),
    Column("branch_code", "", note="a branch itself, or the one that an account or an item belongs to"),
    Column("code", "", note="ten digits of a plan, two of a branch, four of an account"),
    Column(
        "name", "分支計畫及用途別科目", note="behind the code; a plan's behind its code in 工作計畫名稱及編號"
    ),
    Column("name", "分支計畫及用途別"),
    Column("level", "", "count", "of an account: 1 for codes of whole thousands, 2 for those below"),
    Column("amount", "金額", "money", "of an item: the one sum that it states for itself, if it does"),
    Column("amount", "預算金額", "money"),
    Column("amount", "預算數", "money"),
    Column("unit_in_charge", "承辦單位", note="of a branch"),
    Column("explanation", "說明", note="of a branch, all its lines"),
    Column("number", "", note="of an item, as printed: 1. or (1) or <1>"),
    Column("depth", "", "count", "of an item: 1 for those of the outermost list"),
    Column("text", "", note="of an item, without the items under it"),
    Column("contents", "計畫內容", note="of a plan"),
    Column("expected_results", "預期成果", note="of a plan"),
)
SUMS = fields(COLUMNS, "money")

LABELS = {
    "name": re.compile(r"工作計畫(?:名稱及編號|編號及名稱)[:：]?"),
    "amount": re.compile(r"預算(?:金額|數)[:：]?"),
    "contents": re.compile(r"計畫內容[:：]? ?"),
    "expected_results": re.compile(r"(?:預期|預計)成果[:：]? ?"),
}
PLAN_CODE = re.compile(r"\d{10} ?")
CODE = re.compile(r"(?:\d{4}|\d{2})(?!\d) ?")

Whose = Mapping[str, FieldValue]
"""What a row says of itself that no cell of its own does."""


class Entry(NamedTuple):
    """A row before it is read: what it is, and the pieces of each field."""

    kind: str
    cells: dict[str, list[Cell]]
    grid: Grid


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """Plans, each before its branches, these before their accounts and the items of their explanation."""
    return tuple(_rows(_entries(grids)))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """Accounts add up to those of the first level, these to their branch, and branches to the plan."""
    ranked = [(_rank(row), row) for row in rows if row.values["kind"] != ITEM]
    for index, (rank, row) in enumerate(ranked):
        below = _directly_below(rank, ranked[index + 1 :])
        if below:
            yield from compared("children", row, "amount", total(below, "amount"))


def _rank(row: Row) -> int:
    """1 for a plan, 2 for a branch, 3 and 4 for accounts."""
    kind = row.values["kind"]
    return 2 + (number(row.values["level"]) or 0) if kind == ACCOUNT else 1 if kind == PLAN else 2


def _directly_below(rank: int, ranked: list[tuple[int, Row]]) -> Rows:
    """Those that nothing stands between: an account without a branch belongs to its plan."""
    found: list[Row] = []
    last = 9
    for other, row in ranked:
        if other <= rank:
            break
        if other <= last:
            found.append(row)
            last = other
    return found


def _entries(grids: tuple[Grid, ...]) -> list[Entry]:
    found: list[Entry] = []
    for grid in grids:
        at = places(grid, COLUMNS)
        if "name" not in at:
            _head(found, labelled(grid, LABELS), grid)
            continue
        for line in grid.rows:
            _take(found, present(line, at), grid)
    return found


def _head(found: list[Entry], head: dict[str, Cell], grid: Grid) -> None:
    """Begin a plan, unless the block repeats what it says of the plan that goes on."""
    if not head:
        return
    latest = next((entry for entry in reversed(found) if entry.kind == PLAN), None)
    before = {field: joined(*pieces) for field, pieces in latest.cells.items()} if latest else {}
    if latest is None or not goes_on(head, before, ("name", "amount")):
        latest = Entry(PLAN, {}, grid)
        found.append(latest)
    for field, cell in head.items():
        latest.cells.setdefault(field, [cell])


def _take(found: list[Entry], cells: dict[str, Cell], grid: Grid) -> None:
    """A row of the table: it begins something, or adds to what began above it."""
    if not cells:
        return
    code = CODE.match(cells["name"].text) if "name" in cells else None
    named = "name" in cells or "amount" in cells
    follows = found and (found[-1].kind != PLAN or not named)
    if code or not follows or ("amount" in cells and "amount" in found[-1].cells):
        kind = ACCOUNT if code and len(code.group().strip()) == 4 else BRANCH
        found.append(Entry(kind, {}, grid))
    for field, cell in cells.items():
        to = found[-1] if field in ("name", "amount") else _owner(found)
        to.cells.setdefault(field, []).append(cell)


def _owner(found: list[Entry]) -> Entry:
    """What a text explains: the branch that goes on, or the plan if it has none."""
    return next((entry for entry in reversed(found) if entry.kind != ACCOUNT), found[-1])


def _rows(entries: list[Entry]) -> Iterator[Row]:
    plan: str | None = None
    for group in _groups(entries):
        read_group = [(entry, _cells(entry)) for entry in group]
        head, cells = read_group[0]
        code = cells["code"].text if "code" in cells else None
        plan = code if head.kind == PLAN else plan
        whose: Whose = {"plan_code": plan, "branch_code": code if head.kind == BRANCH else None}
        for entry, own in read_group:
            yield _row(own, {"kind": entry.kind, **(whose if entry.kind != PLAN else {})}, entry.grid)
        if "explanation" in cells:
            yield from _items(cells["explanation"], whose, head.grid)


def _groups(entries: list[Entry]) -> list[list[Entry]]:
    """Each plan and each branch with the accounts that follow it."""
    found: list[list[Entry]] = []
    for entry in entries:
        if entry.kind == ACCOUNT and found:
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def _cells(entry: Entry) -> dict[str, Cell]:
    """The fields of a row, the code parted from the name."""
    cells = {field: joined(*pieces) for field, pieces in entry.cells.items()}
    if "name" not in cells:
        return cells
    name = cells.pop("name")
    match = (PLAN_CODE if entry.kind == PLAN else CODE).match(name.text)
    if match:
        cells["code"] = part(name, 0, len(match.group().rstrip()))
    start = match.end() if match else 0
    if start < len(name.text):
        cells["name"] = part(name, start, len(name.text))
    return cells


def _items(explanation: Cell, whose: Whose, grid: Grid) -> Iterator[Row]:
    """The numbered paragraphs of an explanation."""
    year = fiscal_year(grid)
    for item in items(explanation, unit(grid), int(year) if year else None):
        spans = {"number": item.number, "text": item.text, "amount": item.amount}
        cells = {field: part(explanation, *span) for field, span in spans.items() if span}
        yield _row(cells, {"kind": ITEM, "depth": item.depth, **whose}, grid)


def _row(cells: dict[str, Cell], own: Whose, grid: Grid) -> Row:
    values = {**read(cells, COLUMNS, unit(grid)), **own}
    if own["kind"] == ACCOUNT:
        values["level"] = 1 if str(values["code"]).endswith("000") else 2
    return Row(values, cells, first_page(cells.values()), frozenset(SUMS))
