"""Pictures: the charts of a corpus or of one document, each with the figures behind it."""

from collections import OrderedDict
from decimal import Decimal
from threading import Lock
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pipeline.audit.site import Site, address, page, site_of, voice_of
from pipeline.audit.strings import LANGUAGES, Language
from pipeline.charts import CHARTS, Drawing, draw
from pipeline.errors import PipelineError

KEPT = 40
"""Drawings kept in memory; of some 100 kB each."""

MOST = 500
"""Rows of figures that one page shows."""

_drawn: OrderedDict[tuple[Any, ...], Drawing] = OrderedDict()
_one_at_a_time = Lock()


def charts(request: Request) -> HTMLResponse:
    """The chart that the address names, else the first, between links to the others."""
    site, voice, query = site_of(request), voice_of(request), request.query_params
    names = [chart.name for chart in CHARTS]
    chosen = query["chart"] if query.get("chart") in names else names[0]
    document = query.get("document") or None
    if document is not None:
        site.corpus.result(document)  # or a name would lead out of the corpus
    drawing, reason = None, ""
    try:
        drawing = _drawing(site, chosen, voice.language, document)
    except PipelineError as error:
        reason = voice("charts.failed", reason=str(error))
    rows = drawing.rows if drawing is not None else ()
    context = {
        "heading": voice("nav.charts"),
        "document": document,
        "links": [
            {
                "link": address("/charts", chart=chart.name, document=document),
                "label": chart.title[voice.language],
                "here": chart.name == chosen,
            }
            for chart in CHARTS
        ],
        "title": next(chart.title[voice.language] for chart in CHARTS if chart.name == chosen),
        "picture": address(f"/chart/{voice.language}/{chosen}.svg", document=document)
        if drawing is not None and drawing.svg
        else "",
        "reason": reason,
        "left_out": drawing.left_out if drawing is not None else "",
        "heads": drawing.columns if drawing is not None else (),
        "rows": [[_cell(value) for value in row] for row in rows[:MOST]],
        "count": len(rows),
    }
    return page(request, "charts.html", context, section="nav.charts")


def _cell(value: Any) -> dict[str, Any]:
    number = isinstance(value, int | Decimal)
    return {"text": f"{value:,}" if number else value, "number": number}


def picture(request: Request) -> Response:
    """A chart as SVG; it stands by itself and is shown as a picture, so nothing in it can run."""
    path, site = request.path_params, site_of(request)
    if path["name"] not in [chart.name for chart in CHARTS] or path["language"] not in LANGUAGES:
        return Response(status_code=404)
    document = request.query_params.get("document") or None
    if document is not None:
        site.corpus.result(document)
    drawing = _drawing(site, path["name"], path["language"], document)
    return Response(drawing.svg, media_type="image/svg+xml", headers={"cache-control": "private, no-cache"})


def _drawing(site: Site, name: str, language: Language, document: str | None) -> Drawing:
    """A chart as the results are now; drawn once, for it takes seconds.

    Raises:
        PipelineError: if it cannot be drawn.
    """
    results = site.corpus.results
    key = (results, site.index.stamp(), name, language, document)
    with _one_at_a_time:
        if key not in _drawn:
            _drawn[key] = draw(results, name, language, document)
            while len(_drawn) > KEPT:
                _drawn.popitem(last=False)
        return _drawn[key]
