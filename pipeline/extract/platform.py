"""Named channels in which two or more sides meet: talks, dialogues, meetings, forums, conferences."""

import re
from collections.abc import Iterator

from pipeline.extract import naming
from pipeline.model import Mention, Segment

KIND = "PLATFORM"

NEAR = 200
"""Characters on either side of a committee's name in which others are looked for that take part."""

_HEAD = (
    "會談|對話|論壇|研討會議|研討會|座談會|座談|工作會議|專案會議|協調會議|管理會議|合作會議|"
    "交流會議|諮商會議|協商會議|指揮官會議|領袖會議|聯席會議|策略會議|審查會議|審查會|年會|峰會|"
    "高峰會議|高峰會|部長會議|工作小組會議|圓桌會議"
)
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
        rf".{{2,36}}(?:{_HEAD}|會議|大會|諮商|協商|小組|夥伴關係|交流會|協商會|圓桌)(?:暨[^、]{{2,10}})?|.{{3,30}}(?:專案|諮詢|指導|工作)委員會"
    ),
    last=frozenset("談話壇會議商組係"),
    heads=re.compile(
        rf"(?:{_HEAD})(?!室|所|場|錄|論|中心|結論|紀錄|簡報|資料|[議談](?!會)|主題|框架|平[台臺]|機制|管道|窗口)"
    ),
    generic=re.compile(rf"(?:{_GENERIC_WORDS})*(?:{_HEAD}|會議|小組|協商|諮商)"),
)


def find(segment: Segment) -> Iterator[Mention]:
    """Yield the platforms that the segment names, left to right within each rule."""
    for mention in naming.find(segment, FORM):
        if not (mention.rule.endswith(".quoted") and is_own_committee(segment, mention)):
            yield mention


def is_own_committee(segment: Segment, mention: Mention) -> bool:
    """Whether a committee is one government's, and so a body: nothing in its sentence lies abroad."""
    start, end = mention.start - segment.start, mention.end - segment.start
    if not segment.text[start:end].endswith("委員會"):
        return False
    first, last = segment.sentence(start)
    return not _ABROAD.search(segment.text, max(first, start - NEAR), min(last, end + NEAR))
