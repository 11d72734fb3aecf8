"""Fields that several tables have, and the identifiers of their rows.

An identifier is the document's name and a place in it, so that it stays while other documents come and go: a
mention is known by its type and span, a record, a table, a row and a finding by its number in the result.
"""

from typing import Annotated, Any, NamedTuple

import msgspec

from pipeline.dataset.table import told

Id = Annotated[str, told("識別碼", "Id", "the document's name, and which one in it")]
Document = Annotated[str, told("文件", "Document", to="documents")]
Position = Annotated[int, told("順序", "Position", "its number in the document's result, from 1")]
Page = Annotated[int | None, told("頁次", "Page", "from 1; null where the source has no pages")]
Start = Annotated[int | None, told("起點", "Start", "code points of the source's text before it")]
End = Annotated[int | None, told("終點", "End", "exclusive; code points of the source's text")]

FiscalYear = Annotated[str | None, told("會計年度", "Fiscal year", "Gregorian, a year or range in EDTF")]
Boxes = Annotated[
    str | None,
    told(
        "位置框",
        "Boxes",
        "left, top, right and bottom of each line",
        unit="PDF points from top left",
        json="array",
    ),
]
Qualifier = Annotated[
    str | None, told("限定詞", "Qualifier", "about, at_least, at_most, after, before and so on")
]


class Which(NamedTuple):
    """What tells a record from all others, and the page on which it begins."""

    id: str
    document: str
    position: int
    page: int | None


def mention_id(document: str, kind: str, start: int, end: int) -> str:
    """What a mention is known by.

    >>> mention_id("a.txt", "AMOUNT", 10, 21)
    'a.txt#AMOUNT:10-21'
    """
    return f"{document}#{kind}:{start}-{end}"


def numbered(document: str, letter: str, *numbers: int) -> str:
    """What a record (r), a table (t), a row (t, with its table's number first), a finding (f) is known by.

    >>> numbered("a.txt", "t", 2, 14)
    'a.txt#t2.14'
    """
    return f"{document}#{letter}{'.'.join(map(str, numbers))}"


def as_json(value: Any) -> str | None:
    """A list or an object as JSON; None for an empty one."""
    return msgspec.json.encode(value).decode() if value else None
