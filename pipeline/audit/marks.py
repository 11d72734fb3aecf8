"""A text with its values highlighted, as HTML.

Values may overlap and share characters. The text is cut wherever one begins or ends, and each piece is one
element that names all values over it: links cannot stand within each other, and a reader of the screen
meets each piece once.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
from markupsafe import Markup

from pipeline.audit.harmless import harmless


class Mark(msgspec.Struct, frozen=True):
    """A stretch of text to highlight.

    Attributes:
        key: what it is called within its document, e.g. m12; the id of its first piece.
        kind: its type, e.g. AMOUNT; a class of its pieces.
        start, end: its place in the document's text.
        label: its value in words, for who points at it or hears the page.
        state: what was judged of it: accept, reject, correct or note; "" for nothing yet.
        link: where a click leads; "" for a page of its own that has no server, such as a report.
    """

    key: str
    kind: str
    start: int
    end: int
    label: str
    state: str = ""
    link: str = ""


_PIECE = Markup(
    '<{tag}{identity} class="mark {kind}{state}" data-keys="{keys}" title="{label}"{href}>{text}</{tag}>'
)
_ID, _HREF = Markup(' id="{}"'), Markup(' href="{}"')


def highlighted(text: str, marks: Iterable[Mark], start: int = 0) -> Markup:
    """A window of a text as HTML, its marks highlighted; line ends are those of the text.

    Args:
        text: the window.
        marks: of the window; what reaches over its edges is cut there.
        start: the window's place in the document's text, which the marks count in.
    """
    end = start + len(text)
    within = sorted((mark for mark in marks if mark.start < end and mark.end > start), key=_longest_first)
    edges = {start, end, *(min(max(edge, start), end) for mark in within for edge in (mark.start, mark.end))}
    return Markup("").join(_pieces(text, start, sorted(edges), within))


def _longest_first(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.key


def _pieces(text: str, offset: int, edges: Sequence[int], marks: Sequence[Mark]) -> Iterator[Markup]:
    """The text between each two edges, escaped, and under what lies over it."""
    began: set[str] = set()
    open_marks: list[Mark] = []
    coming = iter(marks)
    following = next(coming, None)
    for left, right in pairwise(edges):
        while following is not None and following.start <= left:
            open_marks.append(following)
            following = next(coming, None)
        open_marks = [mark for mark in open_marks if mark.end > left]
        piece = harmless(text[left - offset : right - offset])
        yield _piece(piece, open_marks, began) if open_marks else Markup.escape(piece)


def _piece(text: str, over: Sequence[Mark], began: set[str]) -> Markup:
    """One element; the shortest mark over it is the one that it shows and leads to."""
    shown = min(over, key=lambda mark: (mark.key in began, mark.end - mark.start))
    identity = Markup("") if shown.key in began else _ID.format(shown.key)
    began.add(shown.key)
    return _PIECE.format(
        tag="a" if shown.link else "span",
        identity=identity,
        kind=shown.kind,
        state=f" {shown.state}" if shown.state else "",
        keys=" ".join(mark.key for mark in over),
        label=harmless(shown.label),
        href=_HREF.format(shown.link) if shown.link else Markup(""),
        text=text,
    )
