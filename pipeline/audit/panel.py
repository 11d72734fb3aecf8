"""The reading panel: all that is known of one item, and the form to judge it."""

import hashlib
from typing import Any

import msgspec

from pipeline.audit import why
from pipeline.audit.items import MISSED, Item
from pipeline.audit.judgements import Judged, Judgements, target_of
from pipeline.audit.opened import Opened
from pipeline.audit.parts import sum_told
from pipeline.audit.places import item_address, place
from pipeline.audit.site import address
from pipeline.audit.strings import Voice
from pipeline.audit.words import fields_told, heading, told, value_told
from pipeline.decisions import MentionTarget
from pipeline.decisions.values import QUALIFIERS

CONTEXT = 40
"""Characters that are shown before and after a value."""

KINDS = ("AMOUNT", "DATE", "DURATION", "HEADCOUNT", "AGENCY", "PLATFORM", "PROGRAM")
GROUPS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("AMOUNT",), ("amount", "currency", "qualifier")),
    (("DATE",), ("edtf", "qualifier")),
    (("DURATION",), ("iso8601", "qualifier")),
    (("HEADCOUNT",), ("count", "qualifier")),
    (("AGENCY", "PLATFORM", "PROGRAM"), ("name",)),
)
"""Fields of the values of each type."""


def panel(  # noqa: PLR0913, PLR0917  # all that the panel says comes from somewhere
    voice: Voice, opened: Opened, judgements: Judgements, found: Item | None, reviewer: str, back: str
) -> dict[str, Any]:
    """What `panel.html` shows; of no item, nothing."""
    if found is None:
        return {"item": None}
    before, after = _around(opened, found)
    return {
        "item": found,
        "page": opened.page_of(found),
        "state": judgements.state(found.key),
        "before": before,
        "after": after,
        "facts": _facts(voice, opened, found),
        "sum": sum_told(voice, opened, found),
        "why": [{"code": code, "text": text} for code, text in why.rule_told(voice, found)],
        "names": why.gazetteer_rows(found),
        "fields": _fields(voice, opened, found),
        "related": _related(voice, opened, found),
        "history": [_said(voice, judged) for judged in judgements.at(found.key)],
        "form": form(opened, judgements, found, reviewer, back),
    }


def _around(opened: Opened, found: Item) -> tuple[str, str]:
    """The text before and after an item."""
    if found.start is None or found.end is None or not opened.fits or opened.text is None:
        return ("", "")
    if found.part == "record":
        return opened.text[found.start : min(found.end, found.start + 8 * CONTEXT)], ""
    start = max(found.start - CONTEXT, 0)
    return opened.text[start : found.start], opened.text[found.end : found.end + CONTEXT]


def _facts(voice: Voice, opened: Opened, found: Item) -> list[tuple[str, str]]:
    """Label and words of what an item is."""
    said = (
        [(voice("value"), told(voice, found))] if found.part in {"mention", "cell", "finding", MISSED} else []
    )
    if found.part == "cell" and found.table is not None:
        table = opened.output.tables[found.table]
        said += [(voice("printed"), found.text), (voice("field"), heading(voice, table.form, found.field))]
        said.append((voice("form"), table.form or voice("form.unknown")))
        if table.unit > 1:
            said.append((voice("unit"), f"{table.unit:,}"))
    if found.page is not None:
        said.append((voice("page"), str(found.page)))
    if found.start is not None:
        said.append((voice("span"), f"{found.start:,}–{found.end:,}"))
    return said


def _fields(voice: Voice, opened: Opened, found: Item) -> list[tuple[str, str, str]]:
    """Label, words and link of what a record says; each value leads to where it was read."""
    if found.part != "record":
        return []
    sources, computed = found.value.get("sources", {}), found.value.get("computation", {})
    said = []
    for name, label, words in fields_told(voice, found.value):
        link = place(opened, *sources[name]) if name in sources else ""
        how = f" = {computed[name]}" if name in computed else ""
        said.append((label, words + how, link))
    spans = [] if "computation" in found.value else found.value.get("evidence", [])
    for start, end in spans:
        text = opened.text[start:end] if opened.text is not None and opened.fits else f"{start}–{end}"
        said.append((voice("evidence"), text, place(opened, start, end)))
    return said


def _related(voice: Voice, opened: Opened, found: Item) -> list[dict[str, str]]:
    """The records that a mention is part of, and the other values at its place."""
    if found.start is None or found.end is None or found.part == "record":
        return _of_cell(voice, opened, found)
    other = [each for each in opened.mentions_in(found.start, found.end) if each.key != found.key]
    records = opened.records_at(found.start, found.end)
    return [
        {"link": item_address(opened, each), "label": f"{voice.known('type', each.kind)}: {each.text}"}
        for each in (*records, *other)
    ]


def _of_cell(voice: Voice, opened: Opened, found: Item) -> list[dict[str, str]]:
    if found.part != "cell":
        return []
    link = address("/tables/", opened.name, table=found.table, row=found.row) + f"#row{found.row}"
    return [{"link": link, "label": voice("cell.row")}]


def _said(voice: Voice, judged: Judged) -> dict[str, str]:
    """One judgement of the history."""
    decision, corrected = judged.decision, judged.decision.correction
    words = ""
    if corrected is not None:
        words = (
            f"{voice.known('type', corrected.type)} {corrected.text} = {value_told(voice, corrected.value)}"
        )
    return {
        "verdict": decision.verdict,
        "reviewer": decision.reviewer,
        "time": decision.time.isoformat(timespec="seconds"),
        "note": decision.note,
        "correction": words,
        "standing": "" if judged.standing == "open" else judged.standing,
    }


def form(
    opened: Opened, judgements: Judgements, found: Item, reviewer: str, back: str
) -> dict[str, Any] | None:
    """What `judge.html` asks; None for what cannot be judged: a record, or anything of an unread source."""
    target = target_of(found)
    if target is None or opened.output.source.sha256 is None:
        return None
    mine = [one for one in judgements.at(found.key) if one.decision.reviewer == reviewer]
    return {
        "action": address("/judge/", opened.name),
        "seen": seen(found),
        "back": back,
        "mine": bool(mine),
        "missed": found.part == MISSED,
        "kinds": KINDS if isinstance(target, MentionTarget) else (),
        "groups": [_group(kinds, names, found) for kinds, names in GROUPS],
    }


def seen(found: Item) -> str:
    """Stands for an item as it was shown: what is judged must be what is there now."""
    return hashlib.sha256(msgspec.json.encode(target_of(found))).hexdigest()[:16]


def _group(kinds: tuple[str, ...], names: tuple[str, ...], found: Item) -> dict[str, Any]:
    value = found.value if found.kind in kinds and isinstance(found.value, dict) else {}
    fields = [
        {
            "name": name,
            "value": "" if value.get(name) is None else str(value[name]),
            "choices": ["", *sorted(QUALIFIERS)] if name == "qualifier" else [],
        }
        for name in names
    ]
    if "currency" in names and not value:
        fields[1]["value"] = "TWD"
    return {"kinds": kinds, "prefix": kinds[0], "fields": fields}
