"""Named things that a budget pays for and that are no meetings: projects, plans, courses, acquisitions."""

import re
from collections.abc import Iterator

from pipeline.extract import naming
from pipeline.model import Mention, Segment

KIND = "PROGRAM"

_HEAD = (
    "評估案|籌獲案|採購案|建置案|維運案|升級案|售[臺台]案|性能提升案|新購案|整建案|換裝訓練|接裝訓練|"
    "操作訓練|種子訓練|試辦計畫|建設計畫|發展計畫|開發計畫|更新計畫|改善計畫|精進計畫|交流計畫|研究計畫|評估計畫|整備計畫|培育計畫|"
    "推廣計畫|備援計畫|整修工程|整建工程|新建工程|養成班|研習班|種子班|教官班|教官訓練"
)
_GENERIC_WORDS = (
    "國防|軍事|年度|相關|各項|各類|中程|長程|中長程|整體|重大|重要|總體|本|該|新|聯合|共同|合作|國家|"
    "政府|公共|科技|一般|專案|前瞻|跨年度|營建|房屋|土木|整修|修繕|設施|實習|分支|多年期|延續性|訓練|"
    "採購|軍事?投資|軍事?採購|行動|工作|施政|實施|業務|推動|地方"
)

FORM = naming.Form(
    kind=KIND,
    gazetteer="programs",
    quoted=re.compile(
        rf".{{2,36}}(?:{_HEAD}|計畫|專案|方案|[^提法草議個檔圖專預算正]案|訓練|訓練班|課程|進階課程|工程|教育召集訓練|培訓|研習|專班)(?:[（(].{{1,12}}[）)])?"
    ),
    last=frozenset("案練畫程班訓習）)"),
    heads=re.compile(rf"(?:{_HEAD})(?![件由例子表書])"),
    generic=re.compile(rf"(?:{_GENERIC_WORDS})*(?:{_HEAD}|計畫|專案|方案|案|訓練|課程|工程)"),
)


def find(segment: Segment) -> Iterator[Mention]:
    """Yield the programmes that the segment names, left to right within each rule."""
    return naming.find(segment, FORM)
