"""Each chart on a small corpus: its table, and what its picture shows."""

import re
from pathlib import Path

import pytest
from corpora import ACCOUNTS, Paper
from drawn import BOOK, CORPUS, NEWS, account, boxes, marks, root, texts, write

from pipeline.charts import CHARTS, Chart, draw
from pipeline.errors import UsageError


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(CORPUS, tmp_path_factory.mktemp("charts"))


def test_platforms(results: Path) -> None:
    drawing = draw(results, "platforms", "zh")
    assert [row[:6] for row in drawing.rows] == [
        ("乙會談", None, "2026", 80_000, "USD", None),
        ("甲對話", "國防部", "2026", 1_500_000, "TWD", None),
        ("甲對話", "國防部", "2027", 2_000_000, "TWD", None),
    ]
    assert drawing.columns[3:5] == ("金額", "幣別")
    assert drawing.left_out == "1 筆非新臺幣或非正數的金額只在表中"
    said = texts(drawing.svg)
    assert said.count("甲對話") == 1, "a line for each platform"
    assert "乙會談" not in said
    assert {"2026 (115年度)", "2027 (116年度)", "100萬", "1,000萬"} <= set(said)


def test_people(results: Path) -> None:
    """Of a programme for three months nobody knows the days."""
    drawing = draw(results, "people", "en")
    assert [(row[0], row[4], row[5]) for row in drawing.rows] == [("乙會談", 5, 14), ("甲對話", 20, 10)]
    assert {"甲對話", "乙會談", "days, logarithmic"} <= set(texts(drawing.svg))


def test_network(results: Path) -> None:
    drawing = draw(results, "network", "en")
    assert drawing.rows == (("國防部", "甲對話", 2, 1, "the record"),)
    assert len(marks(drawing.svg, "rule")) == 1
    assert {"國防部", "甲對話"} <= set(texts(drawing.svg))


def test_a_books_platform_is_tied_to_the_agency_whose_book_it_is(tmp_path: Path) -> None:
    book = Paper("budget_book", agency="動員署").tell("甲對話", "5千元", "5000", platform=True)
    paper = Paper("news", agency="動員署").tell("乙對話", "5千元", "5000", platform=True)
    drawing = draw(write({"a.pdf": book, "b.txt": paper}, tmp_path), "network", "zh")
    assert drawing.rows == (("動員署", "甲對話", 1, 1, "預算書所屬機關"),)


def test_accounts(results: Path) -> None:
    """Three areas in the proportion of 450 to 400 to 150, the smaller two of them of one plan."""
    drawing = draw(results, "accounts", "zh")
    assert [(row[0], row[2], row[3], row[4]) for row in drawing.rows] == [
        (1, "國防部主管", None, None),
        (2, "動員署", 1_000_000, 900_000),
        (3, "國防支出", 1_000_000, 900_000),
        (4, "一般行政", 400_000, 500_000),
        (4, "動員業務", 600_000, 400_000),
        (5, "動員準備", 450_000, 400_000),
        (5, "韌性業務", 150_000, None),
    ]
    areas = sorted(width * height for width, height in boxes(drawing.svg))
    assert len(areas) == 3
    assert areas[2] / areas[0] == pytest.approx(3, rel=0.02)
    said = texts(drawing.svg)
    assert {"一般行政", "40萬", "動員業務", "動員準備", "45萬", "韌性業務", "15萬"} <= set(said)
    assert "動員署 2026 (115年度)，合計 100萬元" in said


def test_the_colours_of_a_book_of_several_agencies_are_agencies(tmp_path: Path) -> None:
    rows = [account("部", 1, None), account("甲署", 2, 30), account("業務", 3, 30), account("乙署", 2, 10)]
    book = Paper("budget_book", agency="部").table(ACCOUNTS, rows)
    drawing = draw(write({"a.pdf": book}, tmp_path), "accounts", "en")
    assert len({mark.get("fill") for mark in marks(drawing.svg, "rect")}) == 2


def test_years_of_one_book_are_its_plans(results: Path) -> None:
    drawing = draw(results, "years", "en")
    assert [(row[2], row[3], row[4], row[5], str(row[6])) for row in drawing.rows] == [
        ("動員業務", 600_000, 400_000, 200_000, "50.0"),
        ("一般行政", 400_000, 500_000, -100_000, "-20.0"),
    ]
    assert {"+200 k (+50.0%)", "-100 k (-20.0%)", "last year"} <= set(texts(drawing.svg))
    assert len(marks(drawing.svg, "rect")) == 4


def test_years_of_several_books_are_their_agencies(tmp_path: Path) -> None:
    other = Paper("budget_book", agency="乙署", year="2025").table(ACCOUNTS, [account("乙署", 2, 5)])
    drawing = draw(write({"a.pdf": BOOK, "b.pdf": other}, tmp_path), "years", "zh")
    assert [(row[2], row[3], row[4], row[6]) for row in drawing.rows][1] == ("乙署", 5000, None, None)
    assert {"動員署 2026", "乙署 2025"} <= set(texts(drawing.svg))


def test_one_document(results: Path) -> None:
    assert draw(results, "accounts", "zh", "news/b.txt").svg == ""
    assert draw(results, "accounts", "zh", "books/a.pdf").svg
    assert draw(results, "platforms", "zh", "books/a.pdf").rows == ()
    with pytest.raises(UsageError, match="no result of this name"):
        draw(results, "accounts", "zh", "../secret")


