"""Text of documents made harmless to a page: what would turn, hide or break what stands around it is shown.

One character stays one character, so positions in the text stay what they are.
"""

from typing import Any

CONTROL_PICTURES = 0x2400
"""Where Unicode keeps a picture of each control character: ␀ for the first."""

SHOWN = "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
"""Stands for a character that has no picture."""

_KEPT = frozenset("\t\n")
_DELETE = 0x7F
_HIDDEN = (
    (0x80, 0x9F),  # the other control characters
    (0x061C, 0x061C),  # Arabic letter mark
    (0x200B, 0x200F),  # without width, left to right, right to left
    (0x2028, 0x202E),  # ends of lines and paragraphs, embeddings and overrides of direction
    (0x2060, 0x206F),  # word joiner, isolates, shaping
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # between the lines
    (0xD800, 0xDFFF),  # halves of pairs, which no page can be sent with
    (0xE0000, 0xE007F),  # tags
)

_TABLE: dict[int, str] = {
    **{code: chr(CONTROL_PICTURES + code) for code in range(0x20) if chr(code) not in _KEPT},
    _DELETE: "\N{SYMBOL FOR DELETE}",
    **{code: SHOWN for first, last in _HIDDEN for code in range(first, last + 1)},
}


def harmless(text: str) -> str:
    r"""The text with pictures for characters that control how text is shown.

    >>> harmless("a\u202eb\x07")
    'a␦b␇'
    """
    return text.translate(_TABLE)


def finished(value: Any) -> Any:
    """What a template is about to show: nothing for None, and text that is harmless.

    Markup that this package made is left alone: its parts were made harmless when it was.
    """
    if value is None:
        return ""
    return harmless(value) if type(value) is str else value
