"""補助經費分析表: what an agency pays to other governments and funds, plan by plan.

Headings and plans are rows alike; how they are numbered says which stands under which, and that is `level`.
"""

import re
from collections.abc import Iterator

from pipeline.forms import grants
from pipeline.forms.values import Column, Columns
from pipeline.model import Grid, Row, Sum

TITLE = "補助經費分析表"
PATTERN = re.compile(rf"(?:各機關)?{TITLE}")
COLUMNS: Columns = (
    *grants.TREE,
    Column("name", "補助計畫", note="without number, code and branch"),
    *grants.YEARS,
    Column("recipient", "補助對象"),
    Column("recipient", "補助機關", note="headings such as 接受補助機關 and 受補助機關"),
    Column("contents", "補助內容"),
    Column("recipient_year", "接受補助機關列入預算年度", note="as printed, in years of the Republic"),
    *grants.uses("current_personnel", "經常門", "人事費"),
    *grants.uses("current_operations", "經常門", "業務費"),
    *grants.uses("current_other", "經常門", "其它", "其他"),
    *grants.uses("capital_land", "資本門", "土地"),
    *grants.uses("capital_construction", "資本門", "營建工程"),
    *grants.uses("capital_other", "資本門", "其它", "其他"),
    grants.TOTAL,
)


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The headings and plans of a table."""
    return grants.rows(grids, COLUMNS)


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """A row's uses add up to its total; a heading is the sum of what stands below it, 合計 of all."""
    yield from grants.sums(rows, COLUMNS)
