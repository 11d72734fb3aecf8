from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.facts.sums import Sum, contradict, reach, relation, unit


@pytest.mark.parametrize(
    ("text", "value", "counts"),
    [
        ("1,540萬元", 15_400_000, 10_000),
        ("1,540萬3千元", 15_403_000, 1000),
        ("15,403", 15_403_000, 1000),  # a cell of a table in thousands
        ("6,000", 6_000_000, 1000),  # noughts that are printed are figures too
        ("4.5", 4_500_000, 100_000),
        ("15,403千元", 15_403_000, 1000),
        ("2.8億", 280_000_000, 10_000_000),
        ("4億7,123萬", 471_230_000, 10_000),
        ("15億0,026萬7千元", 1_500_267_000, 1000),
        ("170餘萬元", 1_700_000, 10_000),
        ("4百萬餘元", 4_000_000, 1_000_000),
        ("四億二", 420_000_000, 10_000_000),  # the last magnitude is left out
        ("1億2千", 120_000_000, 10_000_000),
        ("三十萬元", 300_000, 100_000),
        ("1萬2,345元", 12_345, 1),
        ("全數", 5_000, 1000),  # no figure at all: the value's own last one
        (None, 150_026_700, 1),  # worked out
    ],
)
def test_what_the_last_printed_figure_counts(text: str | None, value: int, counts: int) -> None:
    assert unit(Decimal(value), text) == counts


def a_sum(value: int, counts: int = 1, qualifier: str | None = None) -> Sum:
    return Sum(Decimal(value), Decimal(counts), qualifier)


EXACT = a_sum(15_403_000, 1000)


@pytest.mark.parametrize(
    ("value", "counts", "qualifier", "expected"),
    [
        (15_403_000, 1000, None, "equal"),
        (15_403_000, 1000, "about", "equal"),
        (15_400_000, 10_000, None, "rounded"),
        (15_410_000, 10_000, None, None),  # 1,541萬: 7,000 off, more than half a 萬
        (15_500_000, 100_000, None, None),  # 15.5百萬: 97,000 off
        (15_400_000, 100_000, None, "rounded"),
        (15_404_000, 1000, None, None),  # as many figures, another sum
        (15_000_000, 10_000, None, None),  # 1,500萬 to the 萬
        (15_000_000, 10_000, "about", "rounded"),  # 約1,500萬: to its last figure that is not nought
        (20_000_000, 10_000, "about", None),  # 約2,000萬: nobody calls 1,540萬 so
        (16_000_000, 10_000, "nearly", "rounded"),  # 近1,600萬
        (15_000_000, 10_000, "nearly", None),  # 近1,500萬 is less than that
        (15_000_000, 10_000, "over", "bound"),  # 逾1,500萬
        (15_500_000, 10_000, "over", None),
        (15_000_000, 10_000, "at_least", "bound"),
        (16_000_000, 10_000, "under", "bound"),
        (15_000_000, 10_000, "at_most", None),
        (14_000_000, 10_000, "over", None),  # 逾1,400萬 is true, but is said of 1,4xx萬
        (1_000_000, 10_000, "over", None),
    ],
)
def test_the_relation_of_a_source(
    value: int, counts: int, qualifier: str | None, expected: str | None
) -> None:
    assert relation(EXACT, a_sum(value, counts, qualifier)) == expected


@pytest.mark.parametrize(
    ("exact", "source", "expected"),
    [
        (15_407_000, a_sum(15_400_000, 10_000), "rounded"),  # cut off behind 萬
        (15_410_000, a_sum(15_400_000, 10_000), None),  # a whole 萬 more
        (15_395_000, a_sum(15_400_000, 10_000), "rounded"),  # half a 萬 is rounded up
        (15_394_000, a_sum(15_400_000, 10_000), None),
        (498_921_000, a_sum(500_000_000, 100_000_000), "rounded"),  # 5億
        (161_049_000, a_sum(200_000_000, 100_000_000), None),  # 2億 is no rounding of 1.6億
        (161_049_000, a_sum(200_000_000, 100_000_000, "about"), None),
        (186_000_000, a_sum(200_000_000, 100_000_000, "nearly"), "rounded"),  # 近2億
        (1_785_000, a_sum(1_700_000, 10_000, "over"), "bound"),  # 170餘萬
        (1_815_000, a_sum(1_700_000, 10_000, "over"), None),
    ],
)
def test_rounded_cut_off_or_neither(exact: int, source: Sum, expected: str | None) -> None:
    assert relation(a_sum(exact, 1000), source) == expected


