"""Amounts of money, in whole units of their currency.

In prose an amount ends in 元 or the name of a currency, or it has a magnitude (萬, 億) and stands beside a
budget word. In a table's cell a bare number is enough, because the sheet says once in its heading what it
counts in (單位：新臺幣千元).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.extract.amount_words import BIG, COUNTED, MAGNITUDE, is_bare, is_headline, is_price, is_vague
from pipeline.extract.currency import ANY, BEFORE, FIRST, LAST, code
from pipeline.extract.qualifiers import qualifier
from pipeline.model import TITLE, Amount, Mention, Segment
from pipeline.numerals import ARABIC, CHINESE, POINT, decimal_string, number

KIND = "AMOUNT"

LONGEST, MOST = 24, 10**21
"""Digits and size up to which numbers are read; beyond them a decimal would be rounded."""

_PLAIN = rf"(?:{ARABIC}|[{CHINESE}]+(?:{POINT}[{CHINESE}]+)?)"
_MORE = rf"(?:(?<![萬億兆])[餘多]{MAGNITUDE}+)"
_NUMBER = (
    rf"[△▲-]?{_PLAIN}[餘多]?{MAGNITUDE}*{_MORE}?"
    rf"(?:(?:元(?=\d))?[,零〇]?{_PLAIN}(?:{MAGNITUDE}+{_MORE}?|{_MORE}))*"
    rf"(?:(?<={MAGNITUDE})[零〇]?{ARABIC})?"
)
_ENGLISH = (
    r"(?:\s?(?P<scale>thousand|million|billion|trillion|bn)\b"
    r"(?:\s(?:U\.S\. dollars?|US dollars?|yen|euros?))?)"
)
_AMOUNT = re.compile(
    rf"(?P<before>{BEFORE})?(?P<number>{_NUMBER})(?:{_ENGLISH}|(?P<after>[餘多]?(?:{ANY})))?"
)
_PREFIX = re.compile(rf"{BEFORE}[△▲]?$")
_PREFIX_LAST = LAST | frozenset("△▲-")
_NEGATIVE = re.compile(r"(?:短絀|餘絀|賸餘|損益|差額|增減數?|淨額|比較|為|[：:(（])-$")
"""Where a minus stands before a sum; elsewhere it is a dash."""

_RANGE_SIGNS = "至到~～–—-"
_BEHIND = FIRST | frozenset(_RANGE_SIGNS)
_INSIDE = re.compile("[萬億兆元]")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_NO_MONEY = re.compile(r"[化素件首老月旦智勳凶戎]|宇宙|[電光微]")
_MISPRINT = re.compile(r"(?<=\d{4})千(?=萬)")
_ONLY_MAGNITUDE = re.compile(rf"{MAGNITUDE}+")
_LAST_MAGNITUDE = re.compile(rf"{MAGNITUDE}+$")
_RANGE = re.compile(rf"\s?[{_RANGE_SIGNS}]\s?(?={BEFORE}?{_PLAIN}{MAGNITUDE}*[餘多]?(?:{ANY}))")
_AND = frozenset("、及與和")
MOST_LISTED = 8
"""Sums of a list that are looked through for the currency behind the last."""

_CELL = re.compile(r"(?P<sign>[△▲+-]?)\s?(?P<number>\d[\d,，]*(?:\.\d+)?)")


def find(segment: Segment) -> Iterator[Mention]:
    """Yield the amounts that the segment states, left to right."""
    if segment.unit:
        yield from _cell(segment)
        return
    text = segment.text
    for match in _matches(segment):
        if match["before"] or match["after"] or match["scale"]:
            if not (match["after"] == "元" and _NO_MONEY.match(text, match.end())):
                yield from _stated(segment, match)
        elif _is_money(segment, *match.span()):
            yield from _bare(segment, match)


def _matches(segment: Segment) -> Iterator[re.Match[str]]:
    """Numbers beside which a currency, a magnitude or the other end of a range stands."""
    text, done = segment.text, 0
    for first, end in segment.numbers:
        start = max(first, done)
        likely = text[end : end + 1] in _BEHIND or _INSIDE.search(text, start, end) is not None
        while start < end and (likely or text[start - 1 : start] in _PREFIX_LAST):
            match = _AMOUNT.match(text, _begin(text, done, start))
            if match is None:
                break
            yield match
            done = start = match.end()


def _begin(text: str, done: int, start: int) -> int:
    """Where an amount begins whose digits begin at `start`: at its currency, or at a negative sum's sign."""
    if text[start - 1 : start] not in _PREFIX_LAST:
        return start
    prefix = _PREFIX.search(text, max(done, start - 8), start)
    if prefix:
        return prefix.start()
    if start == done:
        return start
    return start - (
        text[start - 1] in "△▲" or _NEGATIVE.search(text, max(done, start - 5), start) is not None
    )


