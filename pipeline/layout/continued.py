"""Tables that go on: which pages show one table, and which row of it goes on from one page to the next."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pipeline.layout.headings import headings
from pipeline.layout.lines import Line
from pipeline.layout.rows import ITEM, MOSTLY, is_figure, is_prose, starts_row
from pipeline.layout.tables import Place, Table
from pipeline.text import Span

CONTINUED = re.compile(r"[(（]續[^()（）]{0,4}[)）]")
"""What a title adds on its later pages: (續), （續1）, (續前頁)."""

FOOT = 2.5
"""Times the font size; a text whose last line stands no higher above the foot of the table runs into it."""

DASH = re.compile(r"[-－–—]")

Cells = dict[int, list[Line]]
"""Lines by column."""

NOWHERE: Mapping[int, Span] = MappingProxyType({})
"""The spans of lines that are not in the text yet."""


Key = tuple[str, tuple[str, ...]]
"""What boxes above a table say, and its heading."""


class Titled(NamedTuple):
    """A table with the title it stands under.

    Attributes:
        under: what boxes without a heading above the table say; a table goes on only under the same.
        spans: where in the text its lines stand, by the line's identity.
    """

    table: Table
    title: str
    under: str = ""
    spans: Mapping[int, Span] = NOWHERE

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on."""
        return tuple(dict.fromkeys(sheet.page for sheet in self.table.sheets))


def continued(tables: Iterable[Titled]) -> Iterator[list[Titled]]:
    """The tables in groups that are one: of one title and heading, on following pages.

    The groups come in the order in which they begin, each as soon as no later page can go on with it and all
    before it have come.
    """
    groups: deque[tuple[Key, list[Titled]]] = deque()
    latest: dict[Key, list[Titled]] = {}
    for table in tables:
        while groups and table.pages[0] > groups[0][1][-1].pages[-1] + 1:
            key, group = groups.popleft()
            if latest[key] is group:
                del latest[key]
            yield group
        key = table.under, headings(table.table.sheets)
        before = latest.get(key)
        if (
            before
            and any(key[1])
            and table.pages[0] == before[-1].pages[-1] + 1
            and _is_same(before[0], table)
        ):
            before.append(table)
        else:
            latest[key] = [table]
            groups.append((key, latest[key]))
    yield from (group for _, group in groups)


def _is_same(first: Titled, later: Titled) -> bool:
    """Whether a later title is the first, or some lines of it.

    Headings of the text below the first are not said again, and the name of the agency may be left out.
    """
    one, other = (CONTINUED.sub("", titled.title).replace(" ", "").split("\n") for titled in (first, later))
    lines = iter(one)
    return all(line in lines for line in other if line)


class Before(NamedTuple):
    """What stands before a page of a table.

    Attributes:
        last: the last row.
        foot: where the page before ends.
        ruled: whether rules part the rows.
        numbered: whether every row begins with a number.
    """

    last: Cells
    foot: float
    ruled: bool
    numbered: bool


def rows_of(group: list[Titled]) -> list[Cells]:
    """The rows of a table from its first page to its last; a cell that goes on over pages is one."""
    rows: list[Cells] = []
    major = 0
    ruled = any(titled.table.is_ruled for titled in group)
    foot = 0.0
    for titled in group:
        table = titled.table
        own = _rows(table, ruled=ruled)
        while rows and own and _goes_on(own[0], table, Before(rows[-1], foot, ruled, _are_numbered(rows))):
            _carry(rows[-1], rows[major], own.pop(0)[1])
        for place, cells in own:
            if not table.is_minor(place):
                major = len(rows)
            rows.append(cells)
        foot = table.sheets[0].frame.ys[-1]
    return rows


def _rows(table: Table, *, ruled: bool) -> list[tuple[Place, Cells]]:
    """The rows of a table on its page, first what goes on from the page before.

    Where other pages rule the rows, a page with nothing but one row has no rule; the number of that row may
    stand in its middle.
    """
    found: dict[Place, Cells] = {}
    one = ruled and table.has_one_row
    for place, entry in table.entries:
        place = (place[0], 0) if one else place  # noqa: PLW2901
        found.setdefault(place, {}).setdefault(entry.column, []).append(entry.line)
    return list(found.items())


def _goes_on(row: tuple[Place, Cells], table: Table, before: Before) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    Where no rules part the rows, it is what stands above the first start of a row, or a figure in which the
    last text ends. Where they do, it is a row without name, number and figures: either with its
    last text alone, or with texts of which all but the last ran to the foot of the page before. Where rows
    are numbered, a row without a number is part of the last.
    """
    place, cells = row
    last, foot, ruled, numbered = before
    if not ruled and (place[1] == 0 or (cells.keys() == {max(last)} and _is_text(max(last), last))):
        return True
    if numbered and _is_part(cells, last):
        if not ruled or 0 not in cells or last[0][-1].page == cells[0][0].page:
            return True
        return _runs_to(foot, last[0])
    if not ruled or (table.starts[place[0]] and not table.has_one_row):
        return place[1] == 0
    first, *others = sorted(cells)
    texts = [first, *others][:-1] if others else [first] * (first == 0)
    return not (
        (first == 0 and others)
        or any(not _is_text(column, last) and is_figure(lines[0]) for column, lines in cells.items())
        or any(starts_row(cells[column][0]) or not _runs_to(foot, last.get(column, [])) for column in texts)
    )


def _is_text(column: int, last: Cells) -> bool:
    return column in last and is_prose(column, last[column])


def _are_numbered(rows: list[Cells]) -> bool:
    """Whether every row begins with a number in the first column; 無 below a heading is no row."""
    return all(0 in cells and (len(cells) == 1 or starts_row(cells[0][0])) for cells in rows)


def _is_part(cells: Cells, last: Cells) -> bool:
    """Whether a row without a number has few of the figures that the last one has, or those that it wants.

    A dash is no figure that the last one has already: it may stand below one, on a line of its own.
    """
    own, others = _of_figures(cells), _of_figures(last)
    if 0 in cells and starts_row(cells[0][0]):
        return False
    told = {column for column in own if any(not DASH.fullmatch(line.text) for line in cells[column])}
    if own and others.isdisjoint(told or own):
        return ITEM.match(last[0][0].text) is not None
    return len(own) < MOSTLY * len(others)


def _of_figures(cells: Cells) -> set[int]:
    """The columns that hold figures, the first left out."""
    return {column for column, lines in cells.items() if column > 0 and not is_prose(column, lines)}


def _runs_to(foot: float, lines: list[Line]) -> bool:
    return any(line.baseline > foot - FOOT * line.size for line in lines[-1:])


def _carry(last: Cells, major: Cells, cells: Cells) -> None:
    """Add to a row what goes on on the next page; a text goes on in the row that it belongs to."""
    for column, lines in cells.items():
        row = major if is_prose(column, lines) else last
        row.setdefault(column, []).extend(lines)
