"""Amounts of money, in whole units of their currency.

In prose an amount ends in 元 or the name of a currency, or it has a magnitude (萬, 億) and stands beside a budget word. In a table's cell a bare
number is enough, because the sheet says once in its heading what it counts in (單位：新臺幣千元).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.extract.qualifiers import qualifier
from pipeline.model import Amount, Mention, Segment
from pipeline.numerals import ARABIC, CHINESE, decimal_string, number

KIND = "AMOUNT"

CURRENCIES = {
    "USD": r"美元|美金|USD|US\$|U\.S\. dollars?|US dollars?",
    "JPY": r"日圓|日元|日幣|JPY|yen",
    "CNY": r"人民幣|RMB|CNY",
    "EUR": r"歐元|EUR|€|euros?",
    "GBP": r"英鎊|GBP|£",
    "KRW": r"韓元|韓圜|韓幣|KRW",
    "AUD": r"澳元|澳幣|AUD|A\$",
    "CAD": r"加幣|加元|CAD|C\$",
    "HKD": r"港幣|港元|HKD|HK\$",
    "SGD": r"新加坡元|星幣|SGD|S\$",
    "CHF": r"瑞士法郎|CHF",
    "TWD": r"新臺幣|新台幣|臺幣|台幣|NT\$|NTD|TWD|元整|元|圓|塊錢",
}
"""ISO 4217; 元 without a country is TWD in a Taiwanese document."""

_ANY = "|".join(CURRENCIES.values())
_BEFORE = rf"(?:(?:{_ANY.replace('|元整|元|圓|塊錢', '').replace('|yen', '')})\s?|(?<![A-Za-z])\$\s?)"
_MAGNITUDE = "[十拾百佰千仟萬億兆]"
_PLAIN = rf"(?:{ARABIC}|[{CHINESE}]+)"
_NUMBER = rf"[△▲]?{_PLAIN}[餘多]?{_MAGNITUDE}*(?:(?:元(?=\d))?[,]?{_PLAIN}[餘多]?{_MAGNITUDE}+)*(?:(?<={_MAGNITUDE}){ARABIC})?"
_ENGLISH = r"(?:\s?(?P<scale>thousand|million|billion|trillion|bn)\b(?:\s(?:U\.S\. dollars?|US dollars?|yen|euros?))?)"
_AMOUNT = re.compile(
    rf"(?P<before>{_BEFORE})?(?P<number>{_NUMBER})(?:{_ENGLISH}|(?P<after>[餘多]?(?:{_ANY})))?"
)
_PREFIX = re.compile(rf"{_BEFORE}[△▲]?$")
_PREFIX_LAST = frozenset("幣金圓元鎊$€£¥DRYPBKF△▲ \u00a0郎")
_UNIT_FIRST = frozenset("元圓美日歐英人韓澳加港新星瑞塊臺台餘多UJRCEGKAHSN€£ tmbyu至到~～–—-")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_CODES = [(code, re.compile(words)) for code, words in CURRENCIES.items()]
_NO_MONEY = re.compile(r"[化素件首老月旦智勳凶戎]|宇宙|[電光微]")
_MISPRINT = re.compile(r"(?<=\d{4})千(?=萬)")
_VAGUE = re.compile(r"(?:第|(?<![算額總列])數|幾|若干)$")
_BIG = re.compile(rf"[萬億兆]{_MAGNITUDE}*[餘多]?$|[百千]萬$")
_BUDGET = re.compile(
    r"預算|編列|經費|凍結|減列|刪減|刪除|增列|費用|金額|補助|總額|支出|花費|投入|追加|核定|計列|減編|增編|改列|原列|科目|分攤|撥付|估計|推算|總計|合計|規模|元"
)
_BUDGET_AFTER = re.compile(
    r"(?:的|之)?(?:預算|經費|計畫|軍購|軍售|特別|補助|資金|基金|規模|採購|債|工程款|款)"
)
_COUNTED = re.compile(
    r"[餘多]?(?:[人名位戶件次輛架艘套股噸度瓦支枚顆張份筆冊個家所棟頭隻株劑片部場種項點字篇小天日年月週倍分秒]|公[里頃噸斤尺分升]|平方|立方|大軍|民眾|後備|千瓦|浬|美軍|官兵|國人|學生|觀眾|觸及)"
)
_RANGE = re.compile(rf"\s?[至到~～–—-]\s?(?={_BEFORE}?{_PLAIN}{_MAGNITUDE}*[餘多]?(?:{_ANY}))")
_CELL = re.compile(r"[△▲+-]?\s?(?:\d[\d,，]*)(?:\.\d+)?")


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
        elif _is_bare(text, match):
            yield from _bare(segment, match)


def _matches(segment: Segment) -> Iterator[re.Match[str]]:
    """Numbers beside which a currency, a magnitude or the other end of a range stands."""
    text, done = segment.text, 0
    for start, end in segment.numbers:
        start = max(start, done)
        while start < end and (
            text[end : end + 1] in _UNIT_FIRST
            or "萬" in text[start:end]
            or "億" in text[start:end]
            or "兆" in text[start:end]
            or "元" in text[start:end]
            or text[start - 1 : start] in _PREFIX_LAST
        ):
            match = _AMOUNT.match(text, _begin(text, done, start))
            if match is None:
                break
            yield match
            start = done = match.end()


def _begin(text: str, done: int, start: int) -> int:
    """Where the amount begins whose digits begin at `start`: at its currency, or at the sign of a negative sum."""
    prefix = _PREFIX.search(text, max(done, start - 8), start) if text[start - 1 : start] in _PREFIX_LAST else None
    if prefix:
        return prefix.start()
    signed = start > done and text[start - 1 : start] in {"△", "▲"}
    return start - signed


def _cell(segment: Segment) -> Iterator[Mention]:
    """A bare number in a column of money, times the unit of the sheet."""
    match = _CELL.fullmatch(segment.text.strip())
    if match is None:
        return
    start = segment.text.index(match.group())
    sign = -1 if match.group()[0] in "△▲-" else 1
    value = sign * number(match.group().lstrip("△▲+- ")) * segment.unit
    yield segment.mention(
        KIND, (start, start + len(match.group())), Amount(decimal_string(value), "TWD"), "amount.cell"
    )


def _stated(segment: Segment, match: re.Match[str]) -> Iterator[Mention]:
    """An amount with its currency."""
    text, (start, end) = segment.text, match.span()
    written = match["number"]
    if not match["before"] and _VAGUE.search(text, max(0, start - 2), start):
        return
    value, rule = _value(written)
    if value is None:
        return
    value *= _SCALES.get(match["scale"] or "", 1)
    currency = _currency(
        (match["before"] or "") + (match["after"] or "") + (match.group() if match["scale"] else "")
    )
    if re.fullmatch(rf"{_MAGNITUDE}+", written):
        if text[start - 1 : start] != "上":  # 上千美元 is a sum, 萬元 or 百元 alone is a denomination
            return
        yield segment.mention(KIND, (start, end), Amount(decimal_string(value), currency, "at_least"), rule)
        return
    amount = Amount(decimal_string(value), currency, qualifier(text, start, end))
    yield segment.mention(KIND, (start, end), amount, rule)


def _value(written: str) -> tuple[Decimal | None, str]:
    """The number, and the rule that read it; 1701千萬1千 is a slip for 1701萬1千, since nobody counts four digits of 千萬."""
    fixed = _MISPRINT.sub("", written)
    sign = -1 if fixed[0] in "△▲" else 1
    try:
        return sign * number(fixed.lstrip("△▲")), "amount.prose" if fixed == written else "amount.misprint"
    except ValueError:
        return None, ""


def _currency(words: str) -> str:
    found = next((code for code, pattern in _CODES if pattern.search(words)), None)
    return found or ("USD" if "$" in words else "TWD")


def _is_bare(text: str, match: re.Match[str]) -> bool:
    """Whether a number without currency is money: a magnitude, a budget word in its clause, nothing that it counts."""
    written = match["number"]
    start, end = match.span()
    if _RANGE.match(text, end) and not _COUNTED.match(text, end):
        return True
    if not _BIG.search(written) or _COUNTED.match(text, end) or _VAGUE.search(text, max(0, start - 2), start):
        return False
    if written[0] in "萬億兆千百":
        return False
    if _BUDGET_AFTER.match(text, end):
        return True
    clause = text[max(0, start - 40) : start]
    clause = clause[max(clause.rfind(stop) for stop in "，。；\n") + 1 :]
    return bool(_BUDGET.search(clause))


def _bare(segment: Segment, match: re.Match[str]) -> Iterator[Mention]:
    """An amount without 元: 2.8億計畫經費, 凍結50萬, or the first of a range, which shares the second's magnitude."""
    text, (start, end) = segment.text, match.span()
    value, _ = _value(match["number"])
    if value is None:
        return
    span = _RANGE.match(text, end)
    second = _AMOUNT.match(text, span.end()) if span else None
    if second:
        if not _BIG.search(match["number"]):
            value *= _magnitude(second["number"])
        currency = _currency((second["before"] or "") + (second["after"] or ""))
        mark = qualifier(text, start, second.end())
    else:
        currency, mark = "TWD", qualifier(text, start, end)
    yield segment.mention(KIND, (start, end), Amount(decimal_string(value), currency, mark), "amount.bare")


def _magnitude(written: str) -> Decimal:
    """What the last digit of a number counts in: 10000 for 100萬."""
    tail = re.search(rf"{_MAGNITUDE}+$", written)
    return number("1" + tail.group()) if tail else Decimal(1)
