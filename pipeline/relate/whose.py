"""Which platform or programme a sum of money belongs to, as far as the names say it.

Names and sums in the same order (分別, 依序) are paired, and 前者, 後者 and 第二項 are looked up in the list
they lean on. Else it is the name before the sum in its sentence, unless that only stands in a 除…外 clause;
where none does, the name that follows and that the sum is said to be for (編列…，執行「…」), unless that is a
part (其中「…」) or one of several; where the sentence has none, the one that the paragraph spoke of last, if
the sentence leans on it (本案, 該計畫, a bare 編列).
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from pipeline.model import Mention
from pipeline.numerals import number
from pipeline.relate.paragraph import MANY, REACH, START, Paragraph, between, first, last, named
from pipeline.text import Span

_IN_TURN = ("分別", "依序")
ORDINAL = re.compile(
    r"(?<![^，。；：\n])(?:而|至於|其中)?"
    r"(?:(?P<first>前者)|(?P<last>後者)|第(?P<count>[一二三四五六七八九十]|\d{1,2})[項案])"
)
_SHARED = re.compile(r"[」』]?[、及與和暨][「『]?")
_TOGETHER = re.compile(r"共[計同]?|合計|總計|[兩二三四五六七八九十]案|等\d*[項案]")
_EACH = re.compile(r"各(?:自|別)?(?:編列?|需|約|為|列|獲)?[^，。；\d]{0,6}$")
_AMONG = re.compile(
    r"[」』]?等(?:共|計)?[\d一二兩三四五六七八九十多]*[^，。；]{0,4}?(?:案|項|計畫|會議|論壇|專案|場)"
)
_AND_OTHERS = re.compile(r"[」』]?(?:等|[及與和、][「『])")
_FOR = re.compile(
    r"執行|辦理|參加|參與|參訓|出席|推動|推展|投入|投資|用於|用以|作為|舉[行辦]|召開|把|將|供|支應|支付|建置|開設"
    r"|採購|購置|訂購|籌[獲建補]|新增|延續|規劃|進行|設置|成立|補助|挹注|興建|整建|汰換|更新|編列|加開|恢復|赴|為"
)
_OF = frozenset("的之")

_NOUNS = "案|計畫|專案|會|會談|會議|對話|論壇|座談|班|課程|訓練|工程|方案|合作|交流"
_LEANS = re.compile(
    r"(?:[^，。；]{0,12}?(?:編列|共編|預計|預定|經費|總經費|本[案計]|該[案計項會]|此[案一項]|其中|所需|我方|派|旅費"
    r"|合計|全程|首年|第[一1]年|同年度|\d{2,4}年)"
    rf"|(?:[^。；]{{0,60}}，)?(?:[本該此]|上[開述]|前[開述])[^，。；]{{0,6}}?(?:{_NOUNS}))"
)
_ANOTHER_SUBJECT = re.compile(
    r"(?:另外?|此外|其他|其餘|至於)(?!再?(?:[派編辦]|由|於|新))[^，。；]{0,16}(?:費|款|預算|補助|支出)|[^，。；]{0,20}(?:歲[出入]|主管|科目)"
)


class Owner(NamedTuple):
    """Whose a sum is.

    Attributes:
        name: the mention of the name.
        since: where what is said of it with the sum begins.
    """

    name: Mention
    since: int


def owners(paragraph: Paragraph, amount: Mention) -> list[Owner]:
    """Whose a sum is: one name's, or that of each of several (各編列); nobody's where they share it."""
    paired = _by_turn(paragraph, amount) or _by_ordinal(paragraph, amount)
    if paired:
        return [paired]
    start, end = paragraph.sentence(amount.start)
    before = _before(paragraph, amount, start)
    if before:
        return _of_names(paragraph, _joined(paragraph, before), amount)
    after = first(paragraph.names, amount.end, end)
    if after and not first(paragraph.sums, amount.end, after.start):
        return [Owner(after, start)] if _is_for(paragraph, amount, after) else []
    earlier = _earlier(paragraph, amount, start)
    return [Owner(earlier, earlier.end)] if earlier else []


def _joined(paragraph: Paragraph, name: Mention) -> list[Mention]:
    """A name, and those before it that are joined to it: 「甲案」、「乙案」及「丙案」."""
    names, clean = paragraph.names, paragraph.clean
    place = bisect_left(names, name.start, key=START)
    run = [name]
    while place and len(run) < MANY and _SHARED.fullmatch(clean, names[place - 1].end, run[0].start):
        place -= 1
        run.insert(0, names[place])
    return run


def _of_names(paragraph: Paragraph, run: list[Mention], amount: Mention) -> list[Owner]:
    """The owners of a sum behind joined names: all where each gets it, none where all do together."""
    clean, name = paragraph.clean, run[-1]
    if len(run) > 1 and _EACH.search(clean, max(name.end, amount.start - 12), amount.start):
        return [Owner(each, name.end) for each in run]
    end = min(amount.start, name.end + REACH)
    if _AMONG.match(clean, name.end) or (len(run) > 1 and _TOGETHER.search(clean, name.end, end)):
        return []
    return [Owner(name, name.end)]


def _by_turn(paragraph: Paragraph, amount: Mention) -> Owner | None:
    """「甲案」及「乙案」分別編列1億元及2億元."""
    start = paragraph.sentence(amount.start)[0]
    clean = paragraph.clean
    place = max(clean.rfind(word, max(start, amount.start - REACH), amount.start) for word in _IN_TURN)
    if place < 0:
        return None
    names = between(paragraph.names, start, place)
    sums = between(paragraph.sums, place, paragraph.clause(place)[1])
    if not len(names) == len(sums) > 1 or amount not in sums:
        return None
    return Owner(names[sums.index(amount)], place)


def _by_ordinal(paragraph: Paragraph, amount: Mention) -> Owner | None:
    """前者 and 後者, 第一項 and 第二項 of the names that were listed last."""
    if len(paragraph.names) < 2:
        return None
    start = paragraph.whole_sentence(amount.start)[0]
    ordinals = [*ORDINAL.finditer(paragraph.clean, max(start, amount.start - REACH), amount.start)]
    told = ordinals[-1] if ordinals else None
    if told is None or last(paragraph.names, told.end(), amount.start):
        return None
    name = _meant(told, _listed(paragraph, told.start()))
    return Owner(name, told.end()) if name else None


def _listed(paragraph: Paragraph, end: int) -> list[Mention]:
    """The names, each once, of the last sentence with names before a position."""
    before = last(paragraph.names, 0, end)
    if before is None:
        return []
    start = paragraph.whole_sentence(before.start)[0]
    once = {named(name): name for name in reversed(between(paragraph.names, start, end)[-MANY:])}
    return sorted(once.values(), key=START)


def piece_about(paragraph: Paragraph, name: Mention) -> Span | None:
    """Where what is listed is taken up again by its place: 第二項是全新的項目，預定派28人."""
    position = paragraph.whole_sentence(name.start)[1]
    if not ORDINAL.match(paragraph.clean, position, paragraph.end):
        return None
    listed = _listed(paragraph, position)
    end = paragraph.end
    for _ in listed:
        told = ORDINAL.match(paragraph.clean, position, end)
        span = paragraph.sentence(position) if told else None
        if not told or not span:
            return None
        if _meant(told, listed) == name:
            return told.end(), span[1]
        position = span[1]
    return None


def _meant(told: re.Match[str], listed: list[Mention]) -> Mention | None:
    """Which of some names an ordinal means."""
    try:
        place = int(number(told["count"])) - 1 if told["count"] else 0 if told["first"] else 1
    except ValueError:
        return None
    names = listed if told["count"] else listed[-2:]
    return names[place] if len(names) > 1 and 0 <= place < len(names) else None


def _before(paragraph: Paragraph, amount: Mention, start: int) -> Mention | None:
    """The last name before a sum in its sentence that is not left out of it."""
    names = paragraph.names
    place = bisect_left(names, amount.start, key=START)
    for before in reversed(names[max(0, place - MANY) : place]):
        if before.start < start:
            break
        if not paragraph.excepted(before, amount.start):
            return before
    return None


def _is_for(paragraph: Paragraph, amount: Mention, after: Mention) -> bool:
    """Whether the sum before a name is for it, and for it alone: not 其中「…」 and not 「…」及「…」等."""
    clean = paragraph.clean
    part = clean.find("其中", amount.end, after.start) >= 0
    if part or _AND_OTHERS.match(clean, after.end):
        return False
    start = max(amount.end, paragraph.clause(after.start)[0])
    quoted = clean[after.start - 1] in "「『"
    near = after.start - quoted
    if near <= amount.end or (clean[near - 1] in _OF and start == amount.end):
        return True
    return bool(_FOR.search(clean, start, near))


def _earlier(paragraph: Paragraph, amount: Mention, start: int) -> Mention | None:
    """The last name of the sentences before, if the sum's sentence leans on it."""
    earlier = last(paragraph.names, 0, start)
    if earlier is None or _ANOTHER_SUBJECT.match(paragraph.clean, start, amount.start):
        return None
    return earlier if _LEANS.match(paragraph.clean, start, amount.end) else None
