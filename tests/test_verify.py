import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from outputs import TEXT, amount, date, mention, output, program, put, table

from pipeline.errors import UsageError
from pipeline.run import run
from pipeline.verify import Checked, verify

ROOT = Path(__file__).parent.parent
BOOK = ROOT / "tests" / "books" / "functions.pdf"

AGENCY = mention("AGENCY", "國防部", {"name": "國防部"})
COST = amount("1,540萬3千元", "15403000")


def checked(place: Path, sample: int | None = None, **values: Any) -> Checked:
    """What comes of a result of TEXT."""
    (place / "raw").mkdir()
    (place / "raw" / "a.txt").write_text(TEXT, encoding="utf-8")
    put(place / "out" / "a.txt.json", output(**values))
    (one,) = verify(place / "out", [place / "raw"], sample)
    return one


def test_mentions_that_agree(tmp_path: Path) -> None:
    mentions = [
        AGENCY,
        date("115年度", "2026"),
        COST,
        date("今年6月26日", "2026-06-26"),
        mention("HEADCOUNT", "32人", {"count": 32, "qualifier": None}),
        mention("DURATION", "10天", {"iso8601": "P10D", "qualifier": None}),
    ]
    one = checked(tmp_path, mentions=mentions)
    assert (one.values, one.agreed, one.disagreed, one.unchecked) == (6, 6, 0, 0)
    assert not one.fails


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({**COST, "start": 11}, "540萬3千元"),
        ({**COST, "text": "1,540萬4千元"}, "1,540萬3千元"),
        (amount("1,540萬3千元", "15403"), "read as 15403000"),
        (date("115年度", "2025"), "read as 2026"),
        (mention("HEADCOUNT", "32人", {"count": 33, "qualifier": None}), "read as 32"),
        (mention("DURATION", "10天", {"iso8601": "P10W", "qualifier": None}), "read as P10D"),
    ],
)
def test_mentions_that_disagree(tmp_path: Path, wrong: dict[str, Any], reason: str) -> None:
    one = checked(tmp_path, mentions=[AGENCY, wrong])
    assert (one.agreed, one.disagreed) == (1, 1)
    assert reason in one.cases[0].reason
    assert one.fails


def test_what_needs_its_context_is_not_checkable(tmp_path: Path) -> None:
    one = checked(tmp_path, mentions=[date("今年", "2026"), AGENCY])
    assert (one.agreed, one.unchecked) == (1, 1)
    assert one.reasons == {"a date that only its context tells": 1}
    assert not one.fails


SPANS = [[COST["start"], COST["end"]], [AGENCY["start"], AGENCY["end"]]]


