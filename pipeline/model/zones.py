"""Where text stands in its document, and the stretches of it that extractors search."""

import re
from bisect import bisect_right
from functools import cached_property

import msgspec

from pipeline import numerals
from pipeline.model.mentions import Lean, Mention, Value
from pipeline.text import Span

BODY = "body"
CELL = "cell"
TITLE = "title"
BYLINE = "byline"
CAPTION = "caption"
FURNITURE = "furniture"
BOILERPLATE = "boilerplate"
ZONES = (BODY, CELL, TITLE, BYLINE, CAPTION, FURNITURE, BOILERPLATE)
"""Where text stands. Page numbers and running headers are furniture; navigation, link lists,
advertising and copyright lines are boilerplate."""

OUTSIDE = frozenset({FURNITURE, BOILERPLATE})
"""The zones that are not the document's own: nothing in them is labelled."""


class Mark(msgspec.Struct, frozen=True):
    """What the markup of a source says of a stretch of its text.

    Attributes:
        zone: one of ZONES.
        header: for a table's cell, the heading of its column.
        unit: for a table's cell, what a bare number in it counts in (1000 under 單位：新臺幣千元), 0 where
            it is no money.
        cut: whether the text may go on elsewhere, as a cell's does over the end of a page.
    """

    start: int
    end: int
    zone: str
    header: str = ""
    unit: int = 0
    cut: bool = False


class Segment:
    """A stretch of clean text within one zone; what an extractor searches.

    Attributes:
        text: the stretch.
        start: its clean position in the document.
        zone: one of ZONES.
        unit: for a cell of a column of money, what a bare number counts in; else 0.
        header: for a cell, the heading of its column.
        cut: whether the text may go on elsewhere, as a cell's does over the end of a page.
    """

    _STOP = re.compile(r"[。！？；\n]|(?<![A-Z])\.(?= )")

    def __init__(  # noqa: PLR0913  # a mark has these parts
        self,
        text: str,
        start: int = 0,
        zone: str = BODY,
        unit: int = 0,
        header: str = "",
        *,
        cut: bool = False,
    ) -> None:
        self.text = text
        self.start = start
        self.zone = zone
        self.unit = unit
        self.header = header
        self.cut = cut

    @cached_property
    def _stops(self) -> list[int]:
        return [match.end() for match in self._STOP.finditer(self.text)]

    @cached_property
    def numbers(self) -> list[Span]:
        """Spans of the runs of digits, numerals and magnitudes, found once for all who look for numbers."""
        return [match.span() for match in numerals.RUN.finditer(self.text)]

    def sentence(self, position: int) -> Span:
        """Span, within this segment, of the sentence around one of its positions."""
        stop = bisect_right(self._stops, position)
        start = self._stops[stop - 1] if stop else 0
        end = self._stops[stop] if stop < len(self._stops) else len(self.text)
        return start, end

    def mention(  # noqa: PLR0913, PLR0917  # a mention has these parts
        self,
        kind: str,
        span: Span,
        value: Value | None,
        rule: str,
        candidates: tuple[str, ...] = (),
        lean: Lean | None = None,
    ) -> Mention:
        """A mention at a span of this segment."""
        return Mention(kind, self.start + span[0], self.start + span[1], value, rule, candidates, lean)
