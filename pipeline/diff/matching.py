"""Which item of one result is which of the other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from pipeline.diff.items import Item

Pair = tuple[Item | None, Item | None]
"""An item as it was and as it is; None where it is new, or no more."""

STAYED = 0.5
"""Share of the mentions that stand where they stood, from which on a text has not moved as a whole."""

ALIKE = 0.5
"""Share of values that two rows of one page have in common that are the same row, corrected."""


def by_key(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Pair items by their first key, what is left by their second, and so on; those of one key in order."""
    left, right = list(old), list(new)
    for level in range(max((len(item.key) for item in (*old, *new)), default=0)):
        pairs, left, right = _paired(left, right, level)
        yield from pairs
    yield from _alike(left, right)


def _paired(
    old: list[Item], new: list[Item], level: int
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Pairs of one key, and the items that have none."""
    waiting = defaultdict(list)
    for item in reversed(new):
        if level < len(item.key):
            waiting[item.key[level]].append(item)
    pairs, left, taken = [], [], set()
    for item in old:
        found = waiting.get(item.key[level]) if level < len(item.key) else None
        if found:
            partner = found.pop()
            taken.add(id(partner))
            pairs.append((item, partner))
        else:
            left.append(item)
    return pairs, left, [item for item in new if id(item) not in taken]


def _alike(old: list[Item], new: list[Item]) -> Iterator[Pair]:
    """What no key pairs: rows of one page by what they have in common, the rest alone."""
    free = defaultdict(list)
    for item in new:
        free[item.kind, item.page].append(item)
    for item in old:
        there = free[item.kind, item.page] if item.part == "row" else []
        best = max(there, key=lambda other: _common(item, other), default=None)
        if best is not None and _common(item, best) >= ALIKE:
            there.remove(best)
            yield item, best
        else:
            yield item, None
    yield from ((None, item) for items in free.values() for item in items)


def _common(one: Item, other: Item) -> float:
    """Share of the values that either has that both have."""
    fields = [
        field for field in one.values if one.values[field] is not None or other.values.get(field) is not None
    ]
    same = sum(one.values[field] == other.values.get(field) for field in fields)
    return same / len(fields) if fields else 0.0


def in_order(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Pair mentions by type and text in their order, wherever their spans have moved to.

    Between two that are the same, those of one type whose spans lie over each other are one that was read
    otherwise.
    """
    places = {(*item.key, item.span): item for item in new}
    stayed = {id(item): places[place] for item in old if (place := (*item.key, item.span)) in places}
    if len(stayed) >= STAYED * min(len(old), len(new)):
        yield from ((item, stayed[id(item)]) for item in old if id(item) in stayed)
        taken = set(map(id, stayed.values()))
        old = [item for item in old if id(item) not in stayed]
        new = [item for item in new if id(item) not in taken]
    yield from _aligned(old, new)


def _aligned(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Pair mentions by the longest stretches of them that are the same."""
    before, behind = _ends(old, new)
    yield from zip(old[:before], new[:before], strict=True)
    middle = old[before : len(old) - behind], new[before : len(new) - behind]
    shift = new[before - 1].span[0] - old[before - 1].span[0] if before else 0
    matcher = SequenceMatcher(None, _keys(middle[0]), _keys(middle[1]), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(middle[0][a:b], middle[1][c:d], strict=True)
            shift = middle[1][d - 1].span[0] - middle[0][b - 1].span[0]
        else:
            yield from _over_each_other(middle[0][a:b], middle[1][c:d], shift)
    yield from zip(old[len(old) - behind :], new[len(new) - behind :], strict=True)


def _keys(items: Sequence[Item]) -> list[tuple[tuple[Any, ...], ...]]:
    return [item.key for item in items]


def _ends(old: Sequence[Item], new: Sequence[Item]) -> tuple[int, int]:
    """How many are the same at the beginning and at the end: most, where little has changed."""
    most = min(len(old), len(new))
    before = next((at for at in range(most) if old[at].key != new[at].key), most)
    behind = next((at for at in range(most - before) if old[-1 - at].key != new[-1 - at].key), most - before)
    return before, behind


def _over_each_other(old: Sequence[Item], new: Sequence[Item], shift: int) -> Iterator[Pair]:
    free = list(new)
    for item in old:
        start, end = item.span[0] + shift, item.span[1] + shift
        place = next(
            (
                at
                for at, other in enumerate(free)
                if other.kind == item.kind and other.span[0] < end and start < other.span[1]
            ),
            None,
        )
        yield item, None if place is None else free.pop(place)
    yield from ((None, item) for item in free)
