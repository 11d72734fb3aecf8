import pytest

from pipeline.forms.cells import cut, joined, lines
from pipeline.forms.readable import readable
from pipeline.model import Cell, Grid

NO_BOX = (0.0, 0.0, 0.0, 0.0)


def cell(text: str, *spans: tuple[int, int], closed: tuple[int, ...] = ()) -> Cell:
    return Cell(text, spans, 1, NO_BOX, closed)


@pytest.mark.parametrize(
    ("whole", "found"),
    [
        (cell("113.08114.08", (0, 6), (7, 13)), ["113.08", "114.08"]),
        (cell("113.08 114.08", (0, 6), (7, 13)), ["113.08", "114.08"]),
        (cell("- 4 -", (0, 1), (2, 3), (4, 5)), ["-", "4", "-"]),
        (cell("美國 日本", (0, 4), (5, 7), closed=(1, 2)), ["美國", "日本"]),  # the first was spread out
        (cell("美國(西雅圖)日本", (0, 8), (9, 11), closed=(1,)), ["美國(西雅圖)", "日本"]),
        (cell("美國日本", (0, 4), (5, 7)), ["美國日本"]),  # its spaces went, nobody knows from where
    ],
)
def test_lines(whole, found):
    assert [line.text for line in lines(whole)] == found
    if len(found) > 1:
        assert [line.spans for line in lines(whole)] == [(span,) for span in whole.spans]


def test_cut_and_join():
    whole = cell("甲乙。丙部分：", (0, 3), (4, 8))
    above, below = cut(whole, 3)
    assert (above.text, above.spans, below.text, below.spans) == ("甲乙。", ((0, 3),), "丙部分：", ((4, 8),))
    assert joined(above, below) == whole


def test_compatibility_characters_are_read_as_common_ones():
    odd = Grid(
        "中華民國115\uf98e\ufa01", (1,), ("計畫起訖\uf98e\ufa01",), ((cell("115\uf98e", (0, 4)), None),)
    )
    plain = readable(odd)
    assert (plain.title, plain.header) == ("中華民國115年度", ("計畫起訖年度",))
    assert plain.rows == ((cell("115年", (0, 4)), None),)
    assert readable(plain) is plain
