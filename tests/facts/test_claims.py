"""What documents call new or continuing, held against two years' small books."""

import pytest
from corpora import TRIPS, Paper

from pipeline.facts import Claim, gather

PLAN = "跨境警報試驗計畫"
TRIP = "第31屆世界智慧運輸大會"
LAST_TRIP = "第30屆世界智慧運輸大會"


def book(year: str, agency: str = "國防部") -> Paper:
    return Paper("budget_book", agency=agency, year=year).tell("一般行政計畫", "1萬元", "10000", year)


def claims(texts: dict[str, str] | None = None, **papers: Paper) -> tuple[Claim, ...]:
    texts = {"last": "一般行政計畫"} if texts is None else texts
    return gather(((name, paper.output(name)) for name, paper in papers.items()), None, texts.get).claims


def claim(status: str = "new", name: str = PLAN, **more: str) -> Paper:
    years = more.pop("years", "2026")
    return Paper("news").tell(
        name, "100萬元", "1000000", years, status=status, **({"organiser": "國防部"} | more)
    )


def only(found: tuple[Claim, ...]) -> tuple[str, str]:
    (one,) = found
    return one.verdict, one.reason


HAD = book("2025").tell(PLAN, "90萬元", "900000", "2025")
HAS = book("2026").tell(PLAN, "100萬元", "1000000", "2026")


@pytest.mark.parametrize(
    ("status", "last", "verdict", "reason"),
    [
        ("new", book("2025"), "confirmed", "the book of 2026 has it, that of 2025 has not"),
        ("new", HAD, "contradicted", "the book of 2025 has it"),
        ("continuing", HAD, "confirmed", "the book of 2025 has it"),
        ("continuing", book("2025"), "contradicted", "the book of 2026 has it, that of 2025 has not"),
    ],
)
def test_two_years_books(status: str, last: Paper, verdict: str, reason: str) -> None:
    assert only(claims(news=claim(status), this=HAS, last=last)) == (verdict, reason)


def test_the_evidence_of_both_books() -> None:
    (one,) = claims(news=claim("continuing"), this=HAS, last=HAD)
    assert (one.document, one.record, one.start, one.end) == ("news", 0, 0, 8)
    assert (one.this_document, one.this_page, one.this_text) == ("this", 1, PLAN)
    assert (one.last_document, one.last_page, one.last_text) == ("last", 1, PLAN)


def test_a_book_that_was_searched_in_vain_is_named() -> None:
    (one,) = claims(news=claim("new"), this=HAS, last=book("2025"))
    assert (one.last_document, one.last_page, one.last_text) == ("last", None, None)


@pytest.mark.parametrize(
    ("papers", "reason"),
    [
        ({"this": HAS}, "no book of 2025 of 國防部 is at hand"),
        ({"last": HAD}, "no book of 2026 of 國防部 is at hand"),
        ({"this": HAS, "last": book("2024")}, "no book of 2025 of 國防部 is at hand"),
        ({"this": HAS, "last": book("2025", "內政部")}, "no book of 2025 of 國防部 is at hand"),
        ({"this": book("2026"), "last": book("2025")}, "neither book has it under this name (2025, 2026)"),
    ],
)
def test_without_both_books_nothing_is_said(papers: dict[str, Paper], reason: str) -> None:
    assert only(claims(news=claim(), **papers)) == ("unchecked", reason)


def test_a_record_without_a_year() -> None:
    news = Paper("news").tell(PLAN, "100萬元", "1000000", None, status="new")
    assert only(claims(news=news, this=HAS, last=HAD)) == ("unchecked", "the record tells no year")


def test_a_name_that_stands_in_last_years_book_without_a_sum_decides_nothing() -> None:
    named = book("2025")
    named.name(PLAN)
    assert only(claims(news=claim(), this=HAS, last=named)) == (
        "unchecked",
        "the book of 2025 names it without a sum",
    )


