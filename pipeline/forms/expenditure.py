"""歲出機關別預算表: a book's expenditure by agency and programme."""

from pipeline.forms.accounts import COLUMNS, rows

__all__ = ["COLUMNS", "TITLE", "rows"]

TITLE = "歲出機關別預算表"
