"""Facts of directories of results: of small texts that are read for it, and of the project's own."""

from pathlib import Path

import msgspec
import pytest
from corpora import Paper

from pipeline.errors import UsageError
from pipeline.facts import Facts, FactSource, collect
from pipeline.run import process

ROOT = Path(__file__).parent.parent.parent

TEXTS = {
    "report.txt": (
        "114年國防報告書\n\n第一章 夥伴合作\n\n"
        "國防部115年度編列「跨境警報試驗計畫」1,540萬3千元，派員32人赴美。\n"
        "「海岸觀測站整建計畫」自115年至117年，總經費4億7,123萬元，115年度編列1億5,250萬元。\n"
    ),
    "news.txt": "記者王小明／報導\n\n國防部115年度編列「跨境警報試驗計畫」1,540萬元，派員32人赴美。\n",
    "opinion.txt": (
        "投書\n\n國防部115年度編列「跨境警報試驗計畫」1,640萬3千元，引起關注。\n"
        "「海岸觀測站整建計畫」115年度編列1億5,250萬元。\n"
    ),
}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """What the small texts say together."""
    results = tmp_path_factory.mktemp("results")
    for name, text in TEXTS.items():
        (results / f"{name}.json").write_bytes(process(name, text.encode()).output)
    return collect(results)


def of(facts: Facts, name: str, years: str) -> list[FactSource]:
    (one,) = [fact for fact in facts.facts if (fact.name, fact.fiscal_years) == (name, years)]
    return [source for source in facts.fact_sources if source.fact == one.id]


def test_small_texts_from_end_to_end(facts: Facts) -> None:
    sources = of(facts, "跨境警報試驗計畫", "2026")
    assert [(s.document, s.relation, s.difference) for s in sources] == [
        ("report.txt", "equal", 0),
        ("news.txt", "rounded", -3_000),
        ("opinion.txt", "conflict", 1_000_000),
    ]
    for source in sources:
        assert source.text == TEXTS[source.document][source.start : source.end], "its place is in its text"


def test_a_year_and_the_total_that_it_is_a_part_of(facts: Facts) -> None:
    year = of(facts, "海岸觀測站整建計畫", "2026")
    assert [(s.document, s.relation) for s in year] == [("report.txt", "equal"), ("opinion.txt", "equal")]
    (whole,) = of(facts, "海岸觀測站整建計畫", "2026/2028")
    assert (year[0].fact, "part", whole.fact, "some of its years") in [
        (link.fact, link.relation, link.other, link.note) for link in facts.fact_links
    ]


NEWS = (
    "動員署公布出國計畫\n\n記者王小明／報導\n\n"
    "全民防衛動員署115年度新增「北方三國預警系統考察計畫」，編列52萬元，派員3人。\n\n"
    "全民防衛動員署115年度新增「群島動員機關訪問計畫」，編列109萬元，派員3人。\n"
)


def test_a_newspaper_against_two_years_books(tmp_path: Path) -> None:
    """Both books are PDFs of one spread; tests/books/trips_114.json and trips_115.json have their rows."""
    sources = {"news.txt": NEWS.encode()}
    for name in ("trips_114.pdf", "trips_115.pdf"):
        sources[name] = (ROOT / "tests" / "books" / name).read_bytes()
    for name, data in sources.items():
        document = process(name, data)
        (tmp_path / f"{name}.json").write_bytes(document.output)
        (tmp_path / f"{name}.txt").write_text(document.raw, encoding="utf-8")
    facts = collect(tmp_path)
    assert [(one.name, one.status, one.verdict, one.last_text) for one in facts.claims] == [
        ("北方三國預警系統考察計畫", "new", "confirmed", None),
        ("群島動員機關訪問計畫", "new", "contradicted", "1,080"),
    ]
    assert {(one.this_document, one.last_document) for one in facts.claims} == {
        ("trips_115.pdf", "trips_114.pdf")
    }
    for name, amount in (("北方三國預警系統考察計畫", 520_000), ("群島動員機關訪問計畫", 1_090_000)):
        told = [(s.document, s.relation, s.amount) for s in of(facts, name, "2026")]
        assert told == [("trips_115.pdf", "equal", amount), ("news.txt", "equal", amount)]
    years = [(s.fiscal_year, s.amount) for s in facts.paths if s.name == "群島動員機關訪問計畫"]
    assert years == [("2025", 1_080_000), ("2026", 1_090_000)]


