"""Stage `write`: the published result of a document as bytes.

Clean positions become raw ones, values get the page and the boxes that they stand in. One mention, record,
row or finding stands on one line, so that two results can be compared line by line.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any

import msgspec

from pipeline import schema
from pipeline.model import (
    About,
    Box,
    Cell,
    Coverage,
    Document,
    FieldValue,
    Finding,
    Grid,
    Places,
    Table,
)
from pipeline.schema import MENTIONS, RECORDS, SCHEMA, Output, Source
from pipeline.tables import unit_of
from pipeline.text import Text

SAME_LINE = 0.5
"""Share of the lower one's height that two characters of one line have in common: a superscript has it, the
next line has not."""

BATCH = 1000
"""Members of a list that are made and encoded at a time."""

_PLACE = attrgetter("start", "end", "kind")

_SURROGATE = re.compile("[\ud800-\udfff]")


def write(document: Document) -> Document:
    """Fill `output`."""
    return msgspec.structs.replace(document, output=_json(_published(document)))


def _published(document: Document) -> Iterator[tuple[str, Any]]:
    """The fields of `schema.Output` in their order; lists come one member at a time."""
    yield "schema", SCHEMA
    pages = len(document.pages) or None
    yield "source", _source(document.path, document.data, document.media_type, pages)
    yield "document", document.about
    yield "mentions", _mentions(document)
    yield "records", _records(document)
    yield "tables", _tables(document)
    yield "findings", _findings(document.findings, document.text)
    yield "coverage", document.coverage


def failed(path: str, data: bytes | None, check: str, message: str) -> bytes:
    """The result of a source that could not be read; `data` is None where not even its bytes could."""
    finding = schema.Finding(check, "error", message, None, None, None)
    source = _source(path, data, None, None)
    output = Output(SCHEMA, source, About(), (), (), (), (finding,), Coverage())
    values = ((name, getattr(output, name)) for name in output.__struct_fields__)
    return _json((name, iter(value) if isinstance(value, tuple) else value) for name, value in values)


def utf8(text: str) -> bytes:
    """Text as UTF-8, half a surrogate pair as U+FFFD.

    A PDF may map a glyph to such a half. UTF-8 has no form for it, and JSON readers disagree on it; a mark of
    the same length keeps every position where it is.
    """
    return _SURROGATE.sub("\ufffd", text).encode()


def _source(path: str, data: bytes | None, media_type: str | None, pages: int | None) -> Source:
    if data is None:
        return Source(path, None, None, media_type, pages)
    return Source(path, hashlib.sha256(data).hexdigest(), len(data), media_type, pages)


def _mentions(document: Document) -> Iterator[schema.Mention]:
    raw, places = document.raw, document.places
    mentions = sorted(document.mentions, key=_PLACE)
    spans = document.text.sources([(mention.start, mention.end) for mention in mentions])
    for mention, (start, end) in zip(mentions, spans, strict=True):
        page, boxes = (None, ()) if places is None else (places.page(start), _boxes(places, start, end))
        published_as: Any = MENTIONS[mention.kind]
        yield published_as(start, end, raw[start:end], mention.value, mention.rule, page, boxes)


def _boxes(places: Places, start: int, end: int) -> tuple[Box, ...]:
    """A box for each line of a raw span, on the page on which it begins.

    A box of the next page would be taken for a place on this one.
    """
    lines: list[Box] = []
    for box in places.within(start, end).tolist():
        if box[0] != box[0]:  # NaN: a line break, which was not drawn
            continue
        if lines and _on_line(lines[-1], box):
            lines[-1] = _around(lines[-1], box)
        else:
            lines.append(box)
    return tuple(map(_rounded, lines))


def _on_line(line: Box, box: Box) -> bool:
    _, top, _, bottom = line
    _, upper, _, lower = box
    common = (bottom if bottom < lower else lower) - (top if top > upper else upper)
    return common >= SAME_LINE * (bottom - top) or common >= SAME_LINE * (lower - upper)


def _around(line: Box, box: Box) -> Box:
    left, top, right, bottom = line
    x0, y0, x1, y1 = box
    return (
        left if left < x0 else x0,
        top if top < y0 else y0,
        right if right > x1 else x1,
        bottom if bottom > y1 else y1,
    )


def _rounded(box: Box) -> Box:
    left, top, right, bottom = box
    return round(float(left), 1), round(float(top), 1), round(float(right), 1), round(float(bottom), 1)


def _records(document: Document) -> Iterator[schema.Record]:
    for record in document.records:
        values = msgspec.structs.asdict(record)
        values["evidence"] = tuple(document.text.source(*span) for span in record.evidence)
        values["sources"] = {field: document.text.source(*span) for field, span in record.sources.items()}
        yield RECORDS[values.pop("kind")](**values)


def _findings(findings: Iterable[Finding], text: Text) -> Iterator[schema.Finding]:
    for finding in findings:
        start, end = finding.start, finding.end
        if start is not None and end is not None:
            start, end = text.source(start, max(end, start + 1))
        level: Any = finding.level
        yield schema.Finding(finding.check, level, finding.message, start, end, finding.page)


def _tables(document: Document) -> Iterator[schema.Table]:
    """The forms that were read, and as they stand the grids that no form was read from, by their pages."""
    tables, grids = document.tables, document.grids
    stand = [(table.pages, True, at, table.grids) for at, table in enumerate(tables)]
    read = {at for *_, own in stand for at in own}
    stand += [(grid.pages, False, at, ()) for at, grid in enumerate(grids) if at not in read]
    for _, is_read, at, _ in sorted(stand, key=itemgetter(0)):
        yield _form(tables[at]) if is_read else _transcript(grids[at])


def _form(table: Table) -> schema.Table:
    rows = []
    for row in table.rows:
        sums = [field for field in row.values if field in row.money and field in row.cells]
        printed: dict[str, str | int | float | Box] = {field: row.cells[field].text for field in sums}
        rows.append(_row(row.values, row.page, row.cells, printed))
    values = msgspec.structs.asdict(table)
    del values["sums"], values["grids"]
    return schema.Table(**{**values, "header": (), "rows": tuple(rows)})


def _transcript(grid: Grid) -> schema.Table:
    rows = []
    for row in grid.rows:
        columns = {f"column_{number}": cell for number, cell in enumerate(row, 1)}
        cells = {column: cell for column, cell in columns.items() if cell is not None}
        page = min((cell.page for cell in cells.values()), default=grid.pages[0])
        rows.append(_row({c: cell.text if cell else None for c, cell in columns.items()}, page, cells, {}))
    unit = unit_of(grid.title)
    return schema.Table("", grid.title, grid.pages, unit, None, None, grid.header, tuple(rows))


def _row(
    values: Mapping[str, FieldValue],
    page: int,
    cells: Mapping[str, Cell],
    printed: dict[str, str | int | float | Box],
) -> schema.Row:
    boxes: dict[str, str | int | float | Box] = {
        field: _rounded(cells[field].box) for field in values if field in cells
    }
    pages: dict[str, str | int | float | Box] = {
        field: cells[field].page for field in values if field in cells and cells[field].page != page
    }
    return {**values, "page": page, "pages": pages, "printed": printed, "boxes": boxes}


def _json(fields: Iterable[tuple[str, Any]]) -> bytes:
    """The JSON of a result, in UTF-8: its fields one to a line, and the members of a list one to a line.

    It grows piece by piece: every copy of the whole, or of what it is made from, would take a long document
    tens of megabytes.
    """
    output = BytesIO()
    for number, (name, value) in enumerate(fields):
        output.write(b'%s"%s": ' % (b",\n " if number else b"{", name.encode()))
        if isinstance(value, Iterator):
            output.writelines(_members(value))
        else:
            output.write(_encoded(msgspec.json.encode, value))
    output.write(b"}\n")
    return output.getvalue()


def _members(members: Iterator[Any]) -> Iterator[bytes]:
    """A list, its members one to a line."""
    separator = b"[\n"
    for lines in _lines(members):
        yield separator + lines
        separator = b",\n"
    yield b"[]" if separator == b"[\n" else b"]"


def _lines(members: Iterator[Any]) -> Iterator[bytes]:
    """Members a batch at a time; tables, which are large, one by one, with a line for each row."""
    encoder = msgspec.json.Encoder()
    for member in members:
        if isinstance(member, schema.Table):
            head = _encoded(encoder.encode, msgspec.structs.replace(member, rows=()))
            yield head.removesuffix(b"[]}") + b"".join(_members(iter(member.rows))) + b"}"
        else:
            lines = _encoded(encoder.encode_lines, [member, *islice(members, BATCH - 1)])
            yield lines.rstrip(b"\n").replace(b"\n", b",\n")


def _encoded(encode: Callable[[Any], bytes], value: Any) -> bytes:
    """The JSON of a value; it escapes the line breaks within."""
    try:
        return encode(value)
    except UnicodeEncodeError:
        return encode(_without_surrogates(msgspec.to_builtins(value)))


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value
