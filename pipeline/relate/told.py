"""What is said with a sum: who is sent and for how long, by whom and where, and whether it is new."""

import re
from bisect import bisect_left

from pipeline.calendar import gregorian
from pipeline.model import Document, Mention
from pipeline.relate.paragraph import NAMES, START, Paragraph, first, last, named
from pipeline.relate.places import destination
from pipeline.text import Span, clause_before

_NEW = re.compile(r"新增|首次|首度|新設|新列|全新|第一次|加開|首創")
_CONTINUING = re.compile(r"既有|新一輪|例行|延續|續編|續辦|行之有年|每年|歷年|前一輪|持續|恢復")
_GOES_ON = re.compile(
    r"[^。；]{0,60}(?:第[2-9二三四五六七八九]年(?:期)?(?:經費|預算)|自(?P<since>1\d\d)年度?起(?:實施|執行|辦理))"
)
_NEXT = re.compile(r"[」』]?(?:(?P<new>首[次度])|(?P<continuing>續[編辦列]|恢復))")
_DOES = re.compile(r"(?:負責)?(?:執行|主政|主辦|主導|承辦)")
_JOINS = re.compile(r"參加|出席|參與|辦理|執行|召開|參訓")
_BOTH = frozenset({"雙邊", "雙方", "兩國"})
_WITH = frozenset("與和及同")
REACH = 1000
"""Characters on either side of a sum within which its destination is looked for."""


def statuses(document: Document) -> dict[str, str]:
    """What the document says anywhere of a name: new, or continuing."""
    found: dict[str, str] = {}
    for mention in document.mentions:
        if mention.kind in NAMES and named(mention) and (word := status(document.text.clean, mention)):
            found.setdefault(named(mention), word)
    for mention in document.mentions:
        if mention.kind in NAMES and _goes_on(document, mention):
            found.setdefault(named(mention), "continuing")
    return found


def _goes_on(document: Document, mention: Mention) -> bool:
    """Whether a name has been paid for before: 屬第3年經費, or 自107年度起實施 in a later year's document."""
    match = _GOES_ON.match(document.text.clean, mention.end)
    since, year = match and match["since"], document.about.fiscal_year
    return match is not None and (since is None or (bool(year) and str(gregorian(int(since))) < str(year)))


def status(clean: str, mention: Mention) -> str | None:
    """The word of beginning or going on that stands last before a name in its clause, or right behind it."""
    clause = clause_before(clean, mention.start, 50)
    new = max((m.end() for m in _NEW.finditer(clause)), default=-1)
    old = max((m.end() for m in _CONTINUING.finditer(clause)), default=-1)
    if new != old:
        return "new" if new > old else "continuing"
    behind = _NEXT.match(clean, mention.end)
    return behind.lastgroup if behind else None


def row_status(paragraph: Paragraph, amount: Mention) -> str | None:
    """What the cells behind the sum in a row of a table say: 新增."""
    if amount.rule != "amount.cell":
        return None
    end = min(paragraph.end, amount.end + REACH)
    if _NEW.search(paragraph.clean, amount.end, end):
        return "new"
    return "continuing" if _CONTINUING.search(paragraph.clean, amount.end, end) else None


def reach(paragraph: Paragraph, name: Mention, amount: Mention) -> Span:
    """What is said together with a sum: from the name before it to the next one or the sentence's end."""
    start, end = paragraph.sentence(amount.start)
    if name.start < amount.start:
        following = first(paragraph.names, amount.end, end)
        return name.end, following.start if following else end
    return max(start, amount.start - REACH), min(end, amount.end + REACH)


def nearest(paragraph: Paragraph, mentions: list[Mention], name: Mention, amount: Mention) -> Mention | None:
    """The people or the stay told of with a sum: the last before it, else the first behind it."""
    start, end = reach(paragraph, name, amount)
    before = last(mentions, start, min(end, amount.start))
    if before:
        return before
    behind = first(mentions, max(start, amount.start), end)
    if behind and not first(paragraph.sums, amount.end, behind.start):
        return behind
    return _leading(paragraph, mentions, name) if name.start < amount.start else None


def _leading(paragraph: Paragraph, mentions: list[Mention], name: Mention) -> Mention | None:
    """What leads to a name in its sentence, with no other name or sum before it: 派5人參加「…」."""
    start = paragraph.sentence(name.start)[0]
    before = last(mentions, start, name.start)
    alone = not last(paragraph.names, start, name.start) and not last(paragraph.amounts, start, name.start)
    return (
        before
        if before
        and alone
        and _JOINS.search(paragraph.clean, max(before.end, name.start - REACH), name.start)
        else None
    )


def organiser(paragraph: Paragraph, name: Mention, amount: Mention) -> Mention | None:
    """The Taiwanese body named last before the sum in its sentence, else before the name.

    Where there is none, one that is said behind the sum to carry it out (由軍醫局執行), or that of the
    sentence before.
    """
    start = min(paragraph.sentence(amount.start)[0], paragraph.sentence(name.start)[0])
    place = bisect_left(paragraph.bodies, max(name.start, amount.start), key=START)
    near = [m for m in paragraph.bodies[max(0, place - 8) : place] if m.start >= start]
    subjects = [m for m in near if paragraph.clean[max(0, m.start - 1) : m.start] not in _WITH]
    return (subjects or near)[-1] if near else _doer(paragraph, amount) or _earlier(paragraph, name, amount)


def _doer(paragraph: Paragraph, amount: Mention) -> Mention | None:
    clean = paragraph.clean
    following = first(paragraph.names, amount.end, paragraph.end)
    body = first(paragraph.bodies, amount.end, following.start if following else paragraph.end)
    does = body and clean[body.start - 1] == "由" and _DOES.match(clean, body.end)
    return body if does else None


def _earlier(paragraph: Paragraph, name: Mention, amount: Mention) -> Mention | None:
    """The first body of the sentence before, unless a different name stands there or since."""
    end = paragraph.sentence(name.start)[0]
    start = paragraph.sentence(max(paragraph.start, end - 1))[0]
    body = first(paragraph.bodies, start, end)
    if body is None or paragraph.clean[max(0, body.start - 2) : body.start] in _BOTH:
        return None
    return None if paragraph.another(name, start, amount.start) else body


def destination_of(paragraph: Paragraph, name: Mention, amount: Mention) -> str | None:
    """The country that what is said with a sum first speaks of going to."""
    start, end = reach(paragraph, name, amount)
    return destination(paragraph.clean, max(start, amount.start - REACH), end)
