"""歲入項目說明提要表: each source of revenue with what it is, the law it rests on, and its accounts.

On every page a block of boxes names the source: a 子目 with its code, mostly with the 細目 behind it
(0408010300 -0408010301, 賠償收入 -一般賠償收入). Below, its accounts stand from 款 down to it.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import msgspec

from pipeline.forms.accounts import numbered
from pipeline.forms.boxes import goes_on, labelled
from pipeline.forms.cells import joined
from pipeline.forms.sums import children, compared, total
from pipeline.forms.values import Column, Columns, fields, first_page, part, places, read, unit
from pipeline.model import Cell, Grid, Row, Sum

TITLE = "歲入項目說明提要表"
PATTERN = re.compile(TITLE)

SOURCE, ACCOUNT = "source", "account"

COLUMNS: Columns = (
    Column("kind", "", note="source (來源子目及細目) or account (款項目節)"),
    Column("source_code", "", note="of an account: the source that it stands under"),
    Column("code", "", note="ten digits: of a source its 細目's, or its 子目's where that has none"),
    Column("name", "名稱", note="of an account; of a source in 來源子目及細目與編號"),
    Column("parent_code", "", note="of a source that is a 細目: its 子目's"),
    Column("parent_name", "", note="of a source that is a 細目: its 子目's"),
    Column("level", "", "count", "of an account: 1 款, 2 項, 3 目, 4 節"),
    Column("amount", "金額", "money"),
    Column("amount", "預算金額", "money"),
    Column("amount", "預算數", "money"),
    Column("unit_in_charge", "承辦單位", note="of a source"),
    Column("contents", "項目內容", note="of a source"),
    Column("legal_basis", "法令依據", note="of a source"),
    Column("note", "說明", note="of an account"),
)
SUMS = fields(COLUMNS, "money")

ORDINAL = r"(?:[一二三四五]、)?"
LABELS = {
    "name": re.compile(r"來源(?:別)?子目及細目(?:名稱)?[與及]編號[:：]? ?"),
    "amount": re.compile(r"預算(?:金額|數)[:：]? ?"),
    "unit_in_charge": re.compile(r"承辦單位[:：]? ?"),
    "contents": re.compile(rf"{ORDINAL}項目內容[:：]? ?"),
    "legal_basis": re.compile(rf"{ORDINAL}法令依據[:：]? ?"),
}
NAMES = re.compile(
    r"(?P<parent_code>\d{10}) ?[-－–] ?(?P<code>\d{10}) ?(?P<parent_name>.*?) ?[-－–] ?(?P<name>.*)"
    r"|(?P<only_code>\d{10}) ?(?P<only_name>.*)"
)


class Entry(NamedTuple):
    """A source: what its block says, and the tables below it."""

    head: dict[str, Cell]
    unit: int
    tables: list[Grid]


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """Sources, each followed by its accounts."""
    return tuple(row for entry in _entries(grids) for row in _rows(entry))


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """An account is the sum of those one level below it; a source has the sum of the account of its code."""
    yield from children(rows, "amount")
    below: list[Row] = []
    for row in reversed(rows):
        if row.values["kind"] == ACCOUNT:
            below.append(row)
            continue
        own = [account for account in below if account.values["code"] == row.values["code"]]
        if below:
            yield from compared("children", row, "amount", total(own, "amount"))
        below = []


def _entries(grids: tuple[Grid, ...]) -> list[Entry]:
    found: list[Entry] = []
    for grid in grids:
        is_table = "name" in places(grid, COLUMNS)
        head = {} if is_table else labelled(grid, LABELS)
        if not found or not goes_on(head, found[-1].head, ("name", "amount")):
            found.append(Entry({}, unit(grid), []))
        for field, cell in head.items():
            found[-1].head.setdefault(field, cell)
        if is_table:
            found[-1].tables.append(grid)
    return found


def _rows(entry: Entry) -> Iterator[Row]:
    cells = dict(entry.head)
    if "name" in cells:
        cells.update(_named(cells.pop("name")))
    values = {**read(cells, COLUMNS, entry.unit), "kind": SOURCE}
    if cells:
        yield Row(values, cells, first_page(cells.values()), frozenset(SUMS))
    for row in numbered(_whole(entry.tables), COLUMNS):
        own = {**row.values, "kind": ACCOUNT, "source_code": values["code"]}
        yield msgspec.structs.replace(row, values=own)


def _named(cell: Cell) -> Iterator[tuple[str, Cell]]:
    """Codes and names of a 子目 and its 細目, which stand in one box."""
    match = NAMES.fullmatch(cell.text)
    if match is None:
        yield "name", cell
        return
    for field, printed in match.groupdict().items():
        if printed:
            yield field.removeprefix("only_"), part(cell, *match.span(field))


def _whole(tables: list[Grid]) -> tuple[Grid, ...]:
    """The tables of a source, each over all its pages, its notes whole: one may go on in a row of its own."""
    found = []
    for _, pages in groupby(tables, key=lambda grid: grid.header):
        first, *rest = pages
        lines: list[tuple[Cell | None, ...]] = []
        for line in (line for grid in (first, *rest) for line in grid.rows):
            _add(lines, line, places(first, COLUMNS).get("note"))
        found.append(msgspec.structs.replace(first, rows=tuple(lines)))
    return tuple(found)


def _add(lines: list[tuple[Cell | None, ...]], line: tuple[Cell | None, ...], at: int | None) -> None:
    """A row, or what the note above it goes on with."""
    note = line[at] if at is not None and line.count(None) == len(line) - 1 else None
    if at is None or note is None or not lines:
        lines.append(line)
        return
    before = lines[-1][at]
    whole = joined(before, note) if before is not None else note
    lines[-1] = (*lines[-1][:at], whole, *lines[-1][at + 1 :])
