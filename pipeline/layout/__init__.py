"""Stage `layout`: characters and rulings to text in reading order and to tables."""

import msgspec




from pipeline.model import Document


def layout(document: Document) -> Document:
    """Fill `raw`, `places`, `furniture` and `grids`."""
    if not document.pages:
        return msgspec.structs.replace(document, raw=document.written)
    return document
