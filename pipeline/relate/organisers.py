"""The body that sends or budgets: who is named as the subject of what a sum is told with.

A body that is only a partner, a recipient, a judge or a witness (與…, 函送…, …審查, …指出) is none. Sentences
that name nobody follow the one before them.
"""

import re

from pipeline.model import Document, Mention
from pipeline.relate.paragraph import NAMES, Paragraph, between, first, in_twd, is_home, last, named
from pipeline.relate.whose import ORDINAL, Owner

_BY = re.compile(
    r"(?:負責)?(?:規劃)?(?:執行|主政|主[辦導管]|承辦|辦理|編列|支應|負擔|派[員遣]|選派|統籌|出面|籌辦)"
)
_BUDGETS = re.compile(r"(?:1\d\d年度?|[今明本]年度?|另|也|亦|則|先)*(?:[編匡]列|支應|負擔|分攤)")
_WITH = re.compile(
    r"(?:[與和及同對奉依據經請洽送向率函報赴至以歸、]|配合|透過|協調|會同|隨同|副知|陪同|委託|提供|補助|撥付|根據|會商|提報|列席)\Z"
)
_JUDGES = re.compile(
    r"(?:核定|核准|核備|審查|審議|審核|三讀|通過|同意|備查|指出|表示|認為|質疑|要求|決議|建議|糾正|查核|抽查|政策|列席|支援)"
)
_DOING = re.compile(
    r"(?:[^，。；：\n]{0,20}?(?:新增|主辦|合辦|辦理|編列|執行|推動|舉辦|開辦|規劃|建置|提出|負責|列|推出|主政|承辦|加開|[的之])"
    r"(?:的|之|了|有)?[「『]?|[「『])"
)
_BEHIND = re.compile(r"[」』]?，?(?:係|則|並)?由")
_APART = re.compile(r"[」』]?則")
_BOTH = frozenset({"雙邊", "雙方", "兩國"})
_MANY = 8
_NEAR = 40
_LONG = 1000
"""Characters of a sentence within which its bodies are looked for."""
_FAR = 400
"""Characters before a name within which the body of an earlier sentence is still whom it speaks of."""


def organisers(document: Document) -> dict[str, Mention]:
    """The body that the document says anywhere, in one clause with a name, to do it: 外交部主辦的「…」."""
    found: dict[str, Mention] = {}
    body: Mention | None = None
    name: Mention | None = None
    for mention in document.mentions:
        if mention.kind == "AGENCY":
            if is_home(mention):
                body = mention
                if name and _is_done_by(document.text.clean, name, body):
                    found.setdefault(named(name), body)
        elif mention.kind in NAMES:
            name = mention
            if body and _has_doer(document.text.clean, body, name):
                found.setdefault(named(name), body)
            body = None
    return found


def _has_doer(clean: str, body: Mention, name: Mention) -> bool:
    near = name.start - body.end < _NEAR
    return near and _DOING.fullmatch(clean, body.end, name.start) is not None and acts(clean, body)


def _is_done_by(clean: str, name: Mention, body: Mention) -> bool:
    return (
        _BEHIND.fullmatch(clean, name.end, body.start) is not None and _BY.match(clean, body.end) is not None
    )


def of(paragraph: Paragraph, owner: Owner, amount: Mention) -> Mention | None:
    """The body that sends to what a sum is for, or budgets it."""
    return (
        _beside(paragraph, amount)
        or _named_doer(paragraph, owner, amount)
        or _subject(paragraph, owner.name, amount)
        or _doer_behind(paragraph, amount)
        or _earlier(paragraph, owner.name)
        or _foreign(paragraph, amount)
    )


def _beside(paragraph: Paragraph, amount: Mention) -> Mention | None:
    """Who budgets a sum in its own clause: 由內政部主辦，其中國防部編列3億元."""
    body = last(paragraph.bodies, amount.start - _NEAR, amount.start)
    if body is None or not _BUDGETS.match(paragraph.clean, body.end):
        return None
    return body if body.start >= paragraph.clause(amount.start, "，；。、")[0] else None


def _named_doer(paragraph: Paragraph, owner: Owner, amount: Mention) -> Mention | None:
    """Who is said to carry it out between the name and the sum: 「…」由外交部主辦，編列5億元."""
    bodies = between(paragraph.bodies, owner.since, amount.start)
    return next((body for body in bodies[:_MANY] if _does(paragraph, body)), None)


def _does(paragraph: Paragraph, body: Mention) -> bool:
    return paragraph.clean[body.start - 1] == "由" and _BY.match(paragraph.clean, body.end) is not None


def _subject(paragraph: Paragraph, name: Mention, amount: Mention) -> Mention | None:
    """The body that acts and is named last before the sum in its sentence, else in the name's."""
    start, end = paragraph.sentence(amount.start)
    near = between(
        paragraph.bodies, max(start, amount.start - _LONG), max(amount.start, min(name.start, end))
    )
    start, end = paragraph.sentence(name.start)
    far = between(paragraph.bodies, max(start, name.start - _LONG), min(end, name.end + _LONG))
    for bodies in (near, far):
        acting = [body for body in bodies[-_MANY:] if acts(paragraph.clean, body)]
        if acting:
            return acting[-1]
    return None


def acts(clean: str, body: Mention) -> bool:
    """Whether a body is named as one that does something of its own."""
    if _JUDGES.match(clean, body.end):
        return False
    return _WITH.search(clean, max(0, body.start - 2), body.start) is None


def _doer_behind(paragraph: Paragraph, amount: Mention) -> Mention | None:
    following = first(paragraph.names, amount.end, paragraph.end)
    body = first(paragraph.bodies, amount.end, following.start if following else paragraph.end)
    return body if body and _does(paragraph, body) else None


def _earlier(paragraph: Paragraph, name: Mention) -> Mention | None:
    """The first body that acts in the nearest sentence before that has one, unless it is about another name.

    A piece of the same sentence, before a semicolon, may be about another name, too.
    """
    whole = name.start if _APART.match(paragraph.clean, name.end) else paragraph.whole_sentence(name.start)[0]
    end = paragraph.sentence(name.start)[0]
    while last_ := last(paragraph.bodies, max(paragraph.start, name.start - _FAR), end):
        start, stop = paragraph.sentence(last_.start)
        near = between(paragraph.bodies, start, stop)[:_MANY]
        body = next((each for each in near if acts(paragraph.clean, each)), None)
        # What is said of 第一項 is not said of 第二項.
        if body and not ORDINAL.match(paragraph.clean, start):
            both = paragraph.clean[max(0, body.start - 2) : body.start] in _BOTH
            own = start >= whole or not paragraph.another(name, start, stop)
            return body if own and not both else None
        end = start
    return None


def _foreign(paragraph: Paragraph, amount: Mention) -> Mention | None:
    """A body of another country that budgets a sum in another currency."""
    if in_twd(amount):
        return None
    start = paragraph.sentence(amount.start)[0]
    return last(paragraph.others, start, amount.start)
