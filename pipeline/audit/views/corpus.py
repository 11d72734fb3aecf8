"""The corpus: its documents with their counts and findings, and search over texts, names and values."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.audit.index import Index, Row
from pipeline.audit.judgements import Counted
from pipeline.audit.searching import condition, hits
from pipeline.audit.site import address, page, site_of, voice_of, whole
from pipeline.audit.strings import Voice
from pipeline.results import find

A_PAGE = 50
"""Documents on one page."""

SORTS = {
    "name": "id",
    "year": "year DESC, id",
    "findings": "errors + warnings DESC, id",
    "mentions": "mentions DESC, id",
}

FILTERS = {
    "kind": "kind = ?",
    "agency": "agency = ?",
    "year": "year = ?",
    "finding": 'id IN (SELECT document FROM findings WHERE "check" = ?)',
}
"""What can be chosen, and the condition that it is."""


def corpus(request: Request) -> HTMLResponse:
    """The list of documents, or those that a search finds."""
    index, voice, query = site_of(request).index, voice_of(request), request.query_params
    index.refresh()
    chosen = {name: query[name] for name in FILTERS if query.get(name)}
    words, sort = query.get("q", "").strip()[:200], query.get("sort", "name")
    number = max(1, whole(query.get("page"), 1))
    conditions, parameters = _conditions(chosen, words)
    total, rows = _documents(index, conditions, parameters, SORTS.get(sort, SORTS["name"]), number)
    asked = {**chosen, "q": words or None, "sort": sort if sort in SORTS and sort != "name" else None}
    context = {
        "documents": _told(request, rows, words) if index.ready else _unindexed(request),
        "total": total,
        "ready": index.ready,
        "words": words,
        "sort": sort,
        "sorts": list(SORTS),
        "filters": {name: _choices(index, name) for name in FILTERS},
        "chosen": chosen,
        "previous": address("/", **asked, page=number - 1) if number > 1 else None,
        "following": address("/", **asked, page=number + 1) if total > number * A_PAGE else None,
        "number": number,
        "pages": max(1, -(-total // A_PAGE)),
        "broken": index.rows("SELECT * FROM broken LIMIT 200"),
        "heading": voice("nav.corpus"),
    }
    return page(request, "corpus.html", context, section="nav.corpus")


def _conditions(chosen: dict[str, str], words: str) -> tuple[str, list[Any]]:
    """What the documents must meet."""
    conditions = [FILTERS[name] for name in chosen]
    parameters: list[Any] = list(chosen.values())
    if words:
        searched, sought = condition(words)
        conditions.append(searched)
        parameters += sought
    return " AND ".join(conditions) or "1", parameters


def _documents(
    index: Index, conditions: str, parameters: list[Any], order: str, number: int
) -> tuple[int, list[Row]]:
    """How many documents meet the conditions, and those of one page."""
    rows = index.rows(
        f"SELECT *, count(*) OVER () AS total FROM documents WHERE {conditions} "  # noqa: S608
        f"ORDER BY {order} LIMIT ? OFFSET ?",
        [*parameters, A_PAGE, (number - 1) * A_PAGE],
    )
    return (rows[0]["total"] if rows else 0), rows


def _told(request: Request, rows: list[Row], words: str) -> list[dict[str, Any]]:
    """The documents as the page shows them."""
    site, voice = site_of(request), voice_of(request)
    judged = site.corpus.ledger.counts()
    names = [row["id"] for row in rows]
    balances, found = _balances(site.index, names), hits(site.index, names, words) if words else {}
    return [
        {
            "link": address("/read/", row["id"]),
            "name": row["id"],
            "title": (row["title"] or "").split("\n")[0],
            "kind": voice.known("kind", row["kind"]),
            "agency": row["agency"],
            "year": row["fiscal_year"] or row["date"],
            "pages": row["pages"],
            "mentions": row["mentions"],
            "records": row["programmes"] + row["proposals"],
            "tables": row["tables"],
            "balance": _balance(voice, balances.get(row["id"], "")),
            "balanced": not balances.get(row["id"], "").startswith("not"),
            "errors": row["errors"],
            "open": max(0, row["errors"] + row["warnings"] - judged.get(row["path"], Counted()).findings),
            "findings": address("/problems/", row["id"]),
            "judged": judged.get(row["path"], Counted()).things,
            "values": row["mentions"],
            "why": row["why"] if row["failed"] else "",
            "hits": found.get(row["id"], ()),
        }
        for row in rows
    ]


def _balances(index: Index, names: list[str]) -> dict[str, str]:
    """Whether the sums of books hold: balanced, or not balanced with how many fail."""
    marks = ", ".join("?" * len(names))
    query = (
        f"SELECT document, message FROM findings WHERE \"check\" = 'sums.balance' AND document IN ({marks})"  # noqa: S608
    )
    return {row["document"]: row["message"] for row in index.rows(query, names)}


def _balance(voice: Voice, message: str) -> str:
    """What the finding says, in the reader's language; a book's sums and how many of them fail."""
    if not message:
        return ""
    numbers = re.findall(r"[\d,]+", message)
    if message.startswith("not") and len(numbers) > 1:
        return voice("balance.no", failed=numbers[0], sums=numbers[1])
    return voice("balance.yes", sums=numbers[0]) if numbers else message


def _choices(index: Index, name: str) -> list[Row]:
    """The values of a filter, the most frequent first."""
    column, table = ('"check"', "findings") if name == "finding" else (name, "documents")
    counted = "count(DISTINCT document)" if table == "findings" else "count(*)"
    query = f"SELECT {column} AS value, {counted} AS n FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608
    return index.rows(f"{query} GROUP BY 1 ORDER BY {'1 DESC' if name == 'year' else 'n DESC, 1'} LIMIT 200")


def _unindexed(request: Request) -> list[dict[str, Any]]:
    """The names alone, while there is no index."""
    names = list(find(site_of(request).corpus.results))[:A_PAGE]
    return [{"link": address("/read/", name), "name": name, "title": ""} for name in names]
