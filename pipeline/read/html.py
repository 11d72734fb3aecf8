"""HTML pages: the visible text with what its markup says of each stretch.

The tree is walked once. Block elements begin a line; navigation, lists of links, advertising and footers are
told by their tag, role or class name, and a list whose text is mostly links counts as one of links even where
nothing names it so.

html_page   the text as it grows
html_table  tables
html_walk   the walk over the tree
"""

import re

import msgspec
from lxml import etree, html

from pipeline.errors import ReadError
from pipeline.model import About, Document, Finding
from pipeline.read.encoding import decode
from pipeline.read.html_page import BLOCKS, Writer, shown
from pipeline.read.html_walk import walk

META_DATES = ("article:published_time", "date", "pubdate", "dc.date", "datepublished", "og:published_time")

WRAPPERS = frozenset(
    {
        "a",
        "abbr",
        "article",
        "b",
        "bdi",
        "big",
        "center",
        "cite",
        "code",
        "div",
        "em",
        "font",
        "i",
        "main",
        "s",
    }
    | {"section", "small", "span", "strong", "u"}
)
LEAVES = frozenset({"script", "style", "title", "textarea"})
"""Elements that hold characters and no other elements."""

_TAG = re.compile(r"</?([a-z][\w-]*)[^<>]*>", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<(?:!doctype\s+html|html|head|body|\?xml[^>]*>\s*<(?:!doctype\s+html|html))[\s>]""", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def matches(data: bytes, path: str) -> bool:
    """Whether the bytes begin as HTML, or the name says so and a tag is there."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    named = path.lower().endswith((".html", ".htm", ".xhtml"))
    return bool(_DECLARED.match(head)) or (named and b"<" in data[:65536])


def read(document: Document) -> Document:
    """Fill `media_type`, `written`, `marks`, `printed` (title and date of the page) and `problems`.

    Raises:
        ReadError: if the bytes are no text, or no element is found in them.
    """
    text, _ = decode(document.data)
    try:
        root, problems = _parsed(_without_declaration(text))
    except (etree.LxmlError, ValueError) as error:
        raise ReadError("read.broken", f"no HTML could be read: {error}") from error
    page = Writer()
    walk(root, page)
    return msgspec.structs.replace(
        document,
        media_type="text/html",
        written="".join(page.parts),
        marks=tuple(page.marks),
        printed=About(title=_title(root), date=_date(root)),
        problems=problems,
    )


def _without_declaration(text: str) -> str:
    """Drop an XML declaration and NULs: the text is decoded already, and lxml refuses both."""
    declaration = _XML_DECLARATION.match(text)
    return text[declaration.end() if declaration else 0 :].replace("\0", "\N{REPLACEMENT CHARACTER}")


def _parsed(text: str) -> tuple[html.HtmlElement, tuple[Finding, ...]]:
    """The tree of a page; where it nests deeper than the parser goes, elements are given up, not text."""
    root, complete = _tree(text)
    if complete:
        return root, ()
    root, complete = _tree(_TAG.sub(_without_wrappers, text))
    if not complete:
        root, _ = _tree(_TAG.sub(_without_all, text))
    message = "elements are nested too deep: the text is whole, but its parts may not all be told apart"
    return root, (Finding("read.nesting", "warning", message),)


def _tree(text: str) -> tuple[html.HtmlElement, bool]:
    """The tree of a page, and whether all of it is there: libxml2 drops what lies 2,048 elements deep."""
    parser = html.HTMLParser(huge_tree=True)
    root = html.document_fromstring(text, parser=parser)
    return root, all(error.type_name != "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _without_wrappers(tag: re.Match[str]) -> str:
    return _without_all(tag) if tag[1].lower() in WRAPPERS else tag.group()


def _without_all(tag: re.Match[str]) -> str:
    """What stays of a tag when none may nest: the end of a line, where it made one."""
    name = tag[1].lower()
    if name in LEAVES:
        return tag.group()
    return "<br>" if name in BLOCKS or name == "br" else ""


def _title(root: html.HtmlElement) -> str | None:
    for path in (".//h1", ".//title"):
        found = root.find(path)
        if found is not None and (title := shown(found)):
            return title
    return None


def _date(root: html.HtmlElement) -> str | None:
    """The day of publication that the page's head or a time element gives, as YYYY-MM-DD."""
    given = {
        (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower(): meta.get("content")
        or ""
        for meta in root.iter("meta")
    }
    times = [time.get("datetime") or "" for time in root.iter("time")]
    for date in [given.get(name, "") for name in META_DATES] + times:
        if re.match(r"\d{4}-\d\d-\d\d", date):
            return date[:10]
    return None
