"""Tables of an HTML page: rows of cells, each with the heading of its column and what it counts in.

Source of the cells' places: the HTML Living Standard, section 4.9.12 (forming a table).
"""

import re
from collections.abc import Iterator

from lxml import html

from pipeline.model import BODY, CAPTION
from pipeline.read.html_page import HIDDEN, Writer, shown
from pipeline.tables import money_unit, unit_of

WIDEST = 1000
"""Columns that a cell may take, by the standard."""

PARTS = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"}) | HIDDEN
"""What a table is made of, and what may stand in it unseen."""

_NUMBER = re.compile(r"[△▲+-]?[\d,，.]+[%％]?")


def is_layout(table: html.HtmlElement) -> bool:
    """Whether a table only places what is no table: tables, headings, lists, paragraphs."""
    if any(table.find(f".//{tag}") is not None for tag in ("table", "h1", "h2", "ul")):
        return True
    if any(len(cell.findall(".//p")) > 1 for cell in table.iter("td")):
        return True
    return any(map(_holds_more, table.iter("table", "thead", "tbody", "tfoot", "tr")))


def _holds_more(part: html.HtmlElement) -> bool:
    """Whether a part of a table holds text or elements that are in no cell."""
    if (part.text or "").strip() or any((child.tail or "").strip() for child in part):
        return True
    return any(isinstance(child.tag, str) and child.tag not in PARTS for child in part)


def write(table: html.HtmlElement, page: Writer) -> None:
    """Write a table row by row, its cells a tab apart and marked."""
    caption = " ".join(map(shown, table.findall("./caption")))
    if caption:
        page.add(caption, CAPTION)
        page.line()
    unit = unit_of(caption) or unit_of(_before(table))
    headers: dict[int, str] = {}
    held: dict[int, int] = {}
    for cells in _rows(table):
        texts = list(map(shown, cells))
        heads = _is_head(cells, texts, first=not held)
        spans = _columns(cells, held)
        if heads:
            headers |= {at: text for span, text in zip(spans, texts, strict=True) for at in span}
        _write_row(
            page, texts, [headers.get(span[0], "") for span in spans], 0 if heads else unit, heads=heads
        )


def _rows(table: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    """The cells of each row; cells for which nobody opened a row are one together."""
    for part in table.iter("table", "thead", "tbody", "tfoot", "tr"):
        cells = [cell for cell in part if cell.tag in {"td", "th"}]
        if cells or part.tag == "tr":
            yield cells


def _write_row(page: Writer, texts: list[str], headers: list[str], unit: int, *, heads: bool) -> None:
    for place, (text, header) in enumerate(zip(texts, headers, strict=True), start=1):
        start = page.length
        page.add(text, BODY)
        page.cell(start, header, 0 if heads else money_unit(header, unit))
        page.tab(last=place == len(texts))
    page.line()


def _is_head(cells: list[html.HtmlElement], texts: list[str], *, first: bool) -> bool:
    """Whether a row holds headings: it says so, or it is the first one and holds no number."""
    if all(cell.tag == "th" for cell in cells):
        return bool(cells)
    return first and len(cells) > 1 and not any(_NUMBER.fullmatch(text) for text in texts)


def _columns(cells: list[html.HtmlElement], held: dict[int, int]) -> list[range]:
    """The columns of a row's cells; `held` counts the rows for which a cell from above still takes one."""
    taken = {column for column, rows in held.items() if rows}
    for column in taken:
        held[column] -= 1
    spans, column = [], 0
    for cell in cells:
        while column in taken:
            column += 1
        spans.append(range(column, column + _extent(cell, "colspan")))
        held |= dict.fromkeys(spans[-1], _extent(cell, "rowspan") - 1)
        column = spans[-1].stop
    return spans


def _extent(cell: html.HtmlElement, attribute: str) -> int:
    """Columns or rows that a cell takes."""
    written = cell.get(attribute, "").strip()
    return min(max(int(written), 1), WIDEST) if re.fullmatch(r"[0-9]{1,9}", written) else 1


def _before(table: html.HtmlElement) -> str:
    """The text of the element right before a table, where 單位：新臺幣千元 often stands."""
    previous = table.getprevious()
    if previous is None or not isinstance(previous.tag, str):
        return ""
    text: str = previous.text_content()
    return text[-80:]
