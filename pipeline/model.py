"""What the stages hand to each other. Nothing here reads, decides or writes.

A `Document` passes through the stages from left to right; each fills the fields named after it below and no others. Positions come in two
kinds: `raw`, code points of the source's text as it is published, and `clean`, code points of the text as the rules read it.
Up to `segment` and after `write` positions are raw; in between they are clean. `Document.text` maps one to the other.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from pipeline import numerals
from pipeline.text import Span, Text

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in PDF points, the origin at the top left of the page."""

NO_TEXT = Text.verbatim("")


class Page(msgspec.Struct, frozen=True):
    """A PDF page as drawn: its characters in the order of the content stream, and its rulings.

    Attributes:
        number: 1-based.
        chars: one character per row of the arrays.
        boxes: (n, 4) float32, as `Box`.
        sizes: (n,) float32, font sizes in points.
        rulings: (m, 4) float32, as `Box`; a rule is a line or a rectangle thinner than 2 points.
    """

    number: int
    width: float
    height: float
    chars: str
    boxes: NDArray[np.float32]
    sizes: NDArray[np.float32]
    rulings: NDArray[np.float32]


class Mark(msgspec.Struct, frozen=True):
    """What the markup of a source says of a stretch of its text.

    Attributes:
        zone: one of ZONES.
        header: for a table's cell, the heading of its column.
        unit: for a table's cell, what a bare number in it counts in (1000 under 單位：新臺幣千元), 0 where it is no money.
    """

    start: int
    end: int
    zone: str
    header: str = ""
    unit: int = 0


BODY = "body"
CELL = "cell"
TITLE = "title"
BYLINE = "byline"
CAPTION = "caption"
FURNITURE = "furniture"
BOILERPLATE = "boilerplate"
ZONES = (BODY, CELL, TITLE, BYLINE, CAPTION, FURNITURE, BOILERPLATE)
"""Where text stands. Page numbers and running headers are furniture; navigation, link lists, advertising and copyright lines are boilerplate."""

OUTSIDE = frozenset({FURNITURE, BOILERPLATE})
"""The zones that are not the document's own: nothing in them is labelled."""


