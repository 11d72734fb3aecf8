"""Paragraphs of every kind of document with all their mentions labelled by hand, after the label guide.

An empty line parts them; the type of a label is left out where its value shows it.
"""

import re
from pathlib import Path

import pytest

from tests.examples import Label, labels, read
from tests.readings import KINDS

FILES = sorted((Path(__file__).parent / "paragraphs").glob("*.txt"))
_TYPELESS = re.compile(
    r"\]\((?=(?:(?P<amount>-?[\d.]+ [A-Z]{3}\b)|(?P<duration>P[\dT])|(?:null|\d))[^()]*\))"
)


def typed(paragraph: str) -> str:
    """The paragraph with the type written before the values that show it by their form."""

    def with_type(match: re.Match[str]) -> str:
        return f"]({'AMOUNT' if match['amount'] else 'DURATION' if match['duration'] else 'DATE'} "

    return _TYPELESS.sub(with_type, paragraph)


def paragraphs(file: Path) -> list[str]:
    return [part for part in file.read_text(encoding="utf-8").strip().split("\n\n") if part]


PARAGRAPHS = [
    pytest.param(part, id=f"{file.stem}-{number}")
    for file in FILES
    for number, part in enumerate(paragraphs(file), 1)
]


def shown(label: Label, text: str) -> str:
    kind, start, words, value = label
    return f"{text[max(0, start - 8) : start]}[{words}]({kind} {value})"


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_all_mentions_of_a_paragraph_and_no_others(paragraph: str) -> None:
    text, expected = read(typed(paragraph))
    found = labels(text)
    missing = [shown(label, text) for label in expected if label not in found]
    extra = [shown(label, text) for label in found if label not in expected]
    assert (missing, extra) == ([], []), text


def test_there_are_paragraphs_of_all_kinds_of_document_and_mention() -> None:
    assert len(PARAGRAPHS) >= 400
    assert len(FILES) >= 8
    assert {kind for file in FILES for kind, *_ in read(typed(file.read_text(encoding="utf-8")))[1]} == set(
        KINDS
    )
