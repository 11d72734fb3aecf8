import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.relate.proposal_items import ADD, CUT, PROPOSAL, RESOLUTION, SECTION, items, names
from tests.relate.test_proposal_shares import chinese


@pytest.mark.parametrize(
    "number",
    [lambda n: f"({chinese(n)})", lambda n: f"{chinese(n)}、", lambda n: f"{n}.", lambda n: f"（{n}）"],
)
def test_five_hundred_items_of_any_number(number) -> None:  # type: ignore[no-untyped-def]
    text = "\n".join(f"{number(n)}115年度文化部減列{n}元。" for n in range(1, 501))
    found = list(items(text))
    assert len(found) == 500
    for n, item in enumerate(found, 1):
        assert item.number == number(n).strip("()（）.、")
        assert text[slice(*item.sources["number"])] == item.number
        assert text[slice(*item.span)].strip() == f"115年度文化部減列{n}元。"


def test_a_text_without_numbers_is_one_item() -> None:
    (item,) = items("115年度文化部編列5元，爰減列1元。\n提案人：王小芸　林大川\n連署人：周　安")
    assert item.number is None
    assert item.part == PROPOSAL
    assert item.proposers == ("王小芸", "林大川")
    assert item.cosigners == ("周安",)


def test_a_year_is_no_number() -> None:
    (item,) = items("115.年度文化部編列5元，爰減列1元。")
    assert item.number is None


def test_points_of_an_argument_belong_to_their_item() -> None:
    text = "(一)甲\n1.理由\n2.爰減列5元。\n提案人：方舟\n(二)爰減列6元。"
    found = list(items(text, lambda span: "爰" in text[slice(*span)]))
    assert [item.number for item in found] == ["一", "二"]
    assert found[0].proposers == ("方舟",)
    assert "爰減列5元" in text[slice(*found[0].span)]


def test_items_below_headings_are_items() -> None:
    text = "一、文化部\n(一)爰減列5元。\n(二)爰減列6元。\n二、外交部\n"
    text += "(一)爰減列7元。\n1.理由\n2.理由\n三、教育部"
    found = list(items(text, lambda span: "爰" in text[slice(*span)]))
    assert [item.number for item in found] == ["一", "一", "二", "二", "一", "三"]


def test_the_parts_of_a_review() -> None:
    text = (
        "**一、歲入部分**\n第3款　規費收入\n第1項　文化部原列3元，增列：\n(一)甲1元。\n"
        "以上共計增列1元，改列為4元。\n"
        "**二、歲出部分**\n第8款　文化部主管\n第1項　文化部〔不含第3目〕原列20元，減列：\n(一)乙1元。\n"
        "以上共計減列1元，改列為19元。\n"
        "本項通過決議1項：\n(一)丙。\n第2項　文化資產局9元，照列。"
    )
    found = list(items(text))
    assert [(item.number, item.part) for item in found] == [
        ("1", SECTION),
        ("一", ADD),
        ("1", SECTION),
        ("一", CUT),
        ("一", RESOLUTION),
        ("2", SECTION),
    ]
    assert [item.section for item in found] == [
        ("一、歲入部分", "第3款　規費收入"),
        ("一、歲入部分", "第3款　規費收入", "第1項　文化部"),
        ("二、歲出部分", "第8款　文化部主管"),
        ("二、歲出部分", "第8款　文化部主管", "第1項　文化部"),
        ("二、歲出部分", "第8款　文化部主管", "第1項　文化部"),
        ("二、歲出部分", "第8款　文化部主管"),
    ]
    closings = [text[slice(*item.closing)].strip() if item.closing else None for item in found]
    assert closings == [
        "以上共計增列1元，改列為4元。",
        None,
        "以上共計減列1元，改列為19元。",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("listed", "wanted"),
    [
        ("王小芸　林大川", ("王小芸", "林大川")),
        ("王小芸 林大川", ("王小芸", "林大川")),
        ("方　仁　周　安　王小芸", ("方仁", "周安", "王小芸")),
        ("王小芸、林大川；方舟", ("王小芸", "林大川", "方舟")),
        ("高小山Lalan Pawan　石　川", ("高小山Lalan Pawan", "石川")),
        ("高小山Lalan Pawan 石川", ("高小山Lalan Pawan", "石川")),
        ("石川 Kolas Lalan 王小芸", ("石川 Kolas Lalan", "王小芸")),
        ("**王小芸**", ("王小芸",)),
        ("", ()),
    ],
)
def test_names(listed: str, wanted: tuple[str, ...]) -> None:
    assert names(listed) == wanted


WORDS = [
    "\n",
    "(一)",
    "(二)",
    "1.",
    "2、",
    "一、",
    "第1項　",
    "第8款　甲",
    "提案人：",
    "連署人：",
    "王 仁",
    "。",
    "減列：",
]
WORDS += ["增列：", "通過決議2項：", "以上共計減列5元", "二、歲出部分", "**", "文化部"]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_text_is_cut_in_order(words: list[str]) -> None:
    text = "".join(words)
    for decides in (lambda _: True, lambda _: False):
        found = list(items(text, decides))
        assert found
        spans = [item.span for item in found]
        assert all(0 <= start <= end <= len(text) for start, end in spans)
        assert all(end <= later for (_, end), (later, _) in pairwise(spans))


def test_a_long_text_is_cut_in_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "".join(
            f"第{n}款　甲\n第{n}項　乙，照列。\n(一)丙\n1.丁\n以上共計減列5元。\n" for n in range(count)
        )
        begin = time.perf_counter()
        assert len(list(items(text))) == 3 * count
        return time.perf_counter() - begin

    small = min(seconds(1000) for _ in range(3))
    assert seconds(10_000) < 40 * small + 0.5
