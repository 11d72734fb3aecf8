"""The records of a document, by kind and sortable; each value leads to where it was read."""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.audit.items import Item, kind_of, record
from pipeline.audit.opened import Opened
from pipeline.audit.places import item_address, place
from pipeline.audit.site import address, page, voice_of, whole
from pipeline.audit.strings import Voice
from pipeline.audit.views.shared import head, opened
from pipeline.audit.words import MONEY, fields_told

A_PAGE = 100
"""Records on one page."""

OWN: tuple[str, ...] = ("name", "fiscal_years", "amount", "currency", "qualifier", "headcount", "duration")
OWN += ("organiser", "destination", "status")
PROPOSAL: tuple[str, ...] = (
    "number",
    "part",
    "agency",
    "fiscal_year",
    "account",
    "code",
    "cost",
    "action",
    "deleted",
    "frozen",
)
PROPOSAL += ("added", "revised", "condition", "report_to", "deadline", "result")
COLUMNS = {"PLATFORM": OWN, "PROGRAM": OWN, "PROPOSAL": PROPOSAL}


def records(request: Request) -> HTMLResponse:
    """The records of one kind."""
    document, judgements = opened(request)
    voice, query = voice_of(request), request.query_params
    kinds: dict[str, list[int]] = {kind: [] for kind in COLUMNS}
    for number, each in enumerate(document.output.records):
        kinds[kind_of(each)].append(number)
    there = [kind for kind in kinds if kinds[kind]]
    kind = query["kind"] if query.get("kind") in there else next(iter(there), "PROGRAM")
    found = [record(document.output, number) for number in kinds[kind]]
    names = [
        name for name in COLUMNS[kind] if any(each.value.get(name) not in (None, (), []) for each in found)
    ]
    sort, down = query.get("sort") if query.get("sort") in names else None, bool(query.get("down"))
    ordered = sorted(found, key=lambda each: _comparable(each, sort), reverse=down) if sort else found
    number = max(1, whole(query.get("page"), 1))
    window = ordered[(number - 1) * A_PAGE : number * A_PAGE]
    link = address("/records/", document.name, kind=kind, sort=sort, down=1 if down else None)
    context = {
        "kinds": [_kind(voice, document, each, kind, len(kinds[each])) for each in there],
        "heads": [_head(voice, document, kind, name, sort, down) for name in names],
        "rows": [_row(voice, document, each, names) for each in window],
        "previous": f"{link}&page={number - 1}" if number > 1 else None,
        "following": f"{link}&page={number + 1}" if number * A_PAGE < len(ordered) else None,
    }
    return page(request, "records.html", {**head(request, document, judgements, "records"), **context})


def _comparable(found: Item, sort: str) -> tuple[bool, float, str]:
    """What is empty stands last; sums are compared as numbers."""
    value = found.value.get(sort)
    if sort in MONEY or sort == "headcount":
        return value is None, float(value or 0), ""
    return value in (None, (), []), 0.0, str(value)


def _kind(voice: Voice, document: Opened, each: str, kind: str, count: int) -> dict[str, Any]:
    link = address("/records/", document.name, kind=each)
    return {"link": link, "label": voice.known("type", each), "count": count, "here": each == kind}


def _head(  # noqa: PLR0913, PLR0917  # what a heading shows
    voice: Voice, document: Opened, kind: str, name: str, sort: str | None, down: bool
) -> dict[str, Any]:
    turned = name == sort and not down
    return {
        "link": address("/records/", document.name, kind=kind, sort=name, down=1 if turned else None),
        "label": voice.known("field", name),
        "sorted": ("descending" if down else "ascending") if name == sort else "",
    }


def _row(voice: Voice, document: Opened, found: Item, names: list[str]) -> dict[str, Any]:
    words = {name: told for name, _, told in fields_told(voice, found.value)}
    sources = found.value.get("sources", {})
    cells = [
        {
            "text": words.get(name, ""),
            "number": name in MONEY or name == "headcount",
            "link": place(document, *sources[name]) if name in sources else "",
            "how": found.value.get("computation", {}).get(name, ""),
        }
        for name in names
    ]
    return {"link": item_address(document, found), "key": found.key, "cells": cells}
