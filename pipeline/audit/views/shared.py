"""What the pages of one document share: its head, its tabs, what is wrong with it."""

from typing import Any

from starlette.requests import Request

from pipeline.audit.judgements import Judgements
from pipeline.audit.opened import Opened
from pipeline.audit.site import address, site_of, voice_of
from pipeline.audit.strings import Voice


def opened(request: Request) -> tuple[Opened, Judgements]:
    """The document of an address, and what was judged of it.

    Raises:
        UnknownDocumentError: if the corpus has none of this name.
        ResultError: if its result is of another version, or none.
    """
    corpus = site_of(request).corpus
    found = corpus.open(request.path_params["name"])
    return found, corpus.judgements(found)


def head(request: Request, document: Opened, judgements: Judgements, tab: str) -> dict[str, Any]:
    """What `document.html` shows."""
    voice, about = voice_of(request), document.output.document
    said = (voice.known("kind", about.kind) if about.kind else None, about.agency, about.fiscal_year)
    return {
        "name": document.name,
        "heading": about.title.split("\n")[0] if about.title else document.name,
        "about": [*filter(None, said), counted(voice, document)],
        "tabs": tabs(voice, document, judgements, tab),
        "problems": [voice(key) for key in document.problems],
    }


def counted(voice: Voice, document: Opened) -> str:
    """Pages of a document, or characters of its text."""
    if document.paged:
        return voice("count.pages", count=f"{document.count:,}")
    return voice("count.characters", count=f"{len(document.text or ''):,}")


def tabs(voice: Voice, document: Opened, judgements: Judgements, here: str) -> list[dict[str, Any]]:
    """The pages of a document."""
    output = document.output
    counts = {
        "read": None,
        "tables": len(output.tables),
        "records": len(output.records),
        "problems": len(output.findings),
        "judgements": len(judgements.all),
    }
    charts = {
        "link": address("/charts", document=document.name),
        "label": voice("tab.charts"),
        "count": None,
        "here": False,
    }
    return [
        {
            "link": address(f"/{tab}/", document.name),
            "label": voice(f"tab.{tab}"),
            "count": count,
            "here": tab == here,
        }
        for tab, count in counts.items()
    ] + [charts]
