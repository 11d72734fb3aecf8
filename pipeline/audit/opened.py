"""A document as a person looks at it: page by page or window by window, with what lies in each."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from pipeline.audit import items
from pipeline.audit.items import Item
from pipeline.schema import Output

WINDOW = 6000
"""Characters of a text that are shown at once, about; a window ends where a line does."""

FAR = 2000
"""Characters by which a window may be longer to end with its line."""

_MISSED = re.compile(r"n(\d{1,9})-(\d{1,9})")

NEW_PAGE = "\f"


class Opened:
    """A result with its text.

    Attributes:
        name: of the result, a/b.pdf for a/b.pdf.json.
        text: None where it cannot be had.
        fits: whether positions count in this text: false where the source has changed since.
        problems: keys of the strings that say what is wrong with the document as a whole.
    """

    def __init__(
        self, name: str, output: Output, text: str | None, fits: bool, problems: tuple[str, ...] = ()
    ) -> None:
        self.name, self.output, self.text, self.fits, self.problems = name, output, text, fits, problems

    @property
    def paged(self) -> bool:
        """Whether its source has pages."""
        return bool(self.output.source.pages)

    @cached_property
    def edges(self) -> list[int]:
        """Where each page or window begins; and last, where the text ends."""
        text = self.text or ""
        starts = _pages(text, self.output.source.pages or 0) if self.paged else _windows(text)
        return [*starts, len(text)]

    @property
    def count(self) -> int:
        """Pages or windows; at least one."""
        return max(self.output.source.pages or 0, len(self.edges) - 1, 1)

    def window(self, number: int) -> tuple[int, int]:
        """Start and end of the text of a page or window, from 1."""
        if number >= len(self.edges):
            return self.edges[-1], self.edges[-1]
        return self.edges[number - 1], self.edges[number]

    def page_at(self, position: int) -> int:
        """The page or window that a position of the text lies in."""
        return max(1, min(bisect_right(self.edges, position), self.count))

    def page_of(self, item: Item) -> int:
        """The page or window to show an item on; the first where it has no place."""
        if item.page is not None and self.paged:
            return max(1, min(item.page, self.count))
        return self.page_at(item.start) if item.start is not None else 1

    def item(self, key: str) -> Item | None:
        """The item of a key; of n100-110 the text there, in which nothing was found. None for no item."""
        if (found := _MISSED.fullmatch(key)) is None:
            return items.item(self.output, key)
        start, end = map(int, found.groups())
        if not self.fits or self.text is None or not start < end <= len(self.text):
            return None
        page = self.page_at(start) if self.paged else None
        text = self.text[start:end]
        return Item(key, items.MISSED, items.MISSED_KIND, text, None, start=start, end=end, page=page)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.output.mentions]

    @cached_property
    def _mentions(self) -> Mapping[int, Sequence[int]]:
        """Places of the mentions, by page."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, mention in enumerate(self.output.mentions):
            page = mention.page if self.paged and mention.page is not None else self.page_at(mention.start)
            found[page].append(number)
        return found

    @cached_property
    def _cells(self) -> Mapping[int, Sequence[tuple[int, int, str]]]:
        """Table, row and field of the cells that have a box, by page."""
        found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for number, table in enumerate(self.output.tables):
            for at, row in enumerate(table.rows):
                for field in items.inner(row, "boxes"):
                    if (page := items.page_of(row, field)) is not None and field in row:
                        found[page].append((number, at, field))
        return found

    def keys(self, page: int, *, cells: bool = True) -> list[str]:
        """What can be judged on a page, in the order in which the keyboard goes through it.

        What reaches over from the page before belongs to that. A text shows no cells.
        """
        mentions = [f"m{number}" for number in self._mentions.get(page, ())]
        found = self._cells.get(page, ()) if cells else ()
        return mentions + [f"c{table}.{row}.{field}" for table, row, field in found]

    def on(self, page: int) -> list[Item]:
        """The items of a page."""
        found = (items.item(self.output, key) for key in self.keys(page))
        return [item for item in found if item is not None]

    @cached_property
    def findings(self) -> Mapping[int, Sequence[int]]:
        """Places of the findings that stand somewhere, by page."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, finding in enumerate(self.output.findings):
            if finding.page is not None or finding.start is not None:
                found[self.page_of(items.finding(self.output, number))].append(number)
        return found

    def mentions_in(self, start: int, end: int) -> list[Item]:
        """The mentions that share characters with a span."""
        first = bisect_left(self._starts, start)
        while first > 0 and self.output.mentions[first - 1].end > start:
            first -= 1
        stop = bisect_left(self._starts, end)
        return [items.mention(self.output, number) for number in range(first, stop)]

    @cached_property
    def _records(self) -> list[tuple[int, int, int]]:
        """Start, end and record of each piece of evidence, in order."""
        return sorted(
            (start, end, number)
            for number, record in enumerate(self.output.records)
            for start, end in record.evidence
        )

    def records_at(self, start: int, end: int) -> list[Item]:
        """The records that were read from a span, at least in part."""
        found = {number for left, right, number in self._records if left < end and right > start}
        return [items.record(self.output, number) for number in sorted(found)]

    def tables_on(self, page: int) -> list[int]:
        """Places of the tables that stand on a page."""
        return [number for number, table in enumerate(self.output.tables) if page in table.pages]

    @cached_property
    def _facing(self) -> Mapping[int, int]:
        """The page that rows of a page go on over."""
        return {
            page: other
            for table in self.output.tables
            for row in table.rows
            if isinstance(page := row.get("page"), int)
            for other in items.inner(row, "pages").values()
            if other == page + 1
        }

    def spread(self, page: int) -> tuple[int, ...]:
        """The page with the one that it faces, where a table goes over both; else the page alone."""
        if page in self._facing:
            return page, page + 1
        return (page - 1, page) if page - 1 in self._facing else (page,)

    def facing(self, page: int) -> tuple[int, ...]:
        """The two pages that lie open at once: as this book's tables show it, or even ones left."""
        lefts = [left % 2 for left in self._facing]
        odd = sum(lefts) * 2 > len(lefts)
        left = page if page % 2 == odd else page - 1
        return tuple(number for number in (left, left + 1) if 1 <= number <= self.count)


def _pages(text: str, count: int) -> list[int]:
    """Where the text of each page begins; pages stand apart by a form feed."""
    starts = [0]
    while len(starts) < count and (at := text.find(NEW_PAGE, starts[-1])) >= 0:
        starts.append(at + 1)
    return starts


def _windows(text: str) -> list[int]:
    starts = [0]
    while len(text) - starts[-1] > WINDOW + FAR:
        wanted = starts[-1] + WINDOW
        line = text.find("\n", wanted, wanted + FAR)
        starts.append(line + 1 if line >= 0 else wanted)
    return starts
