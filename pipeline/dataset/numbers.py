"""Decimals of results as numbers."""

import re
from decimal import Decimal

from pipeline.results import ResultError

_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def decimal(written: str | None) -> Decimal | None:
    """A plain decimal of a result.

    Raises:
        ResultError: if it is none.
    """
    if written is None:
        return None
    if not _PLAIN.fullmatch(written):
        raise ResultError(f"holds {written[:40]!r} where a decimal should be")
    return Decimal(written)
