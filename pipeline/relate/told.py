"""What is said with a sum: how many are sent, for how long, and where to."""

import re
from collections.abc import Sequence

from pipeline.model import Mention
from pipeline.relate.paragraph import MANY, REACH, Paragraph, Said, between, first, last
from pipeline.relate.places import destination
from pipeline.relate.whose import Owner, piece_about
from pipeline.text import Span

_JOINS = re.compile(r"參加|出席|參與|辦理|執行|召開|參訓|列席|觀摩|就讀|接受|進行|[的之]「?$|「$")
_TRIP = re.compile(r"派|赴|出國|前往|受訓|訪|停留|參加|出席|參訓|研習|進修|駐點|見習|訓期|召訓|[行旅]程")
_FAR = 1000
"""Characters on either side of a sum within which is looked for what is said with it."""


def reach(paragraph: Paragraph, owner: Owner, amount: Mention) -> Span:
    """What is said together with a sum: from the name before it to the next one or the sentence's end.

    A sentence that goes on about the same thing (該班將派遣6人) belongs to it.
    """
    start, end = paragraph.sentence(amount.start)
    if owner.name.start > amount.start:
        return max(start, amount.start - REACH), min(end, amount.end + REACH)
    following = first(paragraph.names, amount.end, end)
    if following:  # what leads to the next name is said of that one
        return owner.since, max(amount.end, paragraph.clause(following.start)[0])
    more = paragraph.leaning(end)
    return owner.since, more[1] if more else end


def nearest(
    paragraph: Paragraph, mentions: Sequence[Mention], owner: Owner, amount: Mention
) -> Mention | None:
    """The people or the stay told of with a sum: the last before it, else the first behind it."""
    if not mentions:
        return None
    start, end = reach(paragraph, owner, amount)
    start = max(start, amount.start - _FAR)
    before = between(mentions, start, amount.start)
    if before:
        return _in_turn(paragraph, before[-MANY:], amount, start)
    behind = first(mentions, max(start, amount.start), end)
    if behind and not first(paragraph.sums, amount.end, behind.start):
        return behind
    if owner.name.start > amount.start:
        return None
    again = piece_about(paragraph, owner.name)
    return _leading(paragraph, mentions, owner.name) or (first(mentions, *again) if again else None)


def _in_turn(paragraph: Paragraph, before: Sequence[Mention], amount: Mention, start: int) -> Mention:
    """Of several numbers the one in the sum's place: 由6人增加為10人，由128萬元增加為210萬元."""
    end = min(paragraph.sentence(amount.start)[1], amount.end + REACH)
    sums = between(paragraph.sums, before[-1].end, end)
    if len(before) != len(sums) or first(paragraph.sums, start, before[-1].start) or amount not in sums:
        return before[-1]
    return before[sums.index(amount)]


def stay(paragraph: Paragraph, owner: Owner, amount: Mention) -> Mention | None:
    """How long those stay who are sent; a programme's months are none where nobody is."""
    found = nearest(paragraph, paragraph.stays, owner, amount)
    if found is None or not paragraph.in_months(found):
        return found
    start, end = paragraph.sentence(found.start)
    return (
        found
        if _TRIP.search(paragraph.clean, max(start, found.start - REACH), min(end, found.end + REACH))
        else None
    )


def _leading(paragraph: Paragraph, mentions: Sequence[Mention], name: Mention) -> Mention | None:
    """What leads to a name in its sentence, with no other name or sum between: 派5人參加「…」."""
    before = last(mentions, _lead(paragraph, name), name.start)
    return before if before and _leads(paragraph, before.end, name) else None


def _lead(paragraph: Paragraph, name: Mention) -> int:
    """Where what leads to a name begins: in its sentence, behind other names and sums."""
    start = paragraph.sentence(name.start)[0]
    others = (last(paragraph.names, start, name.start), last(paragraph.amounts, start, name.start))
    return max([start, *(other.end for other in others if other)])


def _leads(paragraph: Paragraph, position: int, name: Mention) -> bool:
    return _JOINS.search(paragraph.clean, max(position, name.start - REACH), name.start) is not None


def destination_of(paragraph: Paragraph, owner: Owner, amount: Mention) -> Said | None:
    """The country that what is said with a sum first speaks of going to."""
    name = owner.name
    start, end = reach(paragraph, owner, amount)
    place = destination(paragraph.clean, max(start, amount.start - _FAR), min(end, amount.end + _FAR))
    if place or name.start > amount.start:
        return place
    start = max(_lead(paragraph, name), name.start - _FAR)
    if _leads(paragraph, start, name) and (place := destination(paragraph.clean, start, name.start)):
        return place
    again = piece_about(paragraph, name)
    return destination(paragraph.clean, *again) if again else None
