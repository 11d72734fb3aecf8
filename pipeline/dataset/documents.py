"""The tables of documents: what each is, how much of it was read, what is to be known of it, its text."""

import datetime
from collections.abc import Iterator
from typing import Annotated

import msgspec

from pipeline import schema
from pipeline.calendar import year_of
from pipeline.dataset import periods
from pipeline.dataset.entities import Entities
from pipeline.dataset.fields import Document, End, FiscalYear, Id, Page, Position, Start, numbered
from pipeline.dataset.places import Words
from pipeline.dataset.table import Table, columns, told


class Whole(msgspec.Struct, frozen=True):
    """A row: a document as a whole."""

    id: Annotated[str, told("文件", "Document", "its result's path below the directory of results")]
    path: Annotated[str, told("路徑", "Path", "of the source, below the directory that was read")]
    sha256: Annotated[str | None, told("雜湊值", "SHA-256", "of the source")]
    bytes: Annotated[int | None, told("大小", "Size", unit="bytes")]
    media_type: Annotated[str | None, told("格式", "Media type", "null where it could not be read")]
    pages: Annotated[int | None, told("頁數", "Pages")]
    kind: Annotated[
        str | None, told("文件類型", "Kind", "budget_book, proposals, review_report, news and so on")
    ]
    title: Annotated[str | None, told("標題", "Title")]
    agency: Annotated[str | None, told("機關", "Agency", "whose document it is")]
    agency_entity: Annotated[str | None, told("機關所指", "Agency as entity", to="entities")]
    fiscal_year: FiscalYear
    date: Annotated[str | None, told("日期", "Date", "Gregorian, EDTF")]
    year: Annotated[int | None, told("年", "Year", "Gregorian; of the fiscal year, else of the date")]
    first_day: Annotated[datetime.date | None, told("起日", "First day", "of the date, to sort by")]
    last_day: Annotated[datetime.date | None, told("迄日", "Last day", "of the date, to sort by")]
    mentions: Annotated[int, told("提及數", "Mentions")]
    programmes: Annotated[int, told("計畫數", "Programmes")]
    proposals: Annotated[int, told("提案數", "Proposals")]
    tables: Annotated[int, told("表數", "Tables")]
    rows: Annotated[int, told("表列數", "Rows of tables")]
    errors: Annotated[int, told("錯誤數", "Errors", "findings of level error")]
    warnings: Annotated[int, told("警告數", "Warnings", "findings of level warning")]
    infos: Annotated[int, told("說明數", "Notes", "findings of level info")]
    pages_read: Annotated[int, told("已讀頁數", "Pages read")]
    pages_without_text: Annotated[int, told("無文字頁數", "Pages without text")]
    characters: Annotated[int, told("字數", "Characters", unit="code points")]
    characters_in_body: Annotated[
        int,
        told("本文字數", "Characters in the body", "outside furniture and boilerplate", unit="code points"),
    ]
    grids_unread: Annotated[int, told("未判讀表數", "Tables of no known form")]
    failed: Annotated[bool, told("未能讀取", "Failed", "whether it could not be read")]
    why: Annotated[str | None, told("未能讀取原因", "Why it failed")]


class Form(msgspec.Struct, frozen=True):
    """A row: a form of a book."""

    document: Document
    form: Annotated[str, told("書表", "Form", "its title")]
    listed: Annotated[bool, told("列於目次", "Listed", "in the book's contents")]
    read: Annotated[bool, told("已讀取", "Read")]


class Finding(msgspec.Struct, frozen=True):
    """A row: something in a document that a person should know."""

    id: Id
    document: Document
    position: Position
    check: Annotated[str, told("檢查", "Check", "which check found it")]
    level: Annotated[str, told("程度", "Level", "error, warning or info")]
    message: Annotated[str, told("訊息", "Message")]
    start: Start
    end: End
    page: Page


class Passage(msgspec.Struct, frozen=True):
    """A row: a stretch of a document's text."""

    id: Id
    document: Document
    position: Annotated[int, told("順序", "Position", "in the document, from 1")]
    start: Annotated[int, told("起點", "Start", "code points of the source's text before it")]
    end: Annotated[int, told("終點", "End", "exclusive; code points of the source's text")]
    page: Page
    text: Annotated[
        str, told("文字", "Text", "of a PDF without the line breaks between two Chinese characters")
    ]


TABLES = (
    Table(
        "documents",
        "文件",
        "Documents",
        "What was read: one row for each source, those that could not be read too.",
        columns(Whole),
        indexes=(("kind",), ("agency",), ("year",), ("failed",)),
        search=("title", "path"),
    ),
    Table(
        "document_forms",
        "各預算書之書表",
        "Forms of books",
        "Which forms each book lists in its contents, and which were read.",
        columns(Form),
        key=("document", "form"),
        indexes=(("form",),),
    ),
    Table(
        "findings",
        "查核結果",
        "Findings",
        "What does not add up, what was not read, and what else a person should know.",
        columns(Finding),
        indexes=(("check",), ("level",)),
        search=("message",),
    ),
    Table(
        "passages",
        "全文",
        "Passages",
        "The text of the documents in stretches, where it was at hand.",
        columns(Passage),
        indexes=(("document", "start"),),
        search=("text",),
    ),
)


def whole(name: str, output: schema.Output, entities: Entities) -> Whole:
    """The row of a document."""
    source, about, coverage = output.source, output.document, output.coverage
    first_day, last_day = periods.days(about.date)
    levels = [finding.level for finding in output.findings]
    proposals = sum(isinstance(record, schema.ProposalRecord) for record in output.records)
    failed = source.media_type is None
    return Whole(
        id=name,
        path=source.path,
        sha256=source.sha256,
        bytes=source.bytes,
        media_type=source.media_type,
        pages=source.pages,
        kind=about.kind,
        title=about.title,
        agency=about.agency,
        agency_entity=entities.referred("AGENCY", about.agency),
        fiscal_year=about.fiscal_year,
        date=about.date,
        year=year_of(about.fiscal_year) or year_of(about.date),
        first_day=first_day,
        last_day=last_day,
        mentions=len(output.mentions),
        programmes=len(output.records) - proposals,
        proposals=proposals,
        tables=len(output.tables),
        rows=sum(len(table.rows) for table in output.tables),
        errors=levels.count("error"),
        warnings=levels.count("warning"),
        infos=levels.count("info"),
        pages_read=coverage.pages_read,
        pages_without_text=coverage.pages_without_text,
        characters=coverage.characters,
        characters_in_body=coverage.characters_in_body,
        grids_unread=coverage.grids_unread,
        failed=failed,
        why=output.findings[0].message if failed and output.findings else None,
    )


def forms(name: str, output: schema.Output) -> Iterator[Form]:
    """The forms that a book lists, and those that were read."""
    listed, read = output.coverage.forms_listed, output.coverage.forms_read
    for form in dict.fromkeys((*listed, *read)):
        yield Form(name, form, form in listed, form in read)


def findings(name: str, output: schema.Output) -> Iterator[Finding]:
    """The findings of a document."""
    for position, finding in enumerate(output.findings, 1):
        yield Finding(
            numbered(name, "f", position),
            name,
            position,
            finding.check,
            finding.level,
            finding.message,
            finding.start,
            finding.end,
            finding.page,
        )


def passages(name: str, words: Words) -> Iterator[Passage]:
    """The text of a document in stretches."""
    for position, passage in enumerate(words.passages(), 1):
        place = f"{name}#{passage.start}-{passage.end}"
        yield Passage(place, name, position, passage.start, passage.end, passage.page, passage.text)
