"""Lengths of time, in ISO 8601: 242天, 三年, 兩個星期, 16個月, 一年半, 兩小時.

Not labelled: ordinals (第二年), frequencies (每年, 一年一次), ages, and vague spans (多年, 數年).
"""

import re
from collections.abc import Iterator

from pipeline.extract.date_context import is_length
from pipeline.extract.qualifiers import qualifier
from pipeline.model import Duration, Mention, Segment
from pipeline.numerals import ARABIC, decimal_string, number

KIND = "DURATION"

LONGEST = 12
"""Characters of the longest number that is read."""

UNITS = {
    "年": "P{}Y",
    "年度": "P{}Y",
    "個年度": "P{}Y",
    "個月": "P{}M",
    "月": "P{}M",
    "個星期": "P{}W",
    "星期": "P{}W",
    "個禮拜": "P{}W",
    "週": "P{}W",
    "周": "P{}W",
    "天": "P{}D",
    "日": "P{}D",
    "晚": "P{}D",
    "夜": "P{}D",
    "日曆天": "P{}D",
    "個工作天": "P{}D",
    "工作天": "P{}D",
    "個工作日": "P{}D",
    "個小時": "PT{}H",
    "小時": "PT{}H",
    "個鐘頭": "PT{}H",
    "分鐘": "PT{}M",
    "秒鐘": "PT{}S",
    "秒": "PT{}S",
}
_HALVES = {"年": "P{}Y6M", "天": "P{}DT12H", "小時": "PT{}H30M", "個小時": "PT{}H30M"}
_AND_A_HALF = {
    "小時": "PT{}H30M",
    "鐘頭": "PT{}H30M",
    "月": "P{}M15D",
}
"""五個半小時, 一個半月: the half stands between the counter and the unit."""

_HALF = {"世紀": "P50Y", "年": "P6M", "天": "PT12H", "日": "PT12H", "小時": "PT30M", "個小時": "PT30M"}

_UNIT = (
    "個?工作[天日]|個年度|年度(?:(?<=前.年度)|(?<=近.年度))|個?月(?!台|臺|球|刊|餅)|"
    "個?星期|個禮拜|個?小時|個鐘頭|分鐘|秒鐘?|年|週(?!年)|周(?!年)|天|日(?:曆天)?"
)
_DURATION = re.compile(
    rf"(?<![第每\d.,○〇零一二三四五六七八九十百千萬])(?:(?:(?P<low>[\d一二兩三四五六七八九十]+)[至到~-])?(?P<number>{ARABIC}|[一二兩三四五六七八九十百廿卅]+)(?P<more>[多餘])?(?:個半(?P<halved>小時|鐘頭|月)|(?P<unit>{_UNIT}|[晚夜](?![間上會餐班景市]))(?P<half>半)?)|半個?(?P<lone>年|天|日|小時|月|世紀))"
    rf"(?P<nights>\d{{1,2}}夜)?"
    r"(?P<rest>(?<=年)[又零]?(?P<months>\d{1,2}|[一二兩三四五六七八九十]{1,2})個月"
    r"|(?<=時)[又零]?(?P<minutes>\d{1,2}|[一二兩三四五六七八九十]{1,3})分鐘?)?"
)
_UNIT_FIRST = frozenset("秒個工月星小分年週周天日至到~-晚夜")
_NIGHTS_BEFORE = re.compile(r"[停住宿待留過連泊共]了?$")
_HALF_UNIT = re.compile(r"半個?[年天日小月世]")
_LATIN_UNITS = ("year", "month", "week", "day", "Year", "Month", "Week", "Day")
_ENGLISH_NUMBERS = {
    w: str(n)
    for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}
_ENGLISH = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(_ENGLISH_NUMBERS)})[- ]"
    r"(?P<unit>years?|months?|weeks?|days?)(?![- ]old)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"(?:每|第|民國|西元|公元|今|(?<![說聲證表註闡敘])明|全|逐|某|歷|[A-Za-z])$")
