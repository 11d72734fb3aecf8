"""Facts across documents: one programme with all its sources, those that differ side by side."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline.audit.index import Row
from pipeline.audit.opened import Opened
from pipeline.audit.places import place
from pipeline.audit.site import address, page, site_of, voice_of, whole
from pipeline.audit.strings import Voice
from pipeline.audit.views.shared import opened
from pipeline.audit.words import grouped

A_PAGE = 100
"""Facts on one page."""

ORDER = "conflicts > 0 DESC, documents DESC, sources DESC, name, id"

LINKED = """SELECT facts.*, fact_links.relation, fact_links.note AS how FROM fact_links
JOIN facts ON facts.id = fact_links.other WHERE fact_links.fact = ? ORDER BY 1 LIMIT 200"""

FILTERS = {"all": "1", "conflicts": "conflicts > 0", "joined": "documents > 1"}


def facts(request: Request) -> HTMLResponse:
    """The list of facts, or one that the address names."""
    site, voice, query = site_of(request), voice_of(request), request.query_params
    site.index.refresh()
    if query.get("fact"):
        return _one(request, query["fact"])
    words, chosen = query.get("q", "").strip()[:100], query.get("only", "all")
    number = max(1, whole(query.get("page"), 1))
    condition = FILTERS.get(chosen, "1") + (
        " AND (name LIKE ? ESCAPE '\\' OR agency LIKE ? ESCAPE '\\')" if words else ""
    )
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    parameters: list[Any] = [like, like] if words else []
    found = site.index.rows(
        f"SELECT * FROM facts WHERE {condition} ORDER BY {ORDER} LIMIT ? OFFSET ?",  # noqa: S608
        [*parameters, A_PAGE + 1, (number - 1) * A_PAGE],
    )
    asked = {"q": words or None, "only": chosen if chosen in FILTERS else None}
    context = {
        "heading": voice("nav.facts"),
        "words": words,
        "only": chosen,
        "choices": list(FILTERS),
        "facts": [_told(voice, row) for row in found[:A_PAGE]],
        "previous": address("/facts", **asked, page=number - 1) if number > 1 else None,
        "following": address("/facts", **asked, page=number + 1) if len(found) > A_PAGE else None,
    }
    return page(request, "facts.html", context, section="nav.facts")


def _told(voice: Voice, row: Row) -> Row:
    """A fact as its line shows it."""
    told = f"{grouped(row['amount'])} {row['currency']}"
    return {
        **row,
        "link": address("/facts", fact=row["id"]),
        "said": f"{told} ({voice.known('qualifier', row['qualifier'])})" if row["qualifier"] else told,
        "of": voice.known("sumkind", row["sum"]),
    }


def _one(request: Request, fact: str) -> HTMLResponse:
    index, voice = site_of(request).index, voice_of(request)
    found = index.rows("SELECT * FROM facts WHERE id = ?", (fact,))
    if not found:
        message = {"heading": voice("facts.gone"), "message": voice("facts.gone.why")}
        return page(request, "error.html", message, section="nav.facts", status=404)
    row = found[0]
    sources = index.rows("SELECT * FROM fact_sources WHERE fact = ? ORDER BY document, start", (fact,))
    same = index.rows("SELECT * FROM facts WHERE name = ? ORDER BY fiscal_years, sum, agency", (row["name"],))
    context = {
        "heading": row["name"],
        "fact": _told(voice, row),
        "sources": [_source(voice, each) for each in sources],
        "conflicts": [_source(voice, each) for each in sources if each["relation"] == "conflict"],
        "agreeing": [_source(voice, each) for each in sources if each["relation"] != "conflict"],
        "same": [_told(voice, each) for each in same if each["id"] != fact],
        "linked": [_linked(voice, each) for each in index.rows(LINKED, (fact,))],
        "steps": [_step(voice, each) for each in _steps(request, row)],
        "claims": [_claim(voice, each) for each in _claims(request, row)],
    }
    return page(request, "fact.html", context, section="nav.facts")


def _linked(voice: Voice, row: Row) -> Row:
    return {**_told(voice, row), "relation": voice.known("link", row["relation"])}


def _steps(request: Request, row: Row) -> list[Row]:
    """The way of a programme through years and stages."""
    query = "SELECT * FROM paths WHERE path = ? ORDER BY rowid LIMIT 200"
    return site_of(request).index.rows(query, (row["path"],))


def _claims(request: Request, row: Row) -> list[Row]:
    query = "SELECT * FROM claims WHERE name = ? ORDER BY document LIMIT 100"
    return site_of(request).index.rows(query, (row["name"],))


def _source(voice: Voice, row: Row) -> Row:
    said = f"{grouped(row['amount'])} {row['currency']}"
    return {
        **row,
        "link": _place(row["document"], row["start"], row["end"], row["page"]),
        "said": f"{said} ({voice.known('qualifier', row['qualifier'])})" if row["qualifier"] else said,
        "apart": grouped(row["difference"]) if row["difference"] not in (None, "0", 0) else "",
        "relation": row["relation"],
        "how": voice.known("relation", row["relation"]),
    }


def _step(voice: Voice, row: Row) -> Row:
    return {
        **row,
        "link": _place(row["document"], row["start"], row["end"], row["page"]),
        "said": f"{grouped(row['amount'])} {row['currency']}",
        "at": voice.known("stage", row["stage"]),
    }


def _claim(voice: Voice, row: Row) -> Row:
    return {
        **row,
        "link": _place(row["document"], row["start"], row["end"], row["page"]),
        "judged": voice.known("claim", row["verdict"]),
        "said": voice.known("action", row["status"]),
    }


def _place(document: str, start: int | None, end: int | None, number: int | None) -> str:
    """The address of a source's sum: the mention that stands there is found when somebody goes there."""
    if start is None:
        return address("/read/", document, page=number)
    return address("/place/", document, start=start, end=end)


def place_of(request: Request) -> Response:
    """Go to what stands at a span of a document."""
    document: Opened = opened(request)[0]
    query = request.query_params
    start = whole(query.get("start"), 0)
    end = whole(query.get("end"), start + 1)
    words = query.get("q", "")
    if words and document.text is not None and document.fits:
        # The index keeps a text without its typesetter's line ends.
        found = re.compile(r"\s*".join(map(re.escape, words))).search(document.text, start, end)
        start, end = found.span() if found else (start, end)
    return RedirectResponse(place(document, start, end), 303)
