"""One character for another, each in its own place: the common for the odd, traditional for simplified."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

from pipeline.text import Text

RADICALS = dict(
    zip(
        "⺜⺝⺟⺠⺩⺬⺮⺶⺹⺼⻁⻂⻄⻅⻆⻋⻑⻓⻔⻗⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "日月母民王示竹羊老肉虎衣西見角車長長門雨青頁風飛食馬骨鬼魚鳥麥黃齊齊齒齒龍龍龜龜龜",
        strict=True,
    )
)
"""Radicals that are whole characters and have no compatibility mapping (EquivalentUnifiedIdeograph.txt)."""

_ODD = re.compile(
    "[\u2e80-\u2fdf\ud800-\udfff\uf900-\ufaff\ufe30-\ufe6f\uff04-\uff06\uff0b\uff0d-\uff19\uff20-\uff3a\uff41-\uff5a\uffe5"
    "\U0002f800-\U0002fa1f]"
)

SIMPLIFIED = re.compile("[国发对会这时个们问题资预务报经营统战军机关东车长门马鸟龙书图区医总应当]")
TRADITIONAL = re.compile("[國發對會這時個們問題資預務報經營統戰軍機關東車長門馬鳥龍書圖區醫總應當]")
SAMPLE = 100_000
"""Characters that are enough to tell a script by."""


def common(text: Text) -> Text:
    """Put the common character in the place of each compatibility character."""
    return Text(text.raw, _ODD.sub(lambda match: _common(match.group()), text.clean), text.origin)


@cache
def _common(character: str) -> str:
    """The common form of one character, never longer than one; half a surrogate pair has U+FFFD."""
    if "\ud800" <= character <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"
    mapped = RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return mapped if len(mapped) == 1 else character


def traditional(text: Text) -> Text:
    """Convert text that is in simplified characters."""
    sample = text.clean[:SAMPLE]
    simplified = len(SIMPLIFIED.findall(sample))
    if simplified < 3 or simplified < 2 * len(TRADITIONAL.findall(sample)):
        return text
    return Text(text.raw, "\n".join(map(_converted, text.clean.split("\n"))), text.origin)


def _converted(line: str) -> str:
    """A line in traditional characters, as long as before: one by one where words change in length."""
    converted: str = _converter().convert(line)
    return converted if len(converted) == len(line) else "".join(map(_converted_alone, line))


@cache
def _converted_alone(character: str) -> str:
    converted: str = _converter().convert(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> OpenCC:
    return OpenCC("s2tw")
