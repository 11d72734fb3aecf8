"""歲出政事別預算表: expenditure by function of government."""

import re

from pipeline.forms.accounts import COLUMNS, rows, sums

__all__ = ["COLUMNS", "PATTERN", "TITLE", "rows", "sums"]

TITLE = "歲出政事別預算表"
PATTERN = re.compile(TITLE)
