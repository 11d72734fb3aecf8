"""Sequences whose later members are packed, and long books that are kept so."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import pipeline.forms
import pipeline.layout
import pipeline.layout.reading_order
import pipeline.read.pdf
from pipeline.model import Shelf, shelved
from pipeline.run import process

ROOT = Path(__file__).parents[2]
BOOKS = [ROOT / "raw/books/mobilisation-115.pdf", *sorted((ROOT / "tests/books").glob("[prt]*.pdf"))]


def test_all_members_come_back_in_their_order() -> None:
    shelf = Shelf(2, range(5))
    assert len(shelf) == 5
    assert list(shelf) == [shelf[at] for at in range(5)] == [0, 1, 2, 3, 4]
    assert [shelf[-1], shelf[-4]] == [4, 1]
    assert (shelf[1:4], shelf[::-2]) == ([1, 2, 3], [4, 2, 0])
    assert 4 in shelf
    assert 5 not in shelf


@pytest.mark.parametrize("at", [5, -6])
def test_what_is_behind_the_last_is_not_there(at: int) -> None:
    with pytest.raises(IndexError):
        Shelf(2, range(5))[at]


def test_members_behind_the_first_are_packed() -> None:
    """The first stay the objects that they are; a packed one is made anew, but not for each look at it."""
    members = [np.full((1000, 4), at, np.float32) for at in range(3)]
    shelf = Shelf(1, members)
    assert shelf[0] is members[0]
    assert shelf[2] is not members[2]
    assert shelf[2] is shelf[2]
    assert np.array_equal(shelf[1], members[1])
    assert np.array_equal(shelf[2], members[2])


def test_what_is_short_is_a_tuple_and_members_may_come_one_at_a_time() -> None:
    def members() -> Iterator[int]:
        yield from range(3)

    assert shelved(members(), 3) == (0, 1, 2)
    assert isinstance(shelved(members(), 2), Shelf)
    assert list(shelved(members(), 0)) == [0, 1, 2]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_long_book_has_the_bytes_that_it_would_have_as_a_short_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = path.read_bytes()
    short = process(path.name, data)
    monkeypatch.setattr(pipeline.layout, "KEPT", 0)
    for module in (pipeline.read.pdf, pipeline.layout, pipeline.layout.reading_order, pipeline.forms):
        monkeypatch.setattr(module, "OPEN", 0)
    long = process(path.name, data)
    assert isinstance(long.pages, Shelf)
    assert (long.output, long.raw) == (short.output, short.raw)
