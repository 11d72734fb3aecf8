"""Numbers as Taiwan's documents write them, read exactly.

Arabic, Chinese and financial digits, the magnitudes 十 to 兆, and every mixture of them: 1540萬3千,
15億0,026萬7千, 二千五百萬, 參佰, 廿三, 1701千萬1千, 2.8億, 一一五. Source of the signs: the Ministry of
Education's 重編國語辭典修訂本.
"""

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {
    sign: value
    for value, signs in enumerate(
        ("〇零○", "一壹", "二貳兩", "三參叁", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
TENS = {"廿": 20, "卅": 30}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG = {"萬": 10**4, "億": 10**8, "兆": 10**12}

CHINESE = "".join((*DIGITS, *TENS, *SMALL, *BIG))
"""The characters of a number written in Chinese, as the body of a class."""

ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""An Arabic number, its thousands grouped or not."""

_SIGNS = "".join(DIGITS)
_GREAT = "".join((*SMALL, *BIG))
POINT = rf"(?<=[{CHINESE}])[.點](?=[{_SIGNS}]+[{_GREAT}])"
"""The point of a decimal in Chinese digits, which has a magnitude behind it: 一.二五兆, 四十.五億."""

RUN = re.compile(
    rf"[\d{CHINESE}](?:\d|[{_GREAT}餘多]|(?<!\d)[{CHINESE}]|(?<=\d)，(?=\d{{3}}(?!\d))"
    rf"|[.,](?=\d)|{POINT}|元(?=\d))*"
)
"""Where a number may stand: digits, numerals and magnitudes with what may come between them."""

_PLAIN = r"((?:\d{1,3}(?:,\d{3})+|\d+))"
_FALLING = re.compile(rf"(?=\d)(?:{_PLAIN}兆)?(?:{_PLAIN}億)?(?:{_PLAIN}萬)?(?:(\d)千)?{_PLAIN}?")
_SIZES = (BIG["兆"], BIG["億"], BIG["萬"], SMALL["千"], 1)
"""Nine of ten numbers are written so, and this reads them in one step."""

_TOKEN = re.compile(rf"{ARABIC}|[.點][{_SIGNS}]+|[{_SIGNS}]+|[{''.join(TENS)}{_GREAT}]")
_BETWEEN = re.compile(r"(?:[\s,，、元餘多幾]|[零〇](?=\d))*")


@lru_cache(maxsize=8192)
def number(text: str) -> Decimal:
    """Read a whole string as one number.

    >>> [str(number(s)) for s in ("1540萬3千", "15億0,026萬7千", "一一五", "廿五")]
    ['15403000', '1500267000', '115', '25']

    Raises:
        ValueError: if the string is no number.
    """
    falling = _FALLING.fullmatch(text)
    if falling is None:
        return _mixed(text)
    parts = zip(falling.groups("0"), _SIZES, strict=True)
    return Decimal(sum(int(digits.replace(",", "")) * size for digits, size in parts))


def _mixed(text: str) -> Decimal:
    """Read a number of any other form, sign by sign."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    tokens = _tokens(text)
    if len(tokens) > 1 and _leaves_off(tokens[-2], tokens[-1]):
        tokens += _BELOW[tokens[-2]]
    for token in tokens:
        if token in BIG:
            section += pending or 0
            if not section and pending is None:  # 1萬億, or a bare 億
                total, section = Decimal(0), total or Decimal(1)
            total, section, pending = total + section * BIG[token], Decimal(0), None
        elif token in SMALL:
            section += (Decimal(1) if pending is None else pending) * SMALL[token]
            pending = None
        elif token in TENS:
            section += TENS[token]
        elif token[0] in ".點":
            pending = (pending or 0) + Decimal("0." + "".join(str(DIGITS[sign]) for sign in token[1:]))
        elif pending is not None:
            raise ValueError(text)
        else:
            pending = _plain(token)
    return total + section + (pending or 0)


_BELOW = {"百": "十", "佰": "十", "千": "百", "仟": "百", "萬": "千", "億": "千萬"}


def _leaves_off(magnitude: str, digit: str) -> bool:
    """Whether the last digit counts the magnitude below, which speech leaves off: 一萬五 is 一萬五千."""
    return magnitude in _BELOW and len(digit) == 1 and digit in DIGITS and DIGITS[digit] > 0


def _tokens(text: str) -> list[str]:
    """Split into digits and magnitudes; what stands between them may be a comma, a space, 元 or 餘."""
    tokens = []
    position = _skip(text, 0)
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise ValueError(text)
        tokens.append(token.group())
        position = _skip(text, token.end())
    if not tokens:
        raise ValueError(text)
    return tokens


def _skip(text: str, position: int) -> int:
    between = _BETWEEN.match(text, position)
    return between.end() if between else position


def _plain(token: str) -> Decimal:
    """Read digits without a magnitude: 1,540, 2.8, 一一五."""
    if token[0] in DIGITS:
        return Decimal("".join(str(DIGITS[sign]) for sign in token))
    return Decimal(token.replace(",", "").replace("，", ""))


def decimal_string(value: Decimal) -> str:
    """Write a number as a plain decimal: no exponent, no trailing zeros after the point.

    >>> decimal_string(Decimal("280000000.0")), decimal_string(Decimal("1.50"))
    ('280000000', '1.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
