"""Values that a person may give a mention: of the right type, and such as later stages can reckon with."""

import re
from typing import Any

import msgspec

from pipeline.model import Amount, Date, Duration, Headcount, Named, Value

VALUES: dict[str, type[Value]] = {
    "AMOUNT": Amount,
    "DATE": Date,
    "DURATION": Duration,
    "HEADCOUNT": Headcount,
    "AGENCY": Named,
    "PLATFORM": Named,
    "PROGRAM": Named,
}

QUALIFIERS = frozenset({"about", "nearly", "over", "at_least", "at_most", "under", "before", "after"})

_YEAR = r"(?:\d{4}|\d{3}X|\d\dXX)"
_MONTH = r"(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])"
"""A month, or EDTF's code of a season, quarter or half."""
_POINT = rf"{_YEAR}(?:-{_MONTH}(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_FORMS = {
    "amount": (re.compile(r"-?\d{1,24}(?:\.\d{1,9})?"), "a plain decimal such as 15403000"),
    "currency": (re.compile(r"[A-Z]{3}"), "a code of ISO 4217 such as TWD"),
    "edtf": (re.compile(rf"{_POINT}(?:/{_POINT})?"), "EDTF such as 2026, 2024-06-19 or 2026/2028"),
    "iso8601": (
        re.compile(r"P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"),
        "an ISO 8601 duration such as P242D",
    ),
    "name": (re.compile(r"\S(?:.{0,198}\S)?"), "a name on one line"),
}


def typed(kind: str, value: dict[str, Any]) -> Value:
    """The value of a kind of mention.

    Raises:
        msgspec.ValidationError: if it is none.
    """
    return msgspec.convert(value, VALUES[kind], strict=True)


def problem_of(kind: str, value: dict[str, Any]) -> str | None:
    """Why a value is none for its kind of mention; None where it is one."""
    try:
        read = msgspec.structs.asdict(typed(kind, value))
    except msgspec.ValidationError as error:
        return f"the value: {error}"
    if unknown := sorted(value.keys() - read.keys()):
        return f"the value: no field {unknown[0]} in a value of {kind}"
    for field, (pattern, wanted) in _FORMS.items():
        if read.get(field) is not None and not pattern.fullmatch(read[field]):
            return f"the value: {field} is to be {wanted}"
    if read.get("qualifier") not in {None, *QUALIFIERS}:
        return f"the value: the qualifier is to be null or one of {', '.join(sorted(QUALIFIERS))}"
    if read.get("count", 0) < 0:
        return "the value: the count is to be 0 or more"
    return None
