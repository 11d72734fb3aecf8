"""Bodies of other countries and missions abroad by their form: 芬蘭內政部, 美國駐華大使館.

A country's name right before a ministry, a house of parliament or an office makes it that country's, whether
the gazetteer lists it or not. The words decide where such a name ends.
"""

import re
from collections.abc import Iterator
from functools import cache

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from pipeline.gazetteer import fold, load, searched
from pipeline.model import Mention, Named, Segment
from pipeline.text import HAN
from pipeline.words import cut

_COUNTRIES = """
美國 中國 中國大陸=中國 中共=中國 日本 韓國 南韓=韓國 大韓民國=韓國 北韓 朝鮮=北韓 澳洲 澳大利亞=澳洲
紐西蘭 加拿大 英國 法國 德國 義大利 西班牙 葡萄牙 荷蘭 比利時 盧森堡 瑞士 奧地利 瑞典 挪威 丹麥 芬蘭
冰島 波蘭 捷克 斯洛伐克 匈牙利 立陶宛 拉脫維亞 愛沙尼亞 烏克蘭 俄羅斯 俄國=俄羅斯 白俄羅斯 羅馬尼亞
保加利亞 希臘 土耳其 塞爾維亞 克羅埃西亞 斯洛維尼亞 愛爾蘭 以色列 伊朗 伊拉克 沙烏地阿拉伯
沙國=沙烏地阿拉伯 卡達 科威特 約旦 黎巴嫩 敘利亞 埃及 南非 奈及利亞 肯亞 索馬利蘭 衣索比亞 史瓦帝尼
印度 巴基斯坦 孟加拉 斯里蘭卡 尼泊爾 越南 泰國 菲律賓 菲國=菲律賓 印尼 馬來西亞 新加坡 星國=新加坡 緬甸
柬埔寨 寮國 汶萊 蒙古 帛琉 吐瓦魯 馬紹爾群島 諾魯 吉里巴斯 索羅門群島 巴布亞紐幾內亞 斐濟 墨西哥 巴西
阿根廷 智利 秘魯 哥倫比亞 委內瑞拉 古巴 巴拿馬 巴拉圭 瓜地馬拉 貝里斯 海地 宏都拉斯 薩爾瓦多 尼加拉瓜
哥斯大黎加 多明尼加 聖文森 聖露西亞 聖克里斯多福及尼維斯 教廷 歐盟 哈薩克 烏茲別克 喬治亞 亞美尼亞
亞塞拜然 阿富汗 阿聯=阿拉伯聯合大公國 阿拉伯聯合大公國 梵蒂岡=教廷
"""
NAMES = {
    written: name or written for written, _, name in (entry.partition("=") for entry in _COUNTRIES.split())
}
"""Countries but Taiwan, each with the name that the canonical names of its bodies begin with."""

_FIELD = (
    "外交|外務|國防|防衛|內政|財政|教育|經濟|司法|法務|交通|運輸|衛生|農業|環境|文化|勞動|勞工|能源|商務|"
    "貿易|工業|產業|科技|科學|數位|通訊|國土安全|公安|國家安全|公共安全|統一|情報|氣候|資源|移民|住房|海洋|"
    "漁業|青年|體育|發展|礦業|退伍軍人|基礎設施|創新|社會|福利|家庭|婦女|觀光|旅遊|央行|國際|投資|企業|"
    "研究|安全|合作|援助|事務|政策|管理|防災|民防|就業|平等|轉型"
)
_MINISTRY = (
    rf"(?:聯邦|中央)?(?:{_FIELD})(?:[暨及與和、]?(?:{_FIELD}))*"
    r"(?:部(?![長門隊落署屬份分位])|[省廳](?![長會]))"
)
_HOUSES = (
    "國會|參議院|眾議院|參院|眾院|上議院|下議院|國民議會|聯邦議院|最高法院|憲法法院|憲法法庭|總統府|首相府|"
    "總理府|首相官邸|國家安全會議|國家安全委員會|國安會|中央銀行|央行|審計院|審計署|參謀本部|總參謀部"
)
_HOUSE = (
    rf"(?:聯邦)?(?:{_HOUSES})"
    rf"(?:[{HAN}]{{2,8}}?委員會)?"
)
_OFFICES = (
    "委員會|總署|管理局|情報局|安全局|調查局|警察局|統計局|發展局|開發局|合作局|移民局|"
    "[防察護理資務衛全障育展]署|司令部|理事會|核管會|金管會|海巡署|海岸防衛隊|情報院|研究院|科學院|太空署|"
    "太空總署"
)
_OFFICE = rf"(?:聯邦|國家|中央)?[{HAN}]{{1,9}}?(?:{_OFFICES})"
_BODY = re.compile(rf"(?:{_MINISTRY}|{_HOUSE}|{_OFFICE})(?![長員])")
_NO_BODY = re.compile(
    r"[的之在就對向將應以為是有經依按請所而但因率派把被讓使於由從給也都已曾說又再等各我該其某此這那駐赴訪與]|"
    "公司|大學|協會|基金會|政府|總統|總理|民主|共和|相關|多個|國會議員|參加|參訪|拜會|提供|協助|支持|提出|表示|"
    "宣布|通過|成立|設立|舉行|要求|同意|決定"
)

