"""Where j, k, u and f lead: the item before or after another one, over the ends of pages."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from pipeline.audit.judgements import Judgements
from pipeline.audit.opened import Opened

What = Literal["any", "unreviewed", "finding"]

UNREVIEWED = frozenset({"", "again", "note"})
"""States of what still waits for a verdict."""


class Here(NamedTuple):
    """Where a reader is.

    Attributes:
        page: in view.
        key: the item that was chosen; "" for none.
        cells: whether the cells of tables are in view, as they are not in a text.
    """

    page: int
    key: str
    cells: bool = True


def neighbour(
    opened: Opened, judgements: Judgements, here: Here, what: str, step: int
) -> tuple[int, str] | None:
    """The page and key of the next item; None where there is none.

    Args:
        opened: the document.
        judgements: on it.
        here: where the search begins.
        what: any item, one without a verdict, or a finding.
        step: 1 forward, -1 back.
    """
    if what == "finding":
        return _finding(opened, here.page, here.key, step)
    wanted = (lambda key: judgements.state(key) in UNREVIEWED) if what == "unreviewed" else _anything
    return next(_walk(opened, here, step, wanted), None)


def _anything(_key: str) -> bool:
    return True


def _walk(opened: Opened, here: Here, step: int, wanted: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    # Who has chosen nothing stands before the page: what is behind is on the page before it.
    number = here.page if here.key or step > 0 else here.page - 1
    while 1 <= number <= opened.count:
        keys = opened.keys(number, cells=here.cells)[::step]
        if number == here.page and here.key in keys:
            keys = keys[keys.index(here.key) + 1 :]
        yield from ((number, each) for each in keys if wanted(each))
        number += step


def _finding(opened: Opened, page: int, key: str, step: int) -> tuple[int, str] | None:
    placed = [(on, f"f{number}") for on in sorted(opened.findings) for number in opened.findings[on]]
    ordered = placed[::step]
    if key.startswith("f") and any(each == key for _, each in ordered):
        at = [each for _, each in ordered].index(key)
        return ordered[at + 1] if at + 1 < len(ordered) else None
    found = opened.item(key)
    here = opened.page_of(found) if found is not None else page
    return next(((on, each) for on, each in ordered if (on - here) * step >= 0), None)
