"""The tables of what is known across documents, made from the rows that `pipeline.facts` gives.

Their columns follow the fields of those rows. A row is known by its first field and a running number, unless
it has an id; a record's number is written as its id; documents and facts are references.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import msgspec

from pipeline.dataset.records import identity
from pipeline.dataset.table import Column, Table, Values, columns, values
from pipeline.facts import Facts

ABOUT = {
    "facts": ("跨文件事實", "Facts", "One sum of one thing for one period each, whoever tells it."),
    "fact_sources": (
        "事實出處",
        "Sources of facts",
        "Every place where a sum is told, the fact that it belongs to, and what it is to the fact's.",
    ),
    "fact_links": ("事實關聯", "Links of facts", "How facts hang together."),
    "paths": (
        "歷年各階段",
        "Paths",
        "The sums of a programme or an account through years and stages, step by step.",
    ),
    "claims": (
        "新增與延續",
        "Claims",
        "What documents call new or continuing, held against the books of two years.",
    ),
}
"""Title in Chinese, title in English and description of each table."""

TITLES = {
    "id": "識別碼",
    "subject": "對象類型",
    "name": "名稱",
    "agency": "機關",
    "fiscal_years": "會計年度",
    "fiscal_year": "會計年度",
    "sum": "金額種類",
    "amount": "金額",
    "currency": "幣別",
    "qualifier": "限定詞",
    "document": "文件",
    "record": "紀錄",
    "sources": "出處數",
    "documents": "文件數",
    "conflicts": "不符出處數",
    "note": "說明",
    "fact": "事實",
    "other": "關聯事實",
    "relation": "關係",
    "kind": "文件類型",
    "field": "欄位",
    "difference": "差額",
    "start": "起點",
    "end": "終點",
    "page": "頁次",
    "text": "原文",
    "computation": "算法",
    "path": "歷程",
    "code": "科目代號",
    "stage": "階段",
    "budget": "預算數",
    "share": "占預算比例",
    "budget_document": "預算數之文件",
    "budget_page": "預算數之頁次",
    "status": "宣稱狀態",
    "verdict": "查對結果",
    "reason": "查對理由",
    "this_document": "當年度預算書",
    "this_page": "當年度頁次",
    "this_text": "當年度原文",
    "last_document": "上年度預算書",
    "last_page": "上年度頁次",
    "last_text": "上年度原文",
}

MORE = {
    "subject": "programme, platform or account",
    "fiscal_years": "Gregorian, a year or range in EDTF",
    "fiscal_year": "Gregorian",
    "record": "the id of a programme or a proposal; null for a row of a book",
    "difference": "this source's sum less the fact's",
    "start": "code points of the source's text before it",
    "end": "exclusive; code points of the source's text",
    "page": "from 1; null where the source has no pages",
    "share": "of the amount in the budget",
    "status": "new, or continuing, as the document says",
}
"""What the titles do not say."""

MONEY = frozenset({"amount", "difference", "budget"})
TO = {"fact": "facts", "other": "facts"}
SEARCHED = ("name", "agency", "text")
INDEXED = ("name", "fiscal_years", "fiscal_year", "relation", "verdict")


def _row_type(name: str) -> type[msgspec.Struct]:
    row: type[msgspec.Struct] = get_args(get_type_hints(Facts)[name])[0]
    return row


def _table(name: str) -> Table:
    zh, en, about = ABOUT.get(name, (name, name.replace("_", " ").capitalize(), ""))
    found = tuple(map(_column, columns(_row_type(name))))
    names = [column.name for column in found]
    own = found if names[0] == "id" else (Column("id", "text", TITLES["id"], "Id", required=True), *found)
    return Table(
        name,
        zh,
        en,
        about,
        own,
        indexes=tuple((one,) for one in INDEXED if one in names),
        search=tuple(one for one in SEARCHED if one in names),
    )


def _column(column: Column) -> Column:
    name = column.name
    to = "documents" if name == "document" or name.endswith("_document") else TO.get(name, "")
    return msgspec.structs.replace(
        column,
        kind="text" if name == "record" else column.kind,
        zh=TITLES.get(name, column.zh),
        about=MORE.get(name, column.about),
        unit="whole units of currency" if name in MONEY else "",
        to=to,
        # A text that is no reference may be empty: an account whose agency nobody tells has no name.
        required=column.required and (bool(to) or column.kind != "text"),
    )


TABLES = tuple(map(_table, Facts.__struct_fields__))


def rows(facts: Facts) -> Iterator[tuple[str, Values]]:
    """The rows of all tables."""
    for table in TABLES:
        taken: Counter[Any] = Counter()
        for row in getattr(facts, table.name):
            fields = values(_with_record(row))
            taken[fields[0]] += 1
            has_id = len(fields) == len(table.columns)
            yield table.name, fields if has_id else (f"{fields[0]}#{taken[fields[0]]}", *fields)


def _with_record(row: Any) -> msgspec.Struct:
    """A row with the id of the record whose number it has; a fact's rows count from 0."""
    number = getattr(row, "record", None)
    if number is None:
        return row  # type: ignore[no-any-return]
    return msgspec.structs.replace(row, record=identity(row.document, number + 1))  # type: ignore[no-any-return]