_PLACES = (
    "紐約|洛杉磯|舊金山|芝加哥|休士頓|西雅圖|亞特蘭大|波士頓|邁阿密|丹佛|鳳凰城|檀香山|關島|華盛頓|多倫多|"
    "溫哥華|蒙特婁|雪梨|墨爾本|布里斯本|奧克蘭|大阪|福岡|橫濱|那霸|札幌|釜山|香港|澳門|孟買|清奈|加爾各答|"
    "胡志明市|河內|泗水|漢堡|慕尼黑|法蘭克福|日內瓦|米蘭|愛丁堡|普羅旺斯|杜拜|約翰尼斯堡|聖保羅|成都|上海|"
    "廣州|武漢|瀋陽|北京|歐盟|聯合國|北約|世界貿易組織|WTO"
)
_SHORT = "美日韓英法德俄澳紐加印泰越菲星馬捷波立義西荷比瑞奧歐以教帛貝瓜巴史台臺華中"
_MISSION = re.compile(
    rf"(?:常)?駐(?P<place>{'|'.join(sorted(NAMES, key=len, reverse=True))}|{_PLACES}|[{_SHORT}])"
    rf"[{HAN}]{{0,10}}?(?:代表處|辦事處|大使館|總領事館|領事館|代表團|代表部)(?![長])"
)
_STATE = re.compile(
    rf"(?:{'|'.join(sorted(NAMES, key=len, reverse=True))}|中華民國(?:[（(][臺台]灣[）)])?|[臺台]北)$"
)


def bodies(segment: Segment) -> Iterator[Mention]:
    """Yield the bodies that a country's name or 駐 shows, left to right within each rule."""
    text = segment.text
    for start, end, number in _countries().find(searched(text)):
        body = _BODY.match(text, end)
        if body and _is_name(text, end, body.end()):
            name = fold(NAMES[_WRITTEN[number]] + text[end : body.end()])
            yield from _mention(segment, start, body.end(), name)
    if "駐" in text:
        yield from _missions(segment)


_WRITTEN = tuple(sorted(NAMES))


@cache
def _countries() -> CharwiseDoubleArrayAhoCorasick:
    return CharwiseDoubleArrayAhoCorasick(list(_WRITTEN), MATCH_KIND_LEFTMOST_LONGEST)


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the words bear out that a body's name stands there, and nothing that governs it."""
    if _NO_BODY.search(text, start, end):
        return False
    edges, position = {start}, start
    for word in cut(text[start : end + 2]):
        position += len(word)
        edges.add(position)
    return end in edges


def _mention(segment: Segment, start: int, end: int, name: str) -> Iterator[Mention]:
    """A mention of an unlisted body, or of a listed one by another name of its country."""
    names = load("agencies")
    if fold(segment.text[start:end]) in names.ids:
        return  # it is found by its name
    ids = names.ids.get(name, ())
    yield segment.mention("AGENCY", (start, end), None if ids else Named(name), "agency.form", ids)


def _missions(segment: Segment) -> Iterator[Mention]:
    text = segment.text
    for match in _MISSION.finditer(text):
        state = _STATE.search(text, max(0, match.start() - 10), match.start())
        start = state.start() if state else match.start()
        yield from _mention(segment, start, match.end(), fold(text[start : match.end()]))