_ONE_BEFORE = re.compile(r"[前後上下同當隔另某這那]$")
_NOT_BEHIND = re.compile(
    r"[級齡金輕資報代表鑑制]|度(?!假)|一?[一二兩三四五六七八九十\d]+[次度趟回屆輪場任班梯]|[內之]?起訖|復一|次|歲"
    r"|(?![內來間後])[^，。；、內]{1,4}[一1]次(?!性)"
)
_DAY_BEFORE = re.compile(
    r"(?:為期|會期|期程|梯次|停留|期|共|計|達|逾|滿|足|需|短則?|長則?|為|僅|前|後|約|至少|最[多少長短]|超過|限|於|縮短為|延長|動輒|由|[增減縮降]至|[長短高加少]至|[（(、，])$"
)
_DAY_BEHIND = re.compile(
    r"$|[內間期]|增[加至為]|減[少至為]|縮[短至為]|延長|提高|[以之][內上下前後]|[的之]?(?:行程|會期|課程|訓練|時間)|[，。、；）)]"
)
_WITHIN = re.compile(r"[以之]?內")
_STAY = re.compile(
    r"(?:見習|研習|受訓|實習|訓練|講習|考察|訪問|停留|進修|培訓|集訓|觀摩|協商|公告|預告|展出)[^，。；、於在自至到月]{0,6}$"
)
_STOP = re.compile(r"$|[，。；、）)]")
LAST_OF_MONTH = 31
_MONEY = frozenset("圓元幣本")
_AGE = re.compile(r"齡(?:平均|高達|已達|已逾|已|約|僅|逾|達|超過|為|近|不到)*$")
"""車齡, 機齡, 艦齡: an age is no length."""
_HALF_OF = frozenset("上下前後")
LAST_OF_REPUBLIC = 150
"""A greater number of years is no year of the Republic that a document of today speaks of."""

_SPANNED = re.compile(r"過去|未來|近|長達|歷時|超過|逾|約|這|將近|已有|達$")
_PART_OF_YEAR = re.compile(r"[1-9]\d?月|第?[1-4一二三四]季|[上下]半年")
_A_YEAR = re.compile(
    r"平均|[^，。；]{0,9}[一二兩三四五六七八九十百千\d]+[次度趟回場人團]"
    r"|(?![內間來後前多半期以之的])[^，。；的]{1,8}?\d[\d,.]*[千萬億兆元]"
)


def find(segment: Segment) -> Iterator[Mention]:
    """Yield the lengths of time that the segment states, left to right."""
    text = segment.text
    for match in _matches(segment):
        value = None if _is_no_length(text, match) else _iso(match)
        if value is not None:
            yield segment.mention(KIND, match.span(), Duration(value, _qualifier(text, match)), "duration")
    for match in _ENGLISH.finditer(text) if any(unit in text for unit in _LATIN_UNITS) else ():
        count = _ENGLISH_NUMBERS.get(match["number"].lower()) or match["number"]
        value = f"P{count}{match['unit'][0].upper()}"
        yield segment.mention(
            KIND, match.span(), Duration(value, qualifier(text, *match.span())), "duration.english"
        )


def _matches(segment: Segment) -> Iterator[re.Match[str]]:
    """Numbers behind which a unit of time stands, and halves of one."""
    text, done = segment.text, 0
    for start, end in segment.numbers:
        following = text[end : end + 1]
        if following not in _UNIT_FIRST and text[end - 1] not in "餘多":
            continue
        if following == "月" or (following == "年" and end - start > 3 and text[start:end].isdigit()):
            continue  # a date
        if start >= done and end - start <= LONGEST and (match := _DURATION.match(text, start)):
            done = match.end()
            yield match
    for half in _HALF_UNIT.finditer(text) if "半" in text else ():
        if match := _DURATION.match(text, half.start()):
            yield match


