"""Numbers of persons who are sent, invited, trained or attend: 32人, 14人次, 三位.

The span is number and counter, without the noun. Persons of any other kind (inhabitants, posts, casualties,
voters) are not counted here, so a word of sending or attending must stand near.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.extract.qualifiers import qualifier
from pipeline.model import Headcount, Mention, Segment
from pipeline.numerals import ARABIC, number

KIND = "HEADCOUNT"

LONGEST = 24
"""Characters of the longest number that is read."""

_COUNT = re.compile(
    rf"(?<![第每無某另一\d.,])(?:(?P<low>{ARABIC}|[一二兩三四五六七八九十]+)[至到~-])?(?P<number>(?:{ARABIC}|[一二兩三四五六七八九十百千廿卅]+)(?:[萬千百](?:{ARABIC}(?:千|百)?|[一二兩三四五六七八九十百千]+)?)*)[餘多]?"
    r"(?P<counter>人次(?!數)|個人(?!資)|人(?!份|民|口|均|事|力|工|才|類|權|為(?!原則|限|上)|數|大|天|機|臉)|[名位](?=[\u3400-\u9fff、，。；！？（(])(?!置|於|元|階|列|址|稱|單|義|額|次)|員(?=[，、。；赴出前參與率至於執接返受完駐已分到隨進在來共實協擔（(]))"
)
_COUNTER_FIRST = frozenset("人名位員個餘多至到~-")
_NEAR = re.compile(
    r"派(?!出所)|赴|出席|參加|參訓|參訪|與會|受訓|代訓|培訓|完訓|複訓|召訓|教召|研習(?!中心)|選送|邀請?|名額|課程」|班」|教官班|訓練班|率[團領隊同\d一二兩三四五六七八九十]|代表團|觀摩|出國|訪團|組團|列席"
    r"|會談|會議|研討會|座談會|論壇|學員|學訓|講習|帶隊|進修(?!部)|隨行|成行|出訪|訪問團?|見習|互訪|駐點|機票|[到來]訪|訪[臺台美日]|抵[臺台美]|召集(?!人(?!數)|委員)"
)
_NEAR_IN_CLAUSE = re.compile(
    r"參與|培育|訓練|動員(?![署局室準業])|停留|實習|結訓|招訓|收訓|甄選|遴選|錄取|交流|集訓|演訓|志工|投入|出動|徵訓|進駐"
)
_TAKEN = re.compile(r"(?:(?:收|招收|錄取|遴選|甄選|訓練|培育)(?:約|近|逾|達|了|僅)?|一行)$")
_FAR = re.compile(
    r"死|傷|失業|就業|受惠|員額|編制|缺額|缺口|人口|選民|連署|罹|失蹤|確診|[住用]?戶|每人|人均|下載|點閱|觸及|請假|訪談|受訪|退還|裁員|裁減|駐軍|駐[^，。]{1,3}兵力|戰俘|難民|民調|人力.{0,4}$|專責|職員"
    r"|瀏覽|旅客|觀光|旅遊|遊客|入境|入園|就醫|門診|住院|[休退在]學|畢業|執業|請領|列管|進用|僱用|需求人數|實際人數|編現|[缺欠]\d|安裝|移工|求職|用戶|會員|粉絲|訂閱|觀眾|[收觀]看|收容|遣返|撤僑|領取|委員的|常任|席次|當選|紀錄|名單|個資|每新?增加?\||結婚|生育|配對|篩[檢選]|現有人數|不克|缺席|未出席|退伍(?!軍)|離職|退訓|置[^，。；|「」]{0,14}\|"
)
_HARM = re.compile(r"自殺|自傷|輕生|身亡|死亡|罹難|喪生|受傷|病患|患者|染疫")
_SENT = re.compile(r"(?:派了?|派遣|派出|邀請|邀|選送|送|率|率領|共|計|僅|只|少|多|各)$")
SHORT = 12
"""Characters before a number behind ；, up to which the clause before says of whom it goes on to speak."""

MANY = 100_000
"""人次 from which on they are the public: visitors, travellers, readers."""

_CROWD = re.compile(r"旅客|旅遊|觀光|入境|瀏覽|交流人次|參觀|民眾")
_TOTAL = re.compile(r"(?:學員|官員|飛官|飛行員|團員|軍官|士官|軍校生|人數|代表團|訪問團)[^，。；|]{0,8}\|$")
_PERSONS = (
    "官兵|軍官|士官|將領|學員|學生|同學|師生|青年|團員|官員|代表|專家|委員|成員|學者|人員|人士|貴賓|來賓|訪賓|使節|"
    "幹部|領袖|僑胞|民眾|賓客|立委|教師|老師|醫師|護理師|工程師|技師|講師|研究員|役男|士兵|新兵|隊員|選手|職員|教官|"
    "飛官|飛行員|主管|外賓|議員|志工|防災士|後備軍人|操作員|顧問|教授|記者|聽眾|[部次處局司署院組科課隊艦]長|司令|主任"
)
_NOUN = re.compile(rf"[^，。；]{{0,10}}(?:{_PERSONS})")
_NOUN_BEFORE = re.compile(rf"(?:{_PERSONS})(?:共計?|約|僅|計|各|逾|近)?$")
_GONE = re.compile(r"(?:(?<![過失除])去|[去來派]了)$")
_SHARE = re.compile(r"每[\d,]+[萬千百]?[人名位]$")
"""Before a ratio: 每600人1員."""


def find(segment: Segment) -> Iterator[Mention]:
    """Yield the numbers of persons sent, invited, trained or attending, left to right."""
    text = segment.text
    done = 0
    for first, last in segment.numbers:
        if text[last : last + 1] not in _COUNTER_FIRST or first < done or last - first > LONGEST:
            continue
        match = _COUNT.match(text, first)
        if match is None:
            continue
        (start, end), done = match.span(), match.end()
        if (
            match["number"] == "一"
            and match["counter"] in {"名", "位", "人", "個人"}
            and not _SENT.search(text, max(0, start - 2), start)
        ):
            continue  # 一名官員 is a certain one and no number
        try:
            count = number(match["number"])
        except ValueError:
            continue
        if not _attend(segment, start, end, match["counter"], count):
            continue
        if count == count.to_integral_value() and count > 0:
            more = "over" if re.search("[餘多]", match.group()) else None
            mark = (
                "at_most" if match["low"] else more or qualifier(text, start, end)
            )  # of 12至15人 the upper end
            yield segment.mention(KIND, (start, end), Headcount(int(count), mark), "headcount")


def _attend(segment: Segment, start: int, end: int, counter: str, count: Decimal) -> bool:
    """Whether the sentence sends, trains or seats these persons."""
    text = segment.text
    first, last = segment.sentence(start)
    if text[first - 1 : first] == "；" and start - first <= SHORT:
        first = segment.sentence(first - 2)[0]
    before, behind = text[max(first, start - 45) : start], text[end : min(last, end + 30)]
    clause = re.split(r"[，；]", before)[-1] + "|" + re.split(r"[，；。]", behind)[0]
    if _FAR.search(clause) or _HARM.search(before) or _HARM.search(behind) or _SHARE.search(before[-12:]):
        return False
    if counter in {"名", "位"} and not _are_persons(before, behind, clause):
        return False
    return bool(
        (counter == "人次" and count < MANY and not _CROWD.search(before))
        or _NEAR.search(before)
        or _NEAR.search(behind)
        or _NEAR_IN_CLAUSE.search(clause)
        or _TAKEN.search(before)
        or _GONE.search(before[-3:])
    )


def _are_persons(before: str, behind: str, clause: str) -> bool:
    """Whether 名 or 位, which count ranks and places as well, count persons: a word beside them says so."""
    return bool(
        _NOUN.match(behind)
        or _NOUN_BEFORE.search(before[-8:])
        or _TOTAL.search(clause)
        or _GONE.search(before[-3:])
    )
