"""CSV after RFC 4180: UTF-8 without mark, CRLF, quotes doubled, an empty field for nothing.

These files say what the documents say, to the letter. A spreadsheet reads some of it as something else:
UTF-8 without mark as Big5, and a text that begins like a formula as one, which whoever writes a document may
abuse. For those who open tables in a spreadsheet they are written once more, with the mark and with an
apostrophe before such a text.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.dataset.table import Kind, Table, Values

DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True}

FOLDER = "csv"
SPREADSHEET = "spreadsheet"

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet may take for a formula; some take full-width signs for the others."""

AS_TEXT: Mapping[Kind, Callable[[Any], str]] = {
    "decimal": lambda value: f"{value:f}",
    "float": lambda value: f"{Decimal(repr(value)):f}",
    "boolean": lambda value: "true" if value else "false",
    "date": date.isoformat,
}
"""How values of a kind are written that `str` would not write so: no exponents, no capital letters."""


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


class Writer:
    """The CSV files of a data set, written row by row.

    Args:
        directory: of the data set.
        tables: all of them.
        spreadsheet: whether they are for a spreadsheet.
    """

    def __init__(self, directory: Path, tables: Iterable[Table], *, spreadsheet: bool = False) -> None:
        folder, encoding = (SPREADSHEET, "utf-8-sig") if spreadsheet else (FOLDER, "utf-8")
        as_text = {**AS_TEXT, "text": _harmless} if spreadsheet else AS_TEXT
        (directory / folder).mkdir()
        self._files = {
            table.name: (directory / path(table, folder)).open("w", encoding=encoding, newline="")
            for table in tables
        }
        self._writers = {name: csv.writer(file) for name, file in self._files.items()}
        self._odd = {table.name: _odd(table, as_text) for table in tables}
        for table in tables:
            self._writers[table.name].writerow(column.name for column in table.columns)

    def add(self, table: str, rows: Iterable[Values]) -> None:
        """Write rows of a table."""
        odd = self._odd[table]
        self._writers[table].writerows(_as_text(row, odd) for row in rows)

    def close(self) -> None:
        """End the files."""
        for file in self._files.values():
            file.close()


def path(table: Table, folder: str = FOLDER) -> str:
    """Where the CSV of a table is, in the directory of its data set."""
    return f"{folder}/{table.name}.csv"


Odd = list[tuple[int, Callable[[Any], str]]]


def _odd(table: Table, as_text: Mapping[Kind, Callable[[Any], str]]) -> Odd:
    return [(at, as_text[column.kind]) for at, column in enumerate(table.columns) if column.kind in as_text]


def _as_text(row: Values, odd: Odd) -> list[Any]:
    written: list[Any] = list(row)
    for at, write in odd:
        if written[at] is not None:
            written[at] = write(written[at])
    return written
