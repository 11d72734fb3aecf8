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
"""Share of control characters above which a file is no text. A stray one is a flaw; a program or picture has one in ten."""

COMMON_HAN = re.compile(r"[的年度預算編列計畫之元國會]")


def decode(data: bytes) -> tuple[str, str]:
    """Text and name of its encoding.

    Raises:
        ReadError: `read.encoding` if it is neither UTF-8 nor Big5, `read.binary` if it is no text at all.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding), encoding
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        text, encoding = _big5(data, error), "cp950"
    if len(CONTROL.findall(text[:65536])) > TOLERATED * min(len(text), 65536):
        raise ReadError("read.binary", "this is no text: too many control characters")
    return text, encoding


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError("read.encoding", f"marked as {encoding}, but broken at byte {error.start}") from error


def _big5(data: bytes, utf8_error: UnicodeDecodeError) -> str:
    """Decode as CP950, the Big5 of Taiwan's Windows; hkscs adds what later editions put in."""
    for encoding in ("cp950", "big5hkscs"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if COMMON_HAN.search(text) or len(data) < 200:
            return text
    raise ReadError(
        "read.encoding", f"neither UTF-8 (broken at byte {utf8_error.start}) nor Big5"
    ) from utf8_error
