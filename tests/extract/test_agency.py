import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import agency
from pipeline.model import Segment
from pipeline.resolve.names import resolve_names
from tests.examples import Label, read, shown

BODIES = [
    "[國防部](國防部)編列預算",
    "[國防部全民防衛動員署](全民防衛動員署)辦理",
    "[全動署](全民防衛動員署)表示",
    "[中科院](國家中山科學研究院)研發",
    "我國[國防部](國防部)說明",
    "[美國國防部](美國國防部)宣布",
    "[美國國務院](美國國務院)發言人",
    "[五角大廈](美國國防部)宣布",
    "[美國在台協會](美國在台協會)處長",
    "[北約](北大西洋公約組織)秘書長",
    "[聯合國](聯合國)秘書長",
    "[國防部](國防部)部長顧立雄",
    "[國防部](國防部)副部長",
    "[國安會](國家安全會議)秘書長",
    "[國防部政務辦公室](國防部政務辦公室)",
    "[國防部主計局](國防部主計局)",
    "[空軍司令部](空軍司令部)",
    "[立法院](立法院)審查",
    "[立法院程序委員會](立法院程序委員會)",
    "[國家安全局](國家安全局)與[外交部](外交部)",
    "[內政部消防署](內政部消防署)",
    "[數位發展部](數位發展部)",
    "由[衛生福利部](衛生福利部)主辦",
    "[行政院主計總處](行政院主計總處)",
    "[國防安全研究院](國防安全研究院)學者",
]
NO_BODIES = [
    "中國防部署飛彈",
    "國防部長出席",
    "外交部長說明",
    "國防部門",
    "各縣市政府",
    "各軍種司令部",
    "我方與美方、雙方",
    "美國、中國與臺灣",
    "華府與北京",
    "國軍與美軍、解放軍",
    "陸軍官校",
    "民主進步黨",
    "國立臺灣大學",
    "國防預算",
    "國會助理",
    "國會山莊",
    "國防部署",
    "雷神公司",
]


def found(text: str) -> list[Label]:
    segment = Segment(text)
    return shown(resolve_names((segment,), agency.find(segment)), text)


@pytest.mark.parametrize("example", BODIES + NO_BODIES)
def test_prose(example: str) -> None:
    text, expected = read(example, "AGENCY")
    assert found(text) == expected


@pytest.mark.parametrize(
    ("example", "rule"),
    [
        ("依[外交部歐洲戰情分析司](外交部歐洲戰情分析司)的評估", "agency.unit"),
        ("成立[「全域韌性整備諮詢委員會」]", "agency.quoted"),
    ],
)
def test_unlisted_bodies_by_their_form(example: str, rule: str) -> None:
    text, _ = read(example, "AGENCY")
    text = text.replace("[", "").replace("]", "")
    assert [mention.rule for mention in agency.find(Segment(text))] == [rule]


@given(
    st.text(st.sampled_from("美國國防部署長全民衛動員外交立法院委員會司局處國安會「」、，與的"), max_size=40)
)
def test_whatever_stands_there_spans_lie_in_the_text(text: str) -> None:
    for mention in agency.find(Segment(text)):
        assert 0 <= mention.start < mention.end <= len(text)
