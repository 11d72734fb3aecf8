import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ReadError
from pipeline.read.encoding import decode

PROSE = "國防部編列115年度預算1,540萬3千元，辦理臺美國防部共同合作評估案。" * 8


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (PROSE.encode(), PROSE, "utf-8"),
        (codecs.BOM_UTF8 + "預算".encode(), "預算", "utf-8"),
        (codecs.BOM_UTF16_LE + "預算".encode("utf-16-le"), "預算", "utf-16-le"),
        (codecs.BOM_UTF16_BE + "預算".encode("utf-16-be"), "預算", "utf-16-be"),
        (PROSE.encode("cp950"), PROSE, "cp950"),
        ("預算".encode("cp950"), "預算", "cp950"),
        ("的預算在\u5605".encode("big5hkscs"), "的預算在\u5605", "big5hkscs"),
        (b"plain", "plain", "utf-8"),
        ("甲\r\n乙".encode(), "甲\r\n乙", "utf-8"),
        ("一個\x00字".encode() * 40, "一個\x00字" * 40, None),
    ],
)
def test_decode(data: bytes, text: str, encoding: str | None) -> None:
    if encoding is None:
        with pytest.raises(ReadError, match="no text"):
            decode(data)
    else:
        assert decode(data) == (text, encoding)


def test_a_stray_control_character_is_a_flaw_only() -> None:
    assert decode((PROSE + "\x00").encode())[0] == PROSE + "\x00"


@pytest.mark.parametrize(
    ("data", "check"),
    [
        (PROSE.encode()[:-1], "read.encoding"),
        (PROSE.encode()[:60] + b"\xff" + PROSE.encode()[60:], "read.encoding"),
        (codecs.BOM_UTF8 + b"\xff", "read.encoding"),
        (codecs.BOM_UTF16_LE + b"\x00", "read.encoding"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "read.encoding"),
        (codecs.BOM_UTF32_LE + PROSE.encode("utf-32-le"), "read.binary"),
        (bytes(range(32)) * 40, "read.binary"),
        ("国防部编列预算，应当发展这个时代的经济建设，总结报告的问题。".encode("gbk"), "read.encoding"),
        (("国防部编列预算，应当发展这个时代的经济建设。" * 20).encode("gbk"), "read.encoding"),
        ("café ".encode("latin-1") * 100, "read.encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, check: str) -> None:
    with pytest.raises(ReadError) as error:
        decode(data)
    assert error.value.check == check


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(lambda t: t[0] != "\ufeff"))
def test_what_was_written_is_read(text: str) -> None:
    assert decode(text.encode())[0] == text
    assert decode(codecs.BOM_UTF8 + text.encode())[0] == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"))[0] == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        text, encoding = decode(data)
        assert len(text.encode(encoding)) <= len(data)
