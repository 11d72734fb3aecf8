import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Document, Places
from pipeline.normalise import INVISIBLE, clean, normalise
from pipeline.normalise.characters import RADICALS
from pipeline.normalise.furniture import furniture
from pipeline.text import BLANK

LINE = "國防部編列一百一十五年度預算辦理臺美共同合作評估案"
"""A full line: most of a text's lines are as wide as this one, so that the text counts as wrapped."""

WRAPPED = "\n".join([LINE] * 20) + "\n"

BLANKS = re.compile(rf"[\n{BLANK}]")
GONE = re.compile(rf"[\n{BLANK}{INVISIBLE}]+")


def tail(text: str) -> str:
    """What becomes of lines that follow a wrapped text and a sentence's end."""
    return clean(WRAPPED + "完。\n" + text).clean.rpartition("完。\n")[2]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("115\uf98e", "115年"),
        ("\uf9f7法院", "立法院"),
        ("⽴法院", "立法院"),
        ("⻑官", "長官"),
        ("２億４，３２０萬元", "2億4，320萬元"),
        ("ＵＳＤ１５％", "USD15%"),
        ("￥5", "¥5"),
        ("國\u200b防\ufeff部", "國防部"),
        ("國\u00ad防部", "國防部"),
        ("國 防 部", "國防部"),
        ("GDP\u00a03％的", "GDP 3%的"),
        ("Defense  Review", "Defense Review"),
        ("\u3000\u3000國防部", "國防部"),
        ("72 億 8,194 萬 6 千 元", "72億8,194萬6千元"),
        ("項目  金額", "項目 金額"),
        ("國\ud800防", "國\ufffd防"),
        ("國\0防", "國\0防"),
        ("，。、", "，。、"),
        ("", ""),
        ("\n\n \u200b", ""),
        ("臺灣，干擾設備、里程、台北", "臺灣，干擾設備、里程、台北"),
        ("国防部发布预算报告，时间、问题与经费。", "國防部發布預算報告，時間、問題與經費。"),
    ],
)
def test_characters(raw: str, text: str) -> None:
    assert clean(raw).clean == text


def test_compatibility_forms_are_single_characters() -> None:
    assert all(len(sign) == len(common) == 1 for sign, common in RADICALS.items())
    text = "".join(RADICALS)
    assert clean(text).clean == "".join(RADICALS.values())


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (LINE + "並派\n員赴美", LINE + "並派員赴美"),
        (LINE + "共3,0\n53千元", LINE + "共3,053千元"),
        (LINE + "共3,0\r\n53千元", LINE + "共3,053千元"),
        (LINE + " \n 並派員", LINE + "並派員"),
        (LINE + "（Defense\nReview Talks）", LINE + "（Defense Review Talks）"),
        (LINE + "（Under-\nsecretary）", LINE + "（Under-secretary）"),
        (LINE + "。\n次年", LINE + "。\n次年"),
        ("一、短行\n" + LINE, "一、短行\n" + LINE),
        (LINE + "\n二、次項", LINE + "\n二、次項"),
        (LINE + "\n（二）次項", LINE + "\n（二）次項"),
        (LINE + "\n第3條 條文", LINE + "\n第3條條文"),
        (LINE + "\n    縮排的新段落", LINE + "\n縮排的新段落"),
        (LINE + "\n\n\n新段落", LINE + "\n新段落"),
        ("人事費    5,000\n業務費    6,000", "人事費 5,000\n業務費 6,000"),
        ("人事費\t5,000\n業務費\t6,000", "人事費 5,000\n業務費 6,000"),
        ("編列5,000\n6,000元", "編列5,000\n6,000元"),
    ],
)
def test_line_ends(raw: str, text: str) -> None:
    assert tail(raw) == text


def test_lines_with_a_blank_line_between_each_are_lines_too() -> None:
    spaced = (LINE + "\n\n") * 20
    assert clean(spaced + LINE).clean == LINE * 21


def test_the_author_sets_the_ends_of_long_lines() -> None:
    paragraph = LINE * 5
    raw = "\n".join([paragraph] * 6)
    assert clean(raw).clean == raw


PAGES = ["\n".join(LINE[i:] + LINE[:i] for i in range(first, first + 8)) for first in (1, 9, 17)]
TEXT = "".join(PAGES).replace("\n", "")


def pages(header: str = "國防政策藍皮書") -> str:
    """Pages of wrapped text that begin with a number and a header."""
    return "".join(f"{number}\n{header}\n{text}\n" for number, text in enumerate(PAGES, start=11))


def test_what_stands_between_pages_is_left_out() -> None:
    raw = pages()
    assert clean(raw, tuple(furniture(raw))).clean == TEXT


