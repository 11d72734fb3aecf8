"""派員赴大陸計畫預算類別表: trips to mainland China, without categories."""

import re

from pipeline.forms.trips import COLUMNS, rows, sums

__all__ = ["COLUMNS", "PATTERN", "TITLE", "rows", "sums"]

TITLE = "派員赴大陸計畫預算類別表"
PATTERN = re.compile(TITLE)
