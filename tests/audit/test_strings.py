"""All that the pages say stands in one file, in both languages."""

import csv
import re
import string
from pathlib import Path

import pytest

import pipeline.audit
from pipeline.audit.strings import LANGUAGES, chosen, known, say, strings
from pipeline.decisions.values import QUALIFIERS
from pipeline.facts.rows import LINKS, RELATIONS, STAGES, SUMS, VERDICTS
from pipeline.model import Coverage
from pipeline.schema import MENTIONS, RECORDS, PlatformRecord, ProposalRecord

PACKAGE = Path(pipeline.audit.__file__).parent
SAID = re.compile(
    r"""(?:\b(?:say|voice)\(\s*|["'](?=problem\.|judge\.|review\.))["']?([a-z_.]+)["']\s*[,)\]:]"""
)


def test_both_languages_say_everything_and_fill_in_the_same() -> None:
    rows = list(csv.DictReader((PACKAGE / "strings.csv").read_text(encoding="utf-8").splitlines()))
    keys = [row["key"] for row in rows]
    assert len(keys) == len(set(keys))
    for row in rows:
        assert row["zh"].strip(), row
        assert row["en"].strip(), row
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(row[each]) if name} for each in LANGUAGES
        ]
        assert fields[0] == fields[1], row


def test_all_that_pages_ask_for_is_there() -> None:
    files = [*(PACKAGE / "views").glob("*.py"), *PACKAGE.glob("[!s]*.py"), *PACKAGE.rglob("*.html")]
    asked = {key for file in files for key in SAID.findall(file.read_text(encoding="utf-8"))}
    assert len(asked) > 100
    assert not asked - set(strings())


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("type", [*MENTIONS, *RECORDS, "CELL", "FINDING", "EVIDENCE"]),
        ("qualifier", sorted(QUALIFIERS)),
        ("relation", RELATIONS),
        ("link", LINKS),
        ("stage", STAGES),
        ("sumkind", SUMS),
        ("claim", VERDICTS),
        ("level", ["error", "warning", "info"]),
        ("state", ["accept", "reject", "correct", "note", "again"]),
        ("standing", ["open", "applied", "again", "whole"]),
        ("field", [n for n in PlatformRecord.__struct_fields__ if n not in {"sources", "evidence"}]),
        (
            "field",
            [n for n in ProposalRecord.__struct_fields__ if n not in {"computation", "sources", "evidence"}],
        ),
        ("coverage", [*Coverage.__struct_fields__, "documents", "failed"]),
        ("part", ["section", "cut", "add", "resolution", "proposal"]),
    ],
)
def test_the_words_of_the_data_are_there(group: str, words: list[str]) -> None:
    assert not [word for word in words if f"{group}.{word}" not in strings()]


def test_a_word_that_nobody_knows_is_said_as_it_is() -> None:
    assert known("zh", "type", "<b>") == "<b>"
    assert known("zh", "type", None) == ""
    with pytest.raises(KeyError):
        say("zh", "no.such.key")


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        (None, "", "zh"),
        ("en", "zh-TW,zh;q=0.9", "en"),
        (None, "en-GB,en;q=0.9,zh;q=0.8", "en"),
        (None, "de,zh-TW;q=0.8,en;q=0.5", "zh"),
        ("xx", "fr", "zh"),
    ],
)
def test_the_language_is_the_readers(asked: str | None, accepted: str, language: str) -> None:
    assert chosen(asked, accepted) == language