def _qualifier(text: str, match: re.Match[str]) -> str | None:
    start, end = match.span()
    if match["low"]:
        return "at_most"  # of 兩到三天 the upper end
    if match["more"] or _more(text, end):
        return "over"
    mark = qualifier(text, start, end)
    if (
        mark == "nearly"
        and match["unit"] in {"年", "個年度"}
        and not re.search("[將接已]近$", text[:start][-2:])
    ):
        return None  # 近三年 are the last three years
    return mark


def _more(text: str, end: int) -> bool:
    """七年多: the 多 behind stands outside the span."""
    return text[end : end + 1] in {"多", "餘"} and text[end + 1 : end + 2] not in {"元", "次"}


def _is_no_length(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if (
        _NOT_BEFORE.search(text, max(0, start - 4), start)
        or _NOT_BEHIND.match(text, end)
        or (text.find("齡", max(0, start - 6), start) >= 0 and _AGE.search(text, max(0, start - 6), start))
    ):
        return True
    if match["halved"]:
        return False
    if match["number"] == "一" and _is_certain(text, start, end):
        return True
    unit = match["unit"]
    if unit is None:
        return text[start - 1 : start] in _HALF_OF or text[end : end + 1] == "度"
    if unit in {"月", "年"}:
        return unit == "月" or _is_year(text, match)
    return _is_no_day(text, match)


def _is_certain(text: str, start: int, end: int) -> bool:
    """Whether 一年 or 一週 is one that is pointed at: 前一年, 下一週; 會後一週內 is a length."""
    before = text[start - 1 : start]
    return _ONE_BEFORE.match(before) is not None and not (before == "後" and _WITHIN.match(text, end))


def _is_no_day(text: str, match: re.Match[str]) -> bool:
    """Whether N日, 一天 or N晚 are no length; any other unit is."""
    (start, end), unit = match.span(), match["unit"]
    if unit in {"晚", "夜"}:
        return not _NIGHTS_BEFORE.search(text, max(0, start - 2), start)
    told = _DAY_BEFORE.search(text[max(0, start - 4) : start])
    if unit == "日":
        return not ((told and _DAY_BEHIND.match(text, end)) or _is_stay(text, match))
    return match["number"] == "一" and unit == "天" and not told


def _is_stay(text: str, match: re.Match[str]) -> bool:
    """Whether N日 are days that something takes: more than a month has, or spent at what stands before."""
    start, end = match.span()
    if _WITHIN.match(text, end):
        return True
    if match["number"].isdigit() and int(match["number"]) > LAST_OF_MONTH:
        return text[end : end + 1] not in _MONEY
    return bool(_STOP.match(text, end) and _STAY.search(text, max(0, start - 12), start))


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether N年 is a calendar year."""
    digits = match["number"]
    if digits[0].isdigit():
        if not digits.isdigit() or len(digits) > 3:
            return True
        if match["more"] or match["half"] or match["rest"]:
            return False
        if int(digits) > LAST_OF_REPUBLIC and _SPANNED.search(text, max(0, match.start() - 3), match.start()):
            return False
        return not is_length(text, *match.span()) or bool(_PART_OF_YEAR.match(text, match.end()))
    return digits == "一" and bool(_A_YEAR.match(text, match.end()))


def _iso(match: re.Match[str]) -> str | None:
    if match["lone"]:
        return _HALF.get(match["lone"])
    count = number(match["number"])
    if count == 0:
        return None
    if match["halved"]:
        return _AND_A_HALF[match["halved"]].format(decimal_string(count))
    if match["half"]:
        form = _HALVES.get(match["unit"])
        return form.format(decimal_string(count)) if form else None
    value = UNITS[match["unit"]].format(decimal_string(count))
    rest = match["months"] or match["minutes"]
    return f"{value}{decimal_string(number(rest))}M" if rest else value
