"""委辦經費分析表: what an agency pays others for doing its work, plan by plan.

Headings and plans are rows alike; how they are numbered says which stands under which, and that is `level`.
"""

import re
from collections.abc import Iterator

from pipeline.forms import grants
from pipeline.forms.values import Column, Columns
from pipeline.model import Grid, Row, Sum

TITLE = "委辦經費分析表"
PATTERN = re.compile(rf"(?:各機關)?{TITLE}")
COLUMNS: Columns = (
    *grants.TREE,
    Column("name", "委辦計畫", note="without number, code and branch"),
    *grants.YEARS,
    Column("recipient", "委辦對象"),
    Column("contents", "委辦內容"),
    *grants.uses("current_personnel", "經常門", "用人費用", "人事費"),
    *grants.uses("current_operations", "經常門", "業務費用", "業務費"),
    *grants.uses("current_other", "經常門", "其他", "其它"),
    *grants.uses("capital_equipment", "資本門", "設備購置"),
    *grants.uses("capital_construction", "資本門", "營建工程"),
    *grants.uses("capital_other", "資本門", "其他", "其它"),
    grants.TOTAL,
)


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The headings and plans of a table."""
    return grants.rows(grids, COLUMNS)


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """A row's uses add up to its total; a heading is the sum of what stands below it, 合計 of all."""
    yield from grants.sums(rows, COLUMNS)
