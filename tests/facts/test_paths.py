"""Small books and a review: which account a proposal is about, and its way through years and stages."""

from decimal import Decimal
from typing import Any

from corpora import ACCOUNTS, PLANS, Paper

from pipeline.facts import Facts, Step, gather

ADMINISTRATION = {"name": "一般行政", "level": 3, "code": "3214020100"}
UPKEEP = "基本行政工作維持"


def joined(**papers: Paper) -> Facts:
    return gather((name, paper.output(name)) for name, paper in papers.items())


def book(year: str, title: str, **sums: int) -> Paper:
    paper = Paper("budget_book", agency="國防部", year=year, title=title)
    return paper.table(ACCOUNTS, [{**ADMINISTRATION, **sums}])


def review(**more: Any) -> Paper:
    account = more.pop("account", ("一般行政",))
    return Paper("review_report").propose(*account, agency="國防部", year="2025", **more)


def way(facts: Facts, name: str = "一般行政") -> list[tuple[str, str | None, int, str]]:
    """Year, stage, sum and document of the steps of one path."""
    (path,) = {step.path for step in facts.paths if step.name == name}
    steps = [step for step in facts.paths if step.path == path]
    return [(step.fiscal_year, step.stage, int(step.amount), step.document) for step in steps]


BILL = book(
    "2025",
    "114年度單位預算案",
    this_year=100_000_000,
    last_year=95_000_000,
    final_accounts=90_000_000,
)
APPROVED = book(
    "2025", "114年度法定預算", this_year=98_000_000, last_year=95_000_000, final_accounts=90_000_000
)
LATER = book(
    "2027", "116年度單位預算", this_year=120_000_000, last_year=110_000_000, final_accounts=97_000_000
)


def test_an_account_from_bill_to_final_accounts() -> None:
    decided = review(
        cost=("1億元", "100000000"), deleted=("200萬元", "2000000"), frozen=("500萬元", "5000000")
    )
    assert way(joined(bill=BILL, approved=APPROVED, later=LATER, review=decided)) == [
        ("2023", "settled", 90_000_000, "approved"),  # both books of 114 print it; one step
        ("2024", None, 95_000_000, "approved"),
        ("2025", "bill", 100_000_000, "bill"),
        ("2025", "approved", 98_000_000, "approved"),
        ("2025", "cut", 2_000_000, "review"),
        ("2025", "frozen", 5_000_000, "review"),
        ("2025", "settled", 97_000_000, "later"),
        ("2026", None, 110_000_000, "later"),
        ("2027", None, 120_000_000, "later"),
    ]


def test_the_order_of_the_books_is_nothing() -> None:
    decided = review(frozen=("500萬元", "5000000"))
    expected = joined(bill=BILL, approved=APPROVED, later=LATER, review=decided)
    assert joined(review=decided, later=LATER, approved=APPROVED, bill=BILL) == expected


def test_bill_and_approved_budget_are_in_no_conflict() -> None:
    facts = joined(bill=BILL, approved=APPROVED, review=review(cost=("1億元", "100000000")))
    assert [(fact.sum, fact.amount, fact.conflicts) for fact in facts.facts] == [
        ("approved", 98_000_000, 0),
        ("budget", 100_000_000, 0),
    ]


def test_what_is_frozen_is_a_share_of_the_bills_sum_and_says_where_that_stands() -> None:
    facts = joined(bill=BILL, approved=APPROVED, review=review(frozen=("500萬元", "5000000")))
    (step,) = [step for step in facts.paths if step.stage == "frozen"]
    assert (step.budget, step.share) == (100_000_000, Decimal("0.0500"))
    assert (step.budget_document, step.budget_page, step.code) == ("bill", 1, "3214020100")


def test_two_decisions_on_the_same_sum_are_two_steps() -> None:
    twice = review(frozen=("500萬元", "5000000"), proposers=("甲",))
    twice.propose("一般行政", agency="國防部", year="2025", frozen=("500萬元", "5000000"), proposers=("乙",))
    facts = joined(review=twice)
    assert [step.amount for step in facts.paths] == [5_000_000, 5_000_000]
    assert len({step.fact for step in facts.paths}) == 2


