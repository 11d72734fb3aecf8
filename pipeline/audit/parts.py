"""A sum that fails, as pages show it: what is printed, what was added up, and where each figure stands."""

from typing import Any

from pipeline.audit.items import Item, inner
from pipeline.audit.opened import Opened
from pipeline.audit.places import item_address
from pipeline.audit.site import address
from pipeline.audit.strings import Voice
from pipeline.audit.sums import Part, explained
from pipeline.audit.words import heading


def sum_told(voice: Voice, opened: Opened, finding: Item) -> dict[str, Any] | None:
    """What `sum.html` shows of a finding; None for one that is about no sum."""
    if finding.part != "finding":
        return None
    sums = explained(opened.output, opened.output.findings[int(finding.key[1:])])
    if sums is None:
        return None
    return {
        "stated": sums.stated,
        "added": sums.added,
        "difference": sums.stated - sums.added,
        "page": finding.page,
        "whole": _told(voice, opened, sums.whole) if sums.whole else None,
        "parts": [_told(voice, opened, part) for part in sums.parts],
    }


def _told(voice: Voice, opened: Opened, part: Part) -> dict[str, Any]:
    found = opened.item(part.key)
    table = opened.output.tables[part.table]
    boxed = found is not None and part.field in inner(table.rows[part.row], "boxes")
    return {
        "name": part.name,
        "field": heading(voice, table.form, part.field),
        "figure": part.figure,
        "page": found.page if found is not None else None,
        "link": item_address(opened, found) if found is not None and boxed else "",
        "row": address("/tables/", opened.name, table=part.table, row=part.row) + f"#row{part.row}",
    }
