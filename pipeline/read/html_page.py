"""The visible text of an HTML page as it grows, and the elements that matter for it.

Source of the elements' meaning: the HTML Living Standard, section 15.3 (rendering).
"""

import re

import msgspec
from lxml import etree, html

from pipeline.model import BODY, CELL, Mark

HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "head", "iframe", "svg", "math", "object", "embed", "audio"}
    | {"video", "canvas", "select", "option", "button", "input", "textarea", "dialog"}
)
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl"}
    | {
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
    }
    | {
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
    }
    | {"th", "thead", "tr", "ul"}
)

_SPACE = re.compile(r"[ \t\n\r\f]+")


def folded(text: str) -> str:
    """Text with its white space folded, as a browser shows it."""
    return _SPACE.sub(" ", text)


def shown(element: html.HtmlElement) -> str:
    """The visible text of an element on one line; what stands on lines of their own is a space apart."""
    if not len(element):
        return folded(element.text or "").strip()
    parts: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and node.tag not in HIDDEN:
            parts += [" " if node.tag in BLOCKS or node.tag == "br" else "", node.text or ""]
            continue
        if event == "start":
            walker.skip_subtree()
        elif node is not element:
            parts += [" " if node.tag in BLOCKS else "", node.tail or ""]
    return folded("".join(parts)).strip()


class Writer:
    """The visible text as it grows, and the marks on it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.length = 0
        self._fresh = True

    def add(self, text: str, zone: str) -> None:
        """Append running text: white space folds into one space, none at the start of a line."""
        text = folded(text)
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
        self.marks.append(Mark(start, self.length, CELL, header, unit))
