"""Named channels in which two or more sides meet: talks, dialogues, meetings, forums, conferences."""

import re
from collections.abc import Iterator

from pipeline.extract import naming
from pipeline.model import Mention, Named, Segment
from pipeline.text import HAN

KIND = "PLATFORM"

NEAR = 200
"""Characters on either side of a committee's name in which others are looked for that take part."""

_HEAD = (
    "會談|對話|論壇|研討會議|研討會|座談會|座談|工作會議|專案會議|協調會議|管理會議|合作會議|"
    "交流會議|諮商會議|協商會議|指揮官會議|領袖會議|聯席會議|策略會議|審查會議|審查會|年會|峰會|"
    "高峰會議|高峰會|部長會議|工作小組會議|圓桌會議|高峰論壇|公聽會|諮商會|磋商會議|防長會議|外長會議"
)
_WITH_NAME = r"(?:會議|大會|年會|諮商|磋商|機制|架構|夥伴關係|聯盟|倡議)(?=」?\s?[（(][A-Z])"
"""What is a head only where a foreign name follows in brackets."""
_TOPIC = (
    "政策|戰略|策略|安全|安保|韌性|經濟|經貿|貿易|投資|夥伴|關係|國防|防務|防衛|軍事|外交|領事|人權|能源|"
    "數位|科技|產業|海洋|海事|海巡|氣候|區域|太平洋|印太|亞太|部長級|次長級|工作層級|階層|諮商|檢討|合作|"
    "協調|指導|指揮官|後勤|動員|規劃|資安|網路|太空|核|嚇阻|農業|漁業|衛生|教育|文化|民主|治理|供應鏈|"
    "半導體|三邊|三方|四方|四邊|雙邊|六方|多邊|高層|跨部會|國會|智庫|二軌|一點五軌|城市|年度|軍售"
)
_TOPICS = re.compile(rf"(?:{_TOPIC}|[2２二][+＋加][2２二]|[臺台美日中韓澳英歐印菲陸]{{2,3}})$")
_NAMED_WORK = (
    "防衛 支援 合作 交流 提升 換裝 訓練 動員 整備 採購 管理 諮商 溝通 對話 協調 發展 規劃 研究 研討 研習 "
    "創新 評估 整合 審查 審議 指導 指揮 工作 投資 嚇阻 應變 應處 救援 救護 防護 防治 防制 治理 供應 協商 "
    "協議 調查 檢討 監督 監測 談判 推動 推廣 展望 參謀 護航 鍛造 造艦 作戰 反潛 備援 動態 聯合 聯防 夥伴 "
    "運用 轉型 運輸 輔導 培訓 預警 預防 維修 維護 保修 後勤 救災 災防 減災 修復 研發 製造 生產 設計 服務 "
    "保護 共同 永續 總動員 演練 演訓 合訓 操演 部署 監偵 偵察 偵蒐 打擊 抗擊 反制 拒止 防空 飛行 航行 導航 "
    "通訊 通信 結盟 結合 連結 關懷 復原 採訪 出版 閱讀 學習 教學 教育 領導 領航 未來 今日 明日 永久 長期 "
    "即時 常務 特別 公共 全 特戰 觀察 觀測 展覽 競賽 融資 綜合 組織 民防 關鍵 階層 磋商 對抗 抵抗 互動 "
    "互通 情報 安保 護理 維和 和平 合作夥伴 救難 無人 載 具 印 太"
)
_WORKS = frozenset(_NAMED_WORK.split())
"""Verbs, and words of time and degree, that names hold."""
_ABROAD = re.compile(r"美|赴|日方|日本|兩國|雙邊|雙方|對口|國際|歐|韓|澳|出國")
_GENERIC_WORDS = (
    "高層|雙邊|多邊|例行|定期|年度|常態|常態性|臺美|美臺|台美|美台|臺日|美中|中美|兩岸|政策|戰略|"
    "安全|國防|軍事|國際|區域|正式|非正式|官方|學術|視訊|線上|相關|各項|各類|各種|重要|專業|本次|"
    "歷次|上述|事務性|專案|工作|協調|溝通|實體|大型|一般|小型|國內|國外|層級|跨部會|部會|部長級|內部|"
    "臨時|籌備|聯合|二軌|軍售|技術|行政|業務|管理|審查|合作|交流|推動|坦誠|共同|戰術|會商|研究|五大|"
    "三大|四大|兩大|性|現行|官員|最高|最高層|最高層級|高階|高階官員|事務|性質|事務性質|軍方|國安|"
    "斷交以來|臺海|兩軍|兩國|將領|部長|首長|領袖|元首|此一|該|一般性|和平"
)

