"""Proposals read again: each value at the place that the record names for it."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pipeline.model import Date, Duration, Named
from pipeline.schema import Mention, ProposalRecord
from pipeline.verify import numbers
from pipeline.verify.arithmetic import worked_out
from pipeline.verify.evidence import NO_PLACE, Evidence, amount, years
from pipeline.verify.verdict import AGREED, Verdict, disagreed, shown, unchecked

SUMS = ("cost", "deleted", "frozen", "added", "revised")

ACTIONS = {"freeze": "凍結", "cut": "[刪減]", "add": "[增加]"}
"""The signs of what is done to money."""

COMPARED = 2
"""Years before that of a budget with which it is compared: last year's budget, and the accounts before it."""


def check(record: ProposalRecord, mentions: list[Mention], field: str, value: Any, text: str) -> Verdict:
    """Whether a value stands where the record says, or was worked out as it says.

    Args:
        record: the proposal.
        mentions: those in its evidence.
        field: which of its values.
        value: what it is.
        text: what the positions count in.
    """
    whole = Evidence(record.evidence, mentions, text)
    if field in record.computation:
        return _computed(record, field, whole)
    span = record.sources.get(field)
    if span is None:
        return _sum(value, whole) if field in SUMS else unchecked(NO_PLACE)
    inside = [mention for mention in mentions if span[0] <= mention.start and mention.end <= span[1]]
    evidence = Evidence((span,), inside, text)
    if field in READINGS:
        return READINGS[field](value, evidence)
    # Words may stand in several places, of which the first is named.
    return _words(value, evidence, Evidence((span, *record.evidence), mentions, text))


def _sum(value: str, evidence: Evidence) -> Verdict:
    return AGREED if amount(value, evidence) == AGREED else unchecked(NO_PLACE)


def _budgeted(value: str, evidence: Evidence) -> Verdict:
    """The year of a budget: the place says it, or one shortly before, in which it is compared or proposed."""
    verdict = years(value, evidence)
    said = [int(year) for dated in evidence.values(Date) for year in re.findall(r"\d{4}", dated.edtf or "")]
    before = int(value[:4]) - max(said, default=0)
    if verdict.outcome == "disagreed" and 0 < before <= COMPARED:
        return unchecked("a year that its evidence only leads to")
    return verdict


def _deadline(value: str, evidence: Evidence) -> Verdict:
    if any(length.iso8601 == value for length in evidence.values(Duration)):
        return AGREED
    lengths = {numbers.length(text) for text in evidence.texts}
    if value in lengths:
        return AGREED
    return disagreed(f"{value} is not in the evidence") if value.startswith("P") else years(value, evidence)


def _agency(value: str, evidence: Evidence) -> Verdict:
    """An agency by its official name, which the place may say in other words, or by that of a part of it."""
    if evidence.names(value):
        return AGREED
    others = [named.name for named in evidence.values(Named)]
    if others and not any(other in value or value in other for other in others):
        return disagreed(f"{shown(value)} published, {shown('、'.join(others))} in the evidence")
    return unchecked("an official name that the evidence says in other words")


def _action(value: tuple[str, ...], evidence: Evidence) -> Verdict:
    """What is done to the money, where its own words say it and not those of a heading."""
    told = all(re.search(ACTIONS[action], evidence.all) for action in value if action in ACTIONS)
    return AGREED if told and set(value) <= ACTIONS.keys() else unchecked("an act that other words tell")


def _words(value: str | tuple[str, ...], evidence: Evidence, whole: Evidence) -> Verdict:
    """Words, or several: the place says them, or a mention there means them."""
    words = (value,) if isinstance(value, str) else value
    missing = [word for word in words if not evidence.names(word) and not whole.names(word)]
    if not missing:
        return AGREED
    return disagreed(f"{shown('、'.join(missing))} is not in {shown(evidence.all)}")


def _computed(record: ProposalRecord, field: str, evidence: Evidence) -> Verdict:
    """A sum that was worked out: its formula gives it, from sums that the evidence or the record has."""
    formula, value = record.computation[field], getattr(record, field)
    try:
        result, operands = worked_out(formula)
    except ArithmeticError:
        return disagreed(f"{formula} cannot be worked out")
    if result is None:
        return unchecked("a computation of an unknown form")
    if result != Decimal(value):
        return disagreed(f"{value} published, {formula} is {result:f}")
    known = {Decimal(told) for name in SUMS if name != field and (told := getattr(record, name)) is not None}
    if all(operand in known or amount(f"{operand:f}", evidence) == AGREED for operand in operands):
        return AGREED
    return unchecked("worked out from a sum without evidence")


READINGS: Mapping[str, Callable[[Any, Evidence], Verdict]] = {
    **dict.fromkeys(SUMS, amount),
    "fiscal_year": _budgeted,
    "deadline": _deadline,
    "action": _action,
    "agency": _agency,
    "report_to": _agency,
}
"""How a value is read again that is no mere words."""
