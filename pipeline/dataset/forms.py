"""One table for each form (書表) of a budget book, made from what the form says of its own columns."""

from collections.abc import Mapping
from types import ModuleType
from typing import Annotated

import msgspec

from pipeline.dataset.fields import Document, Id
from pipeline.dataset.table import Column, Kind, Table, columns, told
from pipeline.forms import FORMS
from pipeline.forms.values import Column as FormColumn

KINDS: Mapping[str, Kind] = {"text": "text", "money": "integer", "count": "integer", "decimal": "float"}
"""The kinds of a form's columns as those of a data set."""

MEASURES = frozenset(
    {
        "people",
        "days",
        "trips",
        "vehicles",
        "litres",
        "TWD a litre",
        "square metres",
        "cubic centimetres",
    }
)
"""What the numbers of forms count, as their notes say it."""

SEARCHED = frozenset(
    {
        "account",
        "contents",
        "destination",
        "expected_results",
        "explanation",
        "institution",
        "item",
        "legal_basis",
        "name",
        "note",
        "parent_name",
        "plan_name",
        "recipient",
        "remark",
        "resolution",
        "response",
        "text",
        "unit_in_charge",
        "visit",
    }
)
"""Fields of words that people look for."""

UNHEADED = {
    "amount": "金額",
    "borrowed_measure": "無償借用單位",
    "branch": "分支計畫編號",
    "branch_code": "分支計畫代號",
    "category": "類別",
    "code": "科目代號",
    "depth": "說明層次",
    "domain_code": "領域代碼",
    "end": "迄期",
    "group": "車輛分組",
    "heading": "標題",
    "kind": "列別",
    "last_year": "上年度預算數",
    "level": "科目層級",
    "number": "編號",
    "owned_measure": "自有單位",
    "parent_code": "上層科目代號",
    "parent_name": "上層科目名稱",
    "path": "項次層級",
    "plan_code": "工作計畫代號",
    "recent_1_cost": "最近第1次國外旅費",
    "recent_1_people": "最近第1次出國人數",
    "recent_1_period": "最近第1次出國期間",
    "recent_1_place": "最近第1次出國地點",
    "recent_2_cost": "最近第2次國外旅費",
    "recent_2_people": "最近第2次出國人數",
    "recent_2_period": "最近第2次出國期間",
    "recent_2_place": "最近第2次出國地點",
    "recent_3_cost": "最近第3次國外旅費",
    "recent_3_people": "最近第3次出國人數",
    "recent_3_period": "最近第3次出國期間",
    "recent_3_place": "最近第3次出國地點",
    "recent_more": "最近三次以外之出國情形",
    "recent_places": "最近三次出國地點",
    "rented_measure": "有償租用或借用單位",
    "section": "部分",
    "source_code": "來源科目代號",
    "start": "起期",
    "text": "說明內容",
    "this_year": "本年度預算數",
}
"""Chinese titles of the fields above which books print no heading of their own."""


class Row(msgspec.Struct, frozen=True):
    """What the rows of every form begin with."""

    id: Id
    document: Document
    table_id: Annotated[str, told("所屬表", "Table", to="tables")]
    position: Annotated[int, told("順序", "Position", "in its table, from 1")]
    agency: Annotated[
        str | None, told("機關", "Agency", "of the table; of the document, where the table has none")
    ]
    fiscal_year: Annotated[
        str | None,
        told("會計年度", "Fiscal year", "Gregorian; of the table; of the document, where the table has none"),
    ]
    page: Annotated[int, told("頁次", "Page", "of the row's first line")]


class Places(msgspec.Struct, frozen=True):
    """What the rows of every form end with."""

    printed: Annotated[
        str | None, told("原列數字", "As printed", "for each sum the cell as printed", json="object")
    ]
    pages: Annotated[
        str | None, told("他頁欄位", "Other pages", "of fields that stand on another page", json="object")
    ]
    boxes: Annotated[
        str | None,
        told(
            "位置框",
            "Boxes",
            "the box of each field's cell: left, top, right and bottom",
            unit="PDF points from top left",
            json="object",
        ),
    ]


BEFORE, BEHIND = columns(Row), columns(Places)


def own(table: Table) -> tuple[Column, ...]:
    """The columns of a form's table that are the form's fields."""
    return table.columns[len(BEFORE) : -len(BEHIND)]


def _table(form: ModuleType) -> Table:
    name = form.__name__.rpartition(".")[2]
    fields = tuple(_column(form, field) for field in dict.fromkeys(column.field for column in form.COLUMNS))
    codes = (("code",),) if any(field.name == "code" for field in fields) else ()
    return Table(
        f"form_{name}",
        form.TITLE,
        f"Form: {name.replace('_', ' ')}",
        f"The rows of all tables of the form {form.TITLE}. Money is whole TWD.",
        (*BEFORE, *fields, *BEHIND),
        indexes=(("fiscal_year", "agency"), *codes),
        search=tuple(field.name for field in fields if field.name in SEARCHED),
        form=form.TITLE,
    )


def _column(form: ModuleType, field: str) -> Column:
    found = [column for column in form.COLUMNS if column.field == field]
    headings = " / ".join(dict.fromkeys(column.heading for column in found if column.heading))
    notes = "; ".join(dict.fromkeys(column.note for column in found if column.note))
    english = field.replace("_", " ").capitalize()
    unit = "TWD" if found[0].kind == "money" else _measure(found[0])
    title = headings or UNHEADED.get(field, english)
    return Column(field, KINDS[found[0].kind], title, english, notes, unit)


def _measure(column: FormColumn) -> str:
    """What the numbers of a column count, where the form says it in its note."""
    if column.kind == "text":
        return ""
    said = column.note.partition(",")[0]
    return said if said in MEASURES else "people" if column.field.endswith("people") else ""


TABLES = tuple(map(_table, FORMS))
"""In the order of a book; each named after the module of its form."""
