import pytest

from pipeline.model import Record
from tests.examples import document

A, B = "「印太海事安全圓桌會議」", "「海岸感測整備計畫」"
ONE, TWO = A.strip("「」"), B.strip("「」")


def records(text: str) -> list[Record]:
    return [record for record in document(text).records if isinstance(record, Record)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in turn
        (f"{A}及{B}分別編列300萬元及200萬元。", [(ONE, 3), (TWO, 2)]),
        (f"{A}與{B}，116年度依序編列300萬元與200萬元。", [(ONE, 3), (TWO, 2)]),
        (f"{A}116年度及117年度分別編列300萬元及200萬元。", [(ONE, 3), (ONE, 2)]),
        # each, or together
        (f"{A}與{B}115年度各編列300萬元。", [(ONE, 3), (TWO, 3)]),
        (f"{A}及{B}兩案共編列300萬元。", []),
        (f"參加{A}等5項會議，共編列300萬元。", []),
        # by their places in a list
        (f"有{A}與{B}兩案，前者編列300萬元，後者編列200萬元。", [(ONE, 3), (TWO, 2)]),
        (f"依序是{A}與{B}。第二項編列200萬元，第一項編列300萬元。", [(TWO, 2), (ONE, 3)]),
        (f"{A}編列300萬元。依預算法第5條第2項，另編列200萬元。", [(ONE, 3)]),
        (f"有{A}一案，第三項編列200萬元。", [(ONE, 2)]),
        # left out
        (f"在{A}之外，外交部另編列200萬元推動{B}。", [(TWO, 2)]),
        (f"繼{A}之後，外交部再編列200萬元推動{B}。", [(TWO, 2)]),
        (f"相較於{A}的300萬元，{B}只有200萬元。", [(ONE, 3), (TWO, 2)]),
        # the name behind the sum, if the sum is for it
        (f"外交部編列300萬元，派員參加{A}。", [(ONE, 3)]),
        (f"外交部核列300萬元的{A}經費。", [(ONE, 3)]),
        (f"颱風過後動支300萬元，{A}連夜召開。", []),
        (f"廠商要求300萬元，外交部也是{A}的主辦者。", []),
        # the sentence leans on the name before
        (f"外交部籌備{A}。本會議經費300萬元。", [(ONE, 3)]),
        (f"外交部籌備{A}。雙方歷經研商，該次會議編列300萬元。", [(ONE, 3)]),
        (f"外交部籌備{A}。編列300萬元。", [(ONE, 3)]),
        (f"外交部籌備{A}。另國外旅費編列300萬元。", []),
        (f"外交部籌備{A}。國防部主管歲出編列300萬元。", []),
    ],
)
def test_whose_a_sum_is(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(r.name, int(r.amount or 0) // 10**6) for r in records(text)] == expected
