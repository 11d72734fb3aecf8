"""When a document was written, by what it prints of itself: a byline, a date line, （台北26日電）."""

import re
from collections.abc import Iterator

from pipeline.calendar import edtf, gregorian
from pipeline.model import Document

HEAD = 1500
"""Characters at the beginning in which a document dates itself."""

TAIL = 300
"""Characters at the end in which an agency or an office does."""

SHORT = 60
"""Characters that a line has at most that only dates the document."""

SEVERAL = 3
"""Days on lines of their own that are a chronicle or a list of stories, and date none of them the whole."""

_MONTHS = {
    name: month
    for month, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1
    )
}
_YEAR = r"(?P<year>19\d\d|20\d\d|1\d\d|民國\s?1\d\d)"
_NUMBERS = re.compile(
    rf"{_YEAR} ?[-/.年] ?(?P<month>1[0-2]|0?[1-9]) ?[-/.月] ?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)(?: ?日)?"
)
_PART_OF_NUMBER = re.compile(r"[\d/A-Za-z-]$|\d[.,]$")
_NAME = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_ENGLISH = (
    re.compile(rf"\b{_NAME}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>20\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})\s{_NAME}\s(?P<year>20\d\d)\b"),
)
_LABEL = re.compile(
    r"(?:發[布佈稿]|刊[登出載]|出刊|上架|張貼|建立|公告|製表|日期|時間|\bdate|posted|published)[^。，\n]{0,8}$",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\s?(?:\d{1,2}:\d\d)?\s?[訊電](?!話|子|視|腦|力|源)|[^。，\n]{0,14}(?:日電|報導|訊)\s?[)）】〕\]]"
)
_OPENED = re.compile(r"【[^】]*$|^\s*[（(〔\[][^)）〕\]]*$")
_CLOCK = re.compile(
    r"[日\s,，T|｜/／]{0,3}(?:[(（][^()（）]{1,4}[)）]\s?)?(?:[上下]午|AM|PM)?\s?\d{1,2}(?::\d\d|[點時]\d\d?分)"
)
_BEGINS = re.compile(r"\s*[\[【〔(（]?\s*$")
_BODY = re.compile(r"\s+\S|[〔【(（\]】〕]")
_PICTURE = re.compile(r"攝[^，。\n]{0,6}$")
_UPDATE = re.compile(r"更新[^。，\n]{0,8}$|updated[^\n]{0,6}$", re.IGNORECASE)
_AGENCY = re.compile(r"[（(〔【][^）)〕】\n]{2,30}?(?P<day>\d{1,2})日(?:[專綜外]?合?電|訊)")
_COMPACT = re.compile(r"[)）]\s?(?P<year>1\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)\s*$", re.MULTILINE)
_ADDRESS = re.compile(
    r"^\s*(?:[^\s:：]{1,8}[:：]\s?)?<?https?://\S*?[/=_-](?P<year>20\d\d)[/-]?(?P<month>0[1-9]|1[0-2])[/-]?"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?=\D|\d{4}\b|\d{6}\b)",
    re.MULTILINE,
)
_SIGNED = re.compile(
    rf"^\s*中華民國\s?{_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?日\s*$", re.MULTILINE
)
_THIS_YEAR = re.compile(r"(?P<which>[本今去])[（(](?P<year>1\d\d)[)）]年")


SURE, CLOCK, ALONE, LINE, OPENING, PICTURE = range(6)
"""How a day is known to be the document's own: by its label or agency, by a clock behind it, by filling a
line, by standing in a short one or at the beginning of the text, and at last as a picture's day."""


def day_of(document: Document) -> str | None:
    """The day that the head or the end of a document prints as its own, surest first."""
    raw = document.raw
    head = raw[:HEAD]
    ranked = sorted(_in_lines(head), key=lambda found: found[0])
    if ranked and ranked[0][0] == LINE and len({day for _, day in ranked}) >= SEVERAL:
        return None
    if ranked and ranked[0][0] < PICTURE:
        return ranked[0][1]
    days = [day for _, day in ranked]
    if agency := _AGENCY.search(head):
        days = [day for day in days if int(day[8:]) == int(agency["day"])]
    tail = max(0, len(raw) - TAIL)
    matches = (_COMPACT.search(raw, tail), _ADDRESS.search(head), _SIGNED.search(raw, tail))
    printed = [_value(match["year"], match["month"], match["day"]) for match in matches if match]
    return next((day for day in (*printed[:1], *days, *printed) if day), None)


def _in_lines(head: str) -> Iterator[tuple[int, str]]:
    """Days that date the document, each with how that is known."""
    patterns = (_NUMBERS, *_ENGLISH) if any(name in head for name in _MONTHS) else (_NUMBERS,)
    for pattern in patterns:
        for match in pattern.finditer(head):
            start, end = match.span()
            first, last = head.rfind("\n", 0, start) + 1, head.find("\n", end)
            line = head[first : last if last >= 0 else len(head)]
            value = _value(match["year"], match["month"], match["day"])
            if value and not _PART_OF_NUMBER.search(line[max(0, start - first - 2) : start - first]):
                rank = _rank(line, start - first, end - first)
                if rank is not None:
                    yield rank, value


def _value(year: str, month: str, day: str) -> str | None:
    number = _MONTHS.get(month) or int(month)
    return edtf(gregorian(int(year.removeprefix("民國"))), number, int(day))


def _rank(line: str, start: int, end: int) -> int | None:
    before, behind = line[:start], line[end : end + 24]
    if _UPDATE.search(before):
        return LINE
    if _LABEL.search(before[-24:]) or (_REPORT.match(behind) and _OPENED.search(before)):
        return SURE
    if _CLOCK.match(behind):
        return CLOCK
    return _rank_by_place(line, start, end)


def _rank_by_place(line: str, start: int, end: int) -> int | None:
    before, behind = line[:start], line[end : end + 24]
    if not (before + line[end:]).strip("*#_ （）()"):
        return ALONE
    if len(line) < SHORT and "。" not in line and "，" not in line:
        return LINE
    if _BEGINS.fullmatch(before) and _BODY.match(behind):
        return OPENING
    return PICTURE if _PICTURE.search(before[-8:]) else None


def year_of_writing(document: Document) -> str | None:
    """The year that 本(114)年 or 去(113)年 tells where nothing dates the document."""
    match = _THIS_YEAR.search(document.text.clean)
    return str(gregorian(int(match["year"])) + (match["which"] == "去")) if match else None
