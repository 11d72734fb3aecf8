"""Cells that people judged: what was rejected is said in the result, the table keeps what is printed."""

from collections.abc import Container, Iterable, Iterator

from pipeline.decisions.decision import CellTarget, Decision
from pipeline.decisions.saying import told
from pipeline.model import Document, FieldValue, Finding, unread

CELL = "decisions.cell"

_Cell = tuple[str, str, int | None, FieldValue]
"""Form, field, page and value, as they are published."""


def cell_findings(document: Document, decisions: Iterable[Decision], source: str) -> Iterator[Finding]:
    """Yield each rejected cell, and each judged cell that is another one now and was not judged anew."""
    judged = [(one, one.target) for one in decisions if isinstance(one.target, CellTarget)]
    if not judged:
        return
    cells = set(_cells(document))
    cells |= {(form, field, None, value) for form, field, _, value in cells}
    last = {(target.table, target.row, target.field): decision for decision, target in judged}
    for decision, target in judged:
        changed = _changed(decision, target, source, cells)
        if not changed and decision.verdict == "reject":
            yield Finding(CELL, "warning", told(decision), page=target.page)
        elif changed and last[target.table, target.row, target.field] is decision:
            yield Finding("decisions.stale", "warning", f"{told(decision)}, but {changed}", page=target.page)


def _changed(decision: Decision, target: CellTarget, source: str, cells: Container[_Cell]) -> str:
    """How a cell is another one than that which was judged; "" where it is not."""
    if decision.source != source:
        return "the source has changed since"
    same = (target.form, target.field, target.page, target.value) in cells
    return "" if same else "the cell reads otherwise now"


def _cells(document: Document) -> Iterator[_Cell]:
    for table in document.tables:
        for row in table.rows:
            for field, value in row.values.items():
                cell = row.cells.get(field)
                yield table.form, field, cell.page if cell else row.page, value
    for grid in unread(document.grids, document.tables):
        for cells in grid.rows:
            page = min((cell.page for cell in cells if cell is not None), default=grid.pages[0])
            for number, cell in enumerate(cells, 1):
                where = cell.page if cell else page
                yield "", f"column_{number}", where, cell.text if cell else None
