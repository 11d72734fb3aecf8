"""Stage `read`: bytes to text with what its markup says of it, or to pages of characters and rulings.

A format is one file that offers `matches(data, path)` and `read(document)`; the first that matches reads.
"""

from pipeline.errors import ReadError
from pipeline.model import Document
from pipeline.read import html, pdf, plain

FORMATS = (pdf, html, plain)

FOREIGN = {
    b"PK\x03\x04": "a ZIP container (DOCX, XLSX, ODT …)",
    b"\xd0\xcf\x11\xe0": "an old Office file (DOC, XLS, PPT)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
"""First bytes of what people hand in and this version does not read."""


def read(document: Document) -> Document:
    """Fill `media_type`, `written` or `pages`, `marks`, `printed` and `problems`.

    Raises:
        ReadError: if the source is empty, of a kind that is not read, or broken.
    """
    if not document.data.strip(b"\0 \t\r\n\f"):
        raise ReadError(
            "read.empty", "the file is empty" if not document.data else "the file holds only blanks"
        )
    for magic, what in FOREIGN.items():
        if document.data.startswith(magic):
            raise ReadError("read.unsupported", f"this is {what}, which is not read")
    reader = next(reader for reader in FORMATS if reader.matches(document.data, document.path))
    result: Document = reader.read(document)
    return result
