import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import date
from tests.examples import found, read

POINTS = [
    "[115年](2026)編列",
    "[115年度](2026)預算",
    "[113年6月19日](2024-06-19)公布",
    "[民國97-114年](2008/2025)",
    "[112年第1季](2023-33)",
    "[112年第四季](2023-36)完成",
    "[一一五年度](2026)總預算",
    "[中華民國114年8月31日](2025-08-31)",
    "[2024年1月8日](2024-01-08)前往",
    "[西元2030年](2030)",
    "[1980年代](198X)",
    "[80年代](198X)末期",
    "[20世紀](19XX)中葉",
    "[二十一世紀](20XX)",
    "[2023年夏季](2023-22)",
    "[2023年冬](2023-24)",
    "[114年上半年](2025-40)",
    "[114年下半年](2025-41)",
    "[114年8月上旬](2025-08-01/2025-08-10)",
    "[114年2月下旬](2025-02-21/2025-02-28)",
    "[2025-10-14](2025-10-14)",
    "[2025/10/14](2025-10-14)",
    "[2025.10.14](2025-10-14) 星期二",
    "會議於[113/11/25](2024-11-25)舉行",
    "[October 2007](2007-10)",
    "on [June 19, 2024](2024-06-19) in Taipei",
    "[民國38年](1949)",
    "[民國一百年](2011)",
    "[民國元年](1912)",
    "[民國前1年](1911)",
    "[民國9年5月](1920-05)",
    "民國前途",
    "[二〇二六年](2026)",
    "[二○二七年](2027 before)前",
    "[114會計年度](2025)",
    "[113年10月](2024-10)底",
    "（[2019](2019)）",
]
RANGES = [
    "[115年至117年](2026/2028)",
    "[115年度至117年度](2026/2028)",
    "[115至117年](2026/2028)",
    "[113年起至115年](2024/2026)",
    "[1994-2003年](1994/2003)",
    "[2012](2012)、[2011年](2011)",
    "[114](2025)及[115年度](2026)",
    "[113年6月19日至21日](2024-06-19/2024-06-21)",
    "[113年6月至8月](2024-06/2024-08)",
    "[113年6月1日至7月15日](2024-06-01/2024-07-15)",
    "[113年12月30日至114年1月3日](2024-12-30/2025-01-03)",
    "[114.08-114.09](2025-08/2025-09)",
    "[2024年1月8日至9日](2024-01-08/2024-01-09)",
    "[2026-2028](2026/2028)",
    "[115～118年](2026/2029)",
]
RELATIVE = [
    "[今年](null)增列",
    "[明年度](null)預算",
    "[去(113)年](2024)",
    "[本（113）年](2024)",
    "[本(114)年度](2025)",
    "[今(30)日](null)上午",
    "[昨日](null)表示",
    "[昨(2)日](null)",
    "[本年度](null)",
    "[上年度](null)",
    "[同年10月](null)",
    "[次年3月](null)",
    "[上(9)月](null)",
    "[上月](null)",
    "[去年11月](null)",
    "[今年上半年](null)",
    "[6月19日](null)",
    "[同月23日](null)召開記者會",
    "行政院發言人[21日](null)表示",
    "會議於[21日](null)上午舉行",
]
QUALIFIED = [
    "[1990年](1990 after)後",
    "[2000年](2000 before)之前",
    "自[2001年](2001 after)起",
    "從[明年](null after)開始",
    "[1997年](1997 after)以來",
    "[2027年](2027 before)以前",
    "[2008年](2008 about)前後",
    "[115年1月1日](2026-01-01 after)起施行",
    "[113年](2024 before)底前",
    "最遲於[115年6月](2026-06 before)完成",
    "[115年](2026)起飛計畫",
    "[2027年](2027)前瞻計畫",
]
NO_DATES = [
    "分3年編列",
    "5年期計畫",
    "第3年",
    "第二年度",
    "為期3年",
    "3年內完成",
    "近5年",
    "同年並",
    "當年",
    "次年",
    "近年來",
    "目前及未來期間",
    "年滿20年",
    "現年45歲",
    "九二一地震",
    "911事件",
    "八一七公報",
    "第115條",
    "每年10月",
    "每年3月及9月",
    "一年一度",
    "共2,024人",
    "1,990萬元",
    "型號2020",
    "2000公里",
    "電話2311-6117",
    "登月球探測",
    "百年大計",
    "歷史悠久，長達120年之久",
    "5-7架",
    "比率12.05",
    "3.5兆",
    "24小時",
    "「雷霆2000」發射系統",
    "為期7日",
    "每月15日前",
    "停留5日與會",
]


@pytest.mark.parametrize("example", POINTS + RANGES + RELATIVE + QUALIFIED + NO_DATES)
def test_prose(example: str) -> None:
    text, expected = read(example, "DATE")
    assert found(date.find, text) == expected


@pytest.mark.parametrize(
    ("example", "header"),
    [
        ("[114](2025)", "年度"),
        (" [114](2025) ", "年度"),
        ("114", "金額"),
        ("合計", "年度"),
        ("12345", "年度"),
    ],
)
def test_years_in_a_column_of_years(example: str, header: str) -> None:
    text, expected = read(example, "DATE")
    assert found(date.find, text, zone="cell", header=header) == expected


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
        st.sampled_from("0123456789一二三十百年月日季度至-~./、民國今去本同第上下半旬起前後（）() 世紀代"),
        max_size=40,
    )
)
def test_whatever_stands_there_spans_lie_in_the_text(text: str) -> None:
    for _, start, words, value in found(date.find, text):
        assert text[start : start + len(words)] == words != ""
        assert value["edtf"] is None or value["edtf"][:2].isdigit()
