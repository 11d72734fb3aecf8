"""Stage `segment`: zones of the clean text, and the segments that extractors search.

What the markup or the page's layout says is taken as it is; in the rest, related-story blocks and copyright
lines are told by how they begin, and tables written as text by the unit above them.
"""

import re
from collections.abc import Callable, Generator, Iterable, Iterator

import msgspec

from pipeline.model import BODY, BOILERPLATE, CELL, FURNITURE, TITLE, Document, Grid, Mark, Segment, Table
from pipeline.tables import UNIT, is_year_column, money_unit, unit_of
from pipeline.text import Span, Text

_BRACKETED = re.compile(
    r"[（(【](?:相關報導|相關新聞|延伸閱讀|推薦閱讀|更多報導)"
    r"(?:(?:[^（(【）)】]|[（(【][^（(【）)】]{0,60}[）)】]){0,600}[）)】](?=\n|$)|[\s\S]{0,600}?更多(?:文章|新聞|報導)\s?[）)】])"
)
# The whole line is a heading or a list: 相關新聞指出，…。 is a sentence of the article.
_LIST_HEAD = re.compile(
    r"(?:^|\n)(?:相關(?:新聞|報導|文章|閱讀)|延伸閱讀|推薦(?:閱讀|文章|新聞)|更多(?:新聞|文章|報導)|熱門(?:新聞|文章|排行)|看更多|你可能(?:也)?(?:有興趣|想看)|"
    r"最新(?:新聞|文章)|加入.{0,8}(?:會員|好友)|訂閱.{0,10}(?:電子報|頻道))[^。\n]{0,200}(?=\n|$)(?:\n[^。\n]{1,60}(?=\n|$))*"
)
_COPYRIGHT = re.compile(
    r"(?:^|(?<=\n))[^\n。]{0,30}(?:[Cc]opyright|COPYRIGHT|©|版權所有|All [Rr]ights? [Rr]eserved|未經授權|"
    r"ALL RIGHTS RESERVED|著作權(?:屬|為|聲明)|不得轉載)[^\n]*"
)
_RIGHTS = ("opyright", "COPYRIGHT", "©", "版權所有", "eserved", "RESERVED", "未經授權", "著作權", "不得轉載")
"""One of these stands in every copyright line; to look for them costs a tenth of the pattern."""

_TITLE = re.compile(r"[^\n。]{2,60}(?=\n)")
_TOKEN = re.compile(r"[^\s／｜|]+")
"""Bars between the cells of a row stand for nothing."""
_NUMBER = re.compile(r"[△▲+-]?\d[\d,，]*(?:\.\d+)?")


def segment(document: Document) -> Document:
    """Fill `segments`: the clean text from end to end, cut where the zone changes."""
    text = document.text
    marks = [*document.marks, *(Mark(start, end, FURNITURE) for start, end in document.furniture)]
    marks += _cells(document.raw, document.grids, document.tables)
    plain = document.media_type != "text/html"
    segments = _segments(text.clean, _cleaned(text, marks), plain=plain)
    return msgspec.structs.replace(document, segments=tuple(segments))


