"""How much of a source was read: pages, characters, forms."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.model import OUTSIDE, Coverage, Document, Page, unread
from pipeline.text import Span

_LISTED = re.compile(
    r"(?P<title>[\u3400-\u9fff、]{4,40}?表)[－—\s…\.·‧．]*[.…·‧．－—\s]{2,}[\d-]{1,9}\s*(?=\n|$)"
)
_CONTENTS = re.compile(r"目\s*[次錄]")
_ORDINAL = re.compile(r"^[一二三四五六七八九十]{1,3}、")


def coverage(document: Document) -> Coverage:
    """Count what the stages were given and what they read."""
    blank = sum(not page.chars.strip() for page in document.pages)
    failed = {finding.page for finding in document.problems if finding.check == "read.page"}
    typed = {table.form for table in document.tables if table.form}
    return Coverage(
        pages=len(document.pages) + len(failed - {page.number for page in document.pages}),
        pages_read=sum(_was_read(page, failed) for page in document.pages),
        pages_without_text=blank,
        characters=len(document.raw),
        characters_in_body=sum(len(s.text) for s in document.segments if s.zone not in OUTSIDE),
        forms_listed=forms_listed(document.raw),
        forms_read=tuple(sorted(typed)),
        grids_unread=len(unread(document.grids, document.tables)),
        unused_amounts=_unused_amounts(document),
    )


def _unused_amounts(document: Document) -> int:
    """How many sums of money stand in the text that nothing was made of."""
    used = {span for record in document.records for span in record.evidence}
    amounts = [(m.start, m.end) for m in document.mentions if m.kind == "AMOUNT"]
    left = [span for span in amounts if span not in used]
    if not left or not document.tables:
        return len(left)
    typed = {at for table in document.tables if table.form for at in table.grids}
    cells = sorted(
        document.text.cleaned(*span)
        for at in typed
        for row in document.grids[at].rows
        for cell in row
        if cell
        for span in cell.spans
    )
    starts = [start for start, _ in cells]
    return sum(not _inside(span, cells, bisect_right(starts, span[0])) for span in left)


def _inside(span: Span, cells: Sequence[Span], place: int) -> bool:
    """Whether a span lies in the last of the cells that begin before it."""
    return place > 0 and span[1] <= cells[place - 1][1]


def _was_read(page: Page, failed: set[int | None]) -> bool:
    return bool(page.chars.strip()) and page.number not in failed


def forms_listed(raw: str) -> tuple[str, ...]:
    """Titles of the forms that a book's contents list, each once, in their order."""
    head = raw[:20_000]
    if _CONTENTS.search(head, 0, 3000) is None:
        return ()
    titles = (_ORDINAL.sub("", match["title"]) for match in _LISTED.finditer(head))
    return tuple(dict.fromkeys(titles))
