"""A book's contents list its forms; each should have been read."""

from collections.abc import Iterator

from pipeline.model import Document, Finding


def find(document: Document) -> Iterator[Finding]:
    """Yield the listed forms that were not read as typed rows; their tables are transcribed as they stand."""
    for title in document.coverage.forms_listed:
        if not any(form in title or title in form for form in document.coverage.forms_read):
            message = (
                f"{title} is listed in the contents, but was not read as a form; its tables are transcribed"
            )
            yield Finding("forms.listed", "info", message)
