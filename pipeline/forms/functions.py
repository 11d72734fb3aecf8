"""歲出政事別預算表: expenditure by function of government."""

from pipeline.forms.accounts import COLUMNS, rows

__all__ = ["COLUMNS", "TITLE", "rows"]

TITLE = "歲出政事別預算表"
