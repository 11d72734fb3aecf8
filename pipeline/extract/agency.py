"""Named government and military bodies: known ones by name, unlisted units behind the body they belong to.

What a bare name means (whose 國防部, whose 秘書處) is left to `resolve`: a mention carries every candidate.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from pipeline.extract import abroad
from pipeline.extract.naming import canonical
from pipeline.extract.platform import is_own_committee
from pipeline.gazetteer import Gazetteer, fold, load, searched
from pipeline.model import Mention, Named, Segment
from pipeline.text import HAN
from pipeline.words import cut, is_word, part_of_speech

KIND = "AGENCY"

_NO_NAME = re.compile(
    r"部[門隊落署屬]|局[面部勢]|[處署]理|會(?:[議談員]|報(?!告)|計(?!畫))|院[校長]|府[上城]|"
    r"[部會署局處院司](?:長(?![期年達官程久遠照短室辦]))"
)
"""What makes a name's last character part of another word, as in 國防部門, 國防部長 (not in 國防部長期)."""

_COMMITTEE = re.compile(rf"「(?P<name>[{HAN}]{{4,24}}委員會)」")
_NOT_CONGRESS = re.compile(
    r"助理|聯絡|山莊|文件|生涯|選舉|大選|多數|席次|大樓|殿堂|紀錄|改革|殿|黨團|外交(?!及國防委)|圖書館(?!員)"
)
_SESSION = re.compile(r"(?:臨時|特別|通常|新|上屆|本屆|下屆)$")
"""What makes 國會 a session or a make-up of it, and no house."""
_OTHERS = re.compile(
    r"(?:會員國|各國|他國|外國|盟國|友邦|[^美]國家|歐洲|歐盟|日本|韓國|英國|法國|德國|捷克|波蘭)的?$"
)
_UNIT = re.compile(
    rf"(?:秘書處|[{HAN}]{{1,8}}?(?:參謀次長室|次長室|辦公室|委員會|司令部|指揮部|分署|大隊|訓練中心|作業中心|採購中心|[司局署]))"
    rf"(?![長令面部法理機]|[{HAN}]{{0,2}}案)"
)
_WORKS = "預算 防衛 動員 支援 採購 管理 整備 作戰 計畫 監理 輔導 保障 審議 審計 救護 防護 檢疫 研發"
_WORK = frozenset(_WORKS.split())
"""What units work at, though the dictionary has it as a verb."""
_NO_UNIT = re.compile(
    r"[各的之與和及或並由於在就對向將應以為是有經依按請俟所會同且而但因均等率派辦編列把被讓使]|"
    r"現行|任一|相關|報告|提出|成立|公司|立法院|行政院"
)


def find(segment: Segment) -> Iterator[Mention]:
    """Yield the bodies that the segment names, left to right."""
    names = load("agencies")
    text = segment.text
    pending: Mention | None = None
    for start, end, name in names.find(text):
        if not _is_word(text, start, end):
            continue
        mention = segment.mention(KIND, (start, end), None, "agency.name", names.ids[name])
        if pending and pending.end == mention.start and (joined := _join(names, pending, mention)):
            pending = joined
            continue
        if pending:
            yield _with_unit(segment, pending, names)
        pending = mention
        if text[start - 1 : start] in _AND:
            yield from _sharing(segment, start, end, names)
    if pending:
        yield _with_unit(segment, pending, names)
    yield from _committees(segment)
    yield from _parts(segment)
    yield from abroad.bodies(segment)


def _committees(segment: Segment) -> Iterator[Mention]:
    """Unlisted committees of one government, by their quotation marks: 「後備戰力精進諮詢委員會」."""
    for match in _COMMITTEE.finditer(segment.text):
        mention = segment.mention(KIND, match.span("name"), Named(canonical(match["name"])), "agency.quoted")
        if is_own_committee(segment, mention):
            yield mention


_AND = frozenset("、及與和暨")
_ITEM = re.compile(rf"(?P<item>[{HAN}]{{1,8}})(?:[、及與和暨]|以及)+$")
_PARTS = tuple(
    [
        f"{work}{unit}"
        for work in ("綜合規劃", "總務", "會計", "主計", "統計", "人事", "政風", "法制", "資訊", "秘書")
        for unit in "司處"
    ]
    + ["主計室", "會計室", "人事室", "政風室", "秘書室", "法規會", "法規委員會"]
)
"""Units that every ministry has; `resolve` looks for the one near them."""
_ALL = re.compile("[各本該其等]$|所屬$|機關$")
_NO_PART = re.compile("[長員理]")


@cache
def _part_names() -> CharwiseDoubleArrayAhoCorasick:
    return CharwiseDoubleArrayAhoCorasick(list(_PARTS), MATCH_KIND_LEFTMOST_LONGEST)


def _parts(segment: Segment) -> Iterator[Mention]:
    text = segment.text
    for start, end, number in _part_names().find(searched(text)):
        if not (_NO_PART.match(text, end) or _ALL.search(text, max(0, start - 2), start)):
            yield segment.mention(KIND, (start, end), Named(_PARTS[number]), "agency.part")


