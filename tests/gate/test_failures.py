"""What assertions count in small corpora, and what is said of those that fail."""

from pathlib import Path

import msgspec
import pytest
from corpora import ACCOUNTS, TRIPS, Paper

from pipeline.errors import UsageError
from pipeline.gate import Failure, check, failures

Corpus = dict[str, Paper]

BOOK = (
    Paper("budget_book", agency="國防部", year="2026")
    .table(TRIPS, [{"name": "考察甲", "category": "考察", "days": 5, "total": 300_000}])
    .table(TRIPS, [{"name": "訪問乙", "category": "訪問", "days": 6, "total": 200_000}], agency="軍備局")
    .table(ACCOUNTS, [{"name": "國防部", "level": 2, "this_year": 900_000}])
)
NEWS = (
    Paper("news")
    .tell("甲計畫", "100萬元", "1000000", headcount=3)
    .tell("乙計畫", "5萬美元", "50000", currency="USD", headcount=4)
    .finding("dates.unresolved", "info")
    .finding("amounts.misprint", "warning")
)
REVIEW = (
    Paper("review_report")
    .propose("一般行政", agency="國防部", cost=("500萬元", "5000000"), frozen=("50萬元", "500000"))
    .propose("一般行政", agency="國防部", cost=("500萬元", "5000000"), frozen=("*十分之一", "500000"))
    .finding("sums.children", "error")
)
EMPTY = Paper(None).finding("read.encrypted", "error")
CORPUS: Corpus = {"books/a.pdf": BOOK, "news/b.txt": NEWS, "news/c.txt": EMPTY, "reviews/d.md": REVIEW}
REPORT = '[[count]]\nof = "records"\nkind = "PROPOSAL"\ndocument_kind = "review_report"\n'


def write(corpus: Corpus, directory: Path) -> Path:
    """Results as a run leaves them."""
    for name, paper in corpus.items():
        file = directory / f"{name}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(msgspec.json.encode(paper.output(name)))
    return directory


def held(tmp_path: Path, said: str) -> list[Failure]:
    """What of some assertions the corpus above does not keep."""
    results = write(CORPUS, tmp_path / "results")
    (tmp_path / "said.toml").write_text(said, encoding="utf-8")
    return list(failures(results, tmp_path / "said.toml"))


@pytest.mark.parametrize(
    ("assertion", "figure"),
    [
        ('[[count]]\nof = "documents"', 4),
        ('[[count]]\nof = "documents"\ndocument = "news/*"', 2),
        ('[[count]]\nof = "documents"\ndocument_kind = "news"', 1),  # what could not be read has no kind
        ('[[count]]\nof = "tables"', 3),
        ('[[count]]\nof = "tables"\nform = "trips"', 2),
        ('[[count]]\nof = "rows"', 3),
        ('[[count]]\nof = "rows"\nform = "trips"', 2),
        ('[[count]]\nof = "rows"\nform = "派員出國計畫預算類別表"\nagency = "軍備局"', 1),
        ('[[count]]\nof = "rows"\nform = "trips"\nwhere = { category = "考察", days = 5 }', 1),
        ('[[count]]\nof = "rows"\nform = "trips"\nwhere = { category = "考察", days = 6 }', 0),
        ('[[count]]\nof = "records"', 4),
        ('[[count]]\nof = "records"\nkind = "PROPOSAL"', 2),
        ('[[count]]\nof = "records"\nkind = "PROGRAM"\nwhere = { name = "乙計畫" }', 1),
        ('[[count]]\nof = "mentions"\ntype = "PROGRAM"', 2),
        ('[[count]]\nof = "mentions"\ntype = "AMOUNT"', 5),  # what was worked out is mentioned nowhere
        ('[[count]]\nof = "findings"', 4),
        ('[[count]]\nof = "findings"\nlevel = "error"', 2),
        ('[[count]]\nof = "findings"\ncheck = ["sums.*", "dates.*"]', 2),
        ('[[count]]\nof = "findings"\ncheck = "sums.*"\nlevel = "warning"', 0),
        ('[[sum]]\nof = "rows"\nform = "trips"\ncolumn = "total"', 500_000),
        ('[[sum]]\nof = "rows"\nform = "trips"\ncolumn = "total"\nagency = "國防部"', 300_000),
        ('[[sum]]\nof = "rows"\nform = "expenditure"\ncolumn = "this_year"\nwhere = { level = 2 }', 900_000),
        ('[[sum]]\nof = "records"\nkind = "PROPOSAL"\nfield = "frozen"', 1_000_000),
        ('[[sum]]\nof = "records"\nkind = "PROGRAM"\nfield = "amount"', 1_000_000),
        ('[[sum]]\nof = "records"\nkind = "PROGRAM"\nfield = "amount"\ncurrency = "USD"', 50_000),
        (
            '[[sum]]\nof = "records"\nkind = "PROGRAM"\nfield = "headcount"',
            7,
        ),  # of people, whatever the money
    ],
)
def test_what_is_counted(assertion: str, figure: int, tmp_path: Path) -> None:
    assert not held(tmp_path, f"{assertion}\nat_least = {figure}\nat_most = {figure}\n")
    (more,) = held(tmp_path, f"{assertion}\nat_least = {figure + 1}\n")
    (less,) = held(tmp_path, f"{assertion}\nat_most = {figure - 1}\n")
    assert more.found == less.found == f"{figure:,}"