def _cleaned(text: Text, marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        start, end = text.cleaned(mark.start, mark.end)
        if start < end:
            yield msgspec.structs.replace(mark, start=start, end=end)


def _cells(raw: str, grids: Iterable[Grid], tables: Iterable[Table]) -> Iterator[Mark]:
    """Cells of the tables: typed rows say which hold money, headings say it of the others."""
    money = {
        cell.spans: table.unit
        for table in tables
        for row in table.rows
        for field, cell in row.cells.items()
        if field in row.money
    }
    read = {at for table in tables for at in table.grids}
    for at, grid in enumerate(grids):
        unit = 0 if at in read else unit_of(grid.title)
        for row in grid.rows:
            for header, cell in zip(grid.header, row, strict=False):
                if cell is None:
                    continue
                own = money.get(cell.spans, 0) if at in read else money_unit(header, unit)
                for start, end in _stretches(raw, cell.spans):
                    yield Mark(start, end, CELL, header, own, cut=True)


def _stretches(raw: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans of a cell's lines, joined where nothing but the line's end stands between them."""
    first: int | None = None
    last = 0
    for start, end in spans:
        if first is not None and raw[last:start].strip():
            yield first, last
            first = start
        first, last = start if first is None else first, end
    if first is not None:
        yield first, last


def _segments(clean: str, known: Iterable[Mark], *, plain: bool) -> Iterator[Segment]:
    """Cut the text at the known marks; what lies between them is looked at for zones of its own."""
    return _cut(clean, known, 0, lambda start, end: _unmarked(clean, start, end, plain=plain))


def _cut(
    text: str, marks: Iterable[Mark], offset: int, between: Callable[[int, int], Iterator[Segment]]
) -> Iterator[Segment]:
    """Segments of a text that begins at `offset`: outermost marks, and `between` for the rest."""
    done = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < done:
            continue
        yield from between(done, mark.start)
        part = text[mark.start : mark.end]
        yield Segment(part, offset + mark.start, mark.zone, mark.unit, mark.header, cut=mark.cut)
        done = mark.end
    yield from between(done, len(text))


def _unmarked(clean: str, start: int, end: int, *, plain: bool) -> Iterator[Segment]:
    """Segments of a stretch that nothing is known of."""
    if not clean[start:end].strip():
        return
    stretch = clean[start:end]
    titles = _title(stretch) if plain and start == 0 else ()
    marks = [*_boilerplate(stretch), *_text_tables(stretch), *titles]
    yield from _cut(stretch, marks, start, lambda first, last: _body(stretch, first, last, start))


def _body(stretch: str, start: int, end: int, offset: int) -> Iterator[Segment]:
    if stretch[start:end].strip():
        yield Segment(stretch[start:end], offset + start, BODY)


def _title(stretch: str) -> Iterator[Mark]:
    match = _TITLE.match(stretch)
    if match and not re.match(r"\d+[、.]|[（(一]", match.group()):
        yield Mark(match.start(), match.end(), TITLE)


def _boilerplate(stretch: str) -> Iterator[Mark]:
    patterns = [_BRACKETED, _LIST_HEAD]
    if any(sign in stretch for sign in _RIGHTS):
        patterns.append(_COPYRIGHT)
    for pattern in patterns:
        for match in pattern.finditer(stretch):
            yield Mark(match.start(), match.end(), BOILERPLATE)


def _text_tables(stretch: str) -> Iterator[Mark]:
    """Cells of tables written as text: below a unit, the lines that hold numbers and no sentence."""
    begun = done = -1  # ends of the lines above the last table and of its last row
    for unit in UNIT.finditer(stretch):
        if unit.end() <= begun:  # a second unit in one line
            continue
        position = stretch.find("\n", unit.end())
        if position < 0:
            return
        if position >= done:
            begun, done = position, (yield from _text_table(stretch, position, unit_of(unit.group())))


def _text_table(stretch: str, position: int, unit: int) -> Generator[Mark, None, int]:
    """Yield the cells of the table below the line that ends at a position; return where its last row ends."""
    header: list[str] = []
    while position >= 0:
        stop = stretch.find("\n", position + 1)
        line = stretch[position + 1 : stop if stop >= 0 else len(stretch)]
        tokens = [(m.start() + position + 1, m.group()) for m in _TOKEN.finditer(line)]
        if not header and len(tokens) > 1 and "。" not in line:
            header = [token for _, token in tokens]
        elif _is_row(line, tokens):
            yield from _row(tokens, header, unit)
        else:
            return position
        position = stop
    return len(stretch)


def _is_row(line: str, tokens: list[tuple[int, str]]) -> bool:
    numbers = sum(bool(_NUMBER.fullmatch(token)) for _, token in tokens)
    return numbers > 0 and "。" not in line and len(tokens) > 1 and len(line) < 200


def _row(tokens: list[tuple[int, str]], header: list[str], unit: int) -> Iterator[Mark]:
    """A row's tokens as cells; the last one stands under the last heading, whatever the first ones hold."""
    shift = len(header) - len(tokens)
    for column, (start, token) in enumerate(tokens):
        place = column + shift if column or shift >= 0 else 0
        heading = header[max(place, 0)] if header and place < len(header) else ""
        number = bool(_NUMBER.fullmatch(token))
        own = money_unit(heading, unit) if number and (column or not is_year_column(heading)) else 0
        yield Mark(start, start + len(token), CELL, heading, own)
