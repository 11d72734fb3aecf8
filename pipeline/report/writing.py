"""The file: what stands in it, in which order, and that nothing in it can do anything."""

import base64
import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline import __version__
from pipeline.audit.corpus import PDF, Corpus
from pipeline.audit.harmless import finished
from pipeline.audit.items import Item, finding, record
from pipeline.audit.opened import Opened
from pipeline.audit.strings import Language
from pipeline.audit.why import check_told, rule_told
from pipeline.audit.words import fields_told
from pipeline.charts import CHARTS, Drawing, draw
from pipeline.report.both import VOICES, both, known, of, say
from pipeline.report.choice import chosen, numbers, spans
from pipeline.report.pictures import Book
from pipeline.report.sheets import sheet

FINDINGS, RECORDS, ROWS = 300, 300, 200
"""Findings, records and rows of a chart's table that are shown; of more their number is said."""

LEVELS = ("error", "warning", "info")

POLICY = "default-src 'none'; img-src data:; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
"""Content-Security-Policy: the file's own style and the pictures in it, and nothing else."""


class Wanted(msgspec.Struct, frozen=True):
    """What a report is to show.

    Attributes:
        pages: "1-20,48", "all" for those that hold values, "" for those that matter most.
        text: show a PDF's text instead of pictures.
        charts: whether to draw charts of the document.
        language: which language the file speaks until its reader switches.
    """

    pages: str = ""
    text: bool = False
    charts: bool = True
    language: Language = "zh"


def report(corpus: Corpus, name: str, wanted: Wanted = Wanted()) -> tuple[bytes, str]:  # noqa: B008  # frozen
    """A document of a corpus as one HTML file, and which of its pages or parts that shows.

    Raises:
        UnknownDocumentError: if the corpus has none of this name.
        ResultError: if its result cannot be read.
        UsageError: if the pages are none of the document's.
        ReadError: if a page cannot be drawn.
    """
    document = corpus.open(name)
    shown = numbers(wanted.pages, document) if wanted.pages else chosen(document)
    book = None if wanted.text else _book(corpus, document)
    judgements = corpus.judgements(document)
    context = {
        **_head(document),
        "language": wanted.language,
        "sheets": [sheet(document, judgements, number, book) for number in shown],
        "left_out": _left_out(document, shown),
        "rules": list(_rules(document, shown)),
        **_records(document, shown),
        **_findings(document, shown),
        "charts": list(_charts(corpus.results, name)) if wanted.charts else [],
        "drawn": book is not None,
    }
    return _rendered(context).encode("utf-8", "replace"), spans(shown)


def _book(corpus: Corpus, document: Opened) -> Book | None:
    """The PDF to draw from, if it is at hand and the one that was read."""
    output = document.output
    path = corpus.source(output)
    if output.source.media_type != PDF or path is None or corpus.sha256(path) != output.source.sha256:
        return None
    return Book(path.read_bytes())


def _head(document: Opened) -> dict[str, Any]:
    output = document.output
    about, source, coverage = output.document, output.source, output.coverage
    facts = [
        (say("report.kind"), known("kind", about.kind) if about.kind else ""),
        (say("filter.agency"), about.agency or ""),
        (say("filter.year"), about.fiscal_year or ""),
        (say("report.date"), about.date or ""),
        (say("report.source"), source.path),
        (say("report.sha256"), source.sha256 or ""),
        (say("report.size"), f"{source.bytes:,}" if source.bytes is not None else ""),
        (say("coverage.pages"), _pages(coverage.pages_read, coverage.pages)),
        (say("report.counts"), _counts(document)),
        (say("report.made"), f"yusuan {__version__}, {output.schema}"),
    ]
    return {
        "title": about.title.split("\n")[0] if about.title else document.name,
        "name": document.name,
        "facts": [(label, value) for label, value in facts if value],
        "problems": [say(f"report.{key}") for key in document.problems],
    }


def _pages(read: int, pages: int) -> Markup | str:
    return say("report.pages", read=read, pages=pages) if pages else ""


def _counts(document: Opened) -> Markup:
    output = document.output
    sizes = len(output.mentions), len(output.records), len(output.tables), len(output.findings)
    names = ("mentions", "records", "tables", "findings")
    return say("report.counted", **dict(zip(names, (f"{size:,}" for size in sizes), strict=True)))


def _left_out(document: Opened, shown: Sequence[int]) -> Markup | str:
    """Which pages with values are not in the file."""
    there = set(shown)
    missing = [n for n in range(1, document.count + 1) if n not in there and document.keys(n)]
    if not missing:
        return ""
    key = "report.left_out" if document.paged else "report.parts_left_out"
    return say(key, shown=spans(shown), count=f"{len(missing):,}")


