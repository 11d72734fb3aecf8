"""媒體政策及業務宣導費彙計表: what an agency spends on telling the public of its policies, by account.

預算法 §62-1 has agencies list it.
"""

import re
from collections.abc import Iterator

from pipeline.forms.accounts import numbered
from pipeline.forms.sums import children, sections
from pipeline.forms.values import Column, Columns
from pipeline.model import Grid, Row, Sum

TITLE = "媒體政策及業務宣導費彙計表"
PATTERN = re.compile(r"(?:各機關)?(?:媒體)?政策(?:及業務)?宣導(?:經費|費用?)(?:彙[計整總]|分析|明細|概況)?表")
COLUMNS: Columns = (
    Column("code", "", note="the ten digits above the name, in 名稱及編號"),
    Column("name", "名稱及編號", note="without the code"),
    Column("name", "科目名稱"),
    Column("level", "", "count", "1 款, 2 項, 3 目, 4 節: the last of these columns that has a number"),
    Column("budget", "預算數", "money"),
    Column("budget", "預算金額", "money"),
    Column("contents", "預計執行內容"),
    Column("contents", "執行內容"),
    Column("contents", "說明"),
)


def rows(grids: tuple[Grid, ...]) -> tuple[Row, ...]:
    """The accounts of a table."""
    return numbered(grids, COLUMNS)


def sums(rows: tuple[Row, ...]) -> Iterator[Sum]:
    """An account is the sum of those one level below it, a function of government that of those under it."""
    yield from children(rows, "budget")
    yield from sections(rows, "budget")
