"""Bytes to text: UTF-8 with and without mark, UTF-16 with mark, Big5 as CP950.

A byte order mark is part of the encoding and no character of the text, so offsets begin behind it.
"""

import codecs
import re

from pipeline.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f]")
TOLERATED = 0.01
"""Share of control characters above which a file is no text. A stray one is a flaw; pictures have many."""

COMMON_HAN = re.compile(r"[的年度預算編列計畫之元國會]")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
SECOND_LEVEL = 0xC9
"""First lead byte of Big5's rare characters: one in a thousand of real text, one in three of text in GBK."""
RARE = 0.2
FEW = 10


def decode(data: bytes) -> tuple[str, str]:
    """Text and name of its encoding.

    Raises:
        ReadError: `read.encoding` if it is neither UTF-8 nor Big5, `read.binary` if it is no text at all.
    """
    text, encoding = _decode(data)
    if len(CONTROL.findall(text[:65536])) > TOLERATED * min(len(text), 65536):
        raise ReadError("read.binary", "this is no text: too many control characters")
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _big5(data, error)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError("read.encoding", f"marked as {encoding}, but broken at byte {error.start}") from error


def _big5(data: bytes, utf8_error: UnicodeDecodeError) -> tuple[str, str]:
    """Decode as CP950, the Big5 of Taiwan's Windows; hkscs adds what later editions put in."""
    for encoding in ("cp950", "big5hkscs"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_big5(data) and (COMMON_HAN.search(text) or len(data) < 200):
            return text, encoding
    raise ReadError(
        "read.encoding", f"neither UTF-8 (broken at byte {utf8_error.start}) nor Big5"
    ) from utf8_error


def _is_big5(data: bytes) -> bool:
    """Whether bytes that decode as Big5 are Big5: text in GBK decodes too, but to rare characters."""
    pairs = _PAIR.findall(data[:65536])
    rare: int = sum(pair[0] >= SECOND_LEVEL for pair in pairs)
    return rare <= RARE * len(pairs) or len(pairs) < FEW
