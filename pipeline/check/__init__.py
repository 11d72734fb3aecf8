"""Stage `check`: what a person should know of a document, and how much of it was read.

A check offers `find(document)`, which yields findings and may ask for the coverage; what reading itself had
to report comes first.
"""

import msgspec

from pipeline.check import forms, names, proposals, rates, spans, sums, years
from pipeline.check.coverage import coverage
from pipeline.model import Document

CHECKS = (forms, names, proposals, rates, spans, sums, years)


def check(document: Document) -> Document:
    """Fill `findings` and `coverage`."""
    document = msgspec.structs.replace(document, coverage=coverage(document))
    found = tuple(finding for member in CHECKS for finding in member.find(document))
    return msgspec.structs.replace(document, findings=(*document.problems, *found))
