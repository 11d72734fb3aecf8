"""What charts are made with: words for money, squares, trees, an order in which few lines cross."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts.material import Account
from pipeline.charts.network import crossings, ordered
from pipeline.charts.squares import Rect, squarified
from pipeline.charts.tree import Node, tree
from pipeline.charts.words import Language, money, plain, room, short


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (15_403_000, "1,540萬", "15.4 m"),
        (13_424_378_000, "134億", "13.4 bn"),
        (-993_351_000, "-9.93億", "-993 m"),
        (Decimal("1234567890123.5"), "1.23兆", "1.23 trn"),
        (10_000, "1萬", "10 k"),
    ],
)
def test_money(amount: int, zh: str, en: str) -> None:
    languages: tuple[Language, Language] = ("zh", "en")
    assert tuple(money(amount, language) for language in languages) == (zh, en)


def test_names() -> None:
    assert plain("甲\n乙\x07\u202e 丙") == "甲 乙 丙"
    assert short("國防部全民防衛動員署", 5) == "國防部全…"
    assert room(short("APEC Senior Officials Meeting 會議", 8)) <= 8
    assert short("甲\n乙", 5) == "甲 乙"


SIZES = st.lists(st.floats(0.01, 1e9), min_size=1, max_size=40).map(lambda sizes: sorted(sizes, reverse=True))


@given(SIZES, st.floats(10, 2000), st.floats(10, 2000))
def test_squares_fill_their_rectangle_in_proportion(sizes: list[float], width: float, height: float) -> None:
    rects = squarified(sizes, Rect(5, 7, width, height))
    assert len(rects) == len(sizes)
    for size, rect in zip(sizes, rects, strict=True):
        assert rect.width * rect.height == pytest.approx(size / sum(sizes) * width * height, rel=1e-6)
        assert rect.x >= 5 - 1e-6
        assert rect.y >= 7 - 1e-6
        assert rect.x + rect.width <= 5 + width + 1e-5 * width
        assert rect.y + rect.height <= 7 + height + 1e-5 * height


def test_squares_do_not_overlap_and_are_nearly_square() -> None:
    """The example of the paper by Bruls, Huizing and van Wijk: six by four, areas 6 6 4 3 2 2 1."""
    rects = squarified([6, 6, 4, 3, 2, 2, 1], Rect(0, 0, 6, 4))
    assert rects[:2] == [Rect(0, 0, 3, 2), Rect(0, 2, 3, 2)]
    assert tuple(rects[2]) == pytest.approx((3, 0, 12 / 7, 7 / 3))
    for at, one in enumerate(rects):
        for other in rects[:at]:
            wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert wide < 1e-9 or high < 1e-9
    assert max(max(rect.width / rect.height, rect.height / rect.width) for rect in rects) < 3


def row(name: str, depth: int, this: int | None) -> Account:
    return Account(depth, "", name, this, None, 1)


def told(nodes: list[Node] | tuple[Node, ...]) -> list[object]:
    return [(node.account.name, node.sum, node.own, told(node.below)) for node in nodes]


def test_a_tree_is_what_the_depths_say() -> None:
    rows = [row("部", 1, None), row("甲", 2, 10), row("子", 4, 7), row("丑", 5, 5), row("乙", 2, 3)]
    assert told(tree(rows)) == [
        ("部", 13, 0, [("甲", 10, 3, [("子", 7, 2, [("丑", 5, 5, [])])]), ("乙", 3, 3, [])])
    ]


def test_accounts_without_money_are_no_part_of_the_tree() -> None:
    assert told(tree([row("甲", 2, None), row("子", 4, 0), row("乙", 2, -5), row("丙", 2, 1)])) == [
        ("丙", 1, 1, [])
    ]


def test_parts_that_come_to_more_than_their_whole_are_drawn_as_they_are() -> None:
    assert told(tree([row("甲", 2, 5), row("子", 4, 9)])) == [("甲", 9, 0, [("子", 9, 9, [])])]


def test_few_lines_cross() -> None:
    ties = [("a", "z"), ("b", "y"), ("c", "x"), ("a", "y")]
    assert crossings(ties, ["a", "b", "c"], ["x", "y", "z"]) == 4
    assert crossings(ties, *ordered(ties)) == 0
    assert ordered(ties) == ordered(ties[::-1])
