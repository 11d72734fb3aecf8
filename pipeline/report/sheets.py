"""A page or window of a document with the values in it, as the template shows them."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from pipeline.audit.images import Boxed, boxed
from pipeline.audit.items import Item, finding
from pipeline.audit.judgements import Judgements
from pipeline.audit.marks import Mark, highlighted
from pipeline.audit.opened import Opened
from pipeline.audit.words import heading, labelled, told
from pipeline.report.both import known, of, plainly, say
from pipeline.report.pictures import Book

BOX, ROW = "box-", "v-"
"""How the names begin of a value's place on a picture and of its row in the list."""

_ID = re.compile(r' id="([^"]*)"')


def sheet(document: Opened, judgements: Judgements, number: int, book: Book | None) -> dict[str, Any]:
    """A page as a picture if there is a book to draw it from, else as text."""
    start, end = document.window(number)
    found = document.on(number)
    mentions = [item for item in found if item.part == "mention"]
    label = "page.number" if document.paged else "window.number"
    picture = text = None
    if book is not None:
        picture = _picture(book, number, found, judgements)
    elif document.text is not None and document.fits:
        text = _text(document, start, end, judgements)
    places = frozenset(_ID.findall(picture or text or ""))
    return {
        "number": number,
        "label": say(label, number=number),
        "picture": picture,
        "text": text,
        "mentions": [_mention(item, judgements, places) for item in mentions],
        "tables": list(_tables(document, [item for item in found if item.part == "cell"], places)),
        "findings": [_finding(document, at) for at in document.findings.get(number, ())],
    }


def _picture(book: Book, number: int, found: Iterable[Item], judgements: Judgements) -> Markup:
    size, address = book.drawn(number)
    boxes = [
        Boxed(item.key, item.kind, item.boxes, _label(item), judgements.state(item.key), f"#{ROW}{item.key}")
        for item in sorted(found, key=_cells_first)
        if item.boxes
    ]
    return boxed(size, address, boxes, plainly(lambda voice: voice("page.number", number=number)))


def _cells_first(item: Item) -> bool:
    """A mention that fills its cell is drawn above it."""
    return item.part != "cell"


def _text(document: Opened, start: int, end: int, judgements: Judgements) -> Markup:
    marks = [
        Mark(item.key, item.kind, item.start, item.end, _label(item), state, f"#{ROW}{item.key}")
        for item in document.mentions_in(start, end)
        if item.start is not None and item.end is not None
        for state in (judgements.state(item.key),)
    ]
    return highlighted((document.text or "")[start:end], marks, start)


def _label(item: Item) -> str:
    return plainly(lambda voice: labelled(voice, item))


def _at(item: Item, places: Container[str]) -> str:
    """The name of an item's place; "" where it has none, as under another one that covers it."""
    return next((name for name in (f"{BOX}{item.key}", item.key) if name in places), "")


def _mention(item: Item, judgements: Judgements, places: Container[str]) -> dict[str, Any]:
    state = judgements.state(item.key)
    return {
        "key": item.key,
        "kind": item.kind,
        "type": known("type", item.kind),
        "text": item.text,
        "value": of(lambda voice: told(voice, item)),
        "rule": item.rule,
        "state": known("state", state) if state else "",
        "at": _at(item, places),
        "span": f"{item.start}–{item.end}",
    }


def _tables(document: Opened, cells: Sequence[Item], places: Container[str]) -> Iterator[dict[str, Any]]:
    """The cells of a page, table by table and row by row."""
    for number in dict.fromkeys(item.table for item in cells if item.table is not None):
        table = document.output.tables[number]
        own = [item for item in cells if item.table == number]
        fields = _in_order([item.field for item in own], table.rows)
        rows: dict[int | None, dict[str, Item]] = {}
        for item in own:
            rows.setdefault(item.row, {})[item.field] = item
        yield {
            "title": table.form or table.title.replace("\n", " ") or say("form.unknown"),
            "heads": [_head(table.form, field, table.header) for field in fields],
            "rows": [[_cell(row.get(field), places) for field in fields] for row in rows.values()],
        }


def _in_order(fields: Iterable[str], rows: Sequence[Any]) -> list[str]:
    """Fields as the rows have them."""
    wanted = set(fields)
    return [field for field in rows[0] if field in wanted] if rows else []


def _head(form: str, field: str, header: Sequence[str]) -> Markup | str:
    """The heading of a column; of a table of no known form the one that is printed."""
    number = field.removeprefix("column_")
    if not form and number.isdecimal() and int(number) <= len(header):
        return header[int(number) - 1]
    return of(lambda voice: heading(voice, form, field))


def _cell(item: Item | None, places: Container[str]) -> dict[str, Any]:
    if item is None:
        return {"key": "", "text": "", "at": "", "number": False}
    number = isinstance(item.value, int | float)
    return {
        "key": item.key,
        "text": of(lambda voice: told(voice, item)),
        "at": _at(item, places),
        "number": number,
    }


def _finding(document: Opened, number: int) -> dict[str, Any]:
    found = finding(document.output, number)
    return {"level": str(found.value), "said": known("level", str(found.value)), "text": found.text}
