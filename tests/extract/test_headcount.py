import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import headcount
from tests.examples import found, read

PERSONS = [
    "派員[32人](32)赴美",
    "預計[14人](14)出國",
    "參訓[32人次](32)",
    "邀請[三位](3)將領出席",
    "選送[5名](5)軍官受訓",
    "代表團一行[12人](12)訪問東京",
    "派[8員](8)赴夏威夷參訓",
    "每梯次訓練[1,200人](1200)",
    "共有[二十四人](24)與會",
    "研討會有[120名](120)學者專家參加",
    "本年度培訓[3,500人次](3500)",
    "率[18人](18)代表團訪問",
    "約[300人](300 about)參加",
    "至少[10人](10 at_least)出席",
    "[200多人](200 over)與會",
    "逾[500人](500 over)出席論壇",
    "派遣[12至15人](15 at_most)參加",
    "最多[4人](4 at_most)隨行",
    "召訓後備軍人[1萬5,000人](15000)",
    "隨行[2人](2)",
    "每校選送[一名](1)學員受訓",
    "由處長率領[6位](6)官員出席會談",
    "公費生第一期收[90人](90)，第二期僅收[21人](21)",
    "共[廿九位](29)議員來訪",
    "[4位](4)眾議員分為2團到訪",
    "近[170位](170 nearly)僑胞出席",
    "[2萬2,000名](22000)後備軍人參與演習",
    "召集人數高達[2萬名](20000)。",
    "一行[四人](4)抵達",
    "[9,800位](9800)同學參與",
    "赴美軍校學員已達[38名](38)。",
    "計派[12員](12)執行",
    "國軍投入[3,000人](3000)救災",
    "列有辦理人員互調[300人次](300)",
    "約[7.8萬人](78000 about)參加",
]
OTHERS = [
    "全國人口2,340萬人",
    "造成3人死亡、12人受傷",
    "編制員額250人",
    "現有職員45人",
    "受惠30萬人",
    "失業人口達40萬人",
    "駐韓美軍2萬8,500人",
    "應退還者648萬6,951人",
    "第3人稱參加",
    "每人補助參加費",
    "3人份餐點",
    "一個人資料庫參與",
    "第2位與會者",
    "12名額",
    "50歲",
    "確診120人，會議延期",
    "連署人12人",
    "輕生案件較前年多出6人，應加強官兵訓練",
    "一名參加會議的官員說",
    "缺額達1,500人",
    "無人機參加演訓",
    "2人座機艙",
    "1位元資料參與",
    "人力缺口約2,000人",
    "網站瀏覽12萬人次數",
    "來台旅客1,000萬人次",
    "瀏覽人次5,600人次",
    "參加者計有377人結婚，訓練不足",
    "學生休學人數為3,254人，未參與",
    "篩檢1萬4,999人後參加講習",
    "勞工人數在50人以上者，應僱用人員參與訓練",
    "會議有3位委員不克出席",
    "本會置委員13人，開會時出席",
    "列管役男12,000人未參訓",
    "一人一天的工資，參訓者自付",
    "平均每新增1人次，接待外賓",
    "公布23位委員名單，將出席會議",
    "擔任召集人2年",
]


@pytest.mark.parametrize("example", PERSONS + OTHERS)
def test_prose(example: str) -> None:
    text, expected = read(example, "HEADCOUNT")
    assert found(headcount.find, text) == expected


@given(st.integers(1, 99999))
def test_numbers_are_read_back(number: int) -> None:
    ((_, start, words, value),) = found(headcount.find, f"派員{number:,}人赴美參訓")
    assert (start, words, value) == (2, f"{number:,}人", {"count": number, "qualifier": None})


@given(
    st.text(st.sampled_from("0123456789一二兩三十百千萬人名位員次個至到,.餘多派赴參加第每，。"), max_size=40)
)
def test_whatever_stands_there_spans_lie_in_the_text(text: str) -> None:
    for _, start, words, value in found(headcount.find, text):
        assert text[start : start + len(words)] == words != ""
        assert value["count"] > 0
