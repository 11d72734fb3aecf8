"""Results written by hand, for the tests of what reads results."""

import hashlib
import json
from pathlib import Path
from typing import Any

TEXT = "國防部115年度編列1,540萬3千元，自今年6月26日起派員32人赴美，為期10天。\n"
"""0 國防部 3 115年度 10 1,540萬3千元 21 今年6月26日 31 32人 39 10天"""


def mention(kind: str, text: str, value: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    """A mention of what stands in TEXT."""
    start = TEXT.find(text)
    base = {"type": kind, "start": start, "end": start + len(text), "text": text, "value": value}
    return {**base, "rule": "by.hand", "page": None, "boxes": [], **more}


def amount(text: str, value: str, **more: Any) -> dict[str, Any]:
    return mention("AMOUNT", text, {"amount": value, "currency": "TWD", "qualifier": None}, **more)


def date(text: str, edtf: str | None) -> dict[str, Any]:
    return mention("DATE", text, {"edtf": edtf, "qualifier": None})


def program(**values: Any) -> dict[str, Any]:
    """A record of TEXT."""
    fields = ("name", "fiscal_years", "amount", "currency", "qualifier", "headcount", "duration")
    more = ("organiser", "destination", "status")
    return {**dict.fromkeys((*fields, *more)), "kind": "PROGRAM", "evidence": [], **values}


def table(rows: list[dict[str, Any]], **values: Any) -> dict[str, Any]:
    base = {"form": "歲入來源別預算表", "title": "某署", "pages": [1], "unit": 1000, "agency": None}
    whole = [{"page": 1, "pages": {}, "printed": {}, "boxes": {}, **row} for row in rows]
    return {**base, "fiscal_year": None, "header": [], "rows": whole, **values}


def output(data: bytes = TEXT.encode(), path: str = "a.txt", **values: Any) -> dict[str, Any]:
    """The result of a source of some bytes."""
    counts = (
        "pages",
        "pages_read",
        "pages_without_text",
        "characters",
        "characters_in_body",
        "grids_unread",
        "unused_amounts",
    )
    source = {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    return {
        "schema": "yusuan/1",
        "source": {**source, "media_type": "text/plain", "pages": None},
        "document": dict.fromkeys(("kind", "title", "agency", "fiscal_year", "date")),
        "mentions": [],
        "records": [],
        "tables": [],
        "findings": [],
        "coverage": {**dict.fromkeys(counts, 0), "forms_listed": [], "forms_read": []},
        **values,
    }


def put(path: Path, content: Any) -> Path:
    """Write a result."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path
