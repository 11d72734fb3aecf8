"""From one value to the next, and the pictures of pages."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.audit.navigate import Here, neighbour
from pipeline.audit.site import address, site_of, whole
from pipeline.audit.views.read import TEXT
from pipeline.audit.views.shared import opened


def step(request: Request) -> Response:
    """Go to the next item, whatever page it is on; from the last one, back to where the reader was."""
    document, judgements = opened(request)
    query = request.query_params
    number, key, mode = whole(query.get("page"), 1), query.get("at", ""), query.get("mode")
    back = -1 if query.get("back") else 1
    here = Here(number, key, cells=mode != TEXT)
    found = neighbour(document, judgements, here, query.get("what", "any"), back)
    if found is None:
        link = address("/read/", document.name, page=number, at=key or None, mode=mode, end=1)
    else:
        link = address("/read/", document.name, page=found[0], at=found[1], mode=mode)
    return RedirectResponse(link, 303)


def picture(request: Request) -> Response:
    """A page as a picture. Its address holds the source's hash, so that a browser may keep it for good."""
    document, _ = opened(request)
    if request.path_params["sha256"] != document.output.source.sha256:
        return Response(status_code=404)
    drawn = site_of(request).corpus.picture(document, request.path_params["number"])
    return Response(
        drawn, media_type="image/jpeg", headers={"cache-control": "private, max-age=31536000, immutable"}
    )
