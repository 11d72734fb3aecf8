"""The fiscal years that a sum is for, and the mentions that say so.

A year behind the sum in its own clause wins, then the last one before it in its sentence, then one of an
earlier sentence unless another name stands between. What a paragraph does not say, the document says as a
whole or nobody does; a total is for no single year that was not given to it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.calendar import edtf as point
from pipeline.calendar import gregorian, interval
from pipeline.model import CAPTION, CELL, Document, Mention
from pipeline.numerals import number
from pipeline.relate.paragraph import REACH, START, YEARS, Paragraph, between, edtf, first, last

Told = tuple[str | None, tuple[Mention, ...]]
NONE: Told = (None, ())

_OF = re.compile(r"(?:預算|編列|法定預算)?數?[之的]")
_JOINED = re.compile(r"[及與和、]")
_TOTAL = re.compile(r"總(?:經費|額|金額|預算|價)[^，。；]{0,24}$")
_WHICH_YEAR = re.compile(
    r"(?:首年|第(?P<which>[一二三四五六七八九十\d])年)(?:期?經費|度)?，?[^，。；]{0,12}$"
)
_SPREAD = re.compile(
    r"(?:(?P<since>為期|全程)|分)(?:為|計)?(?P<count>[\d一二三四五六七八九十]{1,2})年"
    r"|(?<![\d第])(?P<during>[\d一二三四五六七八九十]{1,2})年(?:間|共|合計|總計)"
    r"|(?<![\d第])(?P<within>[\d一二三四五六七八九十]{1,2})年內"
)
_HOLDS = re.compile(r"舉[行辦]|召開|參加|出席")
_HEADING = re.compile(r"(?P<year>\d{2,4})年")


class Years:
    """The years of a document's sums."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._otherwise = _document_year(document)
        self._captions = _captions(document)

    def of(self, paragraph: Paragraph, name: Mention, amount: Mention) -> Told:
        """The years that a sum of a name is for, and the mentions that say so."""
        if amount.rule == "amount.cell":
            return self._of_cell(amount)
        start, end = paragraph.whole_sentence(amount.start)
        total = _TOTAL.search(paragraph.clean, max(start, amount.start - 36), amount.start)
        stated = (
            _beside(paragraph, amount) or _behind(paragraph, amount) or _in_turn(paragraph, amount, start)
        )
        stated = stated or _before(paragraph, amount, start, bool(total)) or _term(paragraph, amount, end)
        if stated or total:
            return stated or NONE
        if stated := _earlier(paragraph, name, amount, start):
            return stated
        return self._otherwise if self._otherwise[0] else _held(paragraph, name, amount, start)

    def _of_cell(self, amount: Mention) -> Told:
        """The year in the heading of a cell's column, or in the caption above the table."""
        segments = self._document.segments
        cell = segments[bisect_right(segments, amount.start, key=START) - 1]
        if year := _HEADING.search(cell.header):
            return str(gregorian(int(year["year"]))), ()
        return self._captions.get(cell.start, self._otherwise)


def _document_year(document: Document) -> Told:
    """The fiscal year of a document: its own, or the only one that it names."""
    if document.about.fiscal_year:
        return document.about.fiscal_year, ()
    clean = document.text.clean
    fiscal = [m for m in document.mentions if clean[m.end - 1] == "度" and YEARS.fullmatch(edtf(m))]
    stated = {edtf(mention) for mention in fiscal}
    return (stated.pop(), (fiscal[0],)) if len(stated) == 1 and "/" not in edtf(fiscal[0]) else NONE


def _captions(document: Document) -> dict[int, Told]:
    """For the cells below a caption that names a year: that year."""
    found: dict[int, Told] = {}
    told = NONE
    for segment in document.segments:
        if segment.zone == CAPTION:
            inside = between(document.mentions, segment.start, segment.start + len(segment.text))
            years = [mention for mention in inside if YEARS.fullmatch(edtf(mention))]
            told = (edtf(years[-1]), (years[-1],)) if years else NONE
        elif segment.zone != CELL:
            told = NONE
        elif told[0]:
            found[segment.start] = told
    return found


def _beside(paragraph: Paragraph, amount: Mention) -> Told | None:
    """The year right before a sum, even one that is only compared with: 較115年度的6,200萬元."""
    year = last(paragraph.dates, amount.start - 12, amount.start)
    if year is None or not YEARS.fullmatch(edtf(year)) or "/" in edtf(year):
        return None
    return (edtf(year), (year,)) if _OF.fullmatch(paragraph.clean, year.end, amount.start) else None


