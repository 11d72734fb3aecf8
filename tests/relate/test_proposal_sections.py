import pytest

from pipeline.relate.proposal_sections import Line, read
from pipeline.relate.proposal_shares import moneys
from tests.examples import document


def line(text: str, closing: str = "") -> Line | None:
    done = document(text + closing)
    clean = done.text.clean
    span = (len(text), len(clean)) if closing else None
    return read(clean, (0, len(text)), span, moneys(done.mentions, 0, len(clean)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("外交部135萬元，照列。", ("照列", 1350000, None, None, None)),
        ("領事事務局，無列數。", ("無列數", None, None, None, None)),
        (
            "外交部原列300萬元，增列第1目「規費」50萬元，改列為350萬元。",
            ("改列", 3000000, None, 500000, 3500000),
        ),
        (
            "外交部原列300萬元，減列50萬元，其餘均照列，改列為250萬元。",
            ("改列", 3000000, 500000, None, 2500000),
        ),
        ("外交部原列300萬元，改列為250萬元。", ("改列", 3000000, 500000, None, 2500000)),
        ("外交部原列300萬元，改列為350萬元。", ("改列", 3000000, None, 500000, 3500000)),
        ("外交部原列300萬元，暫照列。", ("暫照列", 3000000, None, None, None)),
        ("外交部原列300萬元，保留。", ("保留", 3000000, None, None, None)),
        ("外交部原列300萬元，併第12案。", ("併第12案", 3000000, None, None, None)),
    ],
)
def test_what_is_decided_on_a_sum(text: str, wanted: tuple[object, ...]) -> None:
    found = line(text)
    assert found is not None
    sums = (found.original, found.deleted, found.added, found.revised)
    assert (found.result, *(int(part.value) if part else None for part in sums)) == wanted


def test_the_closing_says_what_the_lines_come_to() -> None:
    found = line(
        "外交部原列300萬元，減列：\n", "以上共計減列50萬元，科目自行調整，其餘均照列，改列為250萬元。"
    )
    assert found is not None
    assert (found.result, found.action) == ("改列", ("cut",))
    assert found.deleted is not None
    assert found.deleted.worked_out is None
    assert int(found.deleted.value) == 500000


def test_a_line_that_decides_nothing() -> None:
    assert line("外交部300萬元。") is None
