"""Names and numbers that could not be settled, or that were read against their letter."""

from collections.abc import Iterator

from pipeline.gazetteer import load
from pipeline.model import Date, Document, Finding


def find(document: Document) -> Iterator[Finding]:
    """Yield what a person should look at: names with more than one meaning left, misprints, dates that lean on nothing."""
    kept = {(mention.end, mention.kind) for mention in document.mentions}
    official = load("agencies").official
    for mention in document.found:
        if mention.kind == "AGENCY" and (mention.end, mention.kind) not in kept:
            meant = "、".join(official[identity] for identity in mention.candidates)
            written = document.text.clean[mention.start : mention.end]
            message = f"{written} may be {meant}; none stands near, so it was left out"
            yield Finding("names.ambiguous", "info", message, mention.start, mention.end)
    for mention in document.mentions:
        where = (mention.start, mention.end)
        written = document.text.clean[mention.start : mention.end]
        if mention.rule == "amount.misprint":
            yield Finding("amounts.misprint", "warning", f"{written} was read without its second 千", *where)
        if isinstance(mention.value, Date) and mention.value.edtf is None:
            message = f"{written} leans on a date that the document does not give"
            yield Finding("dates.unresolved", "info", message, *where)