@pytest.mark.parametrize(
    ("said", "failure"),
    [
        (
            '[[count]]\nof = "records"\neach_document = true\nat_least = 1',
            Failure(
                "count 1",
                "at least 1 records in each document",
                "2 of 4 documents that are not so",
                ("books/a.pdf: 0", "news/c.txt: 0"),
            ),
        ),
        (
            REPORT + 'each_document = true\nat_least = 3\nname = "a full report"',
            Failure(
                "count 1, a full report",
                "at least 3 PROPOSAL records in each document of kind review_report",
                "1 of 1 documents that are not so",
                ("reviews/d.md: 2",),
            ),
        ),
        (
            '[[count]]\nof = "findings"\nlevel = "error"\nat_most = 0',
            Failure(
                "count 1",
                "at most 0 findings of level error",
                "2",
                ("news/c.txt: 1", "reviews/d.md: 1"),
            ),
        ),
        (
            '[[sum]]\nof = "rows"\nform = "trips"\ncolumn = "total"\nagency = "國防部"\nat_least = 300_000.5',
            Failure(
                "sum 1",
                "at least 300,000.5 as the sum of total in rows of trips of 國防部",
                "300,000",
                ("books/a.pdf: 300,000",),
            ),
        ),
        (
            '[[count]]\nof = "records"\ndocument = "papers/*"\neach_document = true\nat_least = 1',
            Failure("count 1", "at least 1 records in each document papers/*", "no such document", ()),
        ),
    ],
)
def test_what_is_said_of_a_failure(said: str, failure: Failure, tmp_path: Path) -> None:
    assert held(tmp_path, said) == [failure]


def test_a_failure_names_no_more_than_a_few_documents(tmp_path: Path) -> None:
    write({f"{number}.txt": Paper("news") for number in range(8)}, tmp_path / "results")
    (tmp_path / "said.toml").write_text('[[count]]\nof = "records"\neach_document = true\nat_least = 1\n')
    (failure,) = failures(tmp_path / "results", tmp_path / "said.toml")
    assert failure.found == "8 of 8 documents that are not so"
    assert failure.where == ("0.txt: 0", "1.txt: 0", "2.txt: 0", "3.txt: 0", "4.txt: 0", "and 3 more")


def test_no_document_of_a_kind_that_there_is_none_of_fails(tmp_path: Path) -> None:
    said = '[[count]]\nof = "records"\ndocument_kind = "paper"\neach_document = true\nat_least = 1'
    assert not held(tmp_path, said)


def test_all_assertions_are_held_and_told_in_their_order(tmp_path: Path) -> None:
    one = '[[count]]\nof = "documents"\nat_most = 1\n'
    kept = '[[count]]\nof = "documents"\nat_most = 9\n'
    total = '[[sum]]\nof = "records"\nkind = "PROPOSAL"\nfield = "added"\nat_least = 1\n'
    assert [failure.assertion for failure in held(tmp_path, total + one + kept + one)] == [
        "count 1",
        "count 3",
        "sum 1",
    ]


def test_the_file_beside_the_results_comes_before_the_one_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = write(CORPUS, tmp_path / "results")
    monkeypatch.chdir(tmp_path)
    assert not failures(results)
    (tmp_path / "yusuan.toml").write_text('[[count]]\nof = "documents"\nat_most = 1\n')
    assert [failure.found for failure in failures(results)] == ["4"]
    (results / "yusuan.toml").write_text('[[count]]\nof = "documents"\nat_least = 1\n')
    assert not failures(results)


@pytest.mark.parametrize(("results", "number"), [("results", 1), ("other", 0)])
def test_a_file_here_that_is_about_other_results_is_passed_over(
    results: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(CORPUS, tmp_path / "results")
    monkeypatch.chdir(tmp_path)
    said = f'results = "{results}"\n[[count]]\nof = "documents"\nat_most = 1\n'
    (tmp_path / "yusuan.toml").write_text(said)
    assert len(failures(Path("results"))) == number
    assert len(failures(Path("results"), Path("yusuan.toml"))) == 1, "a file that is given holds in any case"


def test_a_result_of_another_version_is_refused(tmp_path: Path) -> None:
    write(CORPUS, tmp_path / "results")
    (tmp_path / "results" / "old.json").write_text('{"schema": "yusuan/0"}')
    (tmp_path / "said.toml").write_text('[[count]]\nof = "documents"\nat_most = 9\n')
    with pytest.raises(UsageError, match=r"old\.json: is of the schema yusuan/0"):
        failures(tmp_path / "results", tmp_path / "said.toml")


@pytest.mark.parametrize("amount", ["many", "NaN", ""])
def test_a_result_whose_sum_is_none_is_refused(amount: str, tmp_path: Path) -> None:
    results = write({"a.txt": Paper("news").tell("甲計畫", "1元", amount)}, tmp_path / "results")
    (tmp_path / "said.toml").write_text(
        '[[sum]]\nof = "records"\nkind = "PROGRAM"\nfield = "amount"\nat_most = 1\n'
    )
    with pytest.raises(UsageError, match=r"a\.txt\.json: holds .* where a number should be"):
        failures(results, tmp_path / "said.toml")
    checked = check(results, tmp_path / "said.toml")
    assert list(checked.refused) == ["a.txt"]
    assert checked.failures == (), "none of it is counted"
