"""Dates written in every form and read back."""

from datetime import date as date_of

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import date
from tests.examples import found


@given(st.dates())
def test_one_day_in_both_calendars(day: object) -> None:
    written = f"{day:%Y}-{day:%m}-{day:%d}"
    year, month, number = (int(part) for part in written.split("-"))
    if not 1600 <= year < 2100:
        return
    gregorian = found(date.find, f"於{year}年{month}月{number}日召開")
    assert [value["edtf"] for *_, value in gregorian] == [written]
    if 1912 <= year < 2060:
        roc = found(date.find, f"於民國{year - 1911}年{month}月{number}日召開")
        assert [value["edtf"] for *_, value in roc] == [written]


def chinese(number: int) -> str:
    """A number below a hundred as it is spoken: 十, 廿 written 二十."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")


@given(st.dates(date_of(1920, 1, 1), date_of(2049, 12, 31)))
def test_one_day_in_every_form(day: date_of) -> None:
    year, month, number = day.year, day.month, day.day
    forms = [
        f"{year}-{month:02}-{number:02}",
        f"{year}/{month}/{number}",
        f"{year}.{month:02}.{number:02}",
        f"{year}年{month}月{number}號",
        f"民國{year - 1911}年{month}月{number}日",
        f"民國{year - 1911}年{chinese(month)}月{chinese(number)}日",
        f"{day:%B} {number}, {year}",
        f"{number} {day:%B} {year}",
    ]
    for form in forms:
        text = f"on {form} in Taipei" if " " in form else f"於{form}召開"
        assert [(words, value["edtf"]) for _, _, words, value in found(date.find, text)] == [
            (form, day.isoformat())
        ]


@given(st.integers(80, 130), st.integers(1, 11), st.integers(1, 4))
def test_one_range_of_months_in_every_form(year: int, month: int, more: int) -> None:
    last = min(12, month + more)
    expected = f"{year + 1911}-{month:02}/{year + 1911}-{last:02}"
    for form in (
        f"{year}年{month}月至{last}月",
        f"{year}年{month}至{last}月",
        f"{year}年{month}-{last}月",
        f"{year}年{month}月~{year}年{last}月",
        f"{year}.{month:02}-{year}.{last:02}",
    ):
        assert [(words, value["edtf"]) for _, _, words, value in found(date.find, f"於{form}辦理")] == [
            (form, expected)
        ]


@given(st.integers(1, 31), st.sampled_from(["表示", "上午", "通過", "邀請", "起"]))
def test_a_bare_day_is_found_before_what_is_done_on_it(day: int, done: str) -> None:
    for written in (f"{day}日", f"{chinese(day)}日"):
        if written != "一日":
            assert [words for _, _, words, _ in found(date.find, f"院會{written}{done}")] == [written]


@given(st.integers(1, 12), st.integers(1, 31))
def test_a_figure_with_a_slash_is_a_day_where_it_is_no_proper_fraction(month: int, day: int) -> None:
    expected = [f"{month}/{day}"] if month > day or day > 12 else []
    assert [words for _, _, words, _ in found(date.find, f"自{month}/{day}交付")] == expected


@given(st.integers(1991, 2030), st.integers(0, 10))
def test_one_range_of_years_in_both_calendars(year: int, more: int) -> None:
    last = year + more + 1
    both = f"{year}/{last}"
    for text in (
        f"{year}年至{last}年",
        f"{year - 1911}年至{last - 1911}年",
        f"{year - 1911}-{last - 1911}年度",
    ):
        assert [value["edtf"] for *_, value in found(date.find, f"於{text}辦理")] == [both]


@given(
    st.text(
        st.sampled_from(
            "0123456789一二三十百廿元年月日季度至-~./、和與民國今昨明去本同第上下半旬起前後天"
            "週星期底初於（）() 世紀代"
        ),
        max_size=40,
    )
)
def test_whatever_stands_there_spans_lie_in_the_text(text: str) -> None:
    for _, start, words, value in found(date.find, text):
        assert text[start : start + len(words)] == words != ""
        assert value["edtf"] is None or value["edtf"][:2].isdigit()
