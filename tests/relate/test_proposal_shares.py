from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.relate.proposal_shares import SHARE, fraction, shared

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A number below ten thousand in Chinese: 十, 二十一, 一百零五."""
    if number < 10:
        return DIGITS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")
    unit, name = (100, "百") if number < 1000 else (1000, "千")
    high, rest = divmod(number, unit)
    if rest == 0:
        return DIGITS[high] + name
    low = chinese(rest)
    return DIGITS[high] + name + ("零" if rest < unit // 10 else "一" if low.startswith("十") else "") + low


def read(text: str) -> Fraction | None:
    share = SHARE.search(text)
    return fraction(share) if share and share.group() == text else None


@given(below=st.integers(2, 99), data=st.data())
def test_a_fraction_in_every_form(below: int, data: st.DataObject) -> None:
    above = data.draw(st.integers(1, below))
    wanted = Fraction(above, below)
    for text in (f"{chinese(below)}分之{chinese(above)}", f"{below}分之{above}", f"{above}/{below}"):
        assert read(text) == wanted, text


@given(st.integers(1, 100))
def test_a_percentage_in_every_form(percent: int) -> None:
    wanted = Fraction(percent, 100)
    forms = (f"{percent}%", f"{percent}％", f"{percent} %", f"百分之{percent}", f"100分之{percent}")
    for text in (*forms, f"百分之{chinese(percent)}"):
        assert read(text) == wanted, text


@given(st.integers(1, 999))
def test_a_percentage_with_a_decimal(thousandths: int) -> None:
    percent = Decimal(thousandths) / 10
    assert read(f"{percent}%") == read(f"百分之{percent}") == Fraction(thousandths, 1000)


@given(st.integers(1, 9))
def test_tenths(tenths: int) -> None:
    assert read(f"{DIGITS[tenths]}成") == read(f"{tenths}成") == Fraction(tenths, 10)
    assert read(f"{DIGITS[tenths]}成五") == read(f"{DIGITS[tenths]}成半") == Fraction(2 * tenths + 1, 20)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("半數", Fraction(1, 2)),
        ("一半", Fraction(1, 2)),
        ("全數", Fraction(1)),
        ("全額", Fraction(1)),
        ("全部", Fraction(1)),
        ("0%", None),
        ("120%", None),
        ("1/0", None),
        ("五分之六", None),
        ("零成", None),
    ],
)
def test_all_half_and_what_is_no_part(text: str, wanted: Fraction | None) -> None:
    assert read(text) == wanted


@given(base=st.integers(0, 10**12), below=st.integers(1, 100), data=st.data())
def test_a_share_is_exact_to_half_a_dollar(base: int, below: int, data: st.DataObject) -> None:
    part = Fraction(data.draw(st.integers(1, below)), below)
    value = shared(Decimal(base), part)
    assert value == value.to_integral_value()
    assert abs(Fraction(value) - base * part) <= Fraction(1, 2)