def test_a_name_that_stands_in_this_years_book_without_a_sum_is_not_yet_new() -> None:
    named = book("2026")
    named.name(PLAN)
    assert only(claims(news=claim(), this=named, last=book("2025"))) == (
        "unchecked",
        "the book of 2026 names it without a sum, that of 2025 has it not",
    )


def test_a_name_that_was_not_even_recognised_there_decides_nothing() -> None:
    texts = {"last": "本年度賡續辦理跨境警報\n試驗計畫。"}
    assert only(claims(texts, news=claim("continuing"), this=HAS, last=book("2025"))) == (
        "unchecked",
        "the book of 2025 names it, and no sum of it was read there",
    )


def test_without_the_text_of_last_years_book_nothing_is_absent_from_it() -> None:
    assert only(claims({}, news=claim("new"), this=HAS, last=book("2025"))) == (
        "unchecked",
        "the text of the book of 2025 is not at hand",
    )


def test_a_sum_that_last_years_book_has_for_later_years_alone_is_none_of_its_own() -> None:
    ahead = book("2025").tell(PLAN, "300萬元", "3000000", "2026/2028")
    assert only(claims(news=claim("new"), this=HAS, last=ahead))[0] == "unchecked"
    begun = book("2025").tell(PLAN, "300萬元", "3000000", "2024/2028")
    assert only(claims(news=claim("new"), this=HAS, last=begun))[0] == "contradicted"


def test_the_agency_may_stand_above_or_below_the_books() -> None:
    below = claim("continuing", organiser="空軍司令部")
    assert only(claims(news=below, this=HAS, last=HAD))[0] == "confirmed"
    other = claim("continuing", organiser="內政部")
    assert only(claims(news=other, this=HAS, last=HAD))[0] == "unchecked"


def test_the_year_of_a_claim_over_several_years_is_the_first() -> None:
    assert only(claims(news=claim("continuing", years="2026/2028"), this=HAS, last=HAD))[0] == "confirmed"


def trips(year: str, name: str, status: str | None = None) -> Paper:
    return book(year).trip(name, "300", "300000", status=status)


def test_a_meeting_is_known_again_by_its_name_without_its_number() -> None:
    news = claim("new", TRIP)
    assert only(claims(news=news, this=trips("2026", TRIP), last=trips("2025", LAST_TRIP))) == (
        "contradicted",
        "the book of 2025 has it",
    )


def test_a_trip_is_absent_only_from_a_book_with_a_table_of_trips() -> None:
    this = trips("2026", TRIP)
    assert only(claims(news=claim("new", TRIP), this=this, last=book("2025"))) == (
        "unchecked",
        "the book of 2025 has no table of trips",
    )
    last = book("2025").table(TRIPS, [{"name": "考察甲", "total": 1000}])
    assert only(claims(news=claim("new", TRIP), this=this, last=last))[0] == "confirmed"


def test_a_row_that_names_earlier_trips_need_not_mean_last_years() -> None:
    this = trips("2026", TRIP, "continuing")
    last = book("2025").table(TRIPS, [{"name": "考察甲", "total": 1000}])
    assert only(claims(this=this, last=last)) == (
        "unchecked",
        "the book of 2026 has it, that of 2025 has not; its row names earlier ones",
    )


def test_what_the_years_own_book_calls_it_is_said_where_last_years_is_not_at_hand() -> None:
    found = claims(news=claim("new", TRIP), this=trips("2026", TRIP, "continuing"))
    assert [(one.document, one.verdict, one.reason) for one in found] == [
        (
            "news",
            "unchecked",
            "no book of 2025 of 國防部 is at hand; the book of 2026 calls it continuing",
        ),
        ("this", "unchecked", "no book of 2025 of 國防部 is at hand"),
    ]


def test_only_records_that_say_so_are_claims() -> None:
    assert claims(news=Paper("news").tell(PLAN, "1元", "1"), this=HAS, last=HAD) == ()
