"""Mentions stand inside the document's body, hold characters, and those of one kind do not overlap."""

from bisect import bisect_right
from collections.abc import Iterator

from pipeline.model import OUTSIDE, Document, Finding


def find(document: Document) -> Iterator[Finding]:
    """Yield an error for each mention that breaks the rules of spans; there should be none."""
    segments = document.segments
    reached: dict[str, int] = {}
    first = last = -1  # of the body around the mention before, which is most often the next one's too
    for mention in document.mentions:
        start, end, kind = mention.start, mention.end, mention.kind
        if not first <= start < last:
            index = bisect_right(segments, start, key=lambda part: part.start) - 1
            body = index >= 0 and segments[index].zone not in OUTSIDE
            first, last = (
                (segments[index].start, segments[index].start + len(segments[index].text))
                if body
                else (-1, -1)
            )
        if start >= end:
            yield Finding("spans.empty", "error", f"an empty {kind}", start, end)
        elif not first <= start < end <= last:
            yield Finding("spans.body", "error", f"{kind} reaches out of the document's body", start, end)
        elif start < reached.get(kind, 0):
            yield Finding("spans.overlap", "error", f"{kind} overlaps the one before it", start, end)
        reached[kind] = max(reached.get(kind, 0), end)
