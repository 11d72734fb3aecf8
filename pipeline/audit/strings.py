"""What the pages say, in both languages: one file, `strings.csv`."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from markupsafe import Markup

Language = Literal["zh", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
"""The first is the one that is spoken where nobody asks for another."""

CODES: Mapping[Language, str] = {"zh": "zh-Hant", "en": "en"}
"""What a page says of its language."""


@cache
def strings() -> Mapping[str, Mapping[Language, str]]:
    """All strings, by key and language."""
    text = files("pipeline.audit").joinpath("strings.csv").read_text(encoding="utf-8")
    return {row["key"]: {"zh": row["zh"], "en": row["en"]} for row in csv.DictReader(text.splitlines())}


def say(language: Language, key: str, **values: Any) -> str:
    """A string in a language; words in braces are filled in from `values`.

    Raises:
        KeyError: for a key that is not in the file.
    """
    said = strings()[key][language]
    return said.format(**values) if values else said


def known(language: Language, group: str, word: str | None) -> str:
    """A word of the data, such as a type or a field, by its string; itself where the file has none for it."""
    found = strings().get(f"{group}.{word}")
    return found[language] if found else str(word if word is not None else "")


class Voice:
    """The strings of one language, for a template: `say("key")` and `known("group", word)`."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.code = CODES[language]

    def __call__(self, key: str, **values: Any) -> str:
        """As `say`."""
        return say(self.language, key, **values)

    def known(self, group: str, word: str | None) -> str:
        """As `known`."""
        return known(self.language, group, word)

    def marked(self, key: str) -> Markup:
        """A string of ours that holds markup, such as the names of keys."""
        return Markup(say(self.language, key))  # noqa: S704  # our own file, nothing of a document


def chosen(asked: str | None, accepted: str = "") -> Language:
    """The language that a reader chose, else the first known one that the browser names."""
    if asked in LANGUAGES:
        return asked
    for part in accepted.lower().split(","):
        code = part.split(";")[0].strip()[:2]
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]
