"""派員赴大陸計畫預算類別表: trips to mainland China, without categories."""

from pipeline.forms.trips import COLUMNS, rows

__all__ = ["COLUMNS", "TITLE", "rows"]

TITLE = "派員赴大陸計畫預算類別表"
