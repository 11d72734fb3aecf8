"""What the file says, in both languages at once: a switch in its style shows the one or the other."""

import csv
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from pipeline.audit.harmless import harmless
from pipeline.audit.strings import LANGUAGES, Language, Voice

_PAIR = Markup('<span class="zh" lang="zh-Hant">{}</span><span class="en" lang="en">{}</span>')

VOICES = tuple(map(Voice, LANGUAGES))


@cache
def _strings() -> Mapping[str, Mapping[Language, str]]:
    """What this file alone says, by key and language."""
    text = files("pipeline.report").joinpath("strings.csv").read_text(encoding="utf-8")
    return {row["key"]: {"zh": row["zh"], "en": row["en"]} for row in csv.DictReader(text.splitlines())}


def both(zh: str, en: str) -> Markup:
    """A text in both languages; once, where they say the same."""
    zh, en = harmless(zh), harmless(en)
    return Markup.escape(zh) if zh == en else _PAIR.format(zh, en)


def say(key: str, **values: Any) -> Markup:
    """A string of this file, or else of the review page; words in braces are filled in from `values`.

    Raises:
        KeyError: for a key that neither has.
    """
    own = _strings().get(key)
    if own is not None:
        return both(own["zh"].format(**values), own["en"].format(**values))
    return of(lambda voice: voice(key, **values))


def known(group: str, word: str | None) -> Markup:
    """A word of the data, such as a type, by its string; itself where there is none for it."""
    return of(lambda voice: voice.known(group, word))


def of(tell: Callable[[Voice], str]) -> Markup:
    """What is told in each of the languages."""
    zh, en = map(tell, VOICES)
    return both(zh, en)


def plainly(tell: Callable[[Voice], str]) -> str:
    """What is told in each of the languages, for where no markup can stand."""
    return " / ".join(dict.fromkeys(map(tell, VOICES)))
