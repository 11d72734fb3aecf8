import contextlib
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.numerals import ARABIC, CHINESE, RUN, decimal_string, number

SIGNS = "零一二三四五六七八九"
FINANCIAL = "零壹貳參肆伍陸柒捌玖"
AMOUNTS = st.integers(1, 10**16 - 1)


def in_chinese(value: int, signs: str = SIGNS, tens: str = "十百千") -> str:
    """A whole number as it is read out: 10203 is 一萬零二百零三."""
    written = ""
    for magnitude, name in ((10**12, "兆"), (10**8, "億"), (10**4, "萬"), (1, "")):
        part, value = divmod(value, magnitude)
        if part:
            zero = signs[0] if written and part < 1000 else ""
            written += zero + below_ten_thousand(part, signs, tens) + name
    return written


def below_ten_thousand(value: int, signs: str, tens: str) -> str:
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            written += (
                (signs[0] if gap and written else "") + signs[digit] + (tens[place - 1] if place else "")
            )
        gap = not digit
    return written


def parts(value: int) -> list[tuple[int, str]]:
    """A number as multiples of 億, 萬 and one, the way budgets write it."""
    found = []
    for magnitude, name in ((10**8, "億"), (10**4, "萬"), (1, "")):
        part, value = divmod(value, magnitude)
        found.append((part, name))
    return found


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", "0"),
        ("007", "7"),
        ("1,540", "1540"),
        ("1，540", "1540"),
        ("2.8億", "280000000"),
        ("1540萬3千", "15403000"),
        ("15億0,026萬7千", "1500267000"),
        ("16億元9,643萬5千", "1696435000"),
        ("3億,4,922萬4千", "349224000"),
        ("1701千萬1千", "17010001000"),
        ("72 億 8,194 萬 6 千 ", "7281946000"),
        ("170餘萬", "1700000"),
        ("200多億", "20000000000"),
        ("4百萬", "4000000"),
        ("1萬億", "1000000000000"),
        ("萬", "10000"),
        ("十", "10"),
        ("十五", "15"),
        ("廿三", "23"),
        ("卅", "30"),
        ("參佰", "300"),
        ("二千五百萬", "25000000"),
        ("一百零五萬", "1050000"),
        ("一一五", "115"),
        ("九十七", "97"),
        ("兩千", "2000"),
        ("１１４", "114"),
    ],
)
def test_number(written: str, value: str) -> None:
    assert number(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "元", "甲", "5人", "12,34", "1 2", "1.2.3", "-5", "萬x", "⑤"])
def test_no_number(written: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        number(written)


@given(AMOUNTS)
def test_arabic(value: int) -> None:
    assert number(f"{value}") == number(f"{value:,}") == number(f"{value:,}".replace(",", "，")) == value


@given(AMOUNTS)
def test_chinese(value: int) -> None:
    assert number(in_chinese(value)) == value
    assert number(in_chinese(value, FINANCIAL, "拾佰仟")) == value


@given(st.integers(1, 10**12 - 1))
def test_mixed(value: int) -> None:
    assert number("".join(f"{part}{name}" for part, name in parts(value) if part)) == value


@given(st.integers(10**8, 10**12 - 1), st.sampled_from(["", ",", "元", " ", "\n"]))
def test_padded_grouped_and_split(value: int, between: str) -> None:
    (top, _), *rest = parts(value)
    padded = between.join(f"{part // 1000},{part % 1000:03}{name}" for part, name in rest)
    assert number(f"{top:,}億{between}{padded}") == value


@given(st.integers(0, 9999), st.integers(0, 9))
def test_thousands_behind_ten_thousands(ten_thousands: int, thousands: int) -> None:
    assert number(f"{ten_thousands}萬{thousands}千") == ten_thousands * 10**4 + thousands * 1000


@given(st.lists(st.integers(0, 9), min_size=2, max_size=12))
def test_digits_one_by_one(digits: list[int]) -> None:
    assert number("".join(SIGNS[d] for d in digits)) == int("".join(map(str, digits)))


@given(st.decimals("0.001", 9999, places=3), st.sampled_from([("萬", 4), ("億", 8), ("兆", 12), ("", 0)]))
def test_fractions(value: Decimal, magnitude: tuple[str, int]) -> None:
    name, power = magnitude
    assert number(f"{value}{name}") == value * 10**power


@given(AMOUNTS, st.integers(0, 6))
def test_decimal_string(value: int, places: int) -> None:
    written = decimal_string(Decimal(value).scaleb(-places))
    assert Decimal(written) == Decimal(value).scaleb(-places)
    assert not written.endswith(".")
    assert "." not in written or not written.endswith("0")


@given(st.text(f"{CHINESE}0123456789,，.元餘 ", max_size=20))
def test_anything_is_a_number_or_an_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert number(text) >= 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,540萬", "1,540"),
        ("12,34", "12"),
        ("2.8億", "2.8"),
        ("1,5400", "1"),
        ("112.", "112"),
    ],
)
def test_arabic_takes_whole_groups(text: str, found: str) -> None:
    match = re.match(ARABIC, text)
    assert match is not None
    assert match.group() == found


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("共1,540萬3千元及五百人", ["1,540萬3千", "五百"]),
        ("16億元9,643萬5千元", ["16億元9,643萬5千"]),
        ("一一五年", ["一一五"]),
        ("無數字", []),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    assert [match.group() for match in RUN.finditer(text)] == runs
