"""歲出機關別預算表: a book's expenditure by agency and programme."""

import re

from pipeline.forms.accounts import COLUMNS, rows, sums

__all__ = ["COLUMNS", "PATTERN", "TITLE", "rows", "sums"]

TITLE = "歲出機關別預算表"
PATTERN = re.compile(TITLE)
