import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import agency, settle
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
BY_FORM = [
    # a country's name makes a body its own
    "依[芬蘭內政部](芬蘭內政部)的說明",
    "[捷克衛生部](捷克衛生部)與[愛爾蘭國會](愛爾蘭國會)",
    "[挪威參議院外交委員會](挪威參議院外交委員會)主席",
    "[南韓國防部](韓國國防部)公布",
    "[德國聯邦內政部](德國聯邦內政部)指出",
    # missions abroad
    "[駐日代表處](台北駐日經濟文化代表處)",
    "[美國駐華大使館](美國駐華大使館)說",
    "我[駐比利時代表處](駐比利時代表處)安排",
    # lists with one head
    "[陸軍](陸軍司令部)、[海軍](海軍司令部)及[空軍司令部](空軍司令部)",
    "[高雄](高雄榮民總醫院)、[臺中榮民總醫院](臺中榮民總醫院)",
    "[美國聯邦眾](美國眾議院)、[參議院](美國參議院)",
    # with the name of the republic before it
    "[中華民國國防部](國防部)與[中華民國立法院](立法院)",
    # a post, and what is none
    "[美國國會](美國國會)議員",
    "[立法院](立法院)預算審查陷入僵局",
    "[立法院](立法院)預算攻防成定局",
]
NO_BODIES = [
    "日本內部意見",
    "美國東部與英國北部",
    "德國聯邦內政部長",
    "十月臨時國會",
    "捷克警方與波蘭軍方",
    "駐地指揮",
    "北約盟邦",
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
    return shown(resolve_names((segment,), settle(agency.find(segment))), text)


@pytest.mark.parametrize("example", BODIES + BY_FORM + NO_BODIES)
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
