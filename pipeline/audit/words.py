"""Values in the words of a person."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pipeline.audit.items import MISSED, Item, shown
from pipeline.audit.strings import Voice
from pipeline.forms import FORMS


def told(voice: Voice, item: Item) -> str:
    """The value of an item on one line: 15,403,000 TWD, 2026, 國防部."""
    if item.part == "mention":
        return value_told(voice, item.value)
    if item.part == MISSED:
        return voice("missed")
    if item.part == "cell":
        return shown(item.value)
    if item.part == "finding":
        return voice.known("level", str(item.value))
    return item.text


def value_told(voice: Voice, value: dict[str, Any] | None) -> str:
    """The value of a mention on one line."""
    if value is None:
        return voice("value.none")
    parts = [_first(voice, value)]
    if currency := value.get("currency"):
        parts.append(str(currency))
    if qualifier := value.get("qualifier"):
        parts.append(f"({voice.known('qualifier', qualifier)})")
    return " ".join(parts)


def _first(voice: Voice, value: dict[str, Any]) -> str:
    if "amount" in value:
        return grouped(value["amount"])
    if "count" in value:
        return f"{value['count']:,} {voice('persons')}"
    found = next((value[name] for name in ("edtf", "iso8601", "name") if value.get(name) is not None), None)
    return voice("value.none") if found is None else str(found)


def grouped(amount: str | None) -> str:
    """A plain decimal with commas."""
    whole, point, rest = str(amount or "").partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return (
        f"{sign}{int(digits):,}{point}{rest}"
        if digits.isascii() and digits.isdecimal()
        else str(amount or "")
    )


def labelled(voice: Voice, item: Item) -> str:
    """The type of an item and its value, for who points at it or hears it."""
    name = heading(voice, item.rule, item.field) if item.part == "cell" else voice.known("type", item.kind)
    return f"{name}: {told(voice, item)}"


def heading(voice: Voice, form: str, field: str) -> str:
    """What a field of a form is called: in Chinese as it is printed, in English by its name."""
    if voice.language == "zh":
        return _printed().get((form, field)) or voice.known("field", field)
    return field.replace("_", " ")


@cache
def _printed() -> Mapping[tuple[str, str], str]:
    """The first heading of each field of each form."""
    return {
        (form.TITLE, column.field): column.heading
        for form in FORMS
        for column in reversed(form.COLUMNS)
        if column.heading
    }


MONEY = frozenset({"amount", "cost", "deleted", "frozen", "added", "revised"})
"""Fields of records that hold plain decimals."""


def fields_told(voice: Voice, record: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Name, label and value of what a record says."""
    for name, value in record.items():
        if name in {"kind", "evidence", "sources", "computation"} or value in (None, (), [], ""):
            continue
        if isinstance(value, list | tuple):
            told = "、".join(voice.known("action", str(each)) for each in value)
        else:
            told = grouped(value) if name in MONEY else voice.known(name, str(value))
        yield name, voice.known("field", name), told