def _cell(segment: Segment) -> Iterator[Mention]:
    """A bare number in a column of money, times the unit of the sheet."""
    lead = len(segment.text) - len(segment.text.lstrip())
    match = _CELL.fullmatch(segment.text.strip())
    value = _value(match["number"])[0] if match else None
    if match is None or value is None:
        return
    value *= -segment.unit if match["sign"] in {"△", "▲", "-"} else segment.unit
    yield segment.mention(
        KIND, (lead, lead + match.end()), Amount(decimal_string(value), "TWD"), "amount.cell"
    )


def _stated(segment: Segment, match: re.Match[str]) -> Iterator[Mention]:
    """An amount with its currency."""
    text, (start, end) = segment.text, match.span()
    before, written, scale = match["before"] or "", match["number"], match["scale"]
    value, rule = _value(written)
    if value is None or (not before and is_vague(text, start, written)):
        return
    if is_price(text, start):
        return
    mark = qualifier(text, start, end)
    if _ONLY_MAGNITUDE.fullmatch(written):
        mark = "at_least" if text[start - 1 : start] == "上" else mark
        if mark is None:  # 上千美元 and 近百億元 are sums, 萬元 or 百元 alone is a denomination
            return
    currency = code(before + (match["after"] or "") + (match.group() if scale else ""))
    if scale:
        value *= _SCALES[scale]
    yield segment.mention(KIND, (start, end), Amount(decimal_string(value), currency, mark), rule)


def _value(written: str) -> tuple[Decimal | None, str]:
    """The number, and the rule that read it.

    1701千萬1千 is a slip for 1701萬1千, since nobody counts four digits of 千萬.
    """
    if len(written) > LONGEST and (len(written) > 2 * LONGEST or sum(map(str.isdecimal, written)) > LONGEST):
        return None, ""
    fixed = _MISPRINT.sub("", written) if "千萬" in written else written
    try:
        value = number(fixed.lstrip("△▲-"))
    except ValueError:
        return None, ""
    if value >= MOST:
        return None, ""
    return -value if fixed[0] in "△▲-" else value, "amount.prose" if fixed == written else "amount.misprint"


def _is_money(segment: Segment, start: int, end: int) -> bool:
    """Whether a number without currency is a sum."""
    text = segment.text
    if _RANGE.match(text, end) and not COUNTED.match(text, end):
        return True
    return is_bare(text, start, end) or (segment.zone == TITLE and is_headline(text, start, end))


def _bare(segment: Segment, match: re.Match[str]) -> Iterator[Mention]:
    """An amount without 元: 2.8億計畫經費, or the first of a range, which shares the second's magnitude."""
    text, (start, end) = segment.text, match.span()
    value, _ = _value(match["number"])
    if value is None:
        return
    span = _RANGE.match(text, end)
    second = _AMOUNT.match(text, span.end()) if span else None
    if second:
        if not BIG.search(match["number"]):
            value *= _magnitude(second["number"])
        currency = code((second["before"] or "") + (second["after"] or ""))
        mark = qualifier(text, start, second.end())
    else:
        currency, mark = _listed_currency(text, end), qualifier(text, start, end)
    yield segment.mention(KIND, (start, end), Amount(decimal_string(value), currency, mark), "amount.bare")


def _listed_currency(text: str, end: int) -> str:
    """The currency of a bare sum: of a list it stands behind the last one, as in 三.七五億、三.五三億美元."""
    for _ in range(MOST_LISTED):
        following = _AMOUNT.match(text, end + 1) if text[end : end + 1] in _AND else None
        if following is None:
            break
        if following["before"] or following["after"]:
            return code((following["before"] or "") + (following["after"] or ""))
        end = following.end()
    return "TWD"


def _magnitude(written: str) -> Decimal:
    """What the last digit of a number counts in: 10000 for 100萬."""
    tail = _LAST_MAGNITUDE.search(written)
    return number("1" + tail.group()) if tail else Decimal(1)
