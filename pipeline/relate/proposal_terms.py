"""What stands behind a decision: under which condition frozen money may be used, and what became of it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Date, Duration, Mention, Named
from pipeline.text import Span

_CONDITION = re.compile(
    r"(?:俟|待(?!遇|改|加)|(?<=[，。])(?:[並且])?(?:請|要求|向|[須需應]))[^。]{2,300}?(?:(?:始|使|方|再)?[得行]動支)|俟[^。]{2,300}?(?=[。【]|$)"
)
_REPORTS = re.compile(r"(?:並|且|應|請|要求|向|於)[^。]{0,120}?(?:提出|提交|提送)[^。]{0,60}?報告[^。]{0,40}")
_WITHIN = re.compile(r"[以之]?內")
_RESULT = re.compile(
    r"(?:^|[，。；（(【\s])(?P<result>暫?保留|撤[案回]|照案通過|修正通過|不予通過|併入?第?[^，。；（）()\s]{0,20}案)"
    r"(?:，?送?(?:院會|黨團)?[^。，]{0,8}|處理|審查)[）)】。\s]*$"
)


class Terms(NamedTuple):
    """Values of a record by their fields, and where each was read."""

    values: dict[str, str]
    sources: dict[str, Span]


def terms(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Terms:
    """What stands behind the decision of an item: `start` is where its verb ends."""
    values: dict[str, str] = {}
    sources: dict[str, Span] = {}
    condition = _CONDITION.search(text, start, end)
    if condition:
        values["condition"], sources["condition"] = condition.group(), condition.span()
    said = condition or _last(text, start, end)
    if said:
        inside = [m for m in mentions if said.start() <= m.start < said.end()]
        for field, found in (("report_to", _reports_to(inside)), ("deadline", _deadline(text, inside))):
            if found:
                values[field], sources[field] = found
    if result := _RESULT.search(text, max(start, end - 60), end):
        values["result"], sources["result"] = result["result"], result.span("result")
    return Terms(values, sources)


def _last(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last sentence that asks for a report."""
    found = None
    for found in _REPORTS.finditer(text, start, end):  # noqa: B007  # the last one counts
        pass
    return found


def _reports_to(mentions: Sequence[Mention]) -> tuple[str, Span] | None:
    for mention in mentions:
        if mention.kind == "AGENCY" and isinstance(mention.value, Named) and "立法院" in mention.value.name:
            return mention.value.name, (mention.start, mention.end)
    return None


def _deadline(text: str, mentions: Sequence[Mention]) -> tuple[str, Span] | None:
    """A length of time within which, or a day before which."""
    for mention in mentions:
        value = mention.value
        if isinstance(value, Duration) and _WITHIN.match(text, mention.end):
            return value.iso8601, (mention.start, mention.end)
        if isinstance(value, Date) and value.edtf and value.qualifier == "before":
            return value.edtf, (mention.start, mention.end)
    return None
