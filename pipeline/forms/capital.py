"""資本支出分析表: each account's capital expenditure by what is bought."""

import re
from collections.abc import Iterator

from pipeline.forms.accounts import numbered
from pipeline.forms.sums import children, parts, sections
from pipeline.forms.values import Column, Columns, fields
from pipeline.model import Grid, Row, Sum

TITLE = "資本支出分析表"
PATTERN = re.compile(rf"(?:各機關)?{TITLE}")
COLUMNS: Columns = (
    Column("code", "", note="the ten digits above the name, in 名稱及編號"),
    Column("name", "名稱及編號", note="without the code"),
    Column("name", "名稱"),
    Column("level", "", "count", "1 款, 2 項, 3 目, 4 節: the last of these columns that has a number"),
    Column("land", "土地", "money"),
    Column("buildings", "房屋建築及設備", "money"),
    Column("public_works", "公共建設及設施", "money"),
    Column("machinery", "機械設備", "money"),
    Column("transport", "運輸設備", "money"),
    Column("information", "資訊軟硬體設備", "money"),
    Column("miscellaneous", "雜項設備", "money"),
    Column("rights", "權利", "money"),
    Column("investment", "投資", "money", "the column 投資 under 設備及投資"),
    Column("other", "其他資本支出", "money"),
    Column("total", "合計", "money"),
)
SUMS = fields(COLUMNS, "money")


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The accounts of a table."""
    return numbered(grids, COLUMNS)


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """What is bought adds up to the total; accounts to those above them and to their function."""
    yield from parts(rows, "total", [field for field in SUMS if field != "total"])
    yield from children(rows, *SUMS)
    yield from sections(rows, *SUMS)
