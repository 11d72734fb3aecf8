"""預算員額明細表: how many people each account pays, by kind, this year and last, and what they cost."""

import re
from collections.abc import Iterator

from pipeline.forms.accounts import numbered
from pipeline.forms.sums import change, children, parts, sections
from pipeline.forms.values import Column, Columns, fields
from pipeline.model import Grid, Row, Sum

TITLE = "預算員額明細表"
PATTERN = re.compile(rf"(?:各機關)?{TITLE}")
COLUMNS: Columns = (
    Column("code", "", note="the ten digits above the name, where the book prints them"),
    Column("name", "名稱及編號", note="without the code"),
    Column("name", "名稱"),
    Column("level", "", "count", "1 款, 2 項, 3 目, 4 節: the last of these columns that has a number"),
    Column("officials", "職員本年度", "count", "people"),
    Column("last_officials", "職員上年度", "count", "people"),
    Column("police", "警察本年度", "count", "people"),
    Column("last_police", "警察上年度", "count", "people"),
    Column("bailiffs", "法警本年度", "count", "people"),
    Column("last_bailiffs", "法警上年度", "count", "people"),
    Column("guards", "駐警本年度", "count", "people"),
    Column("last_guards", "駐警上年度", "count", "people"),
    Column("janitors", "工友本年度", "count", "people"),
    Column("last_janitors", "工友上年度", "count", "people"),
    Column("technicians", "技工本年度", "count", "people"),
    Column("last_technicians", "技工上年度", "count", "people"),
    Column("drivers", "駕駛本年度", "count", "people"),
    Column("last_drivers", "駕駛上年度", "count", "people"),
    Column("contracted", "聘用本年度", "count", "people"),
    Column("last_contracted", "聘用上年度", "count", "people"),
    Column("hired", "約僱本年度", "count", "people"),
    Column("last_hired", "約僱上年度", "count", "people"),
    Column("hired_abroad", "駐外雇員本年度", "count", "people"),
    Column("last_hired_abroad", "駐外雇員上年度", "count", "people"),
    Column("total", "合計本年度", "count", "people"),
    Column("last_total", "合計上年度", "count", "people"),
    Column("cost", "年需經費本年度", "money", "what the people cost in a year"),
    Column("last_cost", "年需經費上年度", "money"),
    Column("cost_change", "年需經費比較", "money", "this year less last year"),
    Column("note", "說明"),
)
KINDS = (
    "officials", "police", "bailiffs", "guards", "janitors",
    "technicians", "drivers", "contracted", "hired", "hired_abroad",
)  # fmt: skip
COUNTS = tuple(field for field in fields(COLUMNS, "count") if field != "level")


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The accounts of a table."""
    return numbered(grids, COLUMNS)


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """Kinds add up to their year's total, accounts to those above them; the years differ by the change."""
    yield from parts(rows, "total", KINDS)
    yield from parts(rows, "last_total", [f"last_{kind}" for kind in KINDS])
    yield from change(rows, "cost_change", "cost", "last_cost")
    yield from children(rows, *COUNTS, "cost", "last_cost")
    yield from sections(rows, *COUNTS, "cost", "last_cost")
