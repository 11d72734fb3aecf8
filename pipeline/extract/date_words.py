"""Days and months told from another date: 昨日, 今(30)日, 上(9)月, 同月23日, a reporter's 21日."""

import re
from collections.abc import Iterator

from pipeline.model import Lean
from pipeline.numerals import number
from pipeline.text import Span

_DAY = r"(?:3[01]|[12]\d|0?[1-9]|[一二三]?十?[一二三四五六七八九十])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_WORD = re.compile(
    r"[今昨前明上本這下](?:"
    rf"(?<=[今昨前明])[（(](?P<day>{_DAY})[)）][日天]|(?<=昨)[日天](?!今)|(?<=前)天|"
    rf"(?:(?<=[上下這])個?|(?<=本))(?:[（(](?P<given>{_MONTH})[)）])?月(?!球|台|臺|刊|餅|薪|租|費))"
)
_DAYS = {"今": 0, "昨": -1, "前": -2, "明": 1}
_MONTHS = {"上": -1, "下": 1}

_SAME_MONTH = re.compile(r"[同當次翌]月$")
_NO_DATE_BEFORE = frozenset(
    "每第共計達逾滿足需長短為約限僅期程留分過近整前後月年週天至到~～-.,/、星周節今昨明這那前多少數"
)
_NEWS_BEHIND = re.compile(
    r"[上下中]午|晚|凌晨|清晨|[表宣指說公舉召審抵返赴與在於向對再因發通接就針質]|(?:出席|出訪|開會|會晤|會見|將)"
)
_NEWS_BEFORE = frozenset("於在自從")


def words(text: str) -> Iterator[tuple[Span, Lean]]:
    """Yield spans of 昨日, 今(30)日, 上(9)月 and 上月, with what they lean on."""
    for match in _WORD.finditer(text):
        word, day, month = match.group(), match["day"], match["given"]
        if word[-1] == "月":
            lean = Lean("month", months=_MONTHS.get(word[0], 0), month=int(number(month)) if month else None)
        else:
            lean = Lean("day", days=_DAYS[word[0]], day=int(number(day)) if day else None)
        yield match.span(), lean


def bare_day(text: str, start: int, end: int) -> tuple[Span, Lean] | None:
    """The day whose number stands at a span before 日, where it is a day of a month and no length."""
    if end - start > 2 or not text[start:end].isdecimal() or not 1 <= int(text[start:end]) <= 31:
        return None
    day = int(text[start:end])
    if _SAME_MONTH.search(text, max(0, start - 2), start):
        months = 1 if text[start - 2] in "次翌" else 0
        return (start - 2, end + 1), Lean("previous", months=months, day=day, same=True)
    before = text[start - 1 : start]
    if before in _NO_DATE_BEFORE or (before.isascii() and before.isalnum()):
        return None
    if not _NEWS_BEHIND.match(text, end + 1) and not (
        before in _NEWS_BEFORE and text[end + 1 : end + 2] == "，"
    ):
        return None
    return (start, end + 1), Lean("previous", day=day)