def test_no_such_chart(results: Path) -> None:
    with pytest.raises(UsageError, match="no such chart; there are platforms, people, network, accounts"):
        draw(results, "pie", "zh")


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_every_chart_stands_by_itself_in_both_languages(results: Path, chart: Chart) -> None:
    name, titles = chart
    zh, en = draw(results, name, "zh"), draw(results, name, "en")
    assert zh.rows
    assert len(zh.columns) == len(en.columns) == len(zh.rows[0])
    assert titles["zh"] in texts(zh.svg)
    assert titles["en"] in texts(en.svg)
    for svg in (zh.svg, en.svg):
        assert {element.tag.partition("}")[2] for element in root(svg).iter()} <= {
            "svg", "g", "path", "rect", "line", "text", "tspan", "defs", "clipPath",
        }  # fmt: skip
        assert not re.search(r"(href|url\((?!#)|https?://(?!www\.w3\.org/))", svg)
        assert not re.search(r"\son\w+=|style=", svg)
        fonts = {element.get("font-family", "") for element in root(svg).iter() if element.get("font-family")}
        assert all("Noto Sans" in font and font.endswith("sans-serif") for font in fonts)
        assert fonts


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_the_same_results_give_the_same_bytes(results: Path, tmp_path: Path, chart: Chart) -> None:
    name, _ = chart
    again = write(dict(reversed(CORPUS.items())), tmp_path)
    assert draw(results, name, "zh") == draw(again, name, "zh")


def test_names_are_text_and_nothing_else(tmp_path: Path) -> None:
    name = '<script>alert("1")</script>&\x07\u202e甲'
    paper = Paper().tell(
        name, "5千元", "5000", platform=True, organiser="]]>" + name, headcount=2, duration="P3D"
    )
    results = write({"a.txt": paper}, tmp_path)
    for chart in ("platforms", "people", "network"):
        svg = draw(results, chart, "zh").svg
        assert any("<script>" in text for text in texts(svg)), "it is shown"
        assert "<script" not in svg
        assert "\x07" not in svg
        assert "\u202e" not in svg


def test_a_result_that_cannot_be_read_is_said_and_the_rest_is_drawn(tmp_path: Path) -> None:
    write({"b.txt": NEWS}, tmp_path)
    (tmp_path / "c.txt.json").write_text('{"schema": "yusuan/0"}', encoding="utf-8")
    drawing = draw(tmp_path, "network", "en")
    assert drawing.left_out == "1 results could not be read"
    assert "1 results could not be read" in texts(drawing.svg)
    assert len(drawing.rows) == 1


def test_a_changed_result_is_drawn_anew(tmp_path: Path) -> None:
    write({"b.txt": NEWS}, tmp_path)
    before = draw(tmp_path, "network", "en").rows
    write({"b.txt": Paper().tell("丁對話", "5千元", "5000", platform=True, organiser="外交部")}, tmp_path)
    assert draw(tmp_path, "network", "en").rows != before


@pytest.mark.parametrize("chart", ["platforms", "network"])
def test_the_room_for_names_does_not_depend_on_the_fonts_of_this_machine(tmp_path: Path, chart: str) -> None:
    """Twelve pixels for each Chinese character, whether or not a font here has it."""
    widths = []
    for name in ("甲" * 6, "甲" * 16):
        paper = Paper().tell(name, "5千元", "5000", platform=True, organiser="國防部")
        svg = draw(write({"a.txt": paper}, tmp_path), chart, "zh").svg
        widths.append(int(root(svg).get("width", "")))
    assert widths[1] - widths[0] == 10 * 12


def crowd() -> Paper:
    """A hundred platforms of a hundred agencies, people and days."""
    paper = Paper()
    for number in range(1, 101):
        paper.tell(
            f"第{number}次對話",
            f"{number}萬元",
            f"{number}0000",
            platform=True,
            organiser=f"第{number}署",
            headcount=number,
            duration=f"P{number}D",
        )
    return paper


def test_a_large_corpus_is_drawn_in_part_and_says_so(tmp_path: Path) -> None:
    rows = [account("部", 1, None)]
    for plan in range(1, 41):
        rows.append(account(f"第{plan}業務", 3, 100 * plan))
        rows += [account(f"第{plan}業務之{part}", 4, 10 * plan) for part in range(10)]
    book = Paper("budget_book", agency="部").table(ACCOUNTS, rows)
    results = write({"a.pdf": book, "b.txt": crowd()}, tmp_path)
    platforms = draw(results, "platforms", "zh")
    assert len(platforms.rows) == 100
    assert platforms.left_out == "畫出金額最大的 30 個平臺，另 70 個在表中"
    assert len(marks(platforms.svg, "symbol")) == 30
    assert "第100次對話" in texts(platforms.svg)
    assert "第70次對話" not in texts(platforms.svg)
    network = draw(results, "network", "zh")
    assert len(marks(network.svg, "rule")) == 60
    assert network.left_out == "畫出紀錄最多的 60 條連線，另 40 條在表中"
    accounts = draw(results, "accounts", "zh")
    assert len(boxes(accounts.svg)) < 130
    assert "併為「其他」" in accounts.left_out
    assert "其他 10 項" in texts(accounts.svg), "the plans that are too small"
    years = draw(results, "years", "zh")
    assert years.left_out == "畫出金額最大的 25 項，另 15 項在表中"
