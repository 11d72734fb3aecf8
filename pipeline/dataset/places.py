"""Where the text of a document is, and the passages that full-text search finds."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path, PurePosixPath

import msgspec

from pipeline.errors import ReadError
from pipeline.results import text_of
from pipeline.schema import Source
from pipeline.text import HAN

LONGEST = 1000
"""Characters of a passage at most: a hit shows where it stands, and one page is a few passages."""

PDF = "application/pdf"
PAGE_END = "\f"

_BROKEN = re.compile(rf"(?<=[{HAN}])\n(?=[{HAN}])")
_END = re.compile(r"[。！？；\n]")


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a document's text; `text` is without the line breaks that a typesetter puts into words."""

    start: int
    end: int
    page: int | None
    text: str


class Words:
    """The text of a document and its pages; without text where there is none at hand.

    Args:
        paged: whether form feeds part its pages, as they do in the text of a PDF.
    """

    def __init__(self, text: str | None, *, paged: bool) -> None:
        self.text = text
        self.paged = paged
        ends = [at + 1 for at, sign in enumerate(text or "") if sign == PAGE_END] if paged else []
        self._starts = [0, *ends]

    def page(self, position: int) -> int | None:
        """The page of a position; None where the source has no pages, or its text is not at hand."""
        return bisect_right(self._starts, position) if self.paged and self.text is not None else None

    def between(self, start: int, end: int) -> str | None:
        """The text of a span; None where it is not at hand."""
        return self.text[start:end] if self.text is not None else None

    def passages(self) -> Iterator[Passage]:
        """Stretches of the text that are not empty, one after the other, each on one page."""
        text = self.text or ""
        bounds = [*self._starts, len(text)]
        for page, (first, last) in enumerate(pairwise(bounds), 1):
            for start, end in _cut(text, first, last):
                found = text[start:end].strip("\f\n\r ")
                if found:
                    shown = _BROKEN.sub("", found) if self.paged else found
                    yield Passage(start, end, page if self.paged else None, shown)


def _cut(text: str, start: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut behind the end of a line or a sentence, where there is one in the passage's second half."""
    while last - start > LONGEST:
        ends = [match.end() for match in _END.finditer(text, start + LONGEST // 2, start + LONGEST)]
        end = ends[-1] if ends else start + LONGEST
        yield start, end
        start = end
    yield start, last


def words(result: Path, source: Source, roots: Sequence[Path]) -> Words:
    """The text that the positions of a result count in: beside it, else in its source.

    Args:
        result: the file of the result.
        source: what it says of its source.
        roots: directories that sources are below, as `--source` gives them. One whose hash is not the
            result's is not the one that was read, and is left alone.
    """
    paged = source.media_type == PDF
    return Words(_text(text_of(result), source, roots) if source.media_type else None, paged=paged)


def _text(beside: Path, source: Source, roots: Sequence[Path]) -> str | None:
    try:
        if beside.is_file():
            return beside.read_bytes().decode()
        for path in _candidates(source.path, roots):
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() == source.sha256:
                return _decoded(data)
    except (OSError, UnicodeDecodeError, ReadError):
        pass
    return None


def _decoded(data: bytes) -> str:
    from pipeline.read.encoding import decode  # noqa: PLC0415  # it brings all readers and their libraries

    return decode(data)[0]


def _candidates(name: str, roots: Sequence[Path]) -> Iterator[Path]:
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts:
        return
    for root in roots:
        yield from (path for path in (root / name, *([root] if root.name == name else [])) if path.is_file())
