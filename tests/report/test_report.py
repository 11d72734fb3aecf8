"""The file that is sent: what stands in it, where it leads, and that it can do nothing."""

import base64
import hashlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
from judging import NAME, cost, said
from lxml import html
from outputs import TEXT, amount, mention, output, program, put
from PIL import Image

from pipeline.audit.corpus import Corpus
from pipeline.decisions import append
from pipeline.errors import UsageError
from pipeline.report import LIMIT, Wanted, report
from pipeline.results import load
from pipeline.run import process

BOOKS = Path(__file__).parent.parent / "books"
BOOK = "trips.pdf"

AGENCY = mention("AGENCY", "國防部", {"name": "中華民國國防部"})
COST = amount("1,540萬3千元", "15403000")
FINDING = {
    "check": "dates.unresolved",
    "level": "warning",
    "message": "今年 of no year",
    "start": 21,
    "end": 23,
    "page": None,
}


def corpus(directory: Path, text: str = TEXT, **values: Any) -> Corpus:
    """A corpus of one text."""
    (directory / "in").mkdir(exist_ok=True)
    (directory / "in" / NAME).write_text(text, encoding="utf-8")
    values = {"mentions": [AGENCY, COST], **values}
    put(directory / "out" / f"{NAME}.json", output(text.encode(), **values))
    return Corpus(directory / "out", [directory / "in"])


def page(data: bytes) -> html.HtmlElement:
    return html.document_fromstring(data.decode("utf-8"))


def read(found: Corpus, name: str = NAME, **wanted: Any) -> html.HtmlElement:
    data, _ = report(found, name, Wanted(**{"charts": False, **wanted}))
    return page(data)


