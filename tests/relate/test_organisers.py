import pytest

from pipeline.model import Record
from tests.examples import document

NAME = "「印太海事安全圓桌會議」"


def records(text: str) -> list[Record]:
    return [record for record in document(text).records if isinstance(record, Record)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"外交部辦理{NAME}，編列300萬元。", "外交部"),
        # who is said to do it, before the sum or behind it
        (f"{NAME}由外交部主辦，編列300萬元，並副知國防部。", "外交部"),
        (f"115年度辦理{NAME}，編列300萬元，由外交部執行。", "外交部"),
        (f"115年度辦理{NAME}，編列300萬元，送外交部備查。", None),
        # partners, judges and witnesses
        (f"外交部與國防部共同辦理{NAME}，編列300萬元。", "外交部"),
        (f"外交部、國防部及內政部共同辦理{NAME}，編列300萬元。", "外交部"),
        (f"外交部配合國防部辦理{NAME}，編列300萬元。", "外交部"),
        (f"審計部指出，外交部{NAME}編列300萬元。", "外交部"),
        (f"{NAME}奉行政院核定，編列300萬元。", None),
        (f"立法院審查{NAME}，編列300萬元。", None),
        # who budgets a part of it
        (f"外交部主政{NAME}，外交部編列200萬元、國防部編列300萬元。", "國防部"),
        # the sentence before
        (f"外交部另有新案。其中{NAME}編列300萬元。", "外交部"),
        (f"外交部有兩案。「海岸感測整備計畫」編列200萬元。{NAME}編列300萬元。", "外交部"),
        (f"外交部辦理「海岸感測整備計畫」，編列200萬元；同年度另辦{NAME}，編列300萬元。", "外交部"),
        (f"外交部辦理「海岸感測整備計畫」，編列200萬元；{NAME}則編列300萬元。", None),
        (f"外交部辦理「海岸感測整備計畫」。其中{NAME}編列300萬元。", None),
        (f"雙邊國防部會商。其中{NAME}編列300萬元。", None),
        # anywhere in the document
        (f"外交部將主辦{NAME}。\n\n{NAME}編列300萬元。", "外交部"),
        (f"外交部知悉此事。\n\n{NAME}編列300萬元。", None),
        # another country's, for its own money
        (f"美國國務院編列300萬美元辦理{NAME}。", "美國國務院"),
        (f"美國國務院派員參加{NAME}，編列300萬元。", None),
    ],
)
def test_who_sends(text: str, body: str | None) -> None:
    assert records(text)[-1].organiser == body


def test_what_is_said_of_one_of_a_list_is_not_said_of_the_next() -> None:
    one, two = records(
        f"兩項為{NAME}與「海岸感測整備計畫」。第一項編列300萬元，由外交部主辦；第二項編列200萬元。"
    )
    assert (one.organiser, two.organiser) == ("外交部", None)
