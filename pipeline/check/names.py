"""Names and numbers that could not be settled, or that were read against their letter."""

from collections.abc import Iterator

from pipeline.gazetteer import load
from pipeline.model import Date, Document, Finding, Mention


def find(document: Document) -> Iterator[Finding]:
    """Yield names with several meanings, misprints, and dates that lean on nothing."""
    kept = {mention.end for mention in document.mentions if mention.kind == "AGENCY"}
    official = load("agencies").official
    for mention in document.found:
        if mention.kind == "AGENCY" and mention.end not in kept:
            meant = "、".join(official[identity] for identity in mention.candidates)
            written = document.text.clean[mention.start : mention.end]
            message = f"{written} may be {meant}; none stands near, so it was left out"
            yield Finding("names.ambiguous", "info", message, mention.start, mention.end)
    for mention in document.mentions:
        if mention.rule == "amount.misprint":
            yield _at(document, mention, "amounts.misprint", "warning", "was read without its second 千")
        if isinstance(mention.value, Date) and mention.value.edtf is None:
            what = "leans on a date that the document does not give"
            yield _at(document, mention, "dates.unresolved", "info", what)


def _at(document: Document, mention: Mention, check: str, level: str, what: str) -> Finding:
    written = document.text.clean[mention.start : mention.end]
    return Finding(check, level, f"{written} {what}", mention.start, mention.end)
