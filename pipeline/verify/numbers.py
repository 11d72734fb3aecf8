"""Amounts, lengths of time and numbers of persons read again from their own characters alone."""

import re
from decimal import Decimal

from pipeline.model import Amount, Duration, Headcount
from pipeline.numerals import CHINESE, number
from pipeline.verify.verdict import AGREED, Verdict, disagreed, folded, unchecked

_NUMBER = re.compile(rf"[\d{CHINESE}][\d{CHINESE}餘多幾元,.、]*")
_SCALE = re.compile(r"(thousand|million|billion|bn|trillion)", re.IGNORECASE)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_SLIP = re.compile(r"(?<=\d{4})千(?=萬)")
_MINUS = re.compile(r"^[^\d]*[△▲\-−]")

_CURRENCY = {
    "USD": r"美元|美金|USD|US\$|U\.S\.dollar|USdollar",
    "JPY": r"日圓|日元|日幣|JPY|yen",
    "CNY": r"人民幣|RMB|CNY",
    "EUR": r"歐元|EUR|€|euro",
    "GBP": r"英鎊|GBP|£",
    "TWD": r"新臺幣|新台幣|NT\$|NTD|TWD|(?<![美日歐澳加港紐星韓坡])元",
}
_UNITS = frozenset(Decimal(10) ** power for power in range(1, 13))
"""What a sheet may count in."""


def amount(text: str, value: Amount, rule: str = "") -> Verdict:
    """Whether a text states a sum; of one without currency the unit is its sheet's, and only digits count."""
    text = folded(text)
    read = figure(_SLIP.sub("", text) if rule == "amount.misprint" else text)
    if read is None:
        return unchecked("a sum whose number cannot be read alone")
    currency = next((code for code, words in _CURRENCY.items() if re.search(words, text)), None)
    if currency and currency != value.currency:
        return disagreed(f"{currency}")
    stated = Decimal(value.amount)
    if read == stated or (currency is None and read and stated / read in _UNITS):
        return AGREED
    return disagreed(f"{read:f}")


def figure(text: str) -> Decimal | None:
    """The number that a folded text holds, with its sign; None where it holds none or one that is unclear."""
    found = _NUMBER.search(text)
    if found is None:
        return None
    try:
        value = number(found.group().strip("餘多幾元,.、"))
    except (ValueError, ArithmeticError):
        return None
    scale = _SCALE.search(text, found.end())
    value *= _SCALES[scale[1].lower()] if scale else 1
    return -value if _MINUS.match(text[: found.start()] or " ") else value


_LENGTH = re.compile(
    rf"(?:[\d{CHINESE}兩]+[至到~-])?(?P<number>[\d{CHINESE},.]+)[多餘]?(?P<half>個半)?個?"
    r"(?P<unit>年度|年|月|星期|禮拜|週|周|工作天|工作日|天|日|小時|鐘頭|分鐘|晚|夜|"
    r"[- ]?(?:years?|months?|weeks?|days?))(?P<and_half>半)?(?:\d+夜)?",
    re.IGNORECASE,
)
_HALF = re.compile(r"半個?(年|天|日|小時|世紀)")
_HALVES = {"年": "P6M", "天": "PT12H", "日": "PT12H", "小時": "PT30M", "世紀": "P50Y"}
_DESIGNATORS = {
    "年": ("P{}Y", "6M"),
    "月": ("P{}M", "15D"),
    "星": ("P{}W", ""),
    "禮": ("P{}W", ""),
    "週": ("P{}W", ""),
    "周": ("P{}W", ""),
    "工": ("P{}D", ""),
    "天": ("P{}D", "T12H"),
    "日": ("P{}D", ""),
    "晚": ("P{}D", ""),
    "夜": ("P{}D", ""),
    "小": ("PT{}H", "30M"),
    "鐘": ("PT{}H", "30M"),
    "分": ("PT{}M", ""),
    "y": ("P{}Y", ""),
    "m": ("P{}M", ""),
    "w": ("P{}W", ""),
    "d": ("P{}D", ""),
}
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH_NUMBER = re.compile(rf"^({'|'.join(_ENGLISH)})\b", re.IGNORECASE)


def duration(text: str, value: Duration) -> Verdict:
    """Whether a text states a length of time; of a range the upper end."""
    read = length(text)
    if read is None:
        return unchecked("a length of time that cannot be read alone")
    return AGREED if read == value.iso8601 else disagreed(read)


def length(text: str) -> str | None:
    """ISO 8601 of a length of time, None where it is of a form that this reading does not know."""
    text = _ENGLISH_NUMBER.sub(lambda m: str(_ENGLISH.index(m[1].lower()) + 1), " ".join(text.split()))
    text = folded(text)
    if half := _HALF.fullmatch(text):
        return _HALVES[half[1]]
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    count = figure(match["number"])
    pattern, more = _DESIGNATORS[match["unit"].lstrip("- ")[0].lower()]
    if count is None:
        return None
    return pattern.format(f"{count:f}") + (more if match["half"] or match["and_half"] else "")


_PERSONS = re.compile(rf"(?:[\d{CHINESE}兩,]+[至到~-])?(?P<number>[\d{CHINESE}兩,.]+)[餘多]?\D*")


def headcount(text: str, value: Headcount) -> Verdict:
    """Whether a text states a number of persons; of a range the upper end."""
    match = _PERSONS.fullmatch(folded(text))
    read = figure(match["number"]) if match else None
    if read is None:
        return unchecked("a number of persons that cannot be read alone")
    return AGREED if read == value.count else disagreed(f"{read:f}")
