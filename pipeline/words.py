"""Words of a Chinese text, by jieba's dictionary and modes.

jieba's dictionary is in simplified characters, so the text is folded to them, one character for one, before
it is cut: traditional text is cut as well as simplified text, and offsets stay. `rjieba` runs by default;
`jieba` itself is the reference and can be chosen.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

ENGINES = ("rjieba", "jieba")


def cut(text: str, engine: str = "rjieba") -> list[str]:
    """The words of a text; joined they are the text.

    >>> cut("中國防部署國防部長")
    ['中', '國防', '部署', '國防部長']
    """
    words, position = [], 0
    for word in _engine(engine)(text.translate(_simplified())):
        words.append(text[position : position + len(word)])
        position += len(word)
    return words


@lru_cache(maxsize=65536)
def is_word(text: str) -> bool:
    """Whether the dictionary holds a word.

    >>> is_word("部署"), is_word("部就")
    (True, False)
    """
    known: bool = _rust().has_word(text.translate(_simplified()))
    return known


@lru_cache(maxsize=65536)
def part_of_speech(word: str) -> str:
    """The dictionary's mark of a word (`v` a verb, `n` a noun, `p` a preposition); empty for what is no word.

    >>> part_of_speech("提到"), part_of_speech("論壇"), part_of_speech("的確提到")
    ('v', 'n', '')
    """
    tagged = _rust().tag(word.translate(_simplified()), hmm=False)
    mark: str = tagged[0][1] if len(tagged) == 1 else ""
    return mark


@cache
def _simplified() -> dict[int, str]:
    """Traditional to simplified, for the characters where that is one for one, and what no engine takes."""
    from opencc import OpenCC  # noqa: PLC0415  # loads a dictionary: only when words are asked for

    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    folded = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    found = {ord(a): b for a, b in zip(characters, folded, strict=True) if a != b and len(b) == 1}
    # Halves of surrogate pairs, which a broken source may hold, are no text to an engine written in Rust.
    return found | dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


@cache
def _engine(name: str) -> Callable[[str], list[str]]:
    if name == "rjieba":
        return lambda text: _rust().cut(text, hmm=False)
    import logging  # noqa: PLC0415  # as above

    import jieba  # noqa: PLC0415  # as above

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    return lambda text: tokenizer.lcut(text, HMM=False)


def _rust() -> Any:
    import rjieba  # noqa: PLC0415  # as above

    return rjieba  # it loads its dictionary when it is imported; a `Jieba` of our own would load it again
