"""歲入來源別預算表: a book's revenue by source."""

import re

from pipeline.forms.accounts import COLUMNS, rows, sums

__all__ = ["COLUMNS", "PATTERN", "TITLE", "rows", "sums"]

TITLE = "歲入來源別預算表"
PATTERN = re.compile(TITLE)
