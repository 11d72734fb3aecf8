"""The labels of a document: what its result holds, with what people have judged since."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from pipeline.decisions import (
    Correction,
    Current,
    Decision,
    DocumentTarget,
    MentionTarget,
    Outcome,
    Reading,
    current,
    digest,
    judge,
)
from pipeline.decisions.values import typed
from pipeline.schema import Output


class Label(msgspec.Struct, frozen=True):
    """A label of the label guide.

    Attributes:
        start, end: code points of the document's text, the end exclusive.
        rule: which rule read it; no part of the label itself.
    """

    start: int
    end: int
    text: str
    type: str
    value: dict[str, Any] | None
    rule: str = ""


class Standing(msgspec.Struct, frozen=True):
    """Labels, and whether people stand behind them.

    Attributes:
        missing: why they are no gold labels; "" where somebody reviewed them all.
        reviewers: who judged anything of the document.
    """

    labels: tuple[Label, ...]
    missing: str
    reviewers: tuple[str, ...]

    @property
    def reviewed(self) -> bool:
        """Whether these are gold labels."""
        return not self.missing


def standing(output: Output, decisions: Iterable[Decision], text: str) -> Standing:
    """The labels of a document as people left them.

    A document is reviewed where somebody accepted it as a whole, with the labels that it has now, or where
    each of its labels was judged by itself. What two disagree on, or has to be looked at again, is not.

    Args:
        output: its result, in which earlier judgements may have been applied already.
        decisions: all judgements on it.
        text: its text.
    """
    held = current(decisions)
    readings = (
        Reading(_kind(mention), mention.start, mention.end, mention.value, mention.rule)
        for mention in output.mentions
    )
    judged, outcomes = judge(readings, held.decisions, output.source.sha256 or "", text)
    labels = tuple(_label(reading, text) for reading in judged)
    missing = _missing(labels, held, outcomes, output.source.sha256)
    return Standing(labels, missing, tuple(sorted({one.reviewer for one in held.decisions})))


def label_digest(labels: Iterable[Label]) -> str:
    """What somebody accepts who accepts a document with these labels."""
    return digest((label.type, label.start, label.end, label.value) for label in labels)


def _kind(mention: msgspec.Struct) -> str:
    return str(mention.__struct_config__.tag)


def _label(reading: Reading, text: str) -> Label:
    value = None if reading.value is None else msgspec.to_builtins(reading.value)
    start, end = reading.start, reading.end
    return Label(start, end, text[start:end], reading.type, value, reading.rule)


def _missing(labels: Sequence[Label], held: Current, outcomes: Iterable[Outcome], source: str | None) -> str:
    if held.conflicts:
        return f"{len(held.conflicts)} judgements are disputed"
    if again := sum(outcome.state != "held" for outcome in outcomes):
        return f"{again} judgements have to be looked at again"
    for one in reversed(held.decisions):
        if isinstance(one.target, DocumentTarget) and (one.verdict, one.source) == ("accept", source):
            same = one.target.labels == label_digest(labels)
            return "" if same else "its labels have changed since it was accepted"
    judged = [one for one in held.decisions if isinstance(one.target, MentionTarget)]
    left = {_place(label) for label in labels} - set(_kept(judged))
    return "" if judged and not left else f"{len(left)} of {len(labels)} labels were not judged"


def _kept(decisions: Iterable[Decision]) -> Iterator[tuple[Any, ...]]:
    """The labels that somebody said are right."""
    for one in decisions:
        kept = one.target if one.verdict == "accept" else one.correction
        if isinstance(kept, MentionTarget | Correction):
            yield _place(kept)


def _place(label: Label | MentionTarget | Correction) -> tuple[Any, ...]:
    value = None if label.value is None else typed(label.type, label.value)
    return label.type, label.start, label.end, value
