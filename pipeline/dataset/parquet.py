"""Parquet with types: a row group for every so many rows, so that a table need not be held whole."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.dataset.fitting import DIGITS, SCALE
from pipeline.dataset.table import Column, Table, Values

FOLDER = "parquet"

GROUP = 10_000
"""Rows of a row group."""

WAITING = 20_000
"""Rows of all tables that wait for their row group; beyond it the table that has most need not wait."""


class Writer:
    """The Parquet files of a data set. The same rows give the same bytes: a file says nothing of its time."""

    def __init__(self, directory: Path, tables: Iterable[Table]) -> None:
        import pyarrow as pa  # noqa: PLC0415  # a fifth of a second that no other command should take
        from pyarrow import parquet  # noqa: PLC0415

        (directory / FOLDER).mkdir()
        self._schemas = {table.name: pa.schema([_field(pa, c) for c in table.columns]) for table in tables}
        self._waiting = 0
        self._rows: dict[str, list[Values]] = {table.name: [] for table in tables}
        self._files = {
            table.name: parquet.ParquetWriter(
                directory / path(table), self._schemas[table.name], compression="zstd"
            )
            for table in tables
        }

    def add(self, table: str, rows: Iterable[Values]) -> None:
        """Write rows of a table, once they are enough for a row group."""
        for row in rows:
            self._rows[table].append(row)
            self._waiting += 1
            if len(self._rows[table]) == GROUP:
                self._write(table)
            elif self._waiting > WAITING:
                self._write(max(self._rows, key=lambda name: len(self._rows[name])))

    def close(self) -> None:
        """Write what waits, and end the files."""
        for table, file in self._files.items():
            if self._rows[table]:
                self._write(table)
            file.close()

    def _write(self, table: str) -> None:
        import pyarrow as pa  # noqa: PLC0415

        columns = zip(*self._rows[table], strict=True)
        schema = self._schemas[table]
        arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
        self._files[table].write_batch(pa.record_batch(arrays, schema=schema))
        self._waiting -= len(self._rows[table])
        self._rows[table].clear()


def path(table: Table) -> str:
    """Where the Parquet file of a table is, in the directory of its data set."""
    return f"{FOLDER}/{table.name}.parquet"


def _field(pa: Any, column: Column) -> Any:
    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.decimal128(DIGITS, SCALE),
        "float": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "array": pa.string(),
        "object": pa.string(),
    }
    told = {"title": column.en, "title_zh": column.zh, "description": column.about, "unit": column.unit}
    metadata = {name: value for name, value in told.items() if value}
    return pa.field(column.name, types[column.kind], nullable=not column.required, metadata=metadata)
