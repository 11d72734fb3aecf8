"""歲出一級用途別科目分析表: each account by the uses of funds of the first level, current and capital.

Over the columns stand 經常支出 and 資本支出; both have 業務費, 獎補助費, 預備金 and 小計.
"""

import re
from collections.abc import Iterator

from pipeline.forms.accounts import numbered
from pipeline.forms.sums import children, parts, sections
from pipeline.forms.values import Column, Columns, fields
from pipeline.model import Grid, Row, Sum

TITLE = "歲出一級用途別科目分析表"
PATTERN = re.compile(r"(?:各機關)?歲出(?:一級|第一級)?用途別科目分析表")
COLUMNS: Columns = (
    Column("code", "", note="the ten digits above the name, where the book prints them"),
    Column("name", "名稱及編號", note="without the code"),
    Column("name", "名稱"),
    Column("level", "", "count", "1 款, 2 項, 3 目, 4 節: the last of these columns that has a number"),
    Column("personnel", "人事費", "money", "under 經常支出"),
    Column("operations", "業務費", "money", "under 經常支出"),
    Column("grants", "獎補助費", "money", "under 經常支出"),
    Column("debt", "債務費", "money", "under 經常支出"),
    Column("reserve", "預備金", "money", "under 經常支出"),
    Column("current_total", "小計", "money", "under 經常支出"),
    Column("capital_operations", "資本支出業務費", "money", "業務費 under 資本支出"),
    Column("equipment_and_investment", "設備及投資", "money", "under 資本支出"),
    Column("capital_grants", "資本支出獎補助費", "money", "獎補助費 under 資本支出"),
    Column("capital_reserve", "資本支出預備金", "money", "預備金 under 資本支出"),
    Column("capital_total", "資本支出小計", "money", "小計 under 資本支出"),
    Column("total", "合計", "money"),
)
SUMS = fields(COLUMNS, "money")
CURRENT = ("personnel", "operations", "grants", "debt", "reserve")
CAPITAL = ("capital_operations", "equipment_and_investment", "capital_grants", "capital_reserve")


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The accounts of a table."""
    return numbered(grids, COLUMNS)


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """Uses add up to the subtotals, these to the total; accounts to those above and to their function."""
    yield from parts(rows, "current_total", CURRENT)
    yield from parts(rows, "capital_total", CAPITAL)
    yield from parts(rows, "total", ("current_total", "capital_total"))
    yield from children(rows, *SUMS)
    yield from sections(rows, *SUMS)
