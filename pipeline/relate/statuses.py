"""Whether a platform or programme is new or goes on, by the words that say so of it.

They stand before its name (新增「…」), right behind it (「…」續編), behind it as what it is (為新增計畫),
before the colon of a list (新增三案：「…」) or in the sentence that announces it (有兩項新案。「…」).
"""

import re

from pipeline.calendar import gregorian
from pipeline.model import Document, Mention
from pipeline.relate.paragraph import NAMES, REACH, Paragraph, Said, first, last, named
from pipeline.relate.whose import Owner
from pipeline.text import clause_before

_NEW = r"新增|首次|首度|新設|新列|全新|第一次|加開|首創|新興(?:計畫|案|項目|工作)|新案|新辦"
_OLD = r"既有|新一輪|例行|延續|續編|續辦|賡續|接續|行之有年|每年|歷年|前一輪|持續|恢復"
_WORD = re.compile(rf"(?P<new>{_NEW})|(?P<continuing>{_OLD})")
_NEXT = re.compile(
    r"[」』]?(?:[今明本]年度?|1\d\d年度)?[也亦仍則將再]?(?:(?P<new>首[次度])|(?P<continuing>續[編辦列]|恢復))"
)
_IS = re.compile(
    r"(?:(?:(?<![認因成作列])為|係|屬於?|(?<![不但])是)[^，。；「」]{0,6}?|[（(][^（）()，。；]{0,8}?)"
    rf"(?:(?P<new>{_NEW})|(?P<continuing>{_OLD}))"
)
_LIST = re.compile(r"(?:還|也|亦|並|則|尚)?(?:包[括含]|有|計有|分別[為是]|依序[為是])")
_ANNOUNCED = re.compile(
    r"(?:新增(?:加)?(?:下列|以下|了)?[一二兩三四五六七八九十\d]+|[一二兩三四五六七八九十\d]+)"
    r"[項個件](?:新增|新興|新)(?:的)?(?:案|計畫|項目|交流)|新增(?:下列|以下|[一二兩三四五六七八九十\d]+[項個件案])"
)
_NEAR = 50
"""Characters before a name within which its clause is read."""

_YEAR_OF_SEVERAL = r"第[2-9二三四五六七八九]年"
_GOES_ON = re.compile(
    rf"[^。；「\n]{{0,60}}(?:(?P<which>{_YEAR_OF_SEVERAL}(?:期)?(?:經費|預算)|(?:為|係|是|屬|進入){_YEAR_OF_SEVERAL})"
    r"|自(?P<since>1\d\d)年度?起(?:實施|執行|辦理))"
)


def statuses(document: Document) -> dict[str, Said]:
    """What the document says anywhere of a name: new, or continuing."""
    found: dict[str, Said] = {}
    clean = document.text.clean
    names = [mention for mention in document.mentions if mention.kind in NAMES and named(mention)]
    for mention in names:
        if said := before(clean, mention):
            found.setdefault(named(mention), said)
    for mention in names:
        if said := _goes_on(document, mention):
            found.setdefault(named(mention), said)
    return found


def _goes_on(document: Document, mention: Mention) -> Said | None:
    """Whether a name has been paid for before: 屬第3年經費, or 自107年度起實施 in a later year's document."""
    match = _GOES_ON.match(document.text.clean, mention.end)
    if match is None:
        return None
    since, year = match["since"], document.about.fiscal_year
    if since and not (year and str(gregorian(int(since))) < str(year)):
        return None
    return Said("continuing", match.span("which" if match["which"] else "since"))


def before(clean: str, mention: Mention) -> Said | None:
    """The word of beginning or going on that stands last before a name in its clause, or right behind it."""
    end = mention.start
    start = end - len(clause_before(clean, end, _NEAR))
    if _LIST.match(clean, start, end):  # 115年度的新增案，還包括「…」
        end = max(0, start - 1)
        start = end - len(clause_before(clean, end, _NEAR))
    return word(clean, start, end) or _said(_NEXT.match(clean, mention.end))


def word(text: str, start: int, end: int) -> Said | None:
    """The last word of beginning or going on in a stretch."""
    words = [*_WORD.finditer(text, start, end)]
    return _said(words[-1]) if words else None


def _said(match: re.Match[str] | None) -> Said | None:
    return Said(match.lastgroup, match.span(match.lastgroup)) if match and match.lastgroup else None


def of(paragraph: Paragraph, owner: Owner, amount: Mention) -> Said | None:
    """What is said of a name together with a sum."""
    if amount.rule == "amount.cell":
        return None
    said = _is(paragraph, owner, amount) if owner.since != owner.name.end else None
    return (
        said
        or before(paragraph.clean, owner.name)
        or _is(paragraph, owner, amount)
        or _announced(paragraph, owner.name)
    )


def _is(paragraph: Paragraph, owner: Owner, amount: Mention) -> Said | None:
    """What a name is said to be, between it or its sum and the next name: 為新增計畫."""
    start, end = paragraph.whole_sentence(max(owner.name.start, amount.start))
    following = first(paragraph.names, max(owner.name.end, amount.end), end)
    end = following.start if following else _leaning(paragraph, end)
    start = max(owner.since, start, amount.start - REACH)
    return _said(_IS.search(paragraph.clean, start, min(end, amount.end + REACH)))


def _leaning(paragraph: Paragraph, end: int) -> int:
    """The end of the sentence behind, if that speaks of the same thing and of no other."""
    following = paragraph.leaning(end)
    return following[1] if following else end


def _announced(paragraph: Paragraph, name: Mention) -> Said | None:
    """Whether a list begins that says what it lists is new: 新增三案：「…」, or 有兩項新案。「…」."""
    clean = paragraph.clean
    start, _ = paragraph.whole_sentence(name.start)
    piece = paragraph.sentence(name.start)[0]
    if start < piece and name.start - piece < 2 and not clean.startswith("則", name.end + 1):
        listed = first(paragraph.names, paragraph.sentence(piece - 1)[0], piece)  # 新增「…」；「…」
        return before(clean, listed) if listed else None
    colon = clean.find("：", max(start, name.start - REACH), name.start)
    if colon >= 0 and (said := word(clean, max(start, colon - 30), colon)):
        return said
    position = start
    while position > max(paragraph.start, start - REACH):
        first_, last_ = paragraph.sentence(position - 1)
        if announced := _ANNOUNCED.search(clean, first_, last_):
            return Said("new", announced.span())
        if not last(paragraph.amounts, first_, last_):
            break
        position = first_
    return None