def css(element: html.HtmlElement, selector: str) -> list[Any]:
    """What a selector of tags, classes, ids and attributes finds, from the outside in."""
    path = ""
    for part in selector.split():
        path += f"//{re.match('[a-z]*', part)[0] or '*'}"  # type: ignore[index]  # matches always
        path += "".join(f"[@id='{one}']" for one in re.findall(r"#([\w-]+)", part))
        path += "".join(f"[@{one}]" for one in re.findall(r"\[([\w-]+)\]", part))
        for one in re.findall(r"\.([\w-]+)", part):
            path += f"[contains(concat(' ', @class, ' '), ' {one} ')]"
    return list(element.xpath(f".{path}"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The small book of trips."""
    directory = tmp_path_factory.mktemp("report")
    document = process(BOOK, (BOOKS / BOOK).read_bytes())
    (directory / f"{BOOK}.json").write_bytes(document.output)
    (directory / f"{BOOK}.txt").write_text(document.raw, encoding="utf-8")
    return Corpus(directory, [BOOKS])


@pytest.fixture(scope="module")
def book_report(book: Corpus) -> bytes:
    return report(book, BOOK)[0]


def test_values_are_highlighted_and_told(tmp_path: Path) -> None:
    found = read(corpus(tmp_path))
    (text,) = css(found, ".text")
    assert text.text_content() == TEXT
    assert [(mark.text, mark.get("href")) for mark in css(text, ".mark")] == [
        ("國防部", "#v-m0"),
        ("1,540萬3千元", "#v-m1"),
    ]
    (agency,) = css(found, "#v-m0")
    assert [words(cell) for cell in agency] == [
        "機關Agency",
        "國防部",
        "中華民國國防部",
        "by.hand",
        "0–3",
        "",
    ]
    (money,) = css(found, "#v-m1")
    assert "15,403,000 TWD" in words(money)


def test_records_and_findings(tmp_path: Path) -> None:
    record = program(name="甲案", amount="15403000", currency="TWD", evidence=[[10, 19]])
    found = read(corpus(tmp_path, records=[record], findings=[FINDING]))
    (told,) = css(found, ".record")
    assert "甲案" in words(told)
    assert "15,403,000" in words(told)
    assert [(link.text, link.get("href")) for link in css(told, "a")][-1] == ("1,540萬3千元", "#v-m1")
    assert "今年 of no year" in words(css(found, ".findings .warning")[0])


def test_what_was_judged_is_shown(tmp_path: Path) -> None:
    made = corpus(tmp_path)
    append(made.results / "decisions.jsonl", said("accept", cost()))
    (money,) = css(read(made), "#v-m1")
    assert words(money).endswith("已接受accepted")


def everything(data: bytes) -> html.HtmlElement:
    """A report, after what holds for every one of them."""
    found = page(data)
    ids = [element.get("id") for element in css(found, "[id]")]
    assert len(ids) == len(set(ids))
    for element in found.iter("*"):
        assert element.tag not in {"script", "link", "iframe", "object", "embed", "form", "base"}
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            assert name != "style"
            if name in {"href", "src", "xlink:href"}:
                assert value.startswith(("#", "data:image/")), value
                assert not value.startswith("#") or value[1:] in ids, f"{value} leads nowhere"
    (style,) = css(found, "style")
    assert "url(" not in style.text
    assert "@import" not in style.text
    (policy,) = css(found, "meta[http-equiv]")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy.get("content").startswith("default-src 'none'; img-src data:; style-src 'sha256-" + digest)
    return found


def test_a_text_stands_by_itself(tmp_path: Path) -> None:
    record = program(name="甲案", amount="15403000", currency="TWD", evidence=[[10, 19]])
    everything(report(corpus(tmp_path, records=[record], findings=[FINDING]), NAME)[0])


def test_a_book_stands_by_itself_with_its_charts(book_report: bytes) -> None:
    found = everything(book_report)
    pictures = [image.get("src") for image in css(found, ".chart img")]
    assert pictures
    assert all(picture.startswith("data:image/svg+xml;base64,") for picture in pictures)
    assert len(css(found, ".chart img.zh")) == len(css(found, ".chart img.en"))


def test_pages_are_pictures_with_boxes_in_place(book: Corpus, book_report: bytes) -> None:
    found, result = page(book_report), load(book.results / f"{BOOK}.json")
    sheets = css(found, "svg.page")
    assert len(sheets) == result.source.pages
    for number, sheet in enumerate(sheets, 1):
        (picture,) = css(sheet, "image")
        kind, data = picture.get("href").split(",")
        assert kind == "data:image/webp;base64"
        size = [float(side) for side in sheet.get("viewbox", sheet.get("viewBox")).split()[2:]]
        image = Image.open(io.BytesIO(base64.b64decode(data)))
        assert image.size == tuple(pytest.approx(side * 1.5, abs=1.5) for side in size)
        assert image.convert("L").getextrema() == (0, 255), "there is something on the page"
        there = [at for at, one in enumerate(result.mentions) if one.page == number and one.boxes]
        drawn = {box.get("id") for box in css(sheet, ".box")}
        assert {f"box-m{at}" for at in there} <= drawn
        for at in there[:3]:
            (box,) = css(sheet, f"#box-m{at}")
            rect = css(box, "rect")[0]
            assert float(rect.get("x")) == pytest.approx(result.mentions[at].boxes[0][0] - 1, abs=0.06)


def test_cells_are_tables_under_their_headings(book: Corpus, book_report: bytes) -> None:
    found, result = page(book_report), load(book.results / f"{BOOK}.json")
    at, table = next(
        (at, one) for at, one in enumerate(result.tables) if one.form == "派員出國計畫預算類別表"
    )
    (total,) = found.xpath(f"//*[@id='v-c{at}.0.total']")
    assert words(total) == f"{table.rows[0]['total']:,}"
    assert css(total, "a")[0].get("href") == f"#box-c{at}.0.total"
    heads = [words(head) for head in css(total.getparent().getparent().getparent(), "th")]
    assert len(heads) == len(total.getparent())
    assert any("total" in head for head in heads)


def test_a_book_as_text(book: Corpus) -> None:
    found = read(book, BOOK, text=True)
    assert css(found, "svg") == []
    assert css(found, ".text .mark")


HOSTILE = '</div><script>alert(1)</script><img src=x onerror="alert(2)">]]>國防部\u202e<!--'


def test_a_text_does_nothing_but_stand_there(tmp_path: Path) -> None:
    start = HOSTILE.index("國防部")
    agency = {**AGENCY, "start": start, "end": start + 3, "value": {"name": '"><script>\x07</script>'}}
    about = dict.fromkeys(("kind", "agency", "fiscal_year", "date")) | {"title": "<b>甲</b></title><script>"}
    finding = {**FINDING, "message": "<svg onload=alert(3)>", "start": 0, "end": 1}
    record = program(name="<style>*{display:none}</style>", evidence=[[start, start + 3]])
    made = corpus(tmp_path, HOSTILE, mentions=[agency], document=about, findings=[finding], records=[record])
    data, _ = report(made, NAME)
    found = everything(data)
    assert b"<script" not in data
    assert b"<img" not in data
    assert b"\x07" not in data
    assert "\u202e".encode() not in data
    (text,) = css(found, ".text")
    assert text.text_content().startswith("</div><script>alert(1)</script>"), "it is shown"


def test_every_word_of_ours_is_said_in_both_languages(tmp_path: Path) -> None:
    found = read(corpus(tmp_path, findings=[FINDING]))
    for chinese in css(found, "span.zh"):
        english = chinese.getnext()
        assert english.get("class") == "en"
        assert re.search("[\u4e00-\u9fff]", chinese.text_content())
        assert not re.search("[\u4e00-\u9fff]", english.text_content())
    assert css(found, "#chinese[checked]")
    assert css(read(corpus(tmp_path), language="en"), "#english[checked]")


def test_the_same_result_gives_the_same_bytes(book: Corpus, book_report: bytes) -> None:
    assert report(Corpus(book.results, book.sources), BOOK)[0] == book_report


def test_a_source_that_is_gone_is_said_and_the_values_are_listed(tmp_path: Path) -> None:
    made = corpus(tmp_path)
    (tmp_path / "in" / NAME).unlink()
    found = everything(report(made, NAME)[0])
    assert "找不到來源檔案" in words(css(found, ".problem")[0])
    assert css(found, ".text") == []
    assert "15,403,000 TWD" in words(found)


def test_a_changed_source_is_said_and_nothing_is_highlighted_in_it(tmp_path: Path) -> None:
    made = corpus(tmp_path)
    (tmp_path / "in" / NAME).write_text("改" + TEXT, encoding="utf-8")
    found = everything(report(made, NAME)[0])
    assert "已經改變" in words(css(found, ".problem")[0])
    assert css(found, ".mark") == []


def long(directory: Path, parts: int = 60) -> Corpus:
    """A text of many windows, each with one sum, which all records but one were read from the last of."""
    line = "國防部編列1,540萬3千元。" + "無" * 7000 + "\n"
    start = line.index("1,540萬3千元")
    mentions = [
        {**COST, "start": start + at * len(line), "end": start + 9 + at * len(line)} for at in range(parts)
    ]
    last = mentions[-1]
    records = [program(name=f"第{at}案", evidence=[[last["start"], last["end"]]]) for at in range(3)]
    return corpus(directory, line * parts, mentions=mentions, records=records)


def test_of_a_long_document_what_matters_most_is_shown(tmp_path: Path) -> None:
    data, shown = report(long(tmp_path), NAME)
    found = everything(data)
    assert len(css(found, ".sheet")) == LIMIT
    count = Corpus(tmp_path / "out", [tmp_path / "in"]).open(NAME).count
    assert shown.endswith(f", {count}"), "the records were read from the last one"
    assert f"另有 {60 - LIMIT} 段有值而未收錄" in words(css(found, ".notice")[0])


def test_pages_of_choice(tmp_path: Path) -> None:
    made = long(tmp_path)
    data, shown = report(made, NAME, Wanted("2, 5-7", charts=False))
    assert shown == "2, 5-7"
    found = everything(data)
    assert [sheet.get("id") for sheet in css(found, ".sheet")] == ["p2", "p5", "p6", "p7"]
    assert css(found, ".record") == [], "they were read from another part"
    assert len(css(everything(report(made, NAME, Wanted("all"))[0]), ".sheet")) == 60


@pytest.mark.parametrize("pages", ["0", "3-2", "61-999", "a", "1;2", ",", "-3"])
def test_pages_that_are_none(tmp_path: Path, pages: str) -> None:
    with pytest.raises(UsageError, match="pages are written"):
        report(long(tmp_path), NAME, Wanted(pages))