def _sharing(segment: Segment, start: int, end: int, names: Gazetteer) -> Iterator[Mention]:
    """The bodies of a list with one head, from right to left: 陸軍、海軍及空軍司令部."""
    text = segment.text
    heads = [fold(text[middle:end]) for middle in range(start + 1, end - 1)]
    while (item := _ITEM.search(text, max(0, start - 12), start)) is not None:
        word = item["item"]
        found = next(
            (
                (len(word) - cut, ids)
                for cut in range(len(word))
                for head in heads
                if (ids := names.ids.get(fold(word[cut:]) + head)) and not names.ids.get(fold(word[cut:]))
            ),
            None,
        )
        if found is None:
            return
        edge = item.end("item")
        start = edge - found[0]
        yield segment.mention(KIND, (start, edge), None, "agency.shared", found[1])


def _join(names: Gazetteer, whole: Mention, part: Mention) -> Mention | None:
    """One mention of a body and, right behind it, a body of its own: 美國國防部國防安全合作局."""
    below = tuple(i for i in part.candidates if any(_belongs(names, i, above) for above in whole.candidates))
    if not below:
        return None
    return Mention(KIND, whole.start, part.end, None, "agency.name", below)


def _belongs(names: Gazetteer, identity: str, above: str) -> bool:
    parent = names.parent.get(identity, "")
    while parent:
        if parent == above:
            return True
        parent = names.parent.get(parent, "")
    return False


def _with_unit(segment: Segment, mention: Mention, names: Gazetteer) -> Mention:
    """Add an unlisted unit that stands right behind its body: 外交部北美司 where only 外交部 is known."""
    end = mention.end - segment.start
    unit = _UNIT.match(segment.text, end)
    if unit is None or segment.text[end - 1] not in "部會院署局府織" or _NO_UNIT.search(unit.group()):
        return mention
    words = cut(unit.group())
    if len(words) > 4 or not _is_unit(words) or any(names.ids.get(word) for word in words):
        return mention
    return Mention(
        KIND,
        mention.start,
        mention.end + len(unit.group()),
        Named(unit.group()),
        "agency.unit",
        mention.candidates,
    )


def _is_unit(words: list[str]) -> bool:
    """Whether the words are a unit's name: none of them acts, and 局 ends no other word (僵局, 陷入僵局)."""
    last = words[-1]
    own_word = len(last) in {2, 4} and last[-1] in "司局署"
    return not own_word and not any(part_of_speech(word) == "v" and word not in _WORK for word in words[:-1])


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a name stands for itself: no part of a longer word (中國防部署) or of a post (國防部長)."""
    last = text[end - 1]
    if not ("\u3400" <= last <= "\u9fff"):
        return True
    if text.startswith(("盟邦", "盟國"), end):  # 北約盟邦 are states
        return False
    if text[start:end] == "國會" and (
        _NOT_CONGRESS.match(text, end)
        or _SESSION.search(text, max(0, start - 2), start)
        or _OTHERS.search(text, max(0, start - 8), start)
    ):
        return False
    following = text[end : end + 1]
    if not ("\u3400" <= following <= "\u9fff"):
        return _starts_word(text, start, end)
    if _NO_NAME.match(text, end - 1) and not _post_office(text, end):
        return False
    return _starts_word(text, start, end) and _ends_word(text, start, end)


def _post_office(text: str, end: int) -> bool:
    """國防部部長, 國會議員: behind the whole name the post is its own word."""
    return text[end - 1] == text[end] or (text.startswith("國會", end - 2) and text.startswith("議員", end))


_NO_CROSSING = frozenset(
    {"部委", "會同", "會中", "會後", "院方", "部方", "會內", "部內", "局內", "會對", "部對"}
)
"""Words of the dictionary that are no words in these texts: 國防部委由 is 國防部 and 委由."""

_LIGHT = frozenset(
    "的之與和及或由於在就對向將應以為是有經依按請俟所且而但因均等率派讓使從自至到赴駐訪該本各我美中日韓俄英法德副前新原及並如即又也都是了把被給跟"
)


def _starts_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    if not ("\u3400" <= before <= "\u9fff") or before in _LIGHT or not is_word(text[start - 1 : start + 1]):
        return True
    return not _cuts(text, start, start, end)


def _ends_word(text: str, start: int, end: int) -> bool:
    if text[end] in _LIGHT or not is_word(text[end - 1 : end + 1]):
        return True
    return not _cuts(text, end, start, end)


def _cuts(text: str, edge: int, start: int, end: int) -> bool:
    """Whether a word of the dictionary lies across an edge of a name."""
    first, last = max(0, start - 4), min(len(text), end + 4)
    return not _bounded(text[first:last], edge - first)


@cache
def _known() -> frozenset[str]:
    return frozenset(load("agencies").ids)


@lru_cache(maxsize=65536)
def _bounded(window: str, edge: int) -> bool:
    position = 0
    for word in cut(window):
        if position == edge:
            return True
        position += len(word)
        if position > edge:
            # a long word that holds the name whole says nothing against it
            return len(word) == 1 or word in _NO_CROSSING or _holds_known(word)
    return True


def _holds_known(word: str) -> bool:
    return any(word[i:j] in _known() for i in range(len(word)) for j in range(i + 2, len(word) + 1))
