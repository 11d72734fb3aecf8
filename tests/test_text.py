import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import BLANK, Origin, Text, edited

Change = tuple[int, int, str]


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, list[Change]]:
    """A raw text, and replacements for some of its stretches."""
    raw = draw(st.text("甲乙 5元\n", max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=12)))
    changes = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        changes.append((start, end, draw(st.text("xyz", max_size=end - start))))
    return raw, changes


@pytest.mark.parametrize(
    ("raw", "changes", "clean", "origin"),
    [
        ("預算", [], "預算", [0, 1]),
        ("預 算", [(1, 2, "")], "預算", [0, 2]),
        ("\ufeff預算", [(0, 1, "")], "預算", [1, 2]),
        ("預算\n\n", [(2, 4, "")], "預算", [0, 1]),
        ("預\n\n算", [(1, 3, " ")], "預 算", [0, 1, 3]),
        ("預  算", [(1, 2, ""), (2, 3, "")], "預算", [0, 3]),
        ("年", [(0, 1, "年")], "年", [0]),
        ("   ", [(0, 3, "")], "", []),
        ("", [], "", []),
    ],
)
def test_edited(raw: str, changes: list[Change], clean: str, origin: list[int]) -> None:
    text = edited(raw, changes)
    assert (text.raw, text.clean, list(text.origin)) == (raw, clean, origin)


@given(changed())
def test_characters_come_from_where_the_origin_says(given: tuple[str, list[Change]]) -> None:
    raw, changes = given
    text = edited(raw, changes)
    expected, done = [], 0
    for start, end, by in changes:
        expected += [(raw[i], i) for i in range(done, start)]
        expected += [(c, start + i) for i, c in enumerate(by)]
        done = end
    expected += [(raw[i], i) for i in range(done, len(raw))]
    assert list(zip(text.clean, text.origin, strict=True)) == expected
    assert all(a < b for a, b in pairwise(text.origin))


@given(changed(), st.data())
def test_source_and_cleaned_are_inverse(given: tuple[str, list[Change]], data: st.DataObject) -> None:
    text = edited(*given)
    if not text.clean:
        assert text.cleaned(0, len(text.raw)) == (0, 0)
        return
    start = data.draw(st.integers(0, len(text.clean) - 1))
    end = data.draw(st.integers(start + 1, len(text.clean)))
    assert text.cleaned(*text.source(start, end)) == (start, end)
    assert text.sources([(start, end), (0, end)]) == [text.source(start, end), text.source(0, end)]


@given(changed(), st.data())
def test_cleaned_holds_what_was_kept_of_a_span(given: tuple[str, list[Change]], data: st.DataObject) -> None:
    text = edited(*given)
    start = data.draw(st.integers(0, len(text.raw)))
    end = data.draw(st.integers(start, len(text.raw)))
    kept = [i for i in range(len(text.clean)) if start <= text.origin[i] < end]
    first, last = text.cleaned(start, end)
    assert list(range(first, last)) == kept


def test_what_was_dropped_has_an_empty_span() -> None:
    text = edited("預\n\n算5元", [(1, 3, "")])
    assert text.cleaned(1, 3) == (1, 1)
    assert text.source(0, 2) == (0, 4)


@pytest.mark.parametrize("change", [(0, 1, "甲乙"), (1, 0, ""), (0, 2, "甲乙丙")])
def test_a_replacement_is_never_longer(change: Change) -> None:
    with pytest.raises(ValueError, match=r"\("):
        edited("甲乙丙", [change])


def test_replacements_come_in_order() -> None:
    with pytest.raises(ValueError, match=r"\("):
        edited("甲乙丙", [(1, 3, ""), (2, 3, "")])


@pytest.mark.parametrize("index", [-1, 3])
def test_an_origin_has_no_positions_outside(index: int) -> None:
    with pytest.raises(IndexError):
        Origin(3)[index]


def test_verbatim() -> None:
    text = Text.verbatim("113年")
    assert text.clean is text.raw
    assert text.source(1, 3) == text.cleaned(1, 3) == (1, 3)


def test_blanks_are_all_white_space_but_the_line_feed() -> None:
    blanks = {c for c in map(chr, range(0x3001)) if c.isspace()} - {"\n"}
    assert set(re.findall(f"[{BLANK}]", "".join(map(chr, range(0x11000))))) == blanks
