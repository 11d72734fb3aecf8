"""派員出國計畫預算總表: the trips abroad of a year by category, and those of the year before."""

from collections.abc import Iterator

from pipeline.forms.values import Columns, figure, first_page, money, places, present, unit
from pipeline.model import Grid, Row

TITLE = "派員出國計畫預算總表"
COLUMNS: Columns = (
    ("category", "類別"),
    ("plans", "本年度計畫項數"),
    ("person_days", "本年度預計人天"),
    ("budget", "本年度預算數"),
    ("last_plans", "上年度計畫項數"),
    ("last_person_days", "上年度核定人天"),
    ("last_budget", "上年度預算數"),
)
SUMS = frozenset({"budget", "last_budget"})


def rows(grid: Grid) -> tuple[Row, ...]:
    """One row for each category, and 合計."""
    return tuple(_rows(grid))


def _rows(grid: Grid) -> Iterator[Row]:
    at = places(grid, COLUMNS)
    for line in grid.rows:
        cells = present(line, at)
        if "category" not in cells:
            continue
        numbers = {
            field: money(cells.get(field), unit(grid)) if field in SUMS else figure(cells.get(field))
            for field, _ in COLUMNS[1:]
        }
        values = {"category": cells["category"].text.replace(" ", ""), **numbers}
        yield Row(values, cells, first_page(line), SUMS)
