"""What a person says of one thing in a result: that it is right, wrong, or what it should be.

A judgement names what it judges as it stood: place, text, value and rule. Where one of these changes, the
judgement speaks of something else than what is there now, and is shown again instead of being applied.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec

from pipeline.decisions.values import problem_of
from pipeline.errors import PipelineError
from pipeline.model import FieldValue

RULE = "decision"
"""The rule of a mention that a person set."""

Kind = Literal["AMOUNT", "DATE", "DURATION", "HEADCOUNT", "AGENCY", "PLATFORM", "PROGRAM"]
Verdict = Literal["accept", "reject", "correct", "note"]
Position = Annotated[int, msgspec.Meta(ge=0)]
Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Said = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
Time = Annotated[datetime, msgspec.Meta(tz=True)]


class DecisionError(PipelineError):
    """A judgement that says nothing that could be carried out, or a file of them that cannot be used."""


class MentionTarget(msgspec.Struct, frozen=True, tag_field="of", tag="mention", forbid_unknown_fields=True):
    """A mention as it was published.

    Attributes:
        start, end: code points of the source's text, the end exclusive.
        text: the source's text from `start` to `end`.
        value: as the schema has it; null where there was none.
        rule: null where nothing had been found here and the person adds a mention.
    """

    type: Kind
    start: Position
    end: Position
    text: str
    value: dict[str, Any] | None
    rule: str | None


class FindingTarget(msgspec.Struct, frozen=True, tag_field="of", tag="finding", forbid_unknown_fields=True):
    """A finding as it was published."""

    check: Said
    message: str
    start: Position | None = None
    end: Position | None = None
    page: int | None = None


class CellTarget(msgspec.Struct, frozen=True, tag_field="of", tag="cell", forbid_unknown_fields=True):
    """A cell of a table as it was published.

    Attributes:
        table, row: which one of the result's tables and of the table's rows, from 0.
        form: the form of the table, "" for one that is only transcribed.
        field: name of the column.
        page: 1-based page on which the cell stands.
        value: the typed value, null where the cell is empty.
    """

    table: Position
    row: Position
    form: str
    field: Said
    page: int | None
    value: FieldValue


class DocumentTarget(msgspec.Struct, frozen=True, tag_field="of", tag="document", forbid_unknown_fields=True):
    """All labels of a document together; to accept them says that it was reviewed from end to end.

    Attributes:
        labels: `digest` of the labels as they stood.
    """

    labels: Sha256


Target = MentionTarget | FindingTarget | CellTarget | DocumentTarget


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a mention should be, in full; fields as of `MentionTarget`."""

    type: Kind
    start: Position
    end: Position
    text: str
    value: dict[str, Any]


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One judgement; a line of `decisions.jsonl`.

    Attributes:
        id: drawn by lot, so that two people never give the same one.
        time: when it was made, with its time zone.
        document: name of the source below its directory, with slashes.
        source: SHA-256 of the source's bytes.
        correction: what a `correct` puts in the target's place; null for other verdicts.
        replaces: id of a judgement that this one withdraws.
    """

    id: Said
    time: Time
    reviewer: Said
    document: Said
    source: Sha256
    verdict: Verdict
    target: Target
    correction: Correction | None = None
    note: Annotated[str, msgspec.Meta(max_length=20_000)] = ""
    replaces: str | None = None


def decide(  # noqa: PLR0913  # a judgement has these parts
    reviewer: str,
    document: str,
    source: str,
    verdict: Verdict,
    target: Target,
    *,
    correction: Correction | None = None,
    note: str = "",
    replaces: str | None = None,
) -> Decision:
    """A judgement made now, with an id of its own.

    Raises:
        DecisionError: if it says nothing that could be carried out.
    """
    made = Decision(
        secrets.token_hex(8),
        datetime.now(UTC),
        reviewer,
        document,
        source,
        verdict,
        target,
        correction,
        note,
        replaces,
    )
    try:
        made = msgspec.convert(msgspec.to_builtins(made), Decision)  # a Struct's own call checks nothing
    except msgspec.ValidationError as error:
        raise DecisionError(str(error)) from error
    if reason := problem(made):
        raise DecisionError(reason)
    return made


def problem(decision: Decision) -> str | None:
    """Why a judgement cannot be carried out by anybody; None where it can."""
    target, correction = decision.target, decision.correction
    if (decision.verdict == "correct") != (correction is not None):
        return "a correction belongs to the verdict correct, and to no other"
    if correction is not None and not isinstance(target, MentionTarget):
        return "only a mention can be corrected"
    if isinstance(target, MentionTarget) and target.rule is None and decision.verdict in {"accept", "reject"}:
        return "what was not found can be added or noted, not accepted or rejected"
    for place in (target, correction):
        if isinstance(place, MentionTarget | Correction) and place.end - place.start != len(place.text):
            return "the text does not have the length of its span"
        if isinstance(place, MentionTarget | Correction) and not place.text:
            return "the span is empty"
    return problem_of(correction.type, correction.value) if correction is not None else None


def digest(labels: Iterable[tuple[str, int, int, dict[str, Any] | None]]) -> str:
    """What a person who accepts a whole document accepts: its labels (type, start, end, value) as SHA-256."""
    lines = sorted(
        msgspec.json.encode((start, end, kind, value), order="sorted") for kind, start, end, value in labels
    )
    return hashlib.sha256(b"\n".join(lines)).hexdigest()
