import codecs

import pytest

from pipeline.errors import ReadError
from pipeline.model import Document
from pipeline.read import FOREIGN, FORMATS, html, plain, read


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("a/b.txt", "text/plain"),
        ("b", "text/plain"),
        ("b.MD", "text/markdown"),
        ("b.markdown", "text/markdown"),
        ("b.csv", "text/csv"),
        ("b.tsv", "text/tab-separated-values"),
        ("b.html", "text/plain"),  # without a tag in it
    ],
)
def test_media_types(path: str, media_type: str) -> None:
    assert read(Document(path, "預算5元".encode())).media_type == media_type


@pytest.mark.parametrize("text", ["甲\r\n乙\r丙\n", "  甲\t乙\u3000", "甲\0乙" + "丙" * 200])
def test_text_is_left_as_it_is(text: str) -> None:
    done = read(Document("a.txt", text.encode()))
    assert (done.written, done.marks, done.pages) == (text, (), ())


def test_offsets_begin_behind_the_mark() -> None:
    assert read(Document("a.txt", codecs.BOM_UTF8 + "預算".encode())).written.index("預") == 0


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0" * 512, b"\n\f\n"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(ReadError) as error:
        read(Document("a.txt", data))
    assert error.value.check == "read.empty"


@pytest.mark.parametrize("magic", FOREIGN)
def test_what_is_not_read_is_named(magic: bytes) -> None:
    with pytest.raises(ReadError, match=r"which is not read$") as error:
        read(Document("a.txt", magic + b"\0" * 100))
    assert error.value.check == "read.unsupported"


def test_plain_text_takes_what_is_left() -> None:
    assert FORMATS[-1] is plain
    assert plain.matches(b"", "")


@pytest.mark.parametrize(
    ("data", "path", "answer"),
    [
        (b"<!DOCTYPE html><p>a", "a", True),
        (b"\xef\xbb\xbf\n <HTML lang=zh>", "a.txt", True),
        (b"<?xml version='1.0'?>\n<html >", "a", True),
        (b"<?xml version='1.0'?><feed>", "a.xml", False),
        (b"<p>a</p>", "a.HTM", True),
        (b"<p>a</p>", "a.txt", False),
        (b"no tag", "a.html", False),
        (b"<htmlx>", "a", False),
    ],
)
def test_what_is_html(data: bytes, path: str, answer: bool) -> None:
    assert html.matches(data, path) is answer
