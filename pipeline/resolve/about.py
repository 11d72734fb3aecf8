"""What a document says of itself: its kind, title, agency, fiscal year and date."""

import re

from pipeline.calendar import gregorian
from pipeline.model import BOILERPLATE, FURNITURE, TITLE, About, Date, Document
from pipeline.resolve.dateline import day_of, year_of_writing

HEAD = 600
"""Clean characters at the beginning in which a document dates itself."""

SHORT = 60
"""Characters that a line has at most that only dates the document."""

_FISCAL = re.compile(
    r"(?:中華民國)?(?P<year>1\d\d)年度[^。\n]{0,40}?(?:預算|提案|審查|歲出|歲入|單位|施政|決算)|(?P<bare>1\d\d)年度"
)
_COPYRIGHT = re.compile(
    r"(?:Copyright|©|版權所有)[^\n]{0,20}?(?:(?:19|20)\d\d\s?[-–]\s?)?((?:19|20)\d\d)", re.IGNORECASE
)
_MONTH = re.compile(r"\d{4}-\d\d")
_KINDS = (
    ("review_report", re.compile(r"審查(?:結果|報告)[\s\S]*(?:照列|原列)")),
    ("paper", re.compile(r"摘要[\s\S]*(?:參考(?:資料|文獻)|[壹貳]、)|Abstract|關鍵詞[:：]")),
    ("proposals", re.compile(r"爰[^。]{0,60}(?:凍結|減列|刪減)|提案人[:：]")),
    (
        "defence_report",
        re.compile(r"國防報告書|施政(?:報告|計畫)|業務報告|第[一二三四五六]章[\s\S]{0,2000}本部"),
    ),
    ("news", re.compile(r"記者|報導|投書|作者為|訊】|Copyright")),
)


def about(document: Document) -> About:
    """Read what the document says of itself; what it does not say is None."""
    clean = document.text.clean
    title = document.printed.title or _title(document)
    title = title.strip("*#_ ") if title else None  # the marks of Markdown
    kind = _kind(document, clean)
    year = _fiscal_year(document, title, clean, kind)
    agency = document.printed.agency or next(
        (table.agency for table in document.tables if table.agency), None
    )
    return About(kind, title, agency, year, document.printed.date or _date(document))


def _title(document: Document) -> str | None:
    return next(
        (part.text.strip() for part in document.segments if part.zone == TITLE and part.text.strip()), None
    )


def _kind(document: Document, clean: str) -> str | None:
    if document.pages:
        return "budget_book" if re.search(r"預\s*算", clean[:5000]) else None
    if document.media_type == "text/html":
        return "news"
    sample = clean[:20000]
    return next((kind for kind, pattern in _KINDS if pattern.search(sample)), None)


def _fiscal_year(document: Document, title: str | None, clean: str, kind: str | None) -> str | None:
    """Gregorian fiscal year of a budget document; news and papers speak of many."""
    if document.printed.fiscal_year or kind not in {"budget_book", "proposals", "review_report"}:
        return document.printed.fiscal_year
    match = _FISCAL.search(f"{title or ''}\n{clean[:HEAD]}")
    return str(gregorian(int(match["year"] or match["bare"]))) if match else None


def _date(document: Document) -> str | None:
    """The day that the document prints as its own, a month on a short line near the top, or a year."""
    if day := day_of(document):
        return day
    for mention in document.found:
        if mention.start > HEAD:
            break
        if (
            isinstance(mention.value, Date)
            and _MONTH.fullmatch(mention.value.edtf or "")
            and _short_line(document, mention.start)
        ):
            return mention.value.edtf
    for part in document.segments:
        match = _COPYRIGHT.search(part.text) if part.zone in {BOILERPLATE, FURNITURE} else None
        if match:
            return match[1]
    return year_of_writing(document)


def _short_line(document: Document, position: int) -> bool:
    clean = document.text.clean
    start, end = clean.rfind("\n", 0, position) + 1, clean.find("\n", position, position + SHORT)
    line = clean[start : end if end >= 0 else position + SHORT]
    return len(line) < SHORT and "。" not in line
