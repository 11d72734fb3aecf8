"""What somebody labelled elsewhere, as judgements on the labels that a document has."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import msgspec

from pipeline.decisions import (
    Correction,
    Decision,
    DecisionError,
    DocumentTarget,
    MentionTarget,
    decide,
)
from pipeline.decisions.values import problem_of, typed
from pipeline.extract import EXTRACTORS
from pipeline.labels.label import Label, label_digest
from pipeline.labels.studio import Annotation, StudioError
from pipeline.model import Segment


def judgements(annotation: Annotation, present: Sequence[Label], reviewer: str) -> Iterator[Decision]:
    """Yield what makes a document's labels those of an annotation; at last, that it is accepted as a whole.

    Where labels of one type overlap, the one is the other corrected; where they differ in their type alone,
    too. What is left over is rejected and added.

    Args:
        annotation: on this document and on the source that its result is of.
        present: the labels that the document has.
        reviewer: who judged.

    Raises:
        StudioError: if a label has no value and none can be read from its text, or one that is none.
    """
    wanted = [_valued(annotation.document, label, present) for label in annotation.labels]
    made = partial(decide, reviewer, annotation.document, annotation.source)
    try:
        told = [
            made("correct" if new else "reject", target, correction=new)
            for target, new in _changes(present, wanted)
        ]
        told.append(made("accept", DocumentTarget(label_digest(wanted))))
    except DecisionError as error:
        raise StudioError(f"{annotation.document}: {error}") from error
    for number, decision in enumerate(told):  # made within one tick of the clock, they keep their order
        yield msgspec.structs.replace(decision, time=told[0].time + timedelta(microseconds=number))


def _valued(document: str, label: Label, present: Iterable[Label]) -> Label:
    """The label with a value: its own, that of the label that stands there, or what its text says."""
    if label.value is None:
        place = label.type, label.start, label.end
        there = next((one for one in present if (one.type, one.start, one.end) == place), None)
        value = there.value if there is not None else _read(label)
        label = msgspec.structs.replace(label, value=value)
    where = f"{document}: {label.type} at {label.start}, {label.text}"
    if label.value is None:
        raise StudioError(f"{where}, has no value; write it into the region's meta as JSON")
    if reason := problem_of(label.type, label.value):
        raise StudioError(f"{where}: {reason}")
    return msgspec.structs.replace(label, value=msgspec.to_builtins(typed(label.type, label.value)))


def _read(label: Label) -> dict[str, Any] | None:
    """What the rules read in a label's text alone; a name stands for itself."""
    for extractor in EXTRACTORS:
        if label.type == extractor.KIND:
            for mention in extractor.find(Segment(label.text)):
                if (mention.start, mention.end) == (0, len(label.text)) and mention.value is not None:
                    value: dict[str, Any] = msgspec.to_builtins(mention.value)
                    return value
    return {"name": label.text} if label.type in {"AGENCY", "PLATFORM", "PROGRAM"} else None


def _paired(present: Sequence[Label], wanted: Sequence[Label]) -> list[tuple[Label | None, Label | None]]:
    """Each label that there is with the one that it is to be, in the order of the text; None for none."""
    left, pairs = list(present), []
    new = list(wanted)
    for alike in (_place_and_type, _overlap, _place):
        for label in list(new):
            old = next((one for one in left if alike(one, label)), None)
            if old is not None:
                pairs.append((old, label))
                left.remove(old)
                new.remove(label)
    found: list[tuple[Label | None, Label | None]] = [*pairs, *((old, None) for old in left)]
    # What is rejected makes room for what is added.
    return [*sorted(found, key=lambda pair: pair[1] is not None), *((None, label) for label in new)]


def _place_and_type(one: Label, other: Label) -> bool:
    return _place(one, other) and one.type == other.type


def _place(one: Label, other: Label) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _overlap(one: Label, other: Label) -> bool:
    return one.type == other.type and one.start < other.end and other.start < one.end


def _changes(
    present: Sequence[Label], wanted: Sequence[Label]
) -> Iterator[tuple[MentionTarget, Correction | None]]:
    """What is to change, and into what: None for what is to go."""
    for old, new in _paired(present, wanted):
        if old is None and new is not None:
            yield _target(new, found=False), _correction(new)
        elif old is not None and new is None:
            yield _target(old), None
        elif (
            old is not None
            and new is not None
            and (old.type, old.start, old.end, old.value)
            != (
                new.type,
                new.start,
                new.end,
                new.value,
            )
        ):
            yield _target(old), _correction(new)


def _target(label: Label, *, found: bool = True) -> MentionTarget:
    kind: Any = label.type
    value, rule = (label.value, label.rule) if found else (None, None)
    return MentionTarget(kind, label.start, label.end, label.text, value, rule)


def _correction(label: Label) -> Correction:
    kind: Any = label.type
    return Correction(kind, label.start, label.end, label.text, label.value or {})
