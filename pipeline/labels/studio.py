r"""Labels as tasks of Label Studio, and back.

Positions are code points on both sides: Label Studio's editor turns the browser's UTF-16 units into code
points before it saves (`charsToCodePoints` in its `selection-tools.js`). Versions from before 2022, and tools
of others, save UTF-16 units; a file says by the texts of its regions which of the two it means, since both
agree up to the first character outside of the Basic Multilingual Plane and on none behind it. The value of a
region is JSON in its `meta.text`, which people see and change beside it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from pipeline.errors import PipelineError
from pipeline.labels.label import Label, Standing
from pipeline.schema import MENTIONS

COLOURS = ("#0072b2", "#d55e00", "#cc79a7", "#009e73", "#e69f00", "#56b4e9", "#999933")
"""Of Okabe and Ito, which people of all kinds of sight can tell apart."""

CONFIG = "\n".join(
    [
        "<View>",
        '  <Labels name="label" toName="text">',
        *(
            f'    <Label value="{kind}" background="{colour}"/>'
            for kind, colour in zip(MENTIONS, COLOURS, strict=True)
        ),
        "  </Labels>",
        "  <Style>.htx-text{ white-space: pre-wrap; }</Style>",
        '  <Text name="text" value="$text" saveTextResult="yes"/>',
        "</View>",
        "",
    ]
)
"""The labelling interface that the tasks are for. Without the style the editor would drop spaces."""

_BLANK = re.compile(r"\\n|\s+")
"""The editor writes a line break in a region's text as a backslash and n, and may lose spaces."""


class StudioError(PipelineError):
    """A file that holds no tasks of ours."""


class Annotation(msgspec.Struct, frozen=True):
    """What somebody labelled in one document.

    Attributes:
        document: its name.
        source: SHA-256 of the source that the labels are of.
        reviewer: as the file names them, "" where it does not.
        labels: their values are None where the person gave none.
    """

    document: str
    source: str
    reviewer: str
    labels: tuple[Label, ...]


class _Region(msgspec.Struct):
    type: str
    value: dict[str, Any]
    meta: dict[str, Any] = {}


class _Completed(msgspec.Struct):
    result: list[dict[str, Any]]
    completed_by: Any = None
    was_cancelled: bool = False


class _Task(msgspec.Struct):
    data: dict[str, Any]
    annotations: list[_Completed] = []


def task(name: str, source: str, text: str, stands: Standing) -> dict[str, Any]:
    """A task: reviewed labels are its annotation, others a prediction for people to correct."""
    result = [_region(number, label) for number, label in enumerate(stands.labels)]
    done: dict[str, Any]
    if stands.reviewed:
        done = {"annotations": [{"result": result, "ground_truth": True}]}
    else:
        done = {"predictions": [{"model_version": "yusuan", "result": result}]}
    return {"data": {"text": text, "document": name, "source": source}, **done}


def _region(number: int, label: Label) -> dict[str, Any]:
    return {
        "id": f"m{number}",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": label.start, "end": label.end, "text": label.text, "labels": [label.type]},
        "meta": {"text": [msgspec.json.encode(label.value).decode()]},
    }


def annotations(data: bytes) -> Iterator[Annotation]:
    """Yield what people labelled, task by task; predictions are nobody's word and left out.

    Raises:
        StudioError: if the file holds no tasks of ours, or labels that do not fit their text.
    """
    try:
        tasks = msgspec.json.decode(data, type=list[_Task])
    except (UnicodeDecodeError, RecursionError, msgspec.MsgspecError) as error:
        raise StudioError(f"this is no export of Label Studio: {error}") from error
    for one in tasks:
        text, document, source = (one.data.get(key) for key in ("text", "document", "source"))
        if not (isinstance(text, str) and isinstance(document, str) and isinstance(source, str)):
            raise StudioError(
                "a task lacks text, document or source; it was not made by yusuan labels export"
            )
        for done in one.annotations:
            if not done.was_cancelled:
                labels = tuple(_labels(document, done.result, text))
                yield Annotation(document, source, _name(done.completed_by), labels)


def _name(completed_by: Any) -> str:
    """Label Studio names a person by number, or with all it knows."""
    if isinstance(completed_by, dict):
        return str(completed_by.get("email") or completed_by.get("id") or "")
    return "" if completed_by is None else f"Label Studio {completed_by}"


def _labels(document: str, result: Iterable[dict[str, Any]], text: str) -> Iterator[Label]:
    try:
        regions = [msgspec.convert(one, _Region) for one in result if one.get("type") == "labels"]
        spans = _spans(document, regions, text)
        for region, (start, end) in zip(regions, spans, strict=True):
            for kind in region.value["labels"]:
                if kind not in MENTIONS:
                    raise StudioError(f"{document}: {kind} is no type of the label guide")
                yield Label(start, end, text[start:end], kind, _value(document, region))
    except (KeyError, TypeError, AttributeError, msgspec.ValidationError) as error:
        raise StudioError(f"{document}: a region is not as Label Studio writes it: {error!r}") from error


def _value(document: str, region: _Region) -> dict[str, Any] | None:
    written = region.meta.get("text") or []
    joined = "".join(written) if isinstance(written, list) else str(written)
    if not joined.strip():
        return None
    try:
        return msgspec.json.decode(joined, type=dict[str, Any] | None)
    except msgspec.MsgspecError as error:
        raise StudioError(f"{document}: the value {joined} is no JSON: {error}") from error


def _spans(document: str, regions: Sequence[_Region], text: str) -> list[tuple[int, int]]:
    """Where the regions stand, in code points, whichever units their file counts in."""
    told = [(int(region.value["start"]), int(region.value["end"])) for region in regions]
    for spans in (told, _from_utf16(told, text)):
        if all(map(_fits, regions, spans, [text] * len(spans))):
            return spans
    raise StudioError(f"{document}: the texts of its regions do not stand where they say")


def _fits(region: _Region, span: tuple[int, int], text: str) -> bool:
    start, end = span
    if not 0 <= start < end <= len(text):
        return False
    written = region.value.get("text")
    return written is None or _BLANK.sub("", str(written)) == _BLANK.sub("", text[start:end])


def _from_utf16(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Code points for UTF-16 units."""
    seconds = list(_second_units(text))
    return [(start - bisect_left(seconds, start), end - bisect_left(seconds, end)) for start, end in spans]


def _second_units(text: str) -> Iterator[int]:
    """Where the second unit stands of each character that takes two."""
    pairs = 0
    for place, character in enumerate(text):
        if character > "\uffff":
            pairs += 1
            yield place + pairs
