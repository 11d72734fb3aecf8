"""Named things that a budget pays for and that are no meetings: projects, plans, courses, acquisitions."""

import re
from collections.abc import Iterator

from pipeline.extract import naming
from pipeline.model import Mention, Segment

KIND = "PROGRAM"

_HEAD = (
    "評估案|籌獲案|採購案|建置案|維運案|升級案|售臺案|性能提升案|新購案|整建案|換裝訓練|接裝訓練|"
    "操作訓練|種子訓練|試辦計畫|建設計畫|發展計畫|開發計畫|更新計畫|改善計畫|精進計畫|交流計畫|研究計畫|評估計畫|整備計畫|培育計畫|"
    "推廣計畫|備援計畫|整修工程|整建工程|新建工程|養成班|研習班|種子班|教官班|教官訓練|"
    "籌補案|汰換案|汰購案|籌建案|量產案|增購案|委製案|研製案|籌購案|整修案|增產案|獎學金|獎助金"
)
_PLANS = (
    "推動|提升|強化|獎勵|先期|旗艦|示範|輔導|振興|轉型|升級|行動|防治|照護|培訓|整治|復育|監測|深耕|扎根|韌性|學人|"
    "獎助|夥伴|融資|創新|養成|培植|扶植|健檢|紓困|再造|復原|重建|更新"
)
_SCHEMES = "推動|發展|創新|補助|支持|改善|防制|獎勵|振興|調整|行動|安置|扶助"
_WORDS = (
    *_HEAD.split("|"),
    *(f"{work}計畫" for work in _PLANS.split("|")),
    *(f"{work}方案" for work in _SCHEMES.split("|")),
)
_HEADS = tuple(dict.fromkeys([*_WORDS, *(word.replace("畫", "劃") for word in _WORDS)]))
_PHASE = r"(?:[（(]?第[一二三四五六七八九十\d]+[期階][段]?[）)]?|[2-9]\.0)?"
_WITH_NAME = (
    r"(?:計[畫劃]|課程|方案|倡議|專班|軍事融資)(?=[」”\"]?\s?[（(][A-Z])|"
    r"[（(][A-Z]{2,10}[）)](?:課程|計[畫劃]|訓練|方案|專案)"
)
"""What is a head only with a foreign name in brackets."""
_GENERIC_WORDS = (
    "國防|軍事|年度|相關|各項|各類|中程|長程|中長程|整體|重大|重要|總體|本|該|新|聯合|共同|合作|國家|政府|"
    "公共|科技|一般|專案|前瞻|跨年度|營建|房屋|土木|整修|修繕|設施|實習|分支|多年期|延續性|訓練|採購|"
    "軍事?投資|軍事?採購|行動|工作|施政|實施|業務|推動|地方|設備|裝備|武器|系統|人才|人力|組織|經費|預算|"
    "補助|創新|產業|區域|社會|經濟|文化|教育|環境|都市|農業|科學|技術|及|與|暨|和|等|我國|國軍|國內|國外|"
    "國際|臺美|雙方|政策|改善|提升|強化|獎勵|學生|研究生|繼續|新興|具體|可行|有效|完整|後續|配套|例行|原|"
    "先期|專業|知識|職業|職前|在職|基礎|進階|安全|管理|建築|派員|出國|總|考察|服務|配合|持續|高端|上述|"
    "營區|軍方|部隊"
)

_ANY = "|".join(_HEADS)

FORM = naming.Form(
    kind=KIND,
    gazetteer="programs",
    quoted=re.compile(
        rf".{{2,50}}(?:{_ANY}|計[畫劃]|專案|方案|倡議|獎學金|獎助金|[^提法草議個檔圖專預算正]案|訓練|訓練班|課程|進階課程|工程|教育召集訓練|培訓|研習|專班|軍事融資|[^航輪領加值早晚夜大中小學校年]班)(?:[（(].{{1,12}}[）)]|{_PHASE})?|.{{6,50}}(?:維保|籌補|汰購|委修|性能提升|籌建|量產|增購|籌獲)(?:[（(].{{1,12}}[）)])?|"
        r".*[A-Z]{1,4}[-－]?\d.{2,50}[（(](?:委修|維保|籌補|採購|籌購)[）)]"
    ),
    last=frozenset("資案練畫劃程班訓習）)金議期0保補購修升建產獲"),
    heads=_HEADS,
    behind=re.compile(rf"{_PHASE}(?![件由例子表書])"),
    with_name=re.compile(_WITH_NAME),
    generic=re.compile(
        rf"(?:{_GENERIC_WORDS})*(?:{_ANY}|計[畫劃]|專案|方案|案|訓練|課程|班|工程|倡議|獎學金|獎助金|籌補|汰購|維保|性能提升|籌獲|增購){_PHASE}"
    ),
    least=(("計畫", 4), ("計劃", 4), ("方案", 4), ("獎學金", 4), ("獎助金", 4), ("課程", 4), ("倡議", 4)),
)


def find(segment: Segment) -> Iterator[Mention]:
    """Yield the programmes that the segment names, left to right within each rule."""
    return naming.find(segment, FORM)