FORM = naming.Form(
    kind=KIND,
    gazetteer="platforms",
    quoted=re.compile(
        rf".{{2,36}}(?:{_HEAD}|會議|大會|諮商|磋商|協商|小組|夥伴關係|交流會|協商會|圓桌|工作坊)(?:暨[^、]{{2,10}})?|.{{3,30}}(?:專案|諮詢|指導|工作)委員會|"
        r".{0,12}(?:[臺台]美|美[臺台中日韓澳印菲]|[臺台]日|日[臺台美]|兩岸|雙邊|多邊|三方|四方|國際|"
        r"印太|跨國|全球|區域|聯合國)"
        r".{2,20}(?:平[臺台]|機制|架構|聯盟|倡議|會談|對話|檢討會)"
    ),
    last=frozenset("談話壇會議商組係臺台制構盟桌坊"),
    heads=tuple(_HEAD.split("|")),
    behind=re.compile(
        r"(?!室|所|場|錄|論|中心|結論|簡報|資料|[議談](?!會)|主題|框架|平[台臺]|機制|管道|窗口|[了過著])"
    ),
    with_name=re.compile(_WITH_NAME),
    generic=re.compile(
        rf"(?:{_GENERIC_WORDS})*(?:{_HEAD}|會議|小組|協商|諮商|磋商|大會|平[臺台]|機制|架構|聯盟|倡議|夥伴關係)"
    ),
    named=re.compile(
        "(?:[臺台][美日歐英澳印韓菲星]|[美日歐][臺台]|美日)(?:戰略|安全|國防|軍事)+(?:政策|合作)?(?:對話|會談|論壇|磋商)"
    ),
    acts=re.compile("會談|對話|座談|諮商|磋商"),
    topics=_TOPICS,
    works=_WORKS,
    year=re.compile(r"(?:(?:19|20)\d\d|1\d\d)年?度?\s?"),
)
_ON_A_LAW = re.compile(
    rf"「[^「」\n]{{4,40}}(?:法|條例|辦法|準則|要點|標準|規則|細則|草案|綱領)」[{HAN}]{{0,8}}?"
    r"(?:研商會議|研商會|公聽會|說明會|座談會|研討會|諮商會議|協商會議|審查會議)"
)
"""A meeting on a rule that is named in it: 「…管理辦法」研商會議."""


def find(segment: Segment) -> Iterator[Mention]:
    """Yield the platforms that the segment names, left to right within each rule."""
    for mention in naming.find(segment, FORM):
        if not (mention.rule.endswith(".quoted") and is_own_committee(segment, mention)):
            yield mention
    if "」" in segment.text:
        for match in _ON_A_LAW.finditer(segment.text):
            yield segment.mention(
                KIND, match.span(), Named(naming.canonical(match.group())), "platform.quoted_part"
            )


def is_own_committee(segment: Segment, mention: Mention) -> bool:
    """Whether a committee is one government's, and so a body: nothing in its sentence lies abroad."""
    start, end = mention.start - segment.start, mention.end - segment.start
    if not segment.text[start:end].endswith("委員會"):
        return False
    first, last = segment.sentence(start)
    return not _ABROAD.search(segment.text, max(first, start - NEAR), min(last, end + NEAR))
