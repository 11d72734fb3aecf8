"""Records read again: every value stands in the evidence that the record names."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

import msgspec

from pipeline.model import Amount, Duration, Headcount
from pipeline.schema import Mention, Output, ProposalRecord, Record
from pipeline.verify import numbers, proposals
from pipeline.verify.claim import Claim
from pipeline.verify.evidence import NO_PLACE, OF_THE_WHOLE, Evidence, amount, within, years
from pipeline.verify.source import Source
from pipeline.verify.verdict import AGREED, Verdict, disagreed, folded, shown, unchecked

POSITIONS = frozenset({"evidence", "sources", "computation"})


def claims(output: Output) -> Iterator[Claim]:
    """A claim for each value of each record."""
    mentions = sorted(output.mentions, key=lambda mention: mention.start)
    starts = [mention.start for mention in mentions]
    for record in output.records:
        inside = within(mentions, starts, record.evidence)
        name = getattr(record, "name", None) or getattr(record, "number", None) or ""
        place = f"{record.__struct_config__.tag} {shown(name, 24)}"
        page = inside[0].page if inside else None
        for field, value in msgspec.structs.asdict(record).items():
            if field not in POSITIONS and value is not None and value != ():
                check = partial(_check, record, inside, field, value)
                yield Claim(f"{place}, {field}", page, check)


def _check(record: Record, inside: list[Mention], field: str, value: Any, source: Source) -> Verdict:
    if source.text is None:
        return unchecked("the text that its position counts in is not there")
    if isinstance(record, ProposalRecord):
        return proposals.check(record, inside, field, value, source.text)
    evidence = Evidence(record.evidence, inside, source.text)
    if field in {"qualifier", "currency"}:
        return _with_amount(record.amount, field, value, evidence)
    return FIELDS[field](value, evidence) if field in FIELDS else unchecked(NO_PLACE)


def _with_amount(stated: str | None, field: str, value: str, evidence: Evidence) -> Verdict:
    """What an amount is said in, and how exactly."""
    said = {getattr(one, field) for one in evidence.values(Amount) if one.amount == stated}
    if not said:
        return unchecked(NO_PLACE)
    return AGREED if value in said else disagreed(f"{value} published, {said} in the evidence")


def _headcount(value: int, evidence: Evidence) -> Verdict:
    if any(count.count == value for count in evidence.values(Headcount)):
        return AGREED
    return _in_cell(evidence, Decimal(value), "人次?|名|位|員")


def _duration(value: str, evidence: Evidence) -> Verdict:
    if any(length.iso8601 == value for length in evidence.values(Duration)):
        return AGREED
    days = re.fullmatch(r"P(\d+)D", value)
    return _in_cell(evidence, Decimal(days[1] if days else -1), "天|日")


def _in_cell(evidence: Evidence, value: Decimal, counter: str) -> Verdict:
    """A number that a cell of a table holds alone, or with what it counts."""
    cells = [folded(text) for text in evidence.texts]
    alone = [cell for cell in cells if re.fullmatch(rf"[\d,]+(?:{counter})?", cell)]
    if any(numbers.figure(cell) == value for cell in alone):
        return AGREED
    return disagreed(f"{value} is not in the evidence")


def _name(value: str, evidence: Evidence) -> Verdict:
    return AGREED if evidence.names(value) else disagreed(f"{shown(value)} is not in the evidence")


def _organiser(value: str, evidence: Evidence) -> Verdict:
    return AGREED if evidence.names(value) else unchecked(OF_THE_WHOLE)


FIELDS: Mapping[str, Callable[[Any, Evidence], Verdict]] = {
    "name": _name,
    "fiscal_years": years,
    "amount": amount,
    "headcount": _headcount,
    "duration": _duration,
    "organiser": _organiser,
    "destination": _organiser,
}