def test_a_number_with_its_heading_is_left_out() -> None:
    raw = "".join(f"{page}\n{number} 國防政策藍皮書\n" for number, page in zip((3, 5, 9), PAGES, strict=True))
    assert clean(raw, tuple(furniture(raw))).clean == TEXT


def test_a_form_feed_marks_a_running_header() -> None:
    raw = "".join(f"\f國防政策 第{number}頁\n{page}\n" for number, page in enumerate(PAGES))
    assert clean(raw, tuple(furniture(raw))).clean == TEXT


@pytest.mark.parametrize(
    "raw",
    [
        "\n".join(map(str, range(112, 130))),
        "\n".join(f"{year}\n{LINE}\n5,000\n6,000\n7,000" for year in (112, 113, 114)),
        "\n".join(f"{year}\n{PAGES[0]}" for year in (2023, 2024, 2025)),
        "\n".join(f"{year} 年度預算編列數\n5,000" for year in (112, 113, 114)),
        "\n".join(f"{number} 國防部主計局" for number in (1, 2, 3)),
        "1\n2\n3",
        "",
    ],
    ids=["column", "rows", "years", "sums", "list", "short", "empty"],
)
def test_what_only_looks_like_furniture_stays(raw: str) -> None:
    assert [raw[start:end] for start, end in furniture(raw)] == []


def test_a_heading_with_a_sum_is_never_furniture() -> None:
    raw = pages(header="單位：新臺幣千元")
    assert [raw[start:end] for start, end in furniture(raw)] == ["11", "12", "13"]


@pytest.mark.parametrize(
    "document",
    [
        Document("a.html", b"", media_type="text/html", raw=pages()),
        Document("a.pdf", b"", raw=pages(), places=Places((0,), None)),  # type: ignore[arg-type]
    ],
    ids=["html", "pdf"],
)
def test_only_plain_text_is_searched_for_furniture(document: Document) -> None:
    assert "11國防政策藍皮書" in normalise(document).text.clean.replace("\n", "")


def test_furniture_that_layout_saw_is_left_out() -> None:
    raw = f"{PAGES[0]}\n頁首\n{PAGES[1]}\n{PAGES[2]}"
    at = raw.index("頁首")
    done = normalise(Document("a.pdf", b"", raw=raw, furniture=((at, at + 2),)))
    assert done.text.clean == TEXT


HOSTILE = st.text(
    st.sampled_from(
        [
            *"國防部立⻑5０，,.-。 \n\t\r\v\f\u00a0\u3000\u200b\ufeff\0",
            "\ud800",
            "\U0002f800",
            "国",
            "发",
            "a",
        ]
    ),
    max_size=80,
)


@given(HOSTILE | st.text(max_size=80))
def test_nothing_that_can_be_seen_is_lost(raw: str) -> None:
    text = clean(raw)
    kept = {text.origin[i] for i in range(len(text.clean))}
    assert [c for i, c in enumerate(raw) if i not in kept and not GONE.fullmatch(c)] == []


@given(HOSTILE)
def test_every_character_comes_from_its_origin(raw: str) -> None:
    text = clean(raw)
    assert all(a < b for a, b in pairwise(text.origin))
    for character, origin in zip(text.clean, text.origin, strict=True):
        source = raw[origin]
        if character in " \n":
            assert BLANKS.fullmatch(source)
        elif character != source:
            assert clean(source).clean == character or "国" in raw or "发" in raw


@given(HOSTILE)
def test_clean_text_can_be_written(raw: str) -> None:
    clean(raw).clean.encode()


@given(HOSTILE, st.data())
def test_furniture_goes_and_nothing_else(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    kept = set(clean(raw, ((start, end),) if start < end else ()).origin)
    lost = [c for i, c in enumerate(raw) if i not in kept and not start <= i < end]
    assert all(GONE.fullmatch(c) for c in lost)


@pytest.mark.parametrize(
    "raw",
    [
        "預算" * 500_000,
        "\n" * 100_000,
        "。，" * 100_000,
        " " * 200_000 + "預",
        "1,234," * 50_000 + "\n5",
        "\u200b\n" * 50_000,
        (LINE + "\n1\n") * 5_000,
        "国发" * 100_000 + "\0",
        "\f" * 50_000,
    ],
    ids=[
        "one line",
        "line feeds",
        "punctuation",
        "blanks",
        "digits",
        "invisible",
        "numbers",
        "simplified",
        "feeds",
    ],
)
def test_large_and_odd_texts(raw: str) -> None:
    text = normalise(Document("a.txt", b"", raw=raw)).text
    assert len(text.origin) == len(text.clean) <= len(raw)
