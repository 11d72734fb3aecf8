"""Tables of what an agency pays others for: subsidies, donations and commissions (補助, 捐助, 委辦).

Their first column is a tree of headings, which the numbering tells: 合計, 1., 4040 or 3708012501, (1), [1].
A kind of number that is not open above a row stands one level below it, so that a level may be left out
(委辦: 1., (1) and 1., 3708012501, (1)). Behind the first line of a name stands the branch plan's number.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.calendar import edtf, gregorian
from pipeline.forms.cells import first_line_ends, joined, unspaced
from pipeline.forms.sums import children, parts, totals
from pipeline.forms.values import (
    Column,
    Columns,
    fields,
    first_page,
    longest_first,
    part,
    places,
    present,
    read,
    unit,
)
from pipeline.model import Cell, FieldValue, Grid, Row, Sum

TREE: Columns = (
    Column("number", "", note="as printed before the name: 1., (1), [1]"),
    Column("code", "", note="of the account, ten digits, or of the use, four digits, before the name"),
    Column(
        "level", "", "count", "how deep the numbering is, 1 for the headings right below 合計, which has none"
    ),
    Column("branch", "", note="number of the branch plan (分支計畫), behind the first line of the name"),
)
YEARS: Columns = (
    Column("period", "計畫起訖年度", note="as printed, in years of the Republic"),
    Column("period", "起訖年度"),
    Column("start", "", note="first year or month of `period`, Gregorian, EDTF; none where it is 經常性"),
    Column("end", "", note="last year or month of `period`, Gregorian, EDTF"),
)
TOTAL = Column("total", "合計", "money")
TOTALS = frozenset({"合計", "總計"})

NAME = re.compile(
    r"(?P<number>\d{1,2}[.、．](?!\d{1,3}(?!\d))|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[\[［〔]\d{1,2}[\]］〕]"
    r"|[<＜〈]\d{1,2}[>＞〉]|[①-⑳]|[一二三四五六七八九十]{1,3}、)? ?"
    r"(?:(?P<code>\d{10}(?!\d)|40\d\d(?= |[^\d年]))? ?)?"
    r"(?P<name>.*)"
)
"""What the first column holds. 4000 to 4099 are the uses 獎補助費 of the government's list of uses."""

BRANCH = re.compile(r"(?<=[^\x00-\x28\x2a-\x7f]) (\d{2})(?!\d)")
"""After a sign that is no letter or digit of the name's own, such as the two of ISO 14."""

YEAR = r"(?P<{0}>\d{{2,3}}(?:\.\d{{1,2}})?)年?度? ?"
PERIOD = re.compile(f"{YEAR.format('start')}(?:[-－–—~～至] ?{YEAR.format('end')})?")
COUNTED = re.compile(r"\d+|[一二三四五六七八九十]+|[①-⑳]")


def uses(field: str, gate: str, *names: str) -> Columns:
    """A column of money under 經常門 or 資本門, by its names in books, with and without the heading above."""
    return tuple(Column(field, f"{above}{name}", "money") for above in (gate, "") for name in names)


def rows(grids: tuple[Grid, ...], columns: Columns) -> tuple[Row, ...]:
    """The headings and plans of a table."""
    found: list[Row] = []
    open_above: list[str] = []
    for grid in grids:
        at = places(grid, longest_first(columns))
        for line in grid.rows:
            cells = present(line, at)
            if found and "name" not in cells and not cells.keys() & set(fields(columns, "money")):
                found[-1] = _longer(found[-1], cells)
            elif cells:
                found.append(_row(cells, columns, unit(grid), open_above))
    return tuple(found)


def sums(rows: tuple[Row, ...], columns: Columns) -> Iterator[Sum]:
    """A row's uses add up to its total; a heading is the sum of what stands below it, 合計 of all."""
    money = fields(columns, "money")
    yield from parts(rows, TOTAL.field, [field for field in money if field != TOTAL.field])
    yield from children(rows, *money)
    ends = [index for index, row in enumerate(rows) if row.values["name"] in TOTALS]
    for index, end in pairwise([*ends, len(rows)]):
        highest = [row for row in rows[index:end] if row.values["level"] == 1]
        if highest:
            yield from totals(highest, rows[index], *money)


def _row(cells: dict[str, Cell], columns: Columns, worth: int, open_above: list[str]) -> Row:
    page = first_page(cells.values())
    plan = cells.pop("name", None)
    if plan is not None:
        cells = {**_plan(plan), **cells}
    cells, values = years(cells, read(cells, columns, worth))
    values["level"] = None if values["name"] in TOTALS else _level(cells, open_above)
    return Row(values, cells, page, frozenset(fields(columns, "money")))


def _longer(row: Row, more: dict[str, Cell]) -> Row:
    """A row with what goes on of its texts."""
    cells = {
        **row.cells,
        **{field: joined(*filter(None, (row.cells.get(field), more[field]))) for field in more},
    }
    return Row({**row.values, **{field: cells[field].text for field in more}}, cells, row.page, row.money)


def _plan(cell: Cell) -> dict[str, Cell]:
    """The branch's number, and what the rest of the first column holds."""
    if cell.text.replace(" ", "") in TOTALS:
        return {"name": unspaced(cell)}
    found: dict[str, Cell] = {}
    branch = next((match for match in BRANCH.finditer(cell.text) if first_line_ends(cell, match.end())), None)
    if branch is not None:
        found["branch"] = part(cell, *branch.span(1))
        rest = (part(cell, 0, branch.start()), part(cell, branch.end(), len(cell.text)))
        cell = joined(*(piece for piece in rest if piece.text))
    match = NAME.fullmatch(cell.text)
    if match is None:
        return found | {"name": cell}
    return found | {
        field: part(cell, *match.span(field)) for field, text in match.groupdict().items() if text
    }


def _level(cells: dict[str, Cell], open_above: list[str]) -> int:
    """How many kinds of numbers are open with a row's own, which closes those that were opened below it."""
    kind = _kind(cells)
    del open_above[open_above.index(kind) if kind in open_above else len(open_above) :]
    open_above.append(kind)
    return len(open_above)


def _kind(cells: dict[str, Cell]) -> str:
    """What a row's number looks like; that of its code where it has none, "" where it has neither."""
    if "number" in cells:
        return COUNTED.sub("#", cells["number"].text.translate(str.maketrans("（）［］．", "()[].")))
    return str(len(cells["code"].text)) if "code" in cells else ""


def years(
    cells: dict[str, Cell], values: dict[str, FieldValue]
) -> tuple[dict[str, Cell], dict[str, FieldValue]]:
    """A row with the first and the last year of its period; a year alone is both, 經常性 has none."""
    period = cells.get("period")
    match = PERIOD.fullmatch(period.text) if period else None
    if period is None or match is None:
        return cells, {**values, "start": None, "end": None}
    start = part(period, *match.span("start"))
    found = {"start": start, "end": part(period, *match.span("end")) if match["end"] else start}
    return {**cells, **found}, {**values, **{field: _year(cell.text) for field, cell in found.items()}}


def _year(printed: str) -> str | None:
    """EDTF of a year or a month of the Republic: 114, 114.08."""
    year, _, month = printed.partition(".")
    return edtf(gregorian(int(year)), int(month) if month else None)
