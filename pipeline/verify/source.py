"""A source read anew, by other means than those of a run: its hash, its text, its pages."""

import hashlib
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from pipeline.verify.pdf import Pdf
from pipeline.verify.verdict import folded

MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
ENCODINGS = ("utf-8", "cp950", "big5hkscs")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


class Source:
    """A source and the text that the positions of its result count in.

    Attributes:
        text: None where it is not there or cannot be read.
        pdf: None for what is no PDF.
    """

    def __init__(self, path: Path, media_type: str | None, beside: Path) -> None:
        data = path.read_bytes()
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.pdf = Pdf(path) if media_type == "application/pdf" else None
        self._shown = shown_by(data) if "html" in (media_type or "") else None
        is_text = self.pdf is None and self._shown is None
        self.text = decoded(data) if is_text else _written(beside)

    def close(self) -> None:
        """Let go of the file."""
        if self.pdf is not None:
            self.pdf.close()

    def shows(self, text: str) -> bool:
        """Whether the source itself shows a text, as far as it is read anew: always true of plain text."""
        return self._shown is None or folded(text) in self._shown


def locate(name: str, roots: Sequence[Path]) -> Path | None:
    """Where the source of a name is below one of some directories; a root may be the source itself."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts:
        return None
    for root in roots:
        for path in (root / name, *([root] if root.name == name else [])):
            if path.is_file():
                return path
    return None


def _written(beside: Path) -> str | None:
    try:
        return beside.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def decoded(data: bytes, encodings: Sequence[str] = ENCODINGS) -> str | None:
    """The text of some bytes; a byte order mark says its encoding and is no part of it."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _as(data[len(mark) :], encoding)
    return next((text for encoding in encodings if (text := _as(data, encoding)) is not None), None)


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def shown_by(data: bytes) -> str:
    """The folded text of a web page, by the reader of the standard library."""
    said = _CHARSET.search(data[:4096])
    first = [said[1].decode("ascii", "replace")] if said else []
    reader = _Reader()
    reader.feed(decoded(data, (*first, *ENCODINGS)) or "")
    return folded("".join(reader.found))


class _Reader(HTMLParser):
    """What is written between the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)
