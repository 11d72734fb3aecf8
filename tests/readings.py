"""Hand labels: the compact form in which a reader writes them, and the JSON that they become.

A reading is a TSV file beside the document's labels, one label a line in the order of the text:

    line  type  before  text  value

`line` is the 1-based line of the text (lines end at \\n) on which the label begins, `before` the few
characters that stand right before it on that line (empty at the line's start), `text` the label with ⏎ for a
line break inside, and `value` one of

    AMOUNT     15403000 TWD [qualifier]
    DATE       2026 [qualifier]          or null
    DURATION   P242D [qualifier]
    HEADCOUNT  32 [qualifier]
    AGENCY, PLATFORM, PROGRAM            the canonical name

    python tests/readings.py TEXT READING.tsv             check a reading, print its labels as JSON
    python tests/readings.py TEXT A.tsv B.tsv             how far two readings agree, and where they differ
"""

import json
import pathlib
import sys
from typing import Any

BREAK = "⏎"
NAMES = ("AGENCY", "PLATFORM", "PROGRAM")
KINDS = ("AMOUNT", "DATE", "DURATION", "HEADCOUNT", *NAMES)
QUALIFIERS = ("about", "nearly", "over", "at_least", "at_most", "under", "before", "after")


def value(kind: str, written: str) -> dict[str, Any]:
    """The value that a reader wrote as a few words."""
    if kind in NAMES:
        return {"name": written}
    words = written.split()
    qualifier = words.pop() if words[-1] in QUALIFIERS else None
    if kind == "AMOUNT":
        amount, currency = words
        return {"amount": amount, "currency": currency, "qualifier": qualifier}
    (word,) = words
    if kind == "HEADCOUNT":
        return {"count": int(word), "qualifier": qualifier}
    key = {"DATE": "edtf", "DURATION": "iso8601"}[kind]
    return {key: None if word == "null" else word, "qualifier": qualifier}


def label(row: str, text: str, starts: list[int], cursor: int) -> dict[str, Any]:
    line, kind, before, words, written = row.rstrip("\n").split("\t")
    words, before = words.replace(BREAK, "\n"), before.replace(BREAK, "\n")
    assert kind in KINDS, f"no type {kind}: {row}"
    begin = starts[int(line) - 1]
    found = text.find(before + words, max(begin, cursor - len(before)))
    limit = starts[int(line)] if int(line) < len(starts) else len(text)
    start = found + len(before)
    assert 0 <= found <= limit - len(before), f"not on line {line} behind the label before: {row}"
    return {
        "start": start,
        "end": start + len(words),
        "text": words,
        "type": kind,
        "value": value(kind, written.strip()),
    }


def labels(reading: str, text: str) -> list[dict[str, Any]]:
    """The labels of a reading, with offsets."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found: list[dict[str, Any]] = []
    for row in reading.splitlines():
        if row.strip() and not row.startswith("#"):
            found.append(label(row, text, starts, found[-1]["start"] if found else 0))
    return found


def key(item: dict[str, Any]) -> tuple[int, int, str, str]:
    return (
        item["start"],
        item["end"],
        item["type"],
        json.dumps(item["value"], sort_keys=True, ensure_ascii=False),
    )


def compare(one: list[dict[str, Any]], other: list[dict[str, Any]], text: str) -> None:
    for spans in (3, 4):
        a, b = {key(x)[:spans] for x in one}, {key(x)[:spans] for x in other}
        print(f"{'spans' if spans == 3 else 'spans and values'}: F1 {2 * len(a & b) / (len(a) + len(b)):.3f}")
    a, b = {key(x) for x in one}, {key(x) for x in other}
    for side, rest in (("-", a - b), ("+", b - a)):
        for start, end, kind, written in sorted(rest):
            context = text[max(0, start - 12) : start] + "[" + text[start:end] + "]" + text[end : end + 8]
            print(side, start, kind, written, repr(context))


def decode(path: pathlib.Path) -> str:
    """A source's text as the offsets count it: no line end translated, no byte order mark."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp950")


def main() -> None:
    text = decode(pathlib.Path(sys.argv[1]))
    readings = [labels(pathlib.Path(p).read_text(encoding="utf-8"), text) for p in sys.argv[2:]]
    if len(readings) == 2:
        compare(*readings, text)
    else:
        print(json.dumps(readings[0], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
