import pytest

from pipeline.extract import platform
from pipeline.model import Segment
from tests.examples import found, read

NAMED = [
    "出席[蒙特瑞會談](蒙特瑞會談)",
    "新增「[臺美戰力鍛造研習會議](臺美戰力鍛造研習會議)」",
    "召開「[台美造艦能量工作小組會議](臺美造艦能量工作小組會議)」",
    "參加[國防檢討會談](國防檢討會談)（[DRT](國防檢討會談)）",
    "參加[臺歐網路韌性論壇](臺歐網路韌性論壇)",
    "舉行[臺美後勤支援協調會議](臺美後勤支援協調會議)",
    (
        "出席「[印太災防指揮官會議](印太災防指揮官會議)」（"
        "[Indo-Pacific HADR Chiefs Conference](印太災防指揮官會議)，[IPHCC](印太災防指揮官會議)）"
    ),
    "辦理「[太平洋護航研討會](太平洋護航研討會)」",
    "「[陸砥](陸砥專案會議)」、「[海礪](海礪專案會議)」等專案會議",
    "赴美參加[凱達格蘭論壇](凱達格蘭論壇)",
    "「[美台離岸能源對話](美臺離岸能源對話)」",
    "參加「[臺美聯合訓練檢討會](臺美聯合訓練檢討會)」",
]
BY_FORM = [
    "出席[北境港灣安全高峰會](北境港灣安全高峰會)",
    "聊到[臺印經貿夥伴對話](臺印經貿夥伴對話)",
    "「2031[燈塔韌性國際論壇](燈塔韌性國際論壇)」",
    "2031[玉山論壇](玉山論壇)",
    "派員提到[玉山論壇](玉山論壇)",
    "「[臺美港口安全合作平台](臺美港口安全合作平臺)」",
    "召開[海岸聯防大會](海岸聯防大會)（[Coast Guard Assembly](海岸聯防大會)）",
    "召開[「港區噪音管制辦法」公聽會](港區噪音管制辦法公聽會)",
]
NO_NAMES = [
    "兩人會談了三小時",
    "加強對話",
    "與王大明會談",
    "「赴荷蘭出席港灣防護研討會」",
    "「有關建立跨國夥伴關係」",
    "亞太經濟合作會議",
    "政策對話平台",
    "高層溝通機制",
    "年度例行性對話",
    "三大政策對話平台",
    "雙邊會議",
    "國際會議",
    "專案會議",
    "派員參加會談",
    "重要研討會",
    "會議室",
    "「高層會談」",
    "「不同層級的協調整合會議」",
    "《國防法》",
    "座談會議題",
    "漢光演習",
    "「115年度總預算」",
    "雙方會談結束",
]


@pytest.mark.parametrize("example", NAMED + BY_FORM + NO_NAMES)
def test_prose(example: str) -> None:
    text, expected = read(example, "PLATFORM")
    assert found(platform.find, text) == expected


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("成立「社會韌性諮詢委員會」", True),
        ("與美國成立「社會韌性諮詢委員會」", False),
        ("赴美參加「社會韌性諮詢委員會」", False),
    ],
)
def test_a_committee_of_one_government_is_a_body(text: str, own: bool) -> None:
    assert bool(list(platform.find(Segment(text)))) is not own
