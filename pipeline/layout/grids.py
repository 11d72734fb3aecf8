"""Tables to grids: titles, headings and cells with the place of each in the text."""

from collections.abc import Iterable, Iterator

from pipeline.layout.continued import Cells, Titled, continued, rows_of
from pipeline.layout.headings import headings
from pipeline.layout.lines import Line
from pipeline.layout.lists import lists
from pipeline.layout.sheets import closed_up, joined, squeezed
from pipeline.model import Cell, Grid
from pipeline.text import Span


def grids(tables: Iterable[Titled]) -> Iterator[Grid]:
    """All grids; tables of one title and heading on following pages are one, and a row may go on."""
    return map(_grid, continued(tables))


def _grid(group: list[Titled]) -> Grid:
    header = headings(group[0].table.sheets)
    spans = {line: span for titled in group for line, span in titled.spans.items()}
    return Grid(
        title=group[0].title,
        pages=tuple(page for titled in group for page in titled.pages),
        header=header,
        rows=tuple(_row(row, header, spans) for row in rows_of(group)),
    )


def _row(row: Cells, header: tuple[str, ...], spans: dict[int, Span]) -> tuple[Cell | None, ...]:
    apart = lists(row, header)
    return tuple(_cell(row.get(column), spans, apart=column in apart) for column in range(len(header)))


def _cell(lines: list[Line] | None, spans: dict[int, Span], *, apart: bool) -> Cell | None:
    if not lines:
        return None
    boxes = [line.box for line in lines if line.page == lines[0].page]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    own = tuple(spans[id(line)] for line in lines)
    return Cell(
        text=" ".join(squeezed(line.text) for line in lines) if apart else joined(lines),
        spans=own,
        page=lines[0].page,
        box=(min(lefts), min(tops), max(rights), max(bottoms)),
        closed=tuple(
            start + at for (start, _), line in zip(own, lines, strict=True) for at in closed_up(line.text)
        ),
    )
