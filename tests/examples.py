"""Examples that carry their own answers: 以[1540萬3千元](15403000 TWD)供人員出國.

What stands in brackets is a label and what stands in parentheses behind it its value, in the words of
`readings`. Where an example is about mentions of more than one type, the type stands first: [國防部](AGENCY
國防部).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from pipeline.extract import settle
from pipeline.model import Document, Mention, Segment
from pipeline.run import STAGES, process
from tests.readings import KINDS, value

Label = tuple[str, int, str, dict[str, Any]]
"""Type, start, words, value."""

_LABEL = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<value>[^()]+)\)")


def read(example: str, kind: str = "") -> tuple[str, list[Label]]:
    """The text of an example, and the labels that it expects."""
    text, labels, done = "", [], 0
    for match in _LABEL.finditer(example):
        text += example[done : match.start()]
        first, _, rest = match["value"].partition(" ")
        own, written = (first, rest) if first in KINDS else (kind, match["value"])
        labels.append((own, len(text), match["words"], value(own, written)))
        text += match["words"]
        done = match.end()
    return text + example[done:], labels


def shown(mentions: Iterable[Mention], text: str) -> list[Label]:
    """Mentions as labels."""
    return [(m.kind, m.start, text[m.start : m.end], msgspec.to_builtins(m.value)) for m in mentions]


def found(find: Callable[[Segment], Iterable[Mention]], text: str, **told: Any) -> list[Label]:
    """What an extractor finds in a text, overlaps settled."""
    return shown(settle(find(Segment(text, **told))), text)


def document(text: str, name: str = "a.txt") -> Document:
    """A text after all stages but the last, which turns positions into raw ones."""
    return process(name, text.encode(), STAGES[:-1])


def labels(text: str, kinds: Iterable[str] = KINDS) -> list[Label]:
    """What the whole of the stages finds in a text, at its own positions."""
    done = document(text)
    return [*_raw(done, frozenset(kinds))]


def _raw(done: Document, kinds: frozenset[str]) -> Iterator[Label]:
    for mention in done.mentions:
        if mention.kind in kinds:
            start, end = done.text.source(mention.start, mention.end)
            yield mention.kind, start, done.raw[start:end], msgspec.to_builtins(mention.value)