def test_the_projects_own_results() -> None:
    """The figures stand in raw/ and were read there by hand."""
    facts = collect(ROOT / "extracted")
    assert [fact.name for fact in facts.facts if fact.conflicts] == []
    assert {(s.document, s.text) for s in of(facts, "國防政策專案會議", "2026")} == {
        ("news/resilience-dialogue.html", "1,540萬3千元"),
        ("opinion/joint-assessment.txt", "1,540萬3千元"),
        ("reports/defence-report.txt", "1,540萬3千元"),
    }
    assert {s.document for s in of(facts, "臺美跨部會韌性對話", "2026") if s.amount == 8_471_000} >= {
        "books/mobilisation-115.pdf",
        "news/resilience-dialogue.html",
        "reports/defence-report.txt",
    }
    whole = of(facts, "臺美國防部共同合作評估案", "2026/2028")[0].fact
    shares = {fact.id: fact.amount for fact in facts.facts}
    parts = [link for link in facts.fact_links if (link.relation, link.other) == ("part", whole)]
    assert sorted(shares[link.fact] for link in parts) == [152_500_000, 318_730_000]
    assert {link.note for link in parts} == {"its years add up to it"}


def write(directory: Path, **papers: Paper) -> Path:
    for name, paper in papers.items():
        (directory / f"{name}.json").write_bytes(msgspec.json.encode(paper.output(name)))
    return directory


def test_the_cover_and_the_text_of_a_book_are_read_beside_its_result(tmp_path: Path) -> None:
    plan = "跨境警報試驗計畫"
    last = Paper("budget_book", agency="國防部", year="2025")
    this = Paper("budget_book", agency="國防部", year="2026").tell(plan, "9萬元", "90000", status="new")
    results = write(tmp_path, last=last, this=this)
    assert collect(results).claims[0].reason == "the text of the book of 2025 is not at hand"
    (tmp_path / "last.txt").write_text("中華民國114年度單位預算案", encoding="utf-8")
    (tmp_path / "this.txt").write_text("中華民國115年度單位預算案", encoding="utf-8")
    facts = collect(results)
    assert facts.claims[0].verdict == "confirmed"
    assert [step.stage for step in facts.paths] == ["bill"]
    (tmp_path / "last.txt").write_text(f"{'預算' * 500}\n{plan}", encoding="utf-8")
    assert collect(results).claims[0].verdict == "unchecked"


@pytest.mark.parametrize("text", [b"\xff\xfe\xff", None])
def test_a_text_that_cannot_be_read_is_none(text: bytes | None, tmp_path: Path) -> None:
    write(tmp_path, a=Paper("budget_book", agency="國防部", year="2026").tell("甲計畫", "9萬元", "90000"))
    if text is None:
        (tmp_path / "a.txt").mkdir()
    else:
        (tmp_path / "a.txt").write_bytes(text)
    assert [step.stage for step in collect(tmp_path).paths] == [None]


def test_a_result_of_another_version_is_named_and_refused(tmp_path: Path) -> None:
    write(tmp_path, a=Paper("news"))
    (tmp_path / "old.json").write_text('{"schema": "yusuan/0"}')
    with pytest.raises(UsageError, match=r"old\.json: is of the schema yusuan/0"):
        collect(tmp_path)


@pytest.mark.parametrize("amount", ["many", "NaN", "1" * 25, "1e3"])
def test_a_sum_that_is_none_is_named_and_refused(amount: str, tmp_path: Path) -> None:
    write(tmp_path, a=Paper("news").tell("甲計畫", "1元", amount))
    with pytest.raises(UsageError, match=r"^a: holds .* where a sum should be"):
        collect(tmp_path)


def test_the_largest_sums_that_are_read(tmp_path: Path) -> None:
    large = str(10**21 - 1)
    news = Paper("news").propose("甲", agency="國防部", year="2026", cost=("1元", "1"), frozen=(large, large))
    write(tmp_path, a=news.tell("甲計畫", f"{large}元", large).tell("甲計畫", "999兆億元", large))
    assert {fact.amount for fact in collect(tmp_path).facts} == {1, 10**21 - 1}


def test_no_results(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no results"):
        collect(tmp_path)
