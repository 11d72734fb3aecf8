"""Mentions read again: their characters at their span and in their boxes, and what these say."""

from collections.abc import Iterator
from functools import partial

from pipeline.model import Amount, Date, Duration, Headcount
from pipeline.schema import Mention, Output
from pipeline.verify import numbers
from pipeline.verify.claim import Claim
from pipeline.verify.dates import date
from pipeline.verify.pdf import Pdf
from pipeline.verify.source import Source
from pipeline.verify.verdict import (
    AGREED,
    UNNAMED,
    Verdict,
    disagreed,
    folded,
    same,
    shown,
    unchecked,
    worst,
)


def claims(output: Output) -> Iterator[Claim]:
    """A claim for each mention."""
    for mention in output.mentions:
        kind = mention.__struct_config__.tag
        yield Claim(f"{kind} at {mention.start}", mention.page, partial(_check, mention))


def _check(mention: Mention, source: Source) -> Verdict:
    return worst(_at_span(mention, source), _in_boxes(mention, source), _value(mention))


def _at_span(mention: Mention, source: Source) -> Verdict:
    """Whether the text from start to end is the mention's, and the source shows it."""
    if source.text is None:
        return unchecked("the text that its position counts in is not there")
    found = source.text[mention.start : mention.end]
    if found != mention.text:
        return disagreed(f"{shown(mention.text)} published, {shown(found)} at its span")
    return AGREED if source.shows(found) else disagreed(f"{shown(found)} is not on the page")


def _in_boxes(mention: Mention, source: Source) -> Verdict:
    """Whether the characters in its boxes are the mention's."""
    if source.pdf is None:
        return AGREED
    if mention.page is None or not mention.boxes:
        return unchecked("no place on a page")
    page = source.pdf.page(mention.page)
    if page is None:
        return unchecked("a page on which pdfplumber reads nothing")
    wanted, found = folded(mention.text), page.inside(mention.boxes)
    if _is_same(wanted, found, source.pdf, mention.page + 1):
        return AGREED
    if UNNAMED in found + wanted:
        return unchecked("characters of a font that does not name them")
    return disagreed(f"{shown(mention.text)} published, {shown(found)} in its boxes")


def _is_same(wanted: str, found: str, pdf: Pdf, following: int) -> bool:
    """Whether a text was found; one that ends on the next page goes on there."""
    if same(found, wanted) or _but_for_marks(found, wanted):
        return True
    return wanted.startswith(found) and pdf.goes_on(wanted, found, [following])


def _but_for_marks(found: str, wanted: str) -> bool:
    """Whether only brackets or stops beside it are found too: they are set closer than they are wide."""
    before, _, behind = found.partition(wanted)
    return wanted in found and not any(map(str.isalnum, before + behind))


def _value(mention: Mention) -> Verdict:
    """Whether the characters say the value; what a name stands for, no reading of it alone can tell."""
    text, value = mention.text, mention.value
    if isinstance(value, Amount):
        verdict = numbers.amount(text, value, mention.rule)
    elif isinstance(value, Date):
        verdict = date(text, value)
    elif isinstance(value, Duration):
        verdict = numbers.duration(text, value)
    elif isinstance(value, Headcount):
        verdict = numbers.headcount(text, value)
    else:
        return AGREED
    if verdict.outcome != "disagreed":
        return verdict
    return disagreed(f"{shown(text)} published as {_said(value)}, read as {verdict.reason}")


def _said(value: Amount | Date | Duration | Headcount) -> str:
    if isinstance(value, Amount):
        return f"{value.amount} {value.currency}"
    return str(
        getattr(value, "edtf", None) or getattr(value, "iso8601", None) or getattr(value, "count", None)
    )
