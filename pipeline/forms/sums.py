"""What holds in a form by construction, as sums of its rows.

Every function yields a `Sum` for each figure that it can check: what is printed beside what it adds up to.
Rows without the figure, and figures without anything to add up, yield none.
"""

from collections.abc import Iterator, Sequence

from pipeline.model import FieldValue, Row, Sum

Rows = Sequence[Row]


def number(value: FieldValue) -> int | None:
    """A field's value if it is a whole number."""
    return value if isinstance(value, int) else None


def children(rows: Rows, *fields: str) -> Iterator[Sum]:
    """A row is the sum of the rows one `level` below it that follow it; rows without a level are left out."""
    leveled = [(level, row) for row in rows if (level := number(row.values.get("level")))]
    for index, (level, parent) in enumerate(leveled):
        below = []
        for depth, row in leveled[index + 1 :]:
            if depth <= level:
                break
            if depth == level + 1:
                below.append(row)
        if below:
            for field in fields:
                yield from compared("children", parent, field, total(below, field))


def sections(rows: Rows, *fields: str) -> Iterator[Sum]:
    """A row without a level, such as a function of government, is the sum of the rows that stand under it."""
    levels = [number(row.values.get("level")) for row in rows]
    for index, level in enumerate(levels):
        below = [rows[at] for at in _section(levels, index)] if level is None else []
        if below:
            for field in fields:
                yield from compared("section", rows[index], field, total(below, field))


def _section(levels: Sequence[int | None], start: int) -> Iterator[int]:
    """Where the rows stand that a row without a level adds up.

    They are those of the level that follows it, until one of a higher level or the next row of its own kind:
    a total above all adds up 款 over the functions that stand in between.
    """
    first = levels[start + 1] if start + 1 < len(levels) else None
    if first is None:
        return
    for at in range(start + 1, len(levels)):
        level = levels[at]
        leads = next((below for below in levels[at:] if below is not None), first)
        if leads < first or (level is None and leads <= first):
            return
        if level == first:
            yield at


def change(rows: Rows, difference: str, this: str, last: str) -> Iterator[Sum]:
    """A printed difference is this year's figure less last year's; a dash is nothing."""
    for row in rows:
        if number(row.values.get(this)) is not None or number(row.values.get(last)) is not None:
            yield from compared("change", row, difference, total([row], this) - total([row], last))


def parts(rows: Rows, whole: str, fields: Sequence[str]) -> Iterator[Sum]:
    """A figure is the sum of other figures of its row, if it has any of them."""
    for row in rows:
        if any(number(row.values.get(field)) is not None for field in fields):
            yield from compared("parts", row, whole, sum(total([row], field) for field in fields))


def totals(rows: Rows, sum_row: Row, *fields: str) -> Iterator[Sum]:
    """The figures of a total's row are the sums of the rows'."""
    for field in fields:
        yield from compared("total", sum_row, field, total(rows, field))


def total(rows: Rows, field: str) -> int:
    """The sum of a field; rows without it count nothing."""
    return sum(number(row.values.get(field)) or 0 for row in rows)


def compared(check: str, row: Row, field: str, added: int) -> Iterator[Sum]:
    """A figure of a row beside what it should be; nothing where the row has none."""
    stated = number(row.values.get(field))
    if stated is not None:
        page = row.cells[field].page if field in row.cells else row.page
        yield Sum(check, f"{field} of {named(row)}", stated, added, page, field in row.money)


def named(row: Row) -> str:
    """What a row is called in a finding: the first of its values that are words."""
    words = (value for value in row.values.values() if isinstance(value, str))
    return str(row.values.get("name") or next(words, "a row without a name"))
