"""The walk over an HTML tree: what is the article's and what is not, by tag, role, class name and links.

Source of the elements' meaning: the HTML Living Standard, section 4.3 (sections).
"""

import re

from lxml import html

from pipeline.model import BODY, BOILERPLATE, BYLINE, CAPTION, TITLE
from pipeline.read import html_table
from pipeline.read.html_page import BLOCKS, HIDDEN, Writer

APART = frozenset({"nav", "aside", "footer", "menu"})
CHROME = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|ads?|advert\w*|adbox|sponsor\w*|promo\w*"
    r"|banner|related|recommend\w*|most-?read|popular|ranking|hot-?news|more-?news|share|social|tags?|keywords?"
    r"|comments?|subscribe|newsletter|cookie|copyright|pagination|pager|login|search)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Names that pages give to what is not the article, as a whole part of a class, id or role."""

BYLINE_NAME = re.compile(
    r"(?:^|[-_ ])(?:byline|author|meta|date|time|published|pubdate)(?:$|[-_ ])", re.IGNORECASE
)
LONGEST_BYLINE = 120
"""Characters; pages also call whole articles `meta`."""

ZONES = {"h1": TITLE, "caption": CAPTION, "figcaption": CAPTION, "time": BYLINE}
LINKS_SHARE = 0.7


def walk(root: html.HtmlElement, page: Writer) -> None:
    """Write a tree's text; a stack of its own instead of calls, since pages nest thousands deep."""
    stack: list[tuple[html.HtmlElement | str, str, bool]] = [(root, BODY, False)]
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
        if tag == "table" and zone == BODY and not html_table.is_layout(item):
            html_table.write(item, page)
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
    if tag in BLOCKS and BYLINE_NAME.search(names) and _is_short(element):
        return BYLINE
    return ZONES.get(tag, outer)


def _is_short(element: html.HtmlElement) -> bool:
    """Whether an element holds no more text than a byline does; looks no further than that."""
    length = 0
    for text in element.itertext():
        length += len(text)
        if length >= LONGEST_BYLINE:
            return False
    return True


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
