"""Several small documents, and what is said of them together; every expectation is worked out by hand."""

from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from corpora import Paper
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts import Fact, Facts, FactSource, gather

ALERT = "跨境警報試驗計畫"


def joined(**papers: Paper) -> Facts:
    return gather((name, paper.output(name)) for name, paper in papers.items())


def only(facts: Facts) -> tuple[Fact, list[tuple[str, str]]]:
    """The only fact, and the document and the relation of each of its sources."""
    (fact,) = facts.facts
    return fact, [(source.document, source.relation) for source in facts.fact_sources]


def test_one_fact_with_all_its_sources_and_their_places() -> None:
    report = Paper("defence_report").tell(
        "臺美跨部會韌性對話", "1,540萬3千元", "15403000", organiser="國防部"
    )
    news = Paper("news").tell("臺美跨部會韌性對話", "1540萬", "15400000")
    facts = joined(report=report, news=news)
    fact, sources = only(facts)
    assert (fact.name, fact.agency, fact.fiscal_years, fact.sum) == (
        "臺美跨部會韌性對話",
        "國防部",
        "2026",
        "year",
    )
    assert (fact.amount, fact.currency, fact.document, fact.record) == (Decimal(15403000), "TWD", "report", 0)
    assert (fact.sources, fact.documents, fact.conflicts, fact.note) == (2, 2, 0, None)
    assert sources == [("report", "equal"), ("news", "rounded")]
    rounded = facts.fact_sources[1]
    assert (rounded.start, rounded.end, rounded.text) == (10, 15, "1540萬")  # behind ten characters of a name
    assert rounded.difference == -3000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("國際海道測量組織(IHO)認證　培訓課程", "「國際海道測量組織認證培訓課程」"),
        ("MQ-9B台灣換裝", "ＭＱ－９Ｂ臺灣換裝"),
        ("某基地新建工程案", "某基地新建工程"),
        ("國家安全檢討會談", "國家安全檢討會談 "),
    ],
)
def test_one_name_written_in_two_ways(one: str, other: str) -> None:
    facts = joined(a=Paper().tell(one, "100萬元", "1000000"), b=Paper().tell(other, "100萬元", "1000000"))
    assert only(facts)[0].documents == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("精進計畫第1期", "精進計畫第2期"),
        ("精進計畫（第一階段）", "精進計畫（第二階段）"),
        ("檢察官會議", "檢察總長會議"),
    ],
)
def test_two_names_are_two_facts(one: str, other: str) -> None:
    facts = joined(a=Paper().tell(one, "100萬元", "1000000"), b=Paper().tell(other, "100萬元", "1000000"))
    assert [fact.documents for fact in facts.facts] == [1, 1]


@pytest.mark.parametrize(
    ("more", "sum_of_it"),
    [({"years": "2027"}, "year"), ({"years": "2026/2028"}, "total"), ({"currency": "USD"}, "year")],
)
def test_another_year_or_currency_is_another_fact(more: dict[str, str], sum_of_it: str) -> None:
    facts = joined(
        a=Paper().tell(ALERT, "100萬元", "1000000"), b=Paper().tell(ALERT, "200萬元", "2000000", **more)
    )
    assert sorted((fact.sum, fact.conflicts) for fact in facts.facts) == sorted([("year", 0), (sum_of_it, 0)])


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "relation"),
    [
        ("1,540萬3千元", "15403000", None, "equal"),
        ("1,540萬元", "15400000", None, "rounded"),
        ("約1,500萬元", "15000000", "about", "rounded"),
        ("逾1,500萬元", "15000000", "over", "bound"),
        ("1,640萬3千元", "16403000", None, "conflict"),
        ("1,640萬元", "16400000", None, "conflict"),
        ("逾1,600萬元", "16000000", "over", "conflict"),
    ],
)
def test_relations_to_the_most_official_sum(
    text: str, value: str, qualifier: str | None, relation: str
) -> None:
    book = Paper("budget_book", agency="國防部", year="2026").tell(ALERT, "15,403", "15403000")
    facts = joined(news=Paper("news").tell(ALERT, text, value, qualifier=qualifier), book=book)
    fact, sources = only(facts)
    assert sources == [("book", "equal"), ("news", relation)]
    assert fact.amount == 15403000
    assert fact.conflicts == (relation == "conflict")


