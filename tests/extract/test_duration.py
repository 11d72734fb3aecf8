import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import duration
from tests.examples import found, read

LENGTHS = [
    "為期[242天](P242D)",
    "分[三年](P3Y)編列",
    "分[3年](P3Y)編列",
    "受訓[兩週](P2W)",
    "[二個星期](P2W)的課程",
    "為期[16個月](P16M)",
    "會談[兩小時](PT2H)",
    "[一年半](P1Y6M)",
    "[半年](P6M)內",
    "[3個月](P3M)內提出報告",
    "於[2個月](P2M)內",
    "[5年](P5Y)期計畫",
    "[30日](P30D)內",
    "停留[7日](P7D)",
    "[45分鐘](PT45M)",
    "[10個工作天](P10D)",
    "每梯次[12週](P12W)",
    "歷時[兩年](P2Y)",
    "[四年](P4Y)計畫",
    "[6天](P6D)行程",
    "訓練[56小時](PT56H)",
    "近[三年](P3Y)",
    "未來[5年](P5Y)",
    "過去[十年](P10Y)",
    "每期[14天](P14D)，共兩期",
    "會談[五個半小時](PT5H30M)",
    "歷時[一個半月](P1M15D)",
    "途中停[三晚](P3D)",
    "住[兩夜](P2D)",
    "過去[170年](P170Y)，無人想過",
    "近[卅年](P30Y)",
    "[一年](P1Y)內投入3億元",
    "於[3個月](P3M)內檢查1次",
]
QUALIFIED = [
    "約[10天](P10D about)",
    "至少[6個月](P6M at_least)",
    "[3年](P3Y at_least)以上",
    "不超過[90天](P90D at_most)",
    "[兩年](P2Y over)多",
    "超過[20年](P20Y over)",
    "將近[8年](P8Y nearly)",
    "未滿[1個月](P1M under)",
    "[10天](P10D about)左右",
    "[兩到三天](P3D at_most)",
    "實施已近[兩年半](P2Y6M nearly)",
    "長達[16個月](P16M)",
]
TAKEN = [
    "俟檢討訓後[90日](P90D)就業率提升方案",
    "須經黨團協商[30日](P30D)；",
    "赴醫院見習創傷處置[10日](P10D)，旅費138萬元",
    "儲備由[30日](P30D)增至[90日](P90D)",
    "口頭說明[10分鐘](PT10M)",
    "相當於[兩個月](P2M)租金",
    "歷時[3小時30分鐘](PT3H30M)",
    "起算[90日曆天](P90D)",
]
NO_LENGTHS = [
    "平均車齡僅7年",
    "屋齡已逾40年",
    "手續費90日圓",
    "由8日延至15日",
    "115年編列",
    "113年度",
    "第3年",
    "第二年",
    "每年",
    "每3年檢討",
    "數年",
    "多年來",
    "長期",
    "本屆",
    "一陣子",
    "百分之十",
    "年滿18歲",
    "6月19日",
    "10月5日至7日",
    "3月",
    "同年10月",
    "民國3年",
    "三年級學生",
    "四年制大學",
    "隔年",
    "1990年代",
    "今年",
    "一日遊",
    "天候",
    "24架",
    "周邊3國",
    "某年某月",
    "一年採購3兆元",
    "一年約花費5億元",
    "三年出國一次",
    "3年檢查1次",
    "五晚會",
    "西元170年",
]


@pytest.mark.parametrize("example", LENGTHS + QUALIFIED + TAKEN + NO_LENGTHS)
def test_prose(example: str) -> None:
    text, expected = read(example, "DURATION")
    assert found(duration.find, text) == expected


HALVES = {"小時": "PT{}H30M", "月": "P{}M15D"}
NUMBERS = ["一", "兩", "三", "四", "五", "六", "七", "八", "九", "十"]


@given(st.integers(1, 10), st.sampled_from(sorted(HALVES)))
def test_and_a_half_is_read_back(number: int, unit: str) -> None:
    text = f"{NUMBERS[number - 1]}個半{unit}"
    ((_, start, words, value),) = found(duration.find, f"為期{text}。")
    assert (start, words, value["iso8601"]) == (2, text, HALVES[unit].format(number))


UNITS = {"天": "P{}D", "週": "P{}W", "個月": "P{}M", "小時": "PT{}H", "個星期": "P{}W", "分鐘": "PT{}M"}


@given(st.integers(2, 999), st.sampled_from(sorted(UNITS)))
def test_numbers_are_read_back(number: int, unit: str) -> None:
    ((_, start, words, value),) = found(duration.find, f"為期{number}{unit}。")
    assert (start, words, value["iso8601"]) == (2, f"{number}{unit}", UNITS[unit].format(number))


@given(
    st.text(
        st.sampled_from("0123456789一二兩三十百半多餘年個月星期週天日小時分鐘第每前後至到-,.夜內以上"),
        max_size=40,
    )
)
def test_whatever_stands_there_spans_lie_in_the_text(text: str) -> None:
    for _, start, words, value in found(duration.find, text):
        assert text[start : start + len(words)] == words != ""
        assert value["iso8601"].startswith("P")


@pytest.mark.parametrize(
    "example",
    [
        "為期[1年3個月](P1Y3M)的計畫",
        "歷時[一年又六個月](P1Y6M)完成",
        "短片長[30秒](PT30S)",
    ],
)
def test_years_with_months_and_seconds(example: str) -> None:
    text, expected = read(example, "DURATION")
    assert found(duration.find, text) == expected
