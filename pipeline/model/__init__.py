"""What the stages hand to each other. Nothing here reads, decides or writes.

A `Document` passes through the stages from left to right; each fills the fields that stand below its name and
no others. Positions come in two kinds: `raw`, code points of the source's text as it is published, and
`clean`, code points of the text as the rules read it. Up to `segment` and after `write` positions are raw, in
between they are clean. `Document.text` maps one to the other.
"""

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from pipeline.model.mentions import Amount, Date, Duration, Headcount, Lean, Mention, Named, Value
from pipeline.model.pages import Box, Cell, FieldValue, Grid, Page, Places, Row, Sum, Table, unread
from pipeline.model.records import About, Coverage, Finding, Proposal, Record
from pipeline.model.shelf import Shelf, shelved
from pipeline.model.zones import (
    BODY,
    BOILERPLATE,
    BYLINE,
    CAPTION,
    CELL,
    FURNITURE,
    OUTSIDE,
    TITLE,
    ZONES,
    Mark,
    Segment,
)
from pipeline.text import Span, Text

__all__ = [
    "AUTO",
    "BODY",
    "BOILERPLATE",
    "BYLINE",
    "CAPTION",
    "CELL",
    "FURNITURE",
    "OUTSIDE",
    "TITLE",
    "ZONES",
    "About",
    "Amount",
    "Box",
    "Cell",
    "Coverage",
    "Date",
    "Document",
    "Duration",
    "Engine",
    "FieldValue",
    "Finding",
    "Grid",
    "Headcount",
    "Lean",
    "Mark",
    "Mention",
    "Named",
    "Page",
    "Places",
    "Proposal",
    "Record",
    "Row",
    "Segment",
    "Shelf",
    "Stage",
    "Sum",
    "Table",
    "Value",
    "shelved",
    "unread",
]

NO_TEXT = Text.verbatim("")

Engine = Literal["auto", "pdf_oxide", "pdfium", "pdfplumber"]
"""Readers of PDF; the first stands for whichever makes sense of a page."""

AUTO: Engine = "auto"


class Document(msgspec.Struct, frozen=True):
    """A source on its way through the stages.

    Attributes:
        assumed_year: the fiscal year, Gregorian, of proposals whose text names none.
    """

    # given
    path: str
    data: bytes
    engine: Engine = AUTO
    assumed_year: str | None = None
    # read
    media_type: str = ""
    written: str = ""
    pages: Sequence[Page] = ()
    marks: tuple[Mark, ...] = ()
    printed: About = About()
    problems: tuple[Finding, ...] = ()
    # layout
    raw: str = ""
    places: Places | None = None
    furniture: tuple[Span, ...] = ()
    grids: Sequence[Grid] = ()
    # forms
    tables: Sequence[Table] = ()
    # normalise
    text: Text = NO_TEXT
    # segment
    segments: tuple[Segment, ...] = ()
    # extract
    found: tuple[Mention, ...] = ()
    # resolve
    about: About = About()
    mentions: tuple[Mention, ...] = ()
    # relate
    records: tuple[Record | Proposal, ...] = ()
    # check
    findings: tuple[Finding, ...] = ()
    coverage: Coverage = Coverage()
    # write
    output: bytes = b""


Stage = Callable[[Document], Document]
