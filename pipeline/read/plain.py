"""Plain text, and Markdown read as the text it is."""

import msgspec

from pipeline.model import Document
from pipeline.read.encoding import decode

MEDIA_TYPES = {
    "md": "text/markdown",
    "markdown": "text/markdown",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}


def matches(data: bytes, path: str) -> bool:  # noqa: ARG001  # the last format takes what no other took
    """Whether this may be plain text; `decode` has the last word."""
    return True


def read(document: Document) -> Document:
    """Fill `media_type` and `written`; line ends stay as they are, since offsets count them.

    Raises:
        ReadError: if the bytes are no text in a known encoding.
    """
    text, _ = decode(document.data)
    suffix = document.path.rpartition(".")[2].lower()
    return msgspec.structs.replace(document, media_type=MEDIA_TYPES.get(suffix, "text/plain"), written=text)
