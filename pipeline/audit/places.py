"""Addresses of items and spans, where they are shown in their place."""

from typing import Any

from pipeline.audit.items import Item
from pipeline.audit.opened import Opened
from pipeline.audit.site import address


def item_address(opened: Opened, found: Item, **query: Any) -> str:
    """Where an item is shown in its place."""
    return address("/read/", opened.name, page=opened.page_of(found), at=found.key, **query)


def place(opened: Opened, start: int, end: int) -> str:
    """The address of a span: of the mention that stands there, else of its page."""
    there = opened.mentions_in(start, end)
    if there:
        best = max(there, key=lambda each: min(each.end or 0, end) - max(each.start or 0, start))
        return item_address(opened, best)
    return address("/read/", opened.name, page=opened.page_at(start), mode="text", span=f"{start}-{end}")
