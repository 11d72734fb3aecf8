"""What tells that a number without a currency is money, and that one with it is none.

In prose a number with a magnitude (萬, 億) is money where a word of budgets stands near and nothing behind it
is counted; in speech a verb is enough (花了20億).
"""

import re

from pipeline.text import clause_before

MAGNITUDE = "[十拾百佰千仟萬億兆]"
BIG = re.compile(rf"[萬億兆]{MAGNITUDE}*[餘多]?$|[百千]萬$|億[一二三四五六七八九]$|萬[二三四五六七八九]$")
"""Ends of numbers so great that a currency may be left out."""

_SHARE = re.compile(r"(?:每股|股價)[^，。；\d]{0,8}$")
_RATE = re.compile(r"匯率[^，。；折約計合]{0,16}$")
"""Before the price of another currency: 以匯率31元計."""
_VAGUE = re.compile(r"(?:第|數|幾|若干)$")
_VAGUE_FIRST = frozenset("十百千萬億兆拾佰仟")
"""數 and 幾 make a magnitude vague (數億); 分配數1,685億 is the sum of what was shared out."""
_BUDGET = re.compile(
    r"預算|編列|經費|凍結|減列|刪減|刪除|增列|費用|金額|補助|總額|支出|花費|投入|追加|核定|計列|減編|增編|改列|原列|"
    r"科目|分攤|撥付|估計|推算|總計|合計|規模|元"
)
_BUDGET_AFTER = re.compile(
    r"[餘多]?(?:的|之)?(?:預算|經費|計畫|軍購|軍售|特別|補助|資金|基金|規模|採購|債|工程款|款)"
)
_HUGE = re.compile(r"[億兆]")
_ENDS = re.compile(r"$|[，。、；！？）」嘛吧啊呢]|左右|上下|就|而|的預|的經")
"""What stands behind a bare 萬 that counts nothing."""
NEAR = 120
"""Characters on either side in which words of money make a bare 億 a sum."""
_MONEY = re.compile(
    r"預算|經費|[億兆萬千百\d]元|[美歐日]元|錢|機票|凍結|動支|刪減|美金|歲[入出]|舉債|稅|財政|軍購|軍售|金額|編列|匡列|撥款|投資|採購|補助|支出|收入|負債|基金|花費|市值|營收|產值|出口|進口|造價|總價"
)
_THING = "人口|[用訂]戶|粉絲|帳號|細胞|選民|使用者|觸及|觀看|點閱|下載|病毒|年前|光年|電晶體|參數"
_THINGS, _THINGS_BEHIND = re.compile(_THING), re.compile(rf"[^，。；、]{{0,4}}?(?:{_THING})")
COUNTED = re.compile(
    r"[餘多]?(?:[人名位戶件次輛架艘套股噸度瓦支枚顆張份筆冊個家所棟頭隻株劑片部場種項點字篇小天日年月週倍分秒]|發(?![放給包行出補展還佈布])|"
    r"公[里頃噸斤尺分升]|平方|立方|大軍|民眾|後備|千瓦|浬|美軍|官兵|國人|學生|觀眾|觸及)"
)
_SPENT = re.compile(r"[花編砍省賺虧賠欠][了掉]?$")
_POINTED = re.compile("[那這]$")
"""In speech a verb, or a pointing word, is all that tells that 20億 are money."""


def is_price(text: str, start: int) -> bool:
    """Whether what begins here is the price of a share or of another currency."""
    before = text[max(0, start - 18) : start]
    return ("股" in before and _SHARE.search(before) is not None) or (
        "匯率" in before and _RATE.search(before) is not None
    )


def is_vague(text: str, start: int, written: str) -> bool:
    """數億, 幾百萬, 若干萬; 第3億."""
    before = _VAGUE.search(text, max(0, start - 2), start)
    return before is not None and (written[0] in _VAGUE_FIRST or before.group() == "第")


def is_bare(text: str, start: int, end: int) -> bool:
    """Whether the number at a span, without currency, is money.

    It has a magnitude, a budget word near it, and counts nothing.
    """
    written = text[start:end]
    if not BIG.search(written) or _counts(text, start, end):
        return False
    if _BUDGET_AFTER.match(text, end) or _BUDGET.search(clause_before(text, start, 40)):
        return True
    ends, huge = _ENDS.match(text, end), _HUGE.search(written)
    if (ends or huge) and _SPENT.search(text, max(0, start - 2), start):
        return True
    if ends and huge and _POINTED.search(text, max(0, start - 1), start):
        return True
    return bool(huge or (ends and "萬" in written[-2:])) and _is_of_money(text, start, end)


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a number counts something other than money, or is none: 3億人, 數億, 億萬."""
    written = text[start:end]
    if COUNTED.match(text, end) or _THINGS_BEHIND.match(text, end):
        return True
    return written[0] in "萬億兆千百" or is_vague(text, start, written)


def is_headline(text: str, start: int, end: int) -> bool:
    """Whether a title's number is money: 明年國防衝破1兆1225億; a title has no room for words of money."""
    written, counted = text[start:end], COUNTED.match(text, end) or _THINGS.search(text)
    return _HUGE.search(written) is not None and BIG.search(written) is not None and not counted


def _is_of_money(text: str, start: int, end: int) -> bool:
    """Whether hundreds of millions are money: what stands near speaks of it, and not of people or things."""
    if _THINGS.search(clause_before(text, start, 24)):
        return False
    return _MONEY.search(text, max(0, start - NEAR), min(len(text), end + NEAR)) is not None
