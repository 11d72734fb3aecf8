"""Amounts of money, in whole units of their currency.

In prose an amount ends in 元 or the name of a currency, or it has a magnitude (萬, 億) and stands beside a
budget word. In a table's cell a bare number is enough, because the sheet says once in its heading what it
counts in (單位：新臺幣千元).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.extract.currency import ANY, BEFORE, FIRST, LAST, code
from pipeline.extract.qualifiers import qualifier
from pipeline.model import TITLE, Amount, Mention, Segment
from pipeline.numerals import ARABIC, CHINESE, POINT, decimal_string, number
from pipeline.text import clause_before

KIND = "AMOUNT"

LONGEST, MOST = 24, 10**21
"""Digits and size up to which numbers are read; beyond them a decimal would be rounded."""

_MAGNITUDE = "[十拾百佰千仟萬億兆]"
_PLAIN = rf"(?:{ARABIC}|[{CHINESE}]+(?:{POINT}[{CHINESE}]+)?)"
_NUMBER = (
    rf"[△▲]?{_PLAIN}[餘多]?{_MAGNITUDE}*"
    rf"(?:(?:元(?=\d))?[,]?{_PLAIN}[餘多]?{_MAGNITUDE}+)*"
    rf"(?:(?<={_MAGNITUDE}){ARABIC})?"
)
_ENGLISH = (
    r"(?:\s?(?P<scale>thousand|million|billion|trillion|bn)\b"
    r"(?:\s(?:U\.S\. dollars?|US dollars?|yen|euros?))?)"
)
_AMOUNT = re.compile(
    rf"(?P<before>{BEFORE})?(?P<number>{_NUMBER})(?:{_ENGLISH}|(?P<after>[餘多]?(?:{ANY})))?"
)
_PREFIX = re.compile(rf"{BEFORE}[△▲]?$")
_PREFIX_LAST = LAST | frozenset("△▲")
_RANGE_SIGNS = "至到~～–—-"
_BEHIND = FIRST | frozenset(_RANGE_SIGNS)
_INSIDE = re.compile("[萬億兆元]")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_NO_MONEY = re.compile(r"[化素件首老月旦智勳凶戎]|宇宙|[電光微]")
_MISPRINT = re.compile(r"(?<=\d{4})千(?=萬)")
_SHARE = re.compile(r"(?:每股|股價)[^，。；\d]{0,8}$")
_ONLY_MAGNITUDE = re.compile(rf"{_MAGNITUDE}+")
_LAST_MAGNITUDE = re.compile(rf"{_MAGNITUDE}+$")
_VAGUE = re.compile(r"(?:第|數|幾|若干)$")
_VAGUE_FIRST = frozenset("十百千萬億兆拾佰仟")
"""數 and 幾 make a magnitude vague (數億); 分配數1,685億 is the sum of what was shared out."""
_BIG = re.compile(rf"[萬億兆]{_MAGNITUDE}*[餘多]?$|[百千]萬$|億[一二三四五六七八九]$")
_BUDGET = re.compile(
    r"預算|編列|經費|凍結|減列|刪減|刪除|增列|費用|金額|補助|總額|支出|花費|投入|追加|核定|計列|減編|增編|改列|原列|"
    r"科目|分攤|撥付|估計|推算|總計|合計|規模|元"
)
_BUDGET_AFTER = re.compile(
    r"[餘多]?(?:的|之)?(?:預算|經費|計畫|軍購|軍售|特別|補助|資金|基金|規模|採購|債|工程款|款)"
)
_HUGE = re.compile(r"[億兆]")
_ENDS = re.compile(r"$|[，。、；！？）」]|就|而|的預|的經")
"""What stands behind a bare 萬 that counts nothing."""
NEAR = 120
"""Characters on either side in which words of money make a bare 億 a sum."""
_MONEY = re.compile(
    r"預算|經費|[億兆萬]元|[美歐日]元|美金|歲[入出]|舉債|稅|財政|軍購|軍售|金額|編列|匡列|撥款|投資|採購|補助|支出|收入|負債|基金|花費|市值|營收|產值|出口|進口|造價|總價"
)
_THING = "人口|[用訂]戶|粉絲|帳號|細胞|選民|使用者|觸及|觀看|點閱|下載|病毒|年前|光年|電晶體|參數"
_THINGS, _THINGS_BEHIND = re.compile(_THING), re.compile(rf"[^，。；、]{{0,4}}?(?:{_THING})")
_COUNTED = re.compile(
    r"[餘多]?(?:[人名位戶件次輛架艘套股噸度瓦支枚顆張份筆冊個家所棟頭隻株劑片部場種項點字篇小天日年月週倍分秒]|"
    r"公[里頃噸斤尺分升]|平方|立方|大軍|民眾|後備|千瓦|浬|美軍|官兵|國人|學生|觀眾|觸及)"
)
_RANGE = re.compile(rf"\s?[{_RANGE_SIGNS}]\s?(?={BEFORE}?{_PLAIN}{_MAGNITUDE}*[餘多]?(?:{ANY}))")
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
        elif _is_bare(text, match) or (segment.zone == TITLE and _is_headline(text, match)):
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
    return start - (start > done and text[start - 1] in "△▲")


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
    if value is None or (not before and _is_vague(text, start, written)):
        return
    if "股" in text[max(0, start - 10) : start] and _SHARE.search(text, max(0, start - 10), start):
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
        value = number(fixed.lstrip("△▲"))
    except ValueError:
        return None, ""
    if value >= MOST:
        return None, ""
    return -value if fixed[0] in "△▲" else value, "amount.prose" if fixed == written else "amount.misprint"


def _is_vague(text: str, start: int, written: str) -> bool:
    """數億, 幾百萬, 若干萬; 第3億."""
    before = _VAGUE.search(text, max(0, start - 2), start)
    return before is not None and (written[0] in _VAGUE_FIRST or before.group() == "第")


def _is_bare(text: str, match: re.Match[str]) -> bool:
    """Whether a number without currency is money: it has a magnitude, a budget word, and counts nothing."""
    written = match["number"]
    start, end = match.span()
    if _RANGE.match(text, end) and not _COUNTED.match(text, end):
        return True
    if not _BIG.search(written) or _COUNTED.match(text, end) or _is_vague(text, start, written):
        return False
    if written[0] in "萬億兆千百" or _THINGS_BEHIND.match(text, end):
        return False
    if _BUDGET_AFTER.match(text, end) or _BUDGET.search(clause_before(text, start, 40)):
        return True
    if _HUGE.search(written) is None and not (_ENDS.match(text, end) and written[-1] == "萬"):
        return False
    return _is_of_money(text, start, end)


def _is_headline(text: str, match: re.Match[str]) -> bool:
    """Whether a title's number is money: 明年國防衝破1兆1225億; a title has no room for words of money."""
    end = match.end()
    counted = _COUNTED.match(text, end) or _THINGS.search(text)
    return (
        _HUGE.search(match["number"]) is not None and _BIG.search(match["number"]) is not None and not counted
    )


