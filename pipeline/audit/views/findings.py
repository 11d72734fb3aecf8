"""Findings and coverage of the whole corpus."""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.audit.index import Row
from pipeline.audit.site import address, page, site_of, voice_of, whole
from pipeline.audit.why import check_told

A_PAGE = 100
"""Findings on one page."""

LEVEL = "CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"


BESIDE = ("dataset.", "source.")
"""How the checks begin whose findings stand beside a result: they have no place in it."""


def _place(row: Row) -> str:
    if row["check"].startswith(BESIDE):
        return address("/read/", row["document"])
    return address("/read/", row["document"], at=f"f{row['position'] - 1}")


def findings(request: Request) -> HTMLResponse:
    """How many findings there are of which kind, and those of one kind or level."""
    site, voice, query = site_of(request), voice_of(request), request.query_params
    site.index.refresh()
    index = site.index
    checks = index.rows(
        f'SELECT "check", level, count(*) AS n, count(DISTINCT document) AS documents FROM findings '  # noqa: S608
        f"GROUP BY 1, 2 ORDER BY {LEVEL}, n DESC"
    )
    check, number = query.get("check"), max(1, whole(query.get("page"), 1))
    condition, parameters = ('"check" = ?', [check]) if check else ("level IN ('error', 'warning')", [])
    found = index.rows(
        f"SELECT * FROM findings WHERE {condition} ORDER BY {LEVEL}, document, position LIMIT ? OFFSET ?",  # noqa: S608
        [*parameters, A_PAGE + 1, (number - 1) * A_PAGE],
    )
    for row in found:
        row["link"] = _place(row)
    for row in checks:
        row["about"] = check_told(voice, row["check"])
        row["link"] = address("/findings", check=row["check"])
    whole_corpus = index.rows(
        "SELECT count(*) AS documents, sum(pages) AS pages, sum(pages_read) AS pages_read, "
        "sum(characters) AS characters, sum(characters_in_body) AS characters_in_body, "
        "sum(grids_unread) AS grids_unread, sum(failed) AS failed FROM documents"
    )
    link = address("/findings", check=check)
    joined = "&" if "?" in link else "?"
    context = {
        "heading": voice("nav.findings"),
        "checks": checks,
        "check": check,
        "found": found[:A_PAGE],
        "coverage": [
            (voice.known("coverage", key), f"{value or 0:,}")
            for row in whole_corpus
            for key, value in row.items()
        ],
        "previous": f"{link}{joined}page={number - 1}" if number > 1 else None,
        "following": f"{link}{joined}page={number + 1}" if len(found) > A_PAGE else None,
    }
    return page(request, "findings.html", context, section="nav.findings")
