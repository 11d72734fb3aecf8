import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Amount, Mention
from pipeline.relate.proposal_cost import Stretch
from pipeline.relate.proposal_sums import Sums, decided, read

SUM = re.compile(r"\d+元")


def sums(text: str, year: str | None = "115") -> Sums | None:
    mentions = [
        Mention("AMOUNT", m.start(), m.end(), Amount(m.group()[:-1], "TWD"), rule="test")
        for m in SUM.finditer(text)
    ]
    told = decided(text, (0, len(text)), mentions)
    return read(Stretch(text, 0, len(text), year), told) if told else None


def shown(text: str) -> tuple[int | None, int | None, int | None]:
    """What it costs, what is cut, what is frozen."""
    found = sums(text)
    assert found is not None
    cost, deleted, frozen = (int(value.value) if value else None for value in found[:3])
    return cost, deleted, frozen


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("115年度編列800元，爰減列80元", (800, 80, None)),
        ("115年度編列800元，爰減列80元，並凍結十分之一", (800, 80, 72)),
        ("115年度編列800元，爰減列為1元", (800, 799, None)),
        ("115年度編列800元，爰減列至900元", (800, None, None)),
        ("115年度編列800元，爰減列900元，其餘凍結一半", (800, 900, None)),
        ("文具印刷所需經費80元。爰減列第2目預算900元", (None, 900, None)),
        ("115年度編列800元，去年曾凍結200元，爰減列80元", (800, 80, None)),
        ("115年度編列800元，爰凍結該項預算，俟報告後動支", (800, None, 800)),
        ("爰凍結預算800元之十分之一", (800, None, 80)),
        ("爰凍結業務費三成", (None, None, None)),
        ("115年度編列800元，凍結數：25%", (800, None, 200)),
        ("115年度編列800元，爰改列為600元", (800, 200, None)),
        ("115年度「甲」編列800元、「乙」編列100元，爰減列50元", (900, 50, None)),
        ("115年度編列800元，爰減列「旅費」50元", (None, 50, None)),
        ("115年度編列800元，爰減列「旅費」三成", (None, None, None)),
    ],
)
def test_the_parts_that_sums_play(text: str, wanted: tuple[int | None, ...]) -> None:
    assert shown(text) == wanted


@pytest.mark.parametrize("text", ["", "爰請檢討", "凍結案已審查", "已解凍結", "該法刪除第3條", "執行率三成"])
def test_nothing_is_cut_or_frozen(text: str) -> None:
    assert sums(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("115年度編列800元，爰減列80元，並凍結十分之一", {"frozen": "(800 - 80) * 1/10"}),
        ("115年度編列800元，爰減列為1元", {"deleted": "800 - 1"}),
        (
            "115年度「甲」編列800元、「乙」編列100元，爰減列一成",
            {"cost": "800 + 100", "deleted": "900 * 1/10"},
        ),
    ],
)
def test_what_is_worked_out_says_how(text: str, told: dict[str, str]) -> None:
    found = sums(text)
    assert found is not None
    parts = {"cost": found.cost, "deleted": found.deleted, "frozen": found.frozen}
    assert {name: part.worked_out for name, part in parts.items() if part and part.worked_out} == told


WORDS = [
    "爰",
    "減列",
    "凍結",
    "刪除",
    "改列為",
    "為",
    "至",
    "該項預算",
    "全數",
    "十分之一",
    "30%",
    "三成",
    "一半",
    "預算",
    "數",
    "：",
    "，俟",
    "俟",
]
WORDS += [
    "800元",
    "5元",
    "0元",
    "之",
    "其餘",
    "編列",
    "共計",
    "115年度",
    "較114年度",
    "增加",
    "「甲」",
    "「乙」",
    "業務費",
    "、",
    "，",
    "。",
    "；",
    "其中",
]
WORDS += [
    "始得動支",
    "原預算編列數為",
    "就",
    "總經費",
    "（",
    "）",
    "\n",
    "分之",
    "/",
    "1",
    "百分之",
    "法定預算",
    "多編列",
]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_text_is_read_or_not(words: list[str]) -> None:
    text = "".join(words)
    found = sums(text)
    if found is None:
        return
    for part in found[:3]:
        if part:
            assert part.value >= 0
            assert part.spans
            assert all(0 <= start < end <= len(text) for start, end in part.spans)
            stated = [Decimal(m.group()[:-1]) for m in SUM.finditer(text)]
            assert part.worked_out or part.value in stated


@pytest.mark.parametrize(
    "text",
    [
        "爰{減列}",
        "115年度編列8元，爰{凍結，}",
        "{爰}凍結案",
        "{爰減列「甲」5元之}",
        "{115年度「甲」編列5元}爰減列「乙」5元",
    ],
)
def test_a_hundred_thousand_verbs_in_linear_time(text: str) -> None:
    before, repeated, after = re.split("[{}]", text)

    def seconds(count: int) -> float:
        begin = time.perf_counter()
        sums(before + repeated * count + after)
        return time.perf_counter() - begin

    small = min(seconds(10_000) for _ in range(2))
    assert seconds(100_000) < 40 * small + 0.5