class Places(msgspec.Struct, frozen=True):
    """Where the characters of a paged source's text stand.

    Attributes:
        page_starts: raw position at which each page's text begins.
        boxes: (n, 4) float32, one row per code point of the text; NaN for what was not drawn (line breaks).
    """

    page_starts: tuple[int, ...]
    boxes: NDArray[np.float32]

    def page(self, position: int) -> int:
        """1-based page of a raw position."""
        return bisect_right(self.page_starts, position)


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table: its text with line breaks taken out, and where it stands.

    Attributes:
        spans: raw spans, one per line.
        page: page of its first line, 1-based.
        box: around its lines on that page.
    """

    text: str
    spans: tuple[Span, ...]
    page: int
    box: Box


class Grid(msgspec.Struct, frozen=True):
    """A table as rulings and lines of text show it, before anyone knows what its columns mean.

    Attributes:
        title: the lines above the table, joined over the two pages of a spread.
        pages: the pages it stands on.
        header: the heading of each column.
        rows: cells by column; a column that is empty in a row is None.
    """

    title: str
    pages: tuple[int, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


FieldValue = int | str | None


class Row(msgspec.Struct, frozen=True):
    """A row of a known form: its typed values and the cells that they were read from.

    Attributes:
        money: names of the fields that are sums of money.
    """

    values: Mapping[str, FieldValue]
    cells: Mapping[str, Cell]
    page: int
    money: frozenset[str] = frozenset()


class Table(msgspec.Struct, frozen=True):
    """A table of a budget book.

    Attributes:
        form: the standard title of the form, "" where the title is unknown.
        unit: what its printed sums count in: 1000 for 千元.
        fiscal_year: Gregorian, as a string; None where the table does not print one.
    """

    form: str
    title: str
    pages: tuple[int, ...]
    unit: int
    agency: str | None
    fiscal_year: str | None
    rows: tuple[Row, ...]


class Amount(msgspec.Struct, frozen=True):
    """A sum of money in whole units of its currency, as a plain decimal."""

    amount: str
    currency: str
    qualifier: str | None = None


class Date(msgspec.Struct, frozen=True):
    """A calendar point or range in EDTF; None where the text leans on a date that is not known."""

    edtf: str | None
    qualifier: str | None = None


class Duration(msgspec.Struct, frozen=True):
    """A length of time in ISO 8601."""

    iso8601: str
    qualifier: str | None = None


class Headcount(msgspec.Struct, frozen=True):
    """A number of persons sent, invited, trained or attending."""

    count: int
    qualifier: str | None = None


class Named(msgspec.Struct, frozen=True):
    """The canonical name of an agency, a platform or a programme."""

    name: str


Value = Amount | Date | Duration | Headcount | Named


class Lean(msgspec.Struct, frozen=True):
    """A date that leans on another one.

    Attributes:
        anchor: `document` for 今年, `fiscal` for 本年度, `month` for 上月, `day` for 昨日, all on the document's own date;
            `previous` for 同年10月 or a bare 6月19日.
        years, months, days: the distance from the anchor.
        month, day: what the text itself states; so are
        code: EDTF's code of a quarter, half or season, and
        third: 上旬, 中旬 or 下旬 of a month.
        same: whether it says so itself (同年10月), and need not stand in the sentence of the date it leans on.
        until: the other end of a range within the same year, as (month, day).
    """

    anchor: str
    years: int = 0
    months: int = 0
    days: int = 0
    month: int | None = None
    day: int | None = None
    code: int | None = None
    third: str | None = None
    same: bool = False
    until: tuple[int | None, int | None] | None = None


class Mention(msgspec.Struct, frozen=True):
    """A stretch of text that states one value.

    Attributes:
        kind: one of the types of the label guide, e.g. AMOUNT.
        start, end: clean span.
        rule: which rule read it, e.g. `amount.prose`.
        candidates: ids of what a name may mean, before `resolve` has chosen.
        lean: what a relative date leans on, before `resolve` has worked it out.
    """

    kind: str
    start: int
    end: int
    value: Value | None
    rule: str
    candidates: tuple[str, ...] = ()
    lean: Lean | None = None


class Segment:
    """A stretch of clean text within one zone; what an extractor searches.

    Attributes:
        text: the stretch.
        start: its clean position in the document.
        zone: one of ZONES.
        unit: for a cell of a column of money, what a bare number counts in; else 0.
        header: for a cell, the heading of its column.
    """

    _STOP = re.compile(r"[。！？；\n]|\.(?= )")

    def __init__(self, text: str, start: int = 0, zone: str = BODY, unit: int = 0, header: str = "") -> None:
        self.text = text
        self.start = start
        self.zone = zone
        self.unit = unit
        self.header = header

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

    def mention(
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


class About(msgspec.Struct, frozen=True):
    """What a document says of itself. `date` and `fiscal_year` are Gregorian EDTF."""

    kind: str | None = None
    title: str | None = None
    agency: str | None = None
    fiscal_year: str | None = None
    date: str | None = None


class Record(msgspec.Struct, frozen=True):
    """What a document says of one programme or platform for one period; the label guide's Records.

    Attributes:
        kind: PLATFORM or PROGRAM.
        fiscal_years: EDTF year or range of years.
        amount: plain decimal in whole units of `currency`.
        duration: how long the delegation stays, ISO 8601.
        evidence: clean spans of every value above.
    """

    kind: str
    name: str
    fiscal_years: str | None = None
    amount: str | None = None
    currency: str | None = None
    qualifier: str | None = None
    headcount: int | None = None
    duration: str | None = None
    organiser: str | None = None
    destination: str | None = None
    status: str | None = None
    evidence: tuple[Span, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """Something in a document that a person should know.

    Attributes:
        check: stable dotted name, e.g. `sums.children`.
        level: error, warning or info.
        start, end: clean span, where it has one.
        page: 1-based, where it has one.
    """

    check: str
    level: str
    message: str
    start: int | None = None
    end: int | None = None
    page: int | None = None


class Coverage(msgspec.Struct, frozen=True):
    """How much of the source was read.

    Attributes:
        pages, pages_read, pages_without_text: counts; 0 where a source has no pages.
        characters: of the source's text; characters_in_body: of those, outside furniture and boilerplate.
        forms_listed: titles of forms in the book's contents; forms_read: known forms found.
        grids_unread: tables whose form is not known and that have no typed rows.
    """

    pages: int = 0
    pages_read: int = 0
    pages_without_text: int = 0
    characters: int = 0
    characters_in_body: int = 0
    forms_listed: tuple[str, ...] = ()
    forms_read: tuple[str, ...] = ()
    grids_unread: int = 0


class Document(msgspec.Struct, frozen=True):
    """A source on its way through the stages."""

    # given
    path: str
    data: bytes
    # read
    media_type: str = ""
    written: str = ""
    pages: tuple[Page, ...] = ()
    marks: tuple[Mark, ...] = ()
    printed: About = About()
    problems: tuple[Finding, ...] = ()
    # layout
    raw: str = ""
    places: Places | None = None
    furniture: tuple[Span, ...] = ()
    grids: tuple[Grid, ...] = ()
    # forms
    tables: tuple[Table, ...] = ()
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
    records: tuple[Record, ...] = ()
    # check
    findings: tuple[Finding, ...] = ()
    coverage: Coverage = Coverage()
    # write
    output: bytes = b""


Stage = Callable[[Document], Document]
