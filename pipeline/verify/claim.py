"""A published value, and how it is read again."""

from collections.abc import Callable
from typing import NamedTuple

from pipeline.verify.source import Source
from pipeline.verify.verdict import Verdict


class Claim(NamedTuple):
    """A published value.

    Attributes:
        place: where it stands in the result, as a person says it.
        page: where it stands in the source, if that has pages and the value a place.
        check: reads it again.
    """

    place: str
    page: int | None
    check: Callable[[Source], Verdict]
