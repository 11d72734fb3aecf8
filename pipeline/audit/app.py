"""The site as one application: which address is answered by what, and what is said where nothing can be."""

from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from pipeline.audit.corpus import Corpus, UnknownDocumentError
from pipeline.audit.guard import Guard
from pipeline.audit.index import Index
from pipeline.audit.site import Site, page, voice_of
from pipeline.audit.views import (
    charts,
    corpus,
    facts,
    findings,
    judge,
    problems,
    read,
    records,
    steps,
    tables,
)
from pipeline.errors import ReadError
from pipeline.results import ResultError

ROUTES = (
    Route("/", corpus.corpus),
    Route("/read/{name:path}", read.read),
    Route("/panel/{name:path}", read.fragment),
    Route("/step/{name:path}", steps.step),
    Route("/picture/{sha256}/{number:int}/{name:path}", steps.picture),
    Route("/tables/{name:path}", tables.tables),
    Route("/records/{name:path}", records.records),
    Route("/problems/{name:path}", problems.problems),
    Route("/judgements/{name:path}", problems.judgements),
    Route("/place/{name:path}", facts.place_of),
    Route("/facts", facts.facts),
    Route("/charts", charts.charts),
    Route("/chart/{language}/{name}.svg", charts.picture),
    Route("/findings", findings.findings),
    Route("/judge/{name:path}", judge.judge, methods=["POST"]),
    Route("/reviewed/{name:path}", judge.reviewed, methods=["POST"]),
    Route("/reviewer", judge.reviewer, methods=["POST"]),
    Route("/language", judge.language),
    Mount("/static", StaticFiles(packages=[("pipeline.audit", "static")])),
)


def application(corpus: Corpus, index: Index, port: int) -> ASGIApp:
    """The review page of a corpus, for a server on a port of this machine."""
    app = Starlette(routes=ROUTES, exception_handlers=HANDLERS)
    app.state.site = Site(corpus, index)
    return Guard(app, port)


def _missing(request: Request, error: Exception) -> HTMLResponse:
    voice = voice_of(request)
    status = error.status_code if isinstance(error, HTTPException) else 404
    if status == 404:
        return _said(request, voice("error.missing"), voice("error.missing.why"), status)
    return _said(request, voice("error.method"), "", status)


def _broken(request: Request, error: Exception) -> HTMLResponse:
    voice = voice_of(request)
    return _said(request, voice("error.result"), voice("error.result.why", reason=str(error)), 409)


def _undrawn(request: Request, error: Exception) -> HTMLResponse:
    return _said(request, voice_of(request)("error.read"), str(error), 404)


def _failed(request: Request, _error: Exception) -> HTMLResponse:
    voice = voice_of(request)
    return _said(request, voice("error.internal"), voice("error.internal.why"), 500)


def _said(request: Request, heading: str, message: str, status: int) -> HTMLResponse:
    return page(request, "error.html", {"heading": heading, "message": message}, status=status)


HANDLERS: dict[Any, Callable[[Request, Exception], HTMLResponse]] = {
    HTTPException: _missing,
    UnknownDocumentError: _missing,
    ResultError: _broken,
    ReadError: _undrawn,
    Exception: _failed,
}
"""What is said of an error; of one that nobody foresaw the server's log says more."""
