"""Values that the columns of all formats can hold.

CSV takes any number; Parquet and SQLite take integers of 64 bits, Parquet decimals of 38 digits. A number
that is beyond that is none in all three, and a finding of its document says so.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pipeline.dataset.table import Kind, Table, Values
from pipeline.results import ResultError

SCALE = 4
DIGITS = 38
"""Of a decimal: 34 digits before the point, 4 behind it."""

SHOWN = 40
"""Digits of a number that a message shows."""


def _is_64_bits(value: int) -> bool:
    return -(2**63) <= value < 2**63


def _is_short(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -SCALE and value.adjusted() < DIGITS - SCALE


FITS: Mapping[Kind, Callable[[Any], bool]] = {"integer": _is_64_bits, "decimal": _is_short}


class Fitting:
    """Makes the rows of a table fit its columns."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._required = [at for at, column in enumerate(table.columns) if column.required]
        self._numbers = [
            (at, FITS[column.kind]) for at, column in enumerate(table.columns) if column.kind in FITS
        ]

    def fit(self, row: Values, misfits: list[str]) -> Values:
        """A row without the numbers that no column can hold; each of them is told in `misfits`.

        Raises:
            ResultError: if a value is not there that must be.
        """
        fitting = row
        for at, fits in self._numbers:
            value = row[at]
            if value is not None and not fits(value):
                fitting = (*fitting[:at], None, *fitting[at + 1 :])
                misfits.append(
                    f"{self._said(row, at)} is {str(value)[:SHOWN]}, a number that no column holds"
                )
        for at in self._required:
            if fitting[at] is None:
                raise ResultError(f"{self._said(row, at)} is nothing that a column holds")
        return fitting

    def _said(self, row: Values, at: int) -> str:
        return f"{self._table.name}: {self._table.columns[at].name} of {row[0]}"
