"""歲入來源別預算表: a book's revenue by source."""

from pipeline.forms.accounts import COLUMNS, rows

__all__ = ["COLUMNS", "TITLE", "rows"]

TITLE = "歲入來源別預算表"
