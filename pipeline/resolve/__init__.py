"""Stage `resolve`: what a document says of itself, whose body a name means, dates that lean on others."""

import msgspec

from pipeline.model import Document
from pipeline.resolve.about import about
from pipeline.resolve.dates import resolve_dates
from pipeline.resolve.names import resolve_names


def resolve(document: Document) -> Document:
    """Fill `about` and `mentions`; a name that stays ambiguous is left out and reported by `check`."""
    found = about(document)
    named = resolve_names(document.segments, document.found, found)
    return msgspec.structs.replace(
        document, about=found, mentions=tuple(resolve_dates(named, found, document.text.clean))
    )