def test_decisions_are_in_no_conflict() -> None:
    facts = joined(a=review(frozen=("500萬元", "5000000")), b=review(frozen=("300萬元", "3000000")))
    assert [fact.conflicts for fact in facts.facts] == [0, 0]
    assert [link.note for link in facts.fact_links] == ["another decision on this account"]


def test_a_books_sum_and_a_proposals_are_one_fact() -> None:
    facts = joined(bill=BILL, review=review(cost=("1億元", "100000000")))
    assert [(source.document, source.relation, source.record) for source in facts.fact_sources] == [
        ("bill", "equal", None),
        ("review", "equal", 0),
    ]


def test_a_books_sum_and_a_proposals_are_in_conflict() -> None:
    facts = joined(bill=BILL, review=review(cost=("1億2,000萬元", "120000000")))
    assert [(source.document, source.relation) for source in facts.fact_sources] == [
        ("bill", "equal"),
        ("review", "conflict"),
    ]


PLAN = Paper("budget_book", agency="國防部", year="2025", title="114年度單位預算案").table(
    PLANS,
    [
        {"kind": "plan", "name": "一般行政", "code": "3214020100", "amount": 100_000_000},
        {"kind": "branch", "name": UPKEEP, "amount": 60_000_000},
        {"kind": "account", "name": "業務費", "level": 1, "amount": 40_000_000},
        {"kind": "account", "name": "水電費", "level": 2, "amount": 9_000_000},
        {"kind": "item", "name": "說明", "amount": 1},
        {"kind": "branch", "name": "資訊管理", "amount": 40_000_000},
        {"kind": "account", "name": "業務費", "level": 1, "amount": 30_000_000},
    ],
)


def budgeted(*account: str) -> int | None:
    """What the book above has for the account that a proposal freezes some of."""
    facts = joined(book=PLAN, review=review(account=account, frozen=("100萬元", "1000000")))
    (step,) = [step for step in facts.paths if step.stage == "frozen"]
    return None if step.budget is None else int(step.budget)


def test_which_row_of_a_book_a_proposal_is_about() -> None:
    assert budgeted("一般行政") == 100_000_000
    assert budgeted("一般行政", UPKEEP) == 60_000_000
    assert budgeted(UPKEEP, "業務費") == 40_000_000
    assert budgeted("一般行政", "資訊管理", "業務費") == 30_000_000
    assert budgeted("水電費") == 9_000_000
    assert budgeted("一般行政", "業務費") is None, "there are two of them"
    assert budgeted("業務費", UPKEEP) is None, "levels go from the widest to the narrowest"
    assert budgeted("國際交流") is None


def test_uses_of_funds_have_no_way_of_their_own() -> None:
    names = {step.name for step in joined(book=PLAN).paths}
    assert names == {"一般行政", f"一般行政 / {UPKEEP}", "一般行政 / 資訊管理"}


def test_what_is_decided_on_an_account_that_bears_a_programmes_name_is_a_step_of_the_programme() -> None:
    proposals = Paper("proposals", year="2027")
    proposals.tell("雷射反制系統籌獲案", "16億9,643萬5千元", "1696435000", "2027", organiser="國防部")
    proposals.propose(
        "軍事投資",
        "雷射反制系統籌獲案",
        agency="國防部",
        year="2027",
        cost=("16億9,643萬5千元", "1696435000"),
        frozen=("*五分之一", "339287000"),
    )
    news = Paper("news").tell("雷射反制系統籌獲案", "15億元", "1500000000", "2026")
    facts = joined(proposals=proposals, news=news)
    assert {link.relation: link.note for link in facts.fact_links} == {
        "account": "frozen, of this account's sum",
        "programme": "the same sum",
    }
    assert len({step.path for step in facts.paths} | {fact.path for fact in facts.facts}) == 1
    assert [(step.fiscal_year, step.stage, int(step.amount)) for step in facts.paths] == [
        ("2026", None, 1500000000),
        ("2027", "bill", 1696435000),
        ("2027", "frozen", 339287000),
    ]