def test_a_conflict_names_both_places() -> None:
    facts = joined(
        a=Paper("defence_report").tell(ALERT, "1,540萬3千元", "15403000"),
        b=Paper("news").tell(ALERT, "1,640萬3千元", "16403000"),
    )
    assert [(s.document, s.start, s.end, s.text, s.relation, s.difference) for s in facts.fact_sources] == [
        ("a", 9, 18, "1,540萬3千元", "equal", 0),
        ("b", 9, 18, "1,640萬3千元", "conflict", 1000000),
    ]


def test_the_finer_sum_is_the_facts_even_of_a_less_official_document() -> None:
    facts = joined(
        book=Paper("budget_book", agency="國防部", year="2026").tell(ALERT, "1,540萬元", "15400000"),
        news=Paper("news").tell(ALERT, "1,540萬3千元", "15403000"),
    )
    fact, sources = only(facts)
    assert (fact.amount, fact.document) == (15403000, "news")
    assert sources == [("news", "equal"), ("book", "rounded")]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("154萬元", "1540000", None),  # the price of one, or a part
        ("1億5,403萬元", "154030000", None),
        ("逾100萬元", "1000000", "over"),  # true, and tells nothing
    ],
)
def test_a_sum_that_is_not_like_it_is_no_conflict(text: str, value: str, qualifier: str | None) -> None:
    facts = joined(
        a=Paper("news").tell(ALERT, "1,540萬3千元", "15403000"),
        b=Paper("paper").tell(ALERT, text, value, qualifier=qualifier),
    )
    assert [fact.conflicts for fact in facts.facts] == [0, 0]
    (link,) = facts.fact_links
    assert link.relation == "apart"


def test_a_document_that_tells_several_sums_of_a_name_is_in_conflict_with_nobody() -> None:
    several = Paper("defence_report")
    named = several.name(ALERT)
    several.tell(ALERT, "2億8,000萬元", "280000000", named=named)
    several.tell(ALERT, "170萬元", "1700000", named=named)
    facts = joined(a=several, b=Paper("news").tell(ALERT, "3億5,000萬元", "350000000"))
    assert [(fact.amount, fact.sources, fact.conflicts) for fact in facts.facts] == [
        (280000000, 1, 0),
        (1700000, 1, 0),
        (350000000, 1, 0),
    ]
    assert {link.relation for link in facts.fact_links} == {"apart"}


def test_one_document_that_tells_one_sum_in_two_ways_contradicts_itself() -> None:
    twice = Paper("news")
    twice.tell(ALERT, "1,540萬3千元", "15403000", headcount=32)
    twice.tell(ALERT, "1,640萬3千元", "16403000", headcount=32)
    assert only(joined(a=twice))[1] == [("a", "equal"), ("a", "conflict")]


def test_another_agency_is_another_fact() -> None:
    facts = joined(
        a=Paper().tell("員工協助方案", "20萬元", "200000", organiser="內政部"),
        b=Paper().tell("員工協助方案", "30萬元", "300000", organiser="國防部"),
    )
    assert {(fact.agency, fact.amount, fact.conflicts) for fact in facts.facts} == {
        ("內政部", 200000, 0),
        ("國防部", 300000, 0),
    }
    assert {link.relation for link in facts.fact_links} == {"other_agency"}


def test_an_agency_and_the_ministry_above_it_are_told_of_one_thing() -> None:
    facts = joined(
        a=Paper().tell(ALERT, "20萬元", "200000", organiser="國防部"),
        b=Paper().tell(ALERT, "20萬元", "200000", organiser="空軍司令部"),
    )
    assert only(facts)[0].agency == "空軍司令部"


def test_what_a_book_tells_is_its_agencys() -> None:
    book = Paper("budget_book", agency="內政部", year="2026").tell("員工協助方案", "20萬元", "200000")
    facts = joined(a=book, b=Paper().tell("員工協助方案", "30萬元", "300000", organiser="國防部"))
    assert sorted((str(fact.agency), fact.conflicts) for fact in facts.facts) == [
        ("內政部", 0),
        ("國防部", 0),
    ]


def test_which_of_several_agencies_is_not_guessed() -> None:
    facts = joined(
        a=Paper().tell("員工協助方案", "20萬元", "200000", organiser="內政部"),
        b=Paper().tell("員工協助方案", "30萬元", "300000", organiser="國防部"),
        c=Paper().tell("員工協助方案", "25萬元", "250000"),
    )
    assert [fact.conflicts for fact in facts.facts] == [0, 0, 0]
    (doubtful,) = [fact for fact in facts.facts if fact.document == "c"]
    assert doubtful.agency is None
    assert doubtful.note
    assert "several agencies" in doubtful.note


