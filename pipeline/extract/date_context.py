"""What stands around a date: qualifiers such as 起 and 以前, and the signs that N年 is a length of time."""

import re

from pipeline.extract.qualifiers import ABOUT

_AFTER = (
    ("about", re.compile(r"前後|左右")),
    (
        "after",
        re.compile(
            r"以後|之後|以來|以降|起(?![訴草飛初因源點床碼步訖])|後(?![備勤方續盾果半期代])|(?:才|就|即|便)?開始(?!前|階段)"
        ),
    ),
    (
        "before",
        re.compile(
            r"底?(?:以前|之前|前(?!提(?![出供送報交])|[往述項揭所任夕後期身瞻進景線來年兩三半三一副總衛]))"
        ),
    ),
)
_FIRST = frozenset("前左以之起後才就即便開底迄至")
_UNTIL_NOW = re.compile(r"(?:迄|至)今")
_FROM = re.compile(r"(?:自|從|since|after)\s?$", re.IGNORECASE)
_AT_ONCE = frozenset("即便就")
_ENGLISH = (
    ("after", re.compile(r"\b(?:since|after|from)\s?$", re.IGNORECASE)),
    (
        "before",
        re.compile(r"(?:最[遲晚]|不[晚遲])[於在]?$|\b(?:before|until|by|prior to)\s?$", re.IGNORECASE),
    ),
    ("about", re.compile(rf"(?:\b(?:circa|around|about)|{ABOUT}|大約)\s?$", re.IGNORECASE)),
)
_LENGTH_BEFORE = re.compile(
    r"(?:分|為期|長達|達|歷時|共|計|第|每|近|逾|超過|滿|約|至少|最長|將近|經過|連續|往後|未來|過去|前|後|這|整整|首|頭|兩|數)$"
)
_LENGTH_BEHIND = re.compile(
    r"[來間內期前後多餘]|以[上內下來]|之[久內間]|的?(?:時間|歷史|光陰|期限|努力|發展)|期程|計畫期"
)
_YEARS = re.compile(r"\d{1,3}年")
_CERTAIN = re.compile(r"來(?![臺台訪函])|之久|的?歷史|期(?!間)")


def qualifier(text: str, start: int, end: int) -> str | None:
    """The qualifier of the date at a span: before, after or about."""
    if end < len(text) and text[end] in _FIRST:
        for name, pattern in _AFTER:
            if pattern.match(text, end):
                return name
        if _UNTIL_NOW.match(text, end) and _FROM.search(text[max(0, start - 3) : start]):
            return "after"
        if text[end] in _AT_ONCE and _FROM.search(text[max(0, start - 3) : start]):
            return "after"
    head = text[max(0, start - 10) : start]
    if head and (head[-1] in " 約於在遲晚" or head[-1].isascii()):
        return next((name for name, pattern in _ENGLISH if pattern.search(head)), None)
    return None


def is_length(text: str, start: int, end: int) -> bool:
    """Whether N年 is a length of time, by the words around it; with 度, a month or an era it never is."""
    written = text[start:end]
    if written[-1] != "年" or not _YEARS.fullmatch(written):
        return False
    if len(written) < 4 and not 80 <= int(written[:-1]) <= 99:
        return True
    if _CERTAIN.match(text, end):
        return True
    return bool(_LENGTH_BEFORE.search(text[max(0, start - 3) : start]) and _LENGTH_BEHIND.match(text, end))