def _behind(paragraph: Paragraph, amount: Mention) -> Told | None:
    """What stands behind a sum in its own clause: 3億元留待116年及117年分攤."""
    end = paragraph.clause(amount.end)[1]
    following = first(paragraph.amounts, amount.end, end)
    run = _run(paragraph, between(paragraph.years, amount.end, following.start if following else end))
    if not run or following:
        return None
    years = interval(edtf(run[0])[:4], edtf(run[-1])[-4:])
    return (years, tuple(run)) if years else None


def _run(paragraph: Paragraph, years: Sequence[Mention]) -> list[Mention]:
    """The first of some years and those joined to it: 116年及117年."""
    run = list(years[:1])
    for year in years[1:]:
        if not _JOINED.fullmatch(paragraph.clean, run[-1].end, year.start):
            break
        run.append(year)
    return run


def _in_turn(paragraph: Paragraph, amount: Mention, start: int) -> Told | None:
    """Years and sums in the same order: 116年度及117年度分別編列3億元及4億元."""
    place = paragraph.clean.rfind("分別", max(start, amount.start - REACH), amount.start)
    if place < 0:
        return None
    before = between(paragraph.years, paragraph.clause(place)[0], place)
    sums = between(paragraph.sums, place, paragraph.clause(place)[1])
    if len(before) < 2 or len(before) != len(sums) or amount not in sums:
        return None
    year = before[sums.index(amount)]
    return edtf(year), (year,)


def _before(paragraph: Paragraph, amount: Mention, start: int, total: bool) -> Told | None:
    """The last year before a sum in its sentence, or the years that begin with it (自115年起分三年)."""
    year = last(paragraph.years, start, amount.start)
    if year is None:
        return None
    shared = first(paragraph.amounts, year.end, amount.start)
    if total and shared and "/" not in edtf(year) and not _spread(paragraph, year, amount, shared.end):
        return None
    begins = "/" in edtf(year) or paragraph.clean.startswith("起", year.end)
    which = _WHICH_YEAR.search(paragraph.clean, max(start, year.end, amount.start - 20), amount.start)
    if which and (begins or not which["which"]):
        later = int(number(which["which"])) - 1 if which["which"] else 0
        return point(int(edtf(year)[:4]) + later), (year,)
    years = _spread(paragraph, year, amount, shared.end if shared else year.end)
    return years or edtf(year), (year,)


def _spread(paragraph: Paragraph, year: Mention, amount: Mention, start: int) -> str | None:
    """A term of years between the year in which it begins and its sum."""
    match = _SPREAD.search(paragraph.clean, max(start, amount.start - REACH), amount.start)
    if match is None or "/" in edtf(year):
        return None
    if (match["since"] or match["within"]) and paragraph.clean[year.end : year.end + 1] != "起":
        return None
    try:
        years = int(number(match["count"] or match["during"] or match["within"]))
    except ValueError:
        return None
    return interval(edtf(year), point(int(edtf(year)) + years - 1))


def _term(paragraph: Paragraph, amount: Mention, end: int) -> Told | None:
    """The term told behind a sum, in a later clause: 總額5億元，執行期間自111年至115年."""
    following = first(paragraph.amounts, amount.end, end)
    year = first(paragraph.years, amount.end, following.start if following else end)
    if year is None or "/" not in edtf(year) or first(paragraph.names, amount.end, year.start):
        return None
    return edtf(year), (year,)


def _earlier(paragraph: Paragraph, name: Mention, amount: Mention, start: int) -> Told | None:
    """The last year of the sentences before, unless these speak of a different name since."""
    year = last(paragraph.years, 0, start)
    if year is None or paragraph.another(name, paragraph.sentence(year.start)[0], amount.start):
        return None
    return edtf(year), (year,)


def _held(paragraph: Paragraph, name: Mention, amount: Mention, start: int) -> Told:
    """The year in which something is said to be held: 113年第4季於臺北舉行之「…」."""
    date = last(paragraph.dates, start, min(name.start, amount.start))
    if date is None or not _HOLDS.search(paragraph.clean, max(date.end, name.start - REACH), name.start):
        return NONE
    held = interval(edtf(date)[:4], edtf(date).rpartition("/")[2][:4])
    return (held, (date,)) if held and YEARS.fullmatch(held) else NONE
