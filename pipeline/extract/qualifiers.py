"""Qualifiers of a number: about, nearly, over, at least, at most, under. They stand outside its span."""

import re

ABOUT = r"約(?<![節合契條公簽違履預婚紐締]約)(?<![^陸持連後]續約)(?<![^臺台新河湖東]北約)(?<!^北約)"
"""約 that ends no other word: 北約, 節約, 續約, but 臺北約 and 陸續約; the letter first, which is rare."""

BEFORE = (
    (
        "over",
        (
            r"(?<!不)(?<!不[得能可應宜會])(?<!未)(?:逾|超過|高於|多於|大於)|超逾|突破|"
            r"(?<![爆擊打揭識])破|不止|more than|over"
        ),
    ),
    (
        "at_most",
        (
            r"(?:不[得能可應宜會]?|未)(?:超過|逾|高於|多於|大於)|至多|最多(?:可帶|可派|為|可|編列|投入|提供|需要|花費|補助|派遣)?|最高|"
            r"最長(?:只有|僅|為|達)?|上限|at most|up to|not to exceed|no more than"
        ),
    ),
    (
        "at_least",
        (
            r"(?:至少|最少)(?:撥款|編列|投入|提供|增加|需要|花費|補助|投資|捐助|派遣)?|最低|"
            r"不(?:得|可)?(?:少於|低於|下)|起碼|at least"
        ),
    ),
    ("under", r"未達|不到|不足|未滿|低於|少於|under|less than"),
    ("nearly", r"將近|接近|近|幾近|nearly|almost"),
    (
        "about",
        (
            rf"約合|折合約|大約|大概(?:有|派)?|約略|約莫|{ABOUT}(?:[為計有需須占佔值]|耗資|花費)?|"
            r"about|approximately|around|some"
        ),
    ),
)
AFTER = (
    ("over", r"[餘多](?!元)"),
    ("about", r"左右|上下|之譜|許(?![可多])"),
    ("at_least", r"以上|起跳"),
    ("at_most", r"以下|為限|為上限"),
    ("under", r"不到"),
)
_BEFORE = [
    (name, re.compile(rf"(?:{words})(?:新臺幣|新台幣|再|了|達)?\s?$", re.IGNORECASE))
    for name, words in BEFORE
]
_AFTER = [(name, re.compile(words)) for name, words in AFTER]
_LAST = frozenset(
    "合款列入供加要費助資遣逾過破於大止少低下碼多可為高長限至達到"
    "足滿近約略莫概計有需須占佔值幣再了帶派僅 ntfmtosyedhanr"
)
_FIRST = frozenset("餘多左上之許以內起為不")


def qualifier(text: str, start: int, end: int) -> str | None:
    """The qualifier of the number at a span."""
    if "餘" in text[start:end] or "多" in text[start:end]:  # 約170餘萬元 is over it
        return "over"
    if start and text[start - 1].lower() in _LAST:
        head = text[max(0, start - 14) : start]
        for name, pattern in _BEFORE:
            if pattern.search(head):
                return name
    if end < len(text) and text[end] in _FIRST:
        for name, pattern in _AFTER:
            if pattern.match(text, end):
                return name
    return None
