import re
from pathlib import Path

import pytest

from pipeline.check import across
from pipeline.forms import FORMS
from pipeline.reference import forms, in_words

COMMITTED = Path(__file__).parent.parent / "docs" / "forms.md"


def test_committed_reference_is_that_of_the_code() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == forms(), "run: make forms"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("資本支出分析表", "資本支出分析表"),
        ("(?:各機關)?人事費(?:彙計|分析)表", "[各機關]人事費{彙計|分析}表"),
        ("費用?(?:彙[計總]|明細)?表", "費[用][彙{計|總}|明細]表"),
        ("(?:[(（][一二三四五六七八九十]+[)）])?說明表", "[（一）]說明表"),
        ("[^，。]{0,16}審[議查][^，。]*表", "…審{議|查}…表"),
    ],
)
def test_titles_in_words(pattern: str, words: str) -> None:
    assert in_words(re.compile(pattern)) == words


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__.rpartition(".")[2])
def test_a_form_says_what_it_holds(form) -> None:
    assert form.__doc__.startswith(form.TITLE)
    assert form.sums.__doc__
    assert not re.search(r"[?*+^\\():]", in_words(form.PATTERN)), "it reads like a pattern"
    for field in {column.field for column in form.COLUMNS}:
        own = [column for column in form.COLUMNS if column.field == field]
        assert re.fullmatch("[a-z][a-z0-9_]*", field)
        assert len({column.kind for column in own}) == 1
        said = any(column.note for column in own)
        assert said or any(column.heading for column in own), f"{field}: where does it come from?"
        assert said or own[0].kind in {"text", "money"}, f"{field}: what is counted?"


def test_every_check_of_one_form_by_another_is_told() -> None:
    last = forms().rpartition("## What one form says of another")[2]
    for member in across.MEMBERS:
        assert member.__doc__.splitlines()[0] in last
    assert last.count("\n- ") >= len(across.MEMBERS)