def test_records_and_their_evidence(tmp_path: Path) -> None:
    right = program(name="國防部", amount="15403000", currency="TWD", evidence=SPANS)
    wrong = program(name="外交部", amount="7", headcount=3, duration="P3D", evidence=SPANS)
    whole = program(name="國防部", organiser="行政院", fiscal_years="2026", status="new", evidence=SPANS)
    one = checked(tmp_path, mentions=[AGENCY, COST], records=[right, wrong, whole])
    assert [case.place.rpartition(", ")[2] for case in one.cases] == [
        "name",
        "amount",
        "headcount",
        "duration",
    ]
    assert (one.agreed, one.unchecked) == (2 + 3 + 1, 3)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book and its result."""
    place = tmp_path_factory.mktemp("book")
    (place / "raw").mkdir()
    shutil.copy(BOOK, place / "raw" / "book.pdf")
    run([place / "raw"], place / "out", jobs=1)
    return place


def test_a_book_agrees_by_another_reader(book: Path) -> None:
    (one,) = verify(book / "out", [book / "raw"])
    assert one.cases == ()
    assert one.agreed > 40
    assert set(one.reasons) == {"worked out, with no cell of its own", "a date that only its context tells"}


def row_of(result: dict[str, Any]) -> dict[str, Any]:
    """一般行政: change -805, printed in thousands."""
    row: dict[str, Any] = next(row for row in result["tables"][0]["rows"] if row["code"] == "3614020100")
    return row


def moved(box: list[float], by: float) -> list[float]:
    return [box[0], box[1] + by, box[2], box[3] + by]


TAMPERING: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "value": (lambda d: row_of(d).update(change=805000), "805000 published, -805000 printed"),
    "printed": (lambda d: row_of(d)["printed"].update(change="-905"), "'-905' published"),
    "part of a figure": (
        lambda d: row_of(d).update(this_year=200000, printed={**row_of(d)["printed"], "this_year": "200"}),
        "'200' published, '61,200' in its box",
    ),
    "box": (lambda d: row_of(d)["boxes"].update(name=[0, 0, 5, 5]), "'' in its box"),
    "words": (lambda d: row_of(d).update(name="一般業務"), "'一般業務' published, '一般行政'"),
    "page": (lambda d: row_of(d)["pages"].update(name=2), ""),
    "unit": (lambda d: d["tables"][0].update(unit=1), "[1000] printed"),
    "mention": (lambda d: d["mentions"][0].update(boxes=[[0, 0, 9, 9]]), "in its boxes"),
}


@pytest.mark.parametrize("name", TAMPERING)
def test_a_book_that_was_tampered_with(book: Path, tmp_path: Path, name: str) -> None:
    tamper, reason = TAMPERING[name]
    result = json.loads((book / "out" / "book.pdf.json").read_bytes())
    tamper(result)
    put(tmp_path / "book.pdf.json", result)
    shutil.copy(book / "out" / "book.pdf.txt", tmp_path)
    (one,) = verify(tmp_path, [book / "raw"])
    assert (one.fails, any(reason in case.reason for case in one.cases)) == (name != "page", name != "page")
    assert ("a page on which pdfplumber reads nothing" in one.reasons) == (name == "page")


def test_a_web_page_by_another_parser(tmp_path: Path) -> None:
    page = b"<html><head><meta charset=big5></head><body><p>%s</p></body></html>" % TEXT.encode("cp950")
    (tmp_path / "a.html").write_bytes(page)
    missing = mention("AGENCY", "國防部", {"name": "國防部"})
    values = {"mentions": [COST, missing]}
    result = output(page, "a.html", **values)
    result["source"]["media_type"] = "text/html"
    put(tmp_path / "out" / "a.html.json", result)
    (tmp_path / "out" / "a.html.txt").write_text(TEXT, encoding="utf-8")
    (one,) = verify(tmp_path / "out", [tmp_path])
    assert one.agreed == 2
    (tmp_path / "out" / "a.html.txt").unlink()
    (one,) = verify(tmp_path / "out", [tmp_path])
    assert one.reasons == {"the text that its position counts in is not there": 2}


def test_a_changed_source_is_not_checkable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "!", encoding="utf-8")
    put(tmp_path / "out" / "a.json", output(mentions=[AGENCY], records=[program(name="x")]))
    (one,) = verify(tmp_path / "out", [tmp_path])
    assert (one.state, one.values, one.unchecked, one.fails) == ("changed", 2, 2, True)


@pytest.mark.parametrize("path", ["b.txt", "../a.txt", "/etc/passwd", "", "."])
def test_a_source_that_is_not_there(tmp_path: Path, path: str) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    put(tmp_path / "out" / "a.json", output(path=path, mentions=[AGENCY]))
    (one,) = verify(tmp_path / "out", [tmp_path / "raw"])
    assert (one.state, one.unchecked, one.fails) == ("missing", 1, True)


def test_a_source_may_be_given_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    put(tmp_path / "out" / "a.json", output(mentions=[AGENCY]))
    assert next(verify(tmp_path / "out", [tmp_path / "b", tmp_path / "a.txt"])).agreed == 1


def test_a_broken_result_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    put(tmp_path / "out" / "a.json", {"schema": "yusuan/0"})
    put(tmp_path / "out" / "b.json", output(mentions=[AGENCY]))
    (tmp_path / "out" / "c.json").write_text("{")
    states = [(one.name, one.state, one.fails) for one in verify(tmp_path / "out", [tmp_path])]
    assert states == [("a", "broken", True), ("a.txt", "read", False), ("c", "broken", True)]


def test_what_no_reader_of_pdf_opens_is_not_checkable(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and no more")
    placed = {**AGENCY, "page": 1, "boxes": [[0, 0, 9, 9]]}
    rows = [{"name": "x", "boxes": {"name": [0, 0, 9, 9]}}]
    result = output(b"%PDF-1.7 and no more", "a.pdf", mentions=[placed], tables=[table(rows)])
    result["source"]["media_type"] = "application/pdf"
    put(tmp_path / "out" / "a.pdf.json", result)
    (tmp_path / "out" / "a.pdf.txt").write_text(TEXT, encoding="utf-8")
    (one,) = verify(tmp_path / "out", [tmp_path])
    assert one.reasons == {"a page on which pdfplumber reads nothing": 2}


def test_values_that_only_the_schema_lets_pass(tmp_path: Path) -> None:
    one = checked(
        tmp_path, mentions=[amount("1,540萬3千元", "a lot")], records=[program(name="", amount="x")]
    )
    assert one.state == "read"


def test_a_sample_is_the_same_each_time(tmp_path: Path) -> None:
    mentions = [AGENCY, COST, date("115年度", "2025"), date("今年6月26日", "2026-06-26")] * 5
    one = checked(tmp_path, sample=7, mentions=mentions)
    assert (one.values, one.agreed + one.disagreed + one.unchecked) == (20, 7)
    assert list(verify(tmp_path / "out", [tmp_path / "raw"], 7)) == [one]
    assert next(verify(tmp_path / "out", [tmp_path / "raw"], 99)).disagreed == 5


def test_no_results_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        list(verify(tmp_path, [tmp_path]))
