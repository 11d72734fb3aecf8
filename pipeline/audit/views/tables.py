"""The tables of a document: a list of them, and the rows of one, sortable, each cell linked to its place."""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.audit import items
from pipeline.audit.judgements import Judgements
from pipeline.audit.opened import Opened
from pipeline.audit.places import item_address
from pipeline.audit.site import address, page, voice_of, whole
from pipeline.audit.strings import Voice
from pipeline.audit.views.shared import head, opened
from pipeline.audit.words import heading
from pipeline.schema import Row, Table

A_PAGE = 100
"""Rows on one page."""


def tables(request: Request) -> HTMLResponse:
    """The list of tables, or one that the address names."""
    document, judgements = opened(request)
    number = whole(request.query_params.get("table"), -1)
    shared = head(request, document, judgements, "tables")
    if 0 <= number < len(document.output.tables):
        return page(request, "table.html", {**shared, **_one(request, document, judgements, number)})
    listed = [_listed(voice_of(request), document, at) for at in range(len(document.output.tables))]
    return page(request, "tables.html", {**shared, "listed": listed})


def title_of(voice: Voice, table: Table) -> str:
    """What a table is called."""
    return table.form or " ".join(table.title.split()) or voice("form.unknown")


def _listed(voice: Voice, document: Opened, number: int) -> dict[str, Any]:
    table = document.output.tables[number]
    pages = f"{table.pages[0]}–{table.pages[-1]}" if len(table.pages) > 1 else str(*table.pages)
    return {
        "link": address("/tables/", document.name, table=number),
        "title": title_of(voice, table),
        "agency": table.agency,
        "pages": pages,
        "page": address("/read/", document.name, page=table.pages[0]) if table.pages else "",
        "rows": len(table.rows),
        "unit": table.unit,
    }


def _one(request: Request, document: Opened, judgements: Judgements, number: int) -> dict[str, Any]:
    table, voice, query = document.output.tables[number], voice_of(request), request.query_params
    names = list(dict.fromkeys(name for row in table.rows for name in items.fields(row)))
    names = [name for name in names if any(row.get(name) is not None for row in table.rows)]
    sort, down = query.get("sort") if query.get("sort") in names else None, bool(query.get("down"))
    order = _order(table, sort, down)
    wanted = order.index(at) // A_PAGE + 1 if (at := whole(query.get("row"), -1)) in order else 1
    shown = max(1, whole(query.get("page"), wanted))
    window = order[(shown - 1) * A_PAGE : shown * A_PAGE]
    asked = {"table": number, "sort": sort, "down": 1 if down else None}
    link = address("/tables/", document.name, **asked)
    return {
        "table": _listed(voice, document, number),
        "heads": [_head(voice, document, table, number, name, sort, down) for name in names],
        "rows": [_row(document, judgements, number, at, names) for at in window],
        "previous": f"{link}&page={shown - 1}" if shown > 1 else None,
        "following": f"{link}&page={shown + 1}" if shown * A_PAGE < len(order) else None,
        "chosen": whole(query.get("row"), -1),
    }


def _order(table: Table, sort: str | None, down: bool) -> list[int]:
    """The rows in the order of a field, empty ones last, or as they are printed."""
    order = list(range(len(table.rows)))
    if sort is None:
        return order
    filled = [at for at in order if table.rows[at].get(sort) is not None]
    empty = [at for at in order if table.rows[at].get(sort) is None]
    return sorted(filled, key=lambda at: _comparable(table.rows[at], sort), reverse=down) + empty


def _comparable(row: Row, sort: str) -> tuple[bool, float, str]:
    value = row[sort]
    number = value if isinstance(value, int | float) else 0
    return isinstance(value, str), number, str(value)


def _head(  # noqa: PLR0913, PLR0917  # what a heading shows
    voice: Voice, document: Opened, table: Table, number: int, name: str, sort: str | None, down: bool
) -> dict[str, Any]:
    turned = name == sort and not down
    printed = ""
    if not table.form and name.startswith("column_") and (at := whole(name[7:], 0)) <= len(table.header):
        printed = table.header[at - 1] if at else ""
    return {
        "link": address("/tables/", document.name, table=number, sort=name, down=1 if turned else None),
        "label": printed or heading(voice, table.form, name),
        "sorted": ("descending" if down else "ascending") if name == sort else "",
    }


def _row(document: Opened, judgements: Judgements, table: int, at: int, names: list[str]) -> dict[str, Any]:
    row = document.output.tables[table].rows[at]
    return {
        "at": at,
        "cells": [_cell(document, judgements, table, at, name) for name in names if name in row],
    }


def _cell(document: Opened, judgements: Judgements, table: int, at: int, name: str) -> dict[str, Any]:
    found = items.cell(document.output, table, at, name)
    return {
        "text": items.shown(found.value) or (found.text or "–") * bool(found.boxes),
        "number": isinstance(found.value, int | float),
        "link": item_address(document, found) if found.boxes else "",
        "state": judgements.state(found.key),
        "key": found.key,
    }
