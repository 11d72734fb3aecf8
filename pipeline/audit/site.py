"""What all pages share: the corpus, its index, the templates, who reads them and in which language."""

import getpass
import secrets
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, unquote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.audit.corpus import Corpus
from pipeline.audit.harmless import finished, harmless
from pipeline.audit.index import Index
from pipeline.audit.strings import Voice, chosen

LANGUAGE, REVIEWER = "yusuan-language", "yusuan-reviewer"
"""Names of the cookies."""

A_YEAR = 365 * 24 * 3600


class Site:
    """One server's pages.

    Attributes:
        token: what every judgement has to bring, drawn anew for each server; only its own pages hold it.
        reviewer: who judges where nobody has said a name.
    """

    def __init__(self, corpus: Corpus, index: Index) -> None:
        self.corpus, self.index = corpus, index
        self.token = secrets.token_urlsafe(32)
        self.reviewer = _user()
        self.templates = _templates()

    def judges(self, token: str) -> bool:
        """Whether a token is this server's."""
        return secrets.compare_digest(token.encode("utf-8", "replace"), self.token.encode())


@cache
def _templates() -> Environment:
    """The templates, compiled before somebody waits for one."""
    found = Environment(
        loader=PackageLoader("pipeline.audit"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        finalize=finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["address"] = address
    for name in found.list_templates():
        found.get_template(name)
    return found


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "auditor"


def site_of(request: Request) -> Site:
    """The site that a request asks."""
    site: Site = request.app.state.site
    return site


def voice_of(request: Request) -> Voice:
    """The strings in the language of who asks."""
    return Voice(chosen(request.cookies.get(LANGUAGE), request.headers.get("accept-language", "")))


def reviewer_of(request: Request) -> str:
    """Who asks, by the name that they gave."""
    return unquote(request.cookies.get(REVIEWER, "")) or site_of(request).reviewer


def address(path: str, name: str = "", /, **query: Any) -> str:
    """An address on this site: a path, the document that it is of, and what is asked; None is left out."""
    asked = urlencode({key: value for key, value in query.items() if value is not None}, errors="replace")
    return quote(path + name, safe="/", errors="replace") + (f"?{asked}" if asked else "")


def here(request: Request) -> str:
    """The address of the page that is shown."""
    query = request.url.query
    return quote(request.url.path, safe="/%") + (f"?{query}" if query else "")


def page(
    request: Request, template: str, context: Mapping[str, Any], *, section: str = "", status: int = 200
) -> HTMLResponse:
    """A page from its template."""
    site, voice = site_of(request), voice_of(request)
    shared = {
        "say": voice,
        "token": site.token,
        "reviewer": reviewer_of(request),
        "here": here(request),
        "section": section,
        "notices": notices(request, voice),
    }
    return HTMLResponse(site.templates.get_template(template).render({**shared, **context}), status)


def notices(request: Request, voice: Voice) -> list[str]:
    """What concerns the whole corpus."""
    ledger = site_of(request).corpus.ledger
    ledger.counts()  # reads the file if it has changed
    said = [voice("problem.decisions", reason=harmless(ledger.problem))] if ledger.problem else []
    if ledger.broken:
        lines = ", ".join(str(broken.line) for broken in ledger.broken[:10])
        said.append(voice("problem.broken_lines", count=len(ledger.broken), lines=lines))
    return said + [voice(key) for key in site_of(request).index.problems]


def whole(text: str | None, default: int) -> int:
    """A number of an address; what is none counts as the default."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else default