def test_an_account_of_another_sum_is_not_taken_for_the_programme() -> None:
    proposals = Paper("proposals", year="2027").tell("雷射案", "16億元", "1600000000", "2027")
    proposals.propose("雷射案", agency="國防部", year="2027", cost=("17億元", "1700000000"))
    facts = joined(proposals=proposals)
    assert [(link.relation, link.note) for link in facts.fact_links] == [
        ("programme", "the account has +100000000")
    ]
    assert len({step.path for step in facts.paths}) == 2


def test_a_programme_in_bill_approved_budget_and_news() -> None:
    def told(kind: str, title: str | None, text: str, value: str) -> Paper:
        year = "2026" if kind == "budget_book" else None
        return Paper(kind, agency="國防部", year=year, title=title).tell("韌性計畫", text, value)

    facts = joined(
        bill=told("budget_book", "115年度單位預算案", "1,540萬3千元", "15403000"),
        law=told("budget_book", "115年度法定預算", "1,400萬元", "14000000"),
        news=told("news", None, "1,400萬元", "14000000"),
    )
    assert [fact.conflicts for fact in facts.facts] == [0, 0]
    assert [link.note for link in facts.fact_links] == ["the approved sum beside the bill one"]
    steps: list[Step] = list(facts.paths)
    assert [(step.stage, int(step.amount), step.document) for step in steps] == [
        ("bill", 15403000, "bill"),
        ("approved", 14000000, "law"),
    ]
    (joined_news,) = [source for source in facts.fact_sources if source.document == "news"]
    assert joined_news.relation == "equal"


def test_a_sum_that_only_one_source_tells_the_stage_of_is_one_step() -> None:
    """The report has no fiscal year of its own, so that its programme's sum is of no stage that it tells."""
    report = Paper("review_report").tell(
        "雷射反制系統籌獲案", "1億元", "100000000", "2025", organiser="國防部"
    )
    report.propose("雷射反制系統籌獲案", agency="國防部", year="2025", cost=("1億元", "100000000"))
    assert [(step.stage, step.subject) for step in joined(a=report).paths] == [("bill", "account")]


def test_last_years_sum_in_a_book_is_a_step_beside_the_bills() -> None:
    bill, later = (
        book("2025", "114年度單位預算案", this_year=95_000_000),
        book("2026", "115年度單位預算", this_year=98_000_000, last_year=95_000_000),
    )
    assert way(joined(bill=bill, later=later)) == [
        ("2025", None, 95_000_000, "later"),
        ("2025", "bill", 95_000_000, "bill"),
        ("2026", None, 98_000_000, "later"),
    ]


def test_one_name_at_two_agencies_has_two_ways() -> None:
    facts = joined(
        a=Paper().tell("員工協助方案", "20萬元", "200000", organiser="內政部"),
        b=Paper().tell("員工協助方案", "30萬元", "300000", organiser="國防部"),
    )
    assert len({step.path for step in facts.paths}) == 2


def test_a_books_stage_is_told_by_its_cover() -> None:
    cover = "中華民國115年度\n國防部單位預算案"
    bare = Paper("budget_book", agency="國防部", year="2026").tell("韌性計畫", "1萬元", "10000")
    told = gather([("a.pdf", bare.output("a.pdf"))], lambda _: cover)
    untold = gather([("a.pdf", bare.output("a.pdf"))], lambda _: None)
    assert [step.stage for step in told.paths] == ["bill"]
    assert [step.stage for step in untold.paths] == [None]


def test_a_sum_of_several_years_is_no_step() -> None:
    assert joined(a=Paper().tell("韌性計畫", "1億元", "100000000", "2026/2028")).paths == ()