def test_a_sum_without_years_goes_to_the_only_fact_that_it_agrees_with() -> None:
    facts = joined(
        a=Paper("news").tell(ALERT, "1,540萬3千元", "15403000", "2026"),
        b=Paper("news").tell(ALERT, "2,000萬元", "20000000", "2027"),
        c=Paper("news").tell(ALERT, "1,540萬元", "15400000", None),
    )
    assert [(fact.fiscal_years, fact.sources) for fact in facts.facts] == [("2026", 2), ("2027", 1)]
    (by_sum,) = [source for source in facts.fact_sources if source.document == "c"]
    assert by_sum.relation == "rounded"
    assert by_sum.note == "it does not tell years; of this name it agrees with this sum alone"


@pytest.mark.parametrize("years", [("2026", "2027"), ("2026", "2026/2028")])
def test_a_sum_without_years_that_agrees_with_two_goes_to_neither(years: tuple[str, str]) -> None:
    facts = joined(
        a=Paper("news").tell(ALERT, "1,540萬3千元", "15403000", years[0]),
        b=Paper("news").tell(ALERT, "1,540萬3千元", "15403000", years[1]),
        c=Paper("news").tell(ALERT, "1,540萬元", "15400000", None),
    )
    assert [fact.sources for fact in facts.facts] == [1, 1, 1]
    (alone,) = [fact for fact in facts.facts if fact.document == "c"]
    assert alone.note == "it agrees with several sums of this name"


def test_sums_without_years_may_be_of_two_years_and_are_in_no_conflict() -> None:
    facts = joined(
        a=Paper().tell(ALERT, "100萬元", "1000000", None), b=Paper().tell(ALERT, "120萬元", "1200000", None)
    )
    assert [(fact.sum, fact.conflicts) for fact in facts.facts] == [("untold", 0), ("untold", 0)]
    (link,) = facts.fact_links
    assert link.relation == "apart"
    assert "does not tell the year" in link.note


def test_years_of_a_total_are_its_parts_and_add_up() -> None:
    paper = Paper("news")
    named = paper.name(ALERT)
    paper.tell(ALERT, "4億7,123萬元", "471230000", "2026/2028", named=named)
    paper.tell(ALERT, "1億5,250萬元", "152500000", "2026", named=named)
    paper.tell(ALERT, "3億1,873萬元", "318730000", "2027/2028", named=named)
    facts = joined(a=paper)
    whole = next(fact.id for fact in facts.facts if fact.fiscal_years == "2026/2028")
    assert [(link.relation, link.other, link.note) for link in facts.fact_links] == [
        ("part", whole, "its years add up to it"),
        ("part", whole, "its years add up to it"),
    ]


@pytest.mark.parametrize(
    ("parts", "note"),
    [
        ({"2026": 100, "2027": 150}, "its years add up to 50 less"),
        ({"2026": 160, "2027": 150}, "its years add up to 10 more"),
        ({"2026": 100}, "some of its years"),
    ],
)
def test_what_parts_come_to(parts: dict[str, int], note: str) -> None:
    paper = Paper("news").tell(ALERT, "300元", "300", "2026/2027")
    for year, value in parts.items():
        paper.tell(ALERT, f"{value}元", str(value), year)
    assert [link.note for link in joined(a=paper).fact_links] == [note] * len(parts)


@pytest.mark.parametrize("value", ["300", "400"])
def test_a_year_that_has_all_of_a_total_or_more_is_no_part_of_it(value: str) -> None:
    paper = Paper("news").tell(ALERT, "300元", "300", "2026/2027").tell(ALERT, f"{value}元", value, "2026")
    assert joined(a=paper).fact_links == ()


def test_a_source_that_calls_the_total_the_years_sum_includes_it() -> None:
    """A paper puts the whole into 2026: that is no other sum of 2026, it is the sum of all years."""
    report = Paper("defence_report")
    report.tell(ALERT, "4億7,123萬元", "471230000", "2026/2028")
    report.tell(ALERT, "1億5,250萬元", "152500000", "2026")
    facts = joined(a=report, b=Paper("news").tell(ALERT, "4.7億元", "470000000", "2026"))
    (source,) = [source for source in facts.fact_sources if source.document == "b"]
    assert (source.relation, source.note) == ("whole", "its sum is that of 2026/2028")
    assert [fact.conflicts for fact in facts.facts] == [0, 0]


def test_a_source_that_calls_a_years_sum_the_total_is_a_part_of_it() -> None:
    report = Paper("defence_report")
    report.tell(ALERT, "4億7,123萬元", "471230000", "2026/2028")
    report.tell(ALERT, "1億5,250萬元", "152500000", "2026")
    facts = joined(a=report, b=Paper("news").tell(ALERT, "1億5,250萬元", "152500000", "2026/2028"))
    (source,) = [source for source in facts.fact_sources if source.document == "b"]
    assert (source.relation, source.note) == ("part", "its sum is that of 2026")


