from pipeline.check import sums
from pipeline.model import Document, Sum, Table


def found(*held: Sum) -> list[tuple[str, str, str, int | None]]:
    table = Table("歲出機關別預算表", "", (1,), 1000, "外交部", "2026", (), held)
    findings = sums.find(Document("a.pdf", b"", tables=(table,)))
    return [(finding.check, finding.level, finding.message, finding.page) for finding in findings]


def test_a_book_that_balances() -> None:
    assert found(Sum("change", "甲", 5000, 5000, 7)) == [
        ("sums.balance", "info", "balanced: 1 sums hold", None)
    ]


def test_a_sum_that_fails_says_by_how_much_and_where() -> None:
    stated = Sum("children", "this_year of 第1級 in 歲出機關別預算表", 30000, 29000, 7)
    days = Sum("trips", "person_days of 開會 in 派員出國計畫預算總表", 20, 21, 8, money=False)
    assert found(Sum("change", "甲", 5000, 5000, 7), stated, days) == [
        (
            "sums.children",
            "error",
            "this_year of 第1級 in 歲出機關別預算表: printed 30,000, added up 29,000, difference 1,000 TWD",
            7,
        ),
        (
            "sums.trips",
            "error",
            "person_days of 開會 in 派員出國計畫預算總表: printed 20, added up 21, difference -1",
            8,
        ),
        ("sums.balance", "info", "not balanced: 2 of 3 sums fail, 1 thousand TWD unexplained", None),
    ]


def test_a_document_without_sums_has_no_balance() -> None:
    assert found() == []