def test_rounding_goes_one_way() -> None:
    rounded = a_sum(15_400_000, 10_000)
    assert relation(EXACT, rounded) == "rounded"
    assert relation(rounded, EXACT) is None


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (a_sum(15_404_000, 1000), True),
        (a_sum(16_403_000, 1000), True),
        (a_sum(15_410_000, 10_000), True),  # neither rounded nor cut off
        (a_sum(15_400_000, 10_000), False),
        (a_sum(15_000_000, 10_000, "about"), False),
        (a_sum(20_000_000, 10_000, "about"), False),  # 約2,000萬: loose, but not plainly another sum
        (a_sum(26_000_000, 10_000, "about"), True),
        (a_sum(15_000_000, 10_000, "over"), False),
        (a_sum(2_000_000, 10_000, "over"), False),  # true of it, however little it says
        (a_sum(16_000_000, 10_000, "over"), True),
        (a_sum(15_000_000, 10_000, "under"), True),
        (a_sum(154_030_000, 1000), False),  # ten times as much is of something else
        (a_sum(1_540_300, 100), False),
        (a_sum(1_540_400, 100), True),
    ],
)
def test_what_contradicts(other: Sum, expected: bool) -> None:
    assert contradict(EXACT, other) is expected
    assert contradict(other, EXACT) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (a_sum(15, 1, "over"), a_sum(16, 1, "over"), False),
        (a_sum(15, 1, "over"), a_sum(16, 1, "under"), False),
        (a_sum(16, 1, "over"), a_sum(15, 1, "under"), True),
        (a_sum(16, 1, "at_least"), a_sum(15, 1, "at_most"), True),
    ],
)
def test_bounds_contradict_where_nothing_lies_between(one: Sum, other: Sum, expected: bool) -> None:
    assert contradict(one, other) is contradict(other, one) is expected


VALUES = st.integers(1, 10**12)
QUALIFIERS = st.sampled_from((None, "about", "nearly", "over", "under", "at_least", "at_most"))
SUMS = st.builds(
    lambda figures, places, qualifier: a_sum(figures * 10**places, 10**places, qualifier),
    st.integers(1, 10**6),
    st.integers(0, 6),
    QUALIFIERS,
)


@given(VALUES, st.integers(0, 9))
def test_a_rounded_sum_agrees_with_what_it_rounds(value: int, places: int) -> None:
    counts = 10**places
    assume(value >= 10 * counts)  # of one figure, see above
    rounded = (value + counts // 2) // counts * counts
    assert relation(a_sum(value), a_sum(rounded, counts)) == ("equal" if rounded == value else "rounded")


@given(VALUES, st.integers(0, 9))
def test_a_sum_cut_off_agrees_with_what_it_is_cut_off_from(value: int, places: int) -> None:
    counts = 10**places
    assume(value >= 20 * counts)
    cut = value // counts * counts
    assert relation(a_sum(value), a_sum(cut, counts)) == ("equal" if cut == value else "rounded")


@given(VALUES, st.integers(0, 9))
def test_the_printed_figures_say_how_exact_a_sum_is(value: int, places: int) -> None:
    counts = 10**places
    value -= value % counts
    assume(value)
    assert unit(Decimal(value), f"{value // counts:,}") == counts


@given(SUMS, SUMS)
def test_no_two_sums_agree_and_contradict(one: Sum, other: Sum) -> None:
    agree = relation(one, other) is not None or relation(other, one) is not None
    assert not (agree and contradict(one, other))
    assert contradict(one, other) == contradict(other, one)


@given(SUMS, SUMS)
def test_nothing_depends_on_what_is_counted_in(one: Sum, other: Sum) -> None:
    tenfold = [Sum(each.value * 10, each.unit * 10, each.qualifier) for each in (one, other)]
    assert relation(*tenfold) == relation(one, other)
    assert contradict(*tenfold) == contradict(one, other)


@given(SUMS, SUMS)
def test_what_agrees_is_near(one: Sum, other: Sum) -> None:
    found = relation(one, other)
    apart = abs(one.value - other.value)
    least, most = reach(other)
    assert not found or least <= one.value <= most
    if found == "equal":
        assert not apart
    elif found == "rounded":
        assert apart * 10 <= one.value
    elif found == "bound":
        assert apart <= Decimal(10) ** (len(str(int(other.value))) - 1)
