"""HTML pages: the visible text with what its markup says of each stretch.

The tree is walked once. Block elements begin a line; navigation, lists of links, advertising and footers are told by their tag, role or
class name, and a block whose text is mostly links counts as a list of links even where nothing names it so. Source of the elements'
meaning: the HTML Living Standard, sections 4.3 (sections), 4.9 (tables) and 15.3 (rendering).
"""

import re

import msgspec
from lxml import etree, html

from pipeline.errors import ReadError
from pipeline.model import BODY, BOILERPLATE, BYLINE, CAPTION, CELL, TITLE, About, Document, Mark
from pipeline.read.encoding import decode
from pipeline.tables import money_unit, unit_of

HIDDEN = frozenset(
    "script style noscript template head iframe svg math object embed audio video canvas select option button input textarea dialog".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
APART = frozenset({"nav", "aside", "footer", "menu"})
CHROME = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|ads?|advert\w*|adbox|sponsor\w*|promo\w*|banner|related|recommend\w*|"
    r"most-?read|popular|ranking|hot-?news|more-?news|share|social|tags?|keywords?|comments?|subscribe|newsletter|cookie|copyright|"
    r"pagination|pager|login|search)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Names that pages give to what is not the article, as a whole part of a class, id or role."""

BYLINE_NAME = re.compile(
    r"(?:^|[-_ ])(?:byline|author|meta|date|time|published|pubdate)(?:$|[-_ ])", re.IGNORECASE
)
ZONES = {"h1": TITLE, "caption": CAPTION, "figcaption": CAPTION, "time": BYLINE}
LINKS_SHARE = 0.7
META_DATES = ("article:published_time", "date", "pubdate", "dc.date", "datepublished", "og:published_time")

_SPACE = re.compile(r"[ \t\n\r\f]+")
_DECLARED = re.compile(
    rb"""<(?:!doctype\s+html|html|head|body|\?xml[^>]*>\s*<(?:!doctype\s+html|html))[\s>]""", re.IGNORECASE
)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def matches(data: bytes, path: str) -> bool:
    """Whether the bytes begin as HTML, or the name says so and a tag is there."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    named = path.lower().endswith((".html", ".htm", ".xhtml"))
    return bool(_DECLARED.match(head)) or (named and b"<" in data[:65536])


def read(document: Document) -> Document:
    """Fill `media_type`, `written`, `marks` and `printed` (title and date of the page).

    Raises:
        ReadError: if the bytes are no text, or no element is found in them.
    """
    text, _ = decode(document.data)
    try:
        root = html.document_fromstring(_without_declaration(text), parser=html.HTMLParser(huge_tree=True))
    except (etree.LxmlError, ValueError) as error:
        raise ReadError("read.broken", f"no HTML could be read: {error}") from error
    page = _Writer()
    _walk(root, page, BODY)
    return msgspec.structs.replace(
        document,
        media_type="text/html",
        written="".join(page.parts),
        marks=tuple(page.marks),
        printed=About(title=_title(root), date=_date(root)),
    )


def _without_declaration(text: str) -> str:
    """Drop an XML declaration and NULs: the text is decoded already, and lxml refuses both."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "\N{REPLACEMENT CHARACTER}")


class _Writer:
    """The visible text as it grows, and the marks on it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.length = 0
        self._fresh = True

    def add(self, text: str, zone: str) -> None:
        """Append running text: white space folds into one space, none at the start of a line."""
        text = _SPACE.sub(" ", text)
        if self._fresh:
            text = text.lstrip(" ")
        if not text:
            return
        if zone != BODY:
            self._mark(zone, len(text))
        self._append(text)
        self._fresh = text.endswith(" ")

    def _mark(self, zone: str, length: int) -> None:
        last = self.marks[-1] if self.marks else None
        if last and last.zone == zone and last.end >= self.length - 1 and zone != CELL:
            self.marks[-1] = msgspec.structs.replace(last, end=self.length + length)
        else:
            self.marks.append(Mark(self.length, self.length + length, zone))

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def line(self) -> None:
        """End the line, where one has begun."""
        if self.parts and not self.parts[-1].endswith("\n"):
            self._append("\n")
        self._fresh = True

    def tab(self, *, last: bool) -> None:
        """Set a table's cells apart."""
        if not last:
            self._append("\t")
        self._fresh = True

    def cell(self, start: int, header: str, unit: int) -> None:
        """Mark what was written since `start` as a table's cell."""
        self.marks = [mark for mark in self.marks if mark.start < start]
        self.marks.append(Mark(start, self.length, CELL, header, unit))


def _walk(root: html.HtmlElement, page: _Writer, zone: str) -> None:
    """Write an element's text; a stack of its own instead of calls, since pages nest thousands deep."""
    stack: list[tuple[html.HtmlElement | str, str, bool]] = [(root, zone, False)]
    while stack:
        item, zone, ends_line = stack.pop()
        if isinstance(item, str):
            page.add(item, zone)
            if ends_line:
                page.line()
            continue
        tag = item.tag if isinstance(item.tag, str) else None
        if tag is None or tag in HIDDEN or "hidden" in item.attrib:
            continue
        zone = _zone(item, tag, zone)
        block = tag in BLOCKS
        if block or tag == "br":
            page.line()
        if tag == "table" and zone == BODY and not item.xpath(".//table"):
            _table(item, page)
            continue
        after: list[tuple[html.HtmlElement | str, str, bool]] = [(item.text or "", zone, False)]
        for child in item:
            after += [(child, zone, False), (child.tail or "", zone, False)]
        if block:
            after.append(("", zone, True))
        stack.extend(reversed(after))


def _zone(element: html.HtmlElement, tag: str, outer: str) -> str:
    """The zone of an element: its own, unless it stands in one that is not the article's."""
    if outer == BOILERPLATE:
        return outer
    names = " ".join(element.attrib.get(key, "") for key in ("class", "id", "role"))
    if tag in APART or (tag in BLOCKS and CHROME.search(names)) or _mostly_links(element, tag):
        return BOILERPLATE
    if tag == "header" and element.getparent() is not None and element.getparent().tag == "body":
        return BOILERPLATE
    if tag in BLOCKS and BYLINE_NAME.search(names) and len(element.text_content()) < 120:
        return BYLINE
    return ZONES.get(tag, outer)


def _mostly_links(element: html.HtmlElement, tag: str) -> bool:
    """Whether a list is one of links: at least two of them, holding most of its text."""
    if tag not in {"ul", "ol", "dl"}:
        return False
    links = element.findall(".//a")
    total = len(element.text_content().strip())
    return (
        len(links) > 1
        and total > 0
        and sum(len(a.text_content().strip()) for a in links) > LINKS_SHARE * total
    )


def _table(table: html.HtmlElement, page: _Writer) -> None:
    """Write a table row by row, cells apart by a tab, each cell marked with its column's heading and unit."""
    caption = " ".join(c.text_content() for c in table.findall("./caption"))
    if caption:
        page.add(caption, CAPTION)
        page.line()
    unit = unit_of(caption) or unit_of(_before(table))
    headers: list[str] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        texts = [_SPACE.sub(" ", cell.text_content()).strip() for cell in cells]
        if cells and all(cell.tag == "th" for cell in cells):
            headers = texts
        for column, text in enumerate(texts):
            header = headers[column] if column < len(headers) else ""
            start = page.length
            page.add(text, BODY)
            page.cell(start, header, 0 if headers is texts else money_unit(header, unit))
            page.tab(last=column + 1 == len(texts))
        page.line()


def _before(table: html.HtmlElement) -> str:
    """The text of the element right before a table, where 單位：新臺幣千元 often stands."""
    previous = table.getprevious()
    return previous.text_content()[-80:] if previous is not None and isinstance(previous.tag, str) else ""


def _title(root: html.HtmlElement) -> str | None:
    for path in (".//h1", ".//title"):
        found = root.find(path)
        if found is not None and found.text_content().strip():
            return _SPACE.sub(" ", found.text_content()).strip()
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
