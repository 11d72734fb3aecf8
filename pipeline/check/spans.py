"""Mentions stand inside the document's body, hold characters, and those of one kind do not overlap."""

from bisect import bisect_right
from collections.abc import Iterator

from pipeline.model import OUTSIDE, Document, Finding


def find(document: Document) -> Iterator[Finding]:
    """Yield an error for each mention that breaks the rules of spans; there should be none."""
    starts = [segment.start for segment in document.segments]
    reached: dict[str, int] = {}
    for mention in document.mentions:
        where = (mention.start, mention.end)
        segment = document.segments[bisect_right(starts, mention.start) - 1] if starts else None
        if mention.start >= mention.end:
            yield Finding("spans.empty", "error", f"an empty {mention.kind}", *where)
        elif segment is None or segment.zone in OUTSIDE or mention.end > segment.start + len(segment.text):
            yield Finding("spans.body", "error", f"{mention.kind} reaches out of the document's body", *where)
        elif mention.start < reached.get(mention.kind, 0):
            yield Finding("spans.overlap", "error", f"{mention.kind} overlaps the one before it", *where)
        reached[mention.kind] = max(reached.get(mention.kind, 0), mention.end)