def _rules(document: Opened, shown: Sequence[int]) -> Iterator[tuple[str, Markup]]:
    """The rules that read what is shown, and what they do."""
    found: dict[str, Item] = {}
    for number in shown:
        for item in document.on(number):
            if item.part == "mention":
                found.setdefault(item.rule, item)
    for rule in sorted(found):
        zh, en = (next(iter(rule_told(voice, found[rule])), ("", ""))[1] for voice in VOICES)
        yield rule, both(zh, en)


def _records(document: Opened, shown: Sequence[int]) -> dict[str, Any]:
    """The records that were read from what is shown, each value leading to where it was read."""
    there = set(shown)
    found = [
        record(document.output, number)
        for number, one in enumerate(document.output.records)
        if any(document.page_at(start) in there for start, _ in one.evidence)
    ]
    told = [_record(document, item, there) for item in found[:RECORDS]]
    return {"records": told, "more_records": max(len(found) - RECORDS, 0)}


def _record(document: Opened, item: Item, shown: Container[int]) -> dict[str, Any]:
    zh, en = (list(fields_told(voice, item.value)) for voice in VOICES)
    fields = [(both(a[1], b[1]), both(a[2], b[2])) for a, b in zip(zh, en, strict=True)]
    there = [
        (mention.text, mention.key if document.page_of(mention) in shown else "")
        for start, end in item.value["evidence"]
        for mention in document.mentions_in(start, end)
        if (mention.start, mention.end) == (start, end)
    ]
    pages = sorted({document.page_at(start) for start, _ in item.value["evidence"]})
    return {
        "key": item.key,
        "kind": known("type", item.kind),
        "fields": fields,
        "places": list(dict.fromkeys(there)),
        "pages": [_page(document, number, shown) for number in pages],
    }


def _page(document: Opened, number: int, shown: Container[int]) -> dict[str, Any]:
    """A page or window by its name, and where in the file it is shown."""
    said = say("page.number" if document.paged else "window.number", number=number)
    return {"said": said, "at": f"p{number}" if number in shown else ""}


def _findings(document: Opened, shown: Container[int]) -> dict[str, Any]:
    """Errors first; each with its page."""
    found = [finding(document.output, number) for number in range(len(document.output.findings))]
    found.sort(key=lambda item: LEVELS.index(str(item.value)))
    told = [_finding(document, item, shown) for item in found[:FINDINGS]]
    return {"findings": told, "more_findings": max(len(found) - FINDINGS, 0)}


def _finding(document: Opened, item: Item, shown: Container[int]) -> dict[str, Any]:
    placed = item.page is not None or item.start is not None
    return {
        "level": str(item.value),
        "said": known("level", str(item.value)),
        "check": item.rule,
        "about": of(lambda voice: check_told(voice, item.rule)),
        "text": item.text,
        "page": _page(document, document.page_of(item), shown) if placed else None,
    }


def _charts(results: Path, name: str) -> Iterator[dict[str, Any]]:
    """The charts of the document that have something to show."""
    for chart in CHARTS:
        zh, en = draw(results, chart.name, "zh", name), draw(results, chart.name, "en", name)
        if zh.svg:
            yield {
                "title": both(chart.title["zh"], chart.title["en"]),
                "label": chart.title,
                "pictures": {"zh": _address(zh), "en": _address(en)},
                "heads": [both(*names) for names in zip(zh.columns, en.columns, strict=True)],
                "rows": [list(map(_cell, *rows)) for rows in zip(zh.rows[:ROWS], en.rows, strict=False)],
                "more": max(len(zh.rows) - ROWS, 0),
            }


def _cell(zh: Any, en: Any) -> Markup | str:
    if zh is None:
        return ""
    return both(str(zh), str(en)) if isinstance(zh, str) else f"{zh:,}"


def _address(drawing: Drawing) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.svg.encode()).decode('ascii')}"


def _rendered(context: Mapping[str, Any]) -> str:
    environment = Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    shared = {"say": say, "style": Markup(style), "policy": POLICY.format(digest)}  # noqa: S704  # ours
    return environment.get_template("report.html").render({**shared, **context})


def _style() -> str:
    """The review page's style and what this file adds to it."""
    both_styles = (files("pipeline.audit") / "static" / "audit.css", files("pipeline.report") / "report.css")
    return "\n".join(style.read_text(encoding="utf-8") for style in both_styles)