def _is_of_money(text: str, start: int, end: int) -> bool:
    """Whether hundreds of millions are money: what stands near speaks of it, and not of people or things."""
    if _THINGS.search(clause_before(text, start, 24)):
        return False
    return _MONEY.search(text, max(0, start - NEAR), min(len(text), end + NEAR)) is not None


def _bare(segment: Segment, match: re.Match[str]) -> Iterator[Mention]:
    """An amount without 元: 2.8億計畫經費, or the first of a range, which shares the second's magnitude."""
    text, (start, end) = segment.text, match.span()
    value, _ = _value(match["number"])
    if value is None:
        return
    span = _RANGE.match(text, end)
    second = _AMOUNT.match(text, span.end()) if span else None
    if second:
        if not _BIG.search(match["number"]):
            value *= _magnitude(second["number"])
        currency = code((second["before"] or "") + (second["after"] or ""))
        mark = qualifier(text, start, second.end())
    else:
        currency, mark = "TWD", qualifier(text, start, end)
    yield segment.mention(KIND, (start, end), Amount(decimal_string(value), currency, mark), "amount.bare")


def _magnitude(written: str) -> Decimal:
    """What the last digit of a number counts in: 10000 for 100萬."""
    tail = _LAST_MAGNITUDE.search(written)
    return number("1" + tail.group()) if tail else Decimal(1)
