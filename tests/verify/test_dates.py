import pytest

from pipeline.model import Date
from pipeline.verify.dates import date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("115年度", "2026"),
        ("中華民國 115 年度", "2026"),
        ("2024年6月19日", "2024-06-19"),
        ("一一五年", "2026"),
        ("民國 11\n4 年 8 月 29 日", "2025-08-29"),
        ("112至116年度", "2023/2027"),
        ("115年3月至11月", "2026-03/2026-11"),
        ("113年6月3至5日", "2024-06-03/2024-06-05"),
        ("112年4", "2023-04"),
        ("117年第2季", "2028-34"),
        ("2020 年第二季到 2022 年第三季", "2020-34/2022-35"),
        ("114年上半年", "2025-40"),
        ("114年8月下旬", "2025-08-21/2025-08-31"),
        ("1990 年代", "199X"),
        ("80年代", "198X"),
        ("民國80年代", "1991/2000"),
        ("二十世紀", "19XX"),
        ("113.08", "2024-08"),
        ("115.07-115.12", "2026-07/2026-12"),
        ("2018.3.16", "2018-03-16"),
        ("2018.3.16-18", "2018-03-16/2018-03-18"),
        ("2025/09/03", "2025-09-03"),
        ("1994", "1994"),
        ("107", "2018"),
        ("1999-2001", "1999/2001"),
        ("1140526", "2025-05-26"),
        ("114Q2", "2025-34"),
        ("October 2007", "2007-10"),
        ("June 19, 2024", "2024-06-19"),
        ("fiscal years 2019 to 2026", "2019/2026"),
    ],
)
def test_what_a_text_writes_down(text: str, edtf: str) -> None:
    assert date(text, Date(edtf)).outcome == "agreed"
    assert date(text, Date("1066-10-14")).outcome == "disagreed"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("6月26日", "2025-06-26", "2025-06-27"),
        ("今年6月", "2025-06", "2025-07"),
        ("去(113)年", "2024", "2023"),
        ("今(30)日", "2025-06-30", "2025-06-29"),
        ("本月7日", "2025-06-07", "2025-06-08"),
        ("12/25", "2025-12-25", "2025-12-24"),
        ("3至5月", "2025-03/2025-05", "2025-03/2025-06"),
    ],
)
def test_what_a_text_leaves_to_its_context_may_be_anything(text: str, right: str, wrong: str) -> None:
    assert date(text, Date(right)).outcome == "agreed"
    assert date(text, Date(wrong)).outcome == "disagreed"


@pytest.mark.parametrize("text", ["今年", "上月", "昨日", "本\n年度", "上週五", "那時"])
def test_what_only_its_context_tells(text: str) -> None:
    assert date(text, Date("2025")).outcome == "unchecked"


def test_a_date_that_is_not_known() -> None:
    assert date("6月26日", Date(None)).outcome == "unchecked"
