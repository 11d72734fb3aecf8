import pytest

from pipeline.model import Record
from tests.examples import document

NAME = "「印太海事安全圓桌會議」"


def records(text: str) -> list[Record]:
    return [record for record in document(text).records if isinstance(record, Record)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"新增{NAME}，編列300萬元。", "new"),
        (f"{NAME}首度編列300萬元。", "new"),
        (f"{NAME}115年度首度編列300萬元。", "new"),
        (f"{NAME}於2019年首次舉辦，編列300萬元。", None),
        (f"{NAME}續編300萬元。", "continuing"),
        (f"{NAME}今年也續辦，編列300萬元。", "continuing"),
        (f"延續{NAME}，編列300萬元。", "continuing"),
        (f"{NAME}編列300萬元。", None),
        # what it is said to be
        (f"{NAME}編列300萬元，為新增計畫。", "new"),
        (f"{NAME}編列300萬元；本案屬新增項目。", "new"),
        (f"{NAME}編列300萬元。該會議係例行會議。", "continuing"),
        (f"{NAME}編列300萬元，不是新增計畫。", None),
        (f"{NAME}編列300萬元，因為新增人力。", None),
        (f"{NAME}：300萬元（115年度新增）。", "new"),
        # what a list is said to be
        (f"外交部115年度的新增案，還包括{NAME}，編列300萬元。", "new"),
        (f"外交部115年度新增兩案：「海岸感測整備計畫」編列200萬元，{NAME}編列300萬元。", "new"),
        (f"外交部115年度有兩項新案。{NAME}編列300萬元。", "new"),
        (f"外交部115年度新增「海岸感測整備計畫」，編列200萬元；{NAME}編列300萬元。", "new"),
        (f"外交部115年度新增「海岸感測整備計畫」，編列200萬元；{NAME}則編列300萬元。", None),
        (f"外交部115年度新增「海岸感測整備計畫」，編列200萬元。{NAME}編列300萬元。", None),
    ],
)
def test_new_or_continuing(text: str, status: str | None) -> None:
    assert records(text)[-1].status == status


def test_a_year_of_one_is_not_said_of_the_next() -> None:
    first, second = records(f"{NAME}編列300萬元\n「海岸感測整備計畫」編列200萬元，屬第3年經費")
    assert (first.status, second.status) == (None, "continuing")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"116年度預算{NAME}編列300萬元，該計畫自107年度起實施。", "continuing"),
        (f"116年度預算{NAME}編列300萬元，自116年度起實施。", None),
        (f"116年度預算{NAME}編列300萬元，屬114年至118年之第3年經費。", "continuing"),
        (f"116年度預算{NAME}編列300萬元，為第1年經費。", None),
    ],
)
def test_what_was_paid_for_before_goes_on(text: str, status: str | None) -> None:
    done = document(f"爰提案如下。提案人：方舟\n{text}")
    assert {record.status for record in done.records if isinstance(record, Record)} == {status}