@pytest.mark.parametrize(("years", "other"), [("2026/2028", "2026"), ("2026", "2026/2028")])
def test_more_money_is_no_part_and_less_is_no_whole(years: str, other: str) -> None:
    """A report's years are misread: it has more for one year than for all. Nothing is made of that."""
    sums = {"2026/2028": ("8億元", "800000000"), "2026": ("9億元", "900000000")}
    report = Paper("defence_report")
    for each, told in sums.items():
        report.tell(ALERT, *told, each)
    facts = joined(a=report, b=Paper("news").tell(ALERT, *sums[other], years))
    (source,) = [source for source in facts.fact_sources if source.document == "b"]
    assert source.relation == "conflict"


def papers() -> dict[str, Paper]:
    """Documents of all kinds of relations."""
    return {
        "a": Paper("news")
        .tell(ALERT, "1,540萬3千元", "15403000")
        .tell(ALERT, "1億元", "100000000", "2026/2027"),
        "b": Paper("news").tell(ALERT, "1,540萬元", "15400000").tell("甲計畫", "5萬元", "50000", None),
        "c": Paper("news").tell(ALERT, "1,640萬元", "16400000").tell("甲計畫", "5萬元", "50000"),
        "d": Paper(None)
        .tell(ALERT, "1億元", "100000000")
        .tell("甲計畫", "6萬元", "60000", organiser="國防部"),
    }


def test_the_order_of_the_documents_is_nothing() -> None:
    expected = joined(**papers())
    assert {source.relation for source in expected.fact_sources} == {"equal", "rounded", "conflict", "whole"}
    for order in permutations(papers()):
        assert joined(**{name: papers()[name] for name in order}) == expected


def test_every_source_is_in_one_fact_and_every_id_stands_for_one() -> None:
    facts = joined(**papers())
    sources: list[FactSource] = list(facts.fact_sources)
    assert sorted((source.document, source.record) for source in sources) == [
        (name, number) for name in "abcd" for number in (0, 1)
    ]
    ids = [fact.id for fact in facts.facts]
    assert len(ids) == len(set(ids))
    assert {source.fact for source in sources} == set(ids)
    for fact in facts.facts:
        own = [source for source in sources if source.fact == fact.id]
        assert fact.sources == len(own)
        assert fact.documents == len({source.document for source in own})
        assert fact.conflicts == sum(source.relation == "conflict" for source in own)


TOLD = st.tuples(
    st.sampled_from((ALERT, "精進計畫第2期")),
    st.sampled_from((("1,540萬3千元", "15403000"), ("1,540萬元", "15400000"), ("1,640萬元", "16400000"))),
    st.sampled_from((None, "2026", "2026/2027")),
    st.sampled_from((None, "國防部", "空軍司令部", "內政部")),
    st.sampled_from((None, "about", "over")),
)
CORPORA = st.lists(
    st.tuples(st.sampled_from(("news", "paper", None)), st.lists(TOLD, max_size=3)), max_size=4
)


@settings(max_examples=60)
@given(CORPORA)
def test_whatever_is_told(corpus: list[tuple[str | None, list[Any]]]) -> None:
    """No order matters, no source is lost or told twice, and no conflict is stated that is none."""
    made = []
    for number, (kind, records) in enumerate(corpus):
        paper = Paper(kind)
        for name, (text, value), years, agency, qualifier in records:
            paper.tell(name, text, value, years, organiser=agency, qualifier=qualifier)
        made.append((f"{number}", paper.output(f"{number}")))
    facts = gather(made)
    assert gather(reversed(made)) == facts
    told = [(name, record) for name, output in made for record in range(len(output.records))]
    assert sorted((source.document, source.record) for source in facts.fact_sources) == told
    first = {source.fact: source for source in reversed(facts.fact_sources)}
    for source in facts.fact_sources:
        head = first[source.fact]
        assert source.difference == source.amount - head.amount
        if source.relation == "equal":
            assert source.difference == 0
        if source.relation == "conflict":
            assert source.fiscal_years == head.fiscal_years is not None
            assert abs(source.difference) >= 1_000_000 - 3_000, "1,540萬 and 1,540萬3千 are in none"


def test_results_that_tell_nothing() -> None:
    assert joined(a=Paper("news")) == Facts((), (), (), (), ())
