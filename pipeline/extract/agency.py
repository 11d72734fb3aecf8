"""Named government and military bodies: known ones by name, unlisted units behind the body they belong to.

What a bare name means (whose 國防部, whose 秘書處) is left to `resolve`: a mention carries every candidate.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.extract.naming import canonical
from pipeline.extract.platform import is_own_committee
from pipeline.gazetteer import Gazetteer, load
from pipeline.model import Mention, Named, Segment
from pipeline.text import HAN
from pipeline.words import cut, is_word

KIND = "AGENCY"

_NO_NAME = re.compile(
    r"部[門隊落署屬]|局[面部勢]|[處署]理|會(?:[議談員]|報(?!告)|計(?!畫))|院[校長]|府[上城]|"
    r"[部會署局處院司](?:長(?![期年達官程久遠照短室辦]))"
)
"""What makes a name's last character part of another word, as in 國防部門, 國防部長 (not in 國防部長期)."""

_COMMITTEE = re.compile(rf"「(?P<name>[{HAN}]{{4,24}}委員會)」")
_NOT_CONGRESS = re.compile(r"助理|山莊|文件|議員|生涯|選舉|多數|席次|大樓|殿堂|紀錄|改革")
_OTHERS = re.compile(r"(?:會員國|各國|他國|外國|盟國|友邦|歐洲|歐盟|日本|韓國|英國|法國|德國|捷克|波蘭)的?$")
_UNIT = re.compile(
    rf"[{HAN}]{{1,8}}?(?:參謀次長室|次長室|辦公室|委員會|司令部|指揮部|分署|大隊|訓練中心|作業中心|採購中心|[司局署])(?![長令面部法理機]|[{HAN}]{{0,2}}案)"
)
_NO_UNIT = re.compile(
    r"[的之與和及或並由於在就對向將應以為是有經依按請俟所會同且而但因均等率派辦編列把被讓使]|報告|提出|成立|公司|立法院|行政院"
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
    if pending:
        yield _with_unit(segment, pending, names)
    yield from _committees(segment)


def _committees(segment: Segment) -> Iterator[Mention]:
    """Unlisted committees of one government, by their quotation marks: 「後備戰力精進諮詢委員會」."""
    for match in _COMMITTEE.finditer(segment.text):
        mention = segment.mention(KIND, match.span("name"), Named(canonical(match["name"])), "agency.quoted")
        if is_own_committee(segment, mention):
            yield mention


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
    if unit is None or segment.text[end - 1] not in "部會院署局府" or _NO_UNIT.search(unit.group()):
        return mention
    words = cut(unit.group())
    if len(words) > 4 or len(words[-1]) == 2 or any(names.ids.get(word) for word in words):
        return mention
    return Mention(
        KIND,
        mention.start,
        mention.end + len(unit.group()),
        Named(unit.group()),
        "agency.unit",
        mention.candidates,
    )


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a name stands for itself: no part of a longer word (中國防部署) or of a post (國防部長)."""
    last = text[end - 1]
    if not ("\u3400" <= last <= "\u9fff"):
        return True
    if text[start:end] == "國會" and (
        _NOT_CONGRESS.match(text, end) or _OTHERS.search(text, max(0, start - 8), start)
    ):
        return False
    if text.startswith("盟", end):  # 北約盟邦 are states
        return False
    following = text[end : end + 1]
    if not ("\u3400" <= following <= "\u9fff"):
        return _starts_word(text, start, end)
    if _NO_NAME.match(text, end - 1) and not _post_office(text, end):
        return False
    return _starts_word(text, start, end) and _ends_word(text, start, end)


def _post_office(text: str, end: int) -> bool:
    """國防部部長: behind the whole name the post is its own word."""
    return text[end - 1] == text[end]


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
