"""Results whose sources are gone, and results that nobody knows."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledgers import PAGE, PROSE, put, results, rows, run

from pipeline.errors import PipelineError
from pipeline.ledger import Wish
from pipeline.ledger.store import NAME

PRUNE = Wish(prune=True)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    put(tmp_path / "in" / "a.txt", PROSE)
    put(tmp_path / "in" / "sub" / "b.html", PAGE)
    put(tmp_path / "in" / "sub" / "c.txt", PROSE)
    run(tmp_path)
    return tmp_path


def test_results_of_removed_sources_are_listed_and_kept(place: Path) -> None:
    before = results(place / "out")
    (place / "in" / "sub" / "b.html").unlink()
    for _ in range(2):
        changes = run(place).changes
        assert (changes.removed, changes.pruned) == (("sub/b.html",), False)
    assert results(place / "out") == before


def test_prune_removes_them_with_all_that_belongs_to_them(place: Path) -> None:
    put(place / "in" / "sub" / "b.html", PAGE.replace("32", "33"))
    run(place)
    for name in ("b.html", "c.txt"):
        (place / "in" / "sub" / name).unlink()
    changes = run(place, PRUNE).changes
    assert (changes.removed, changes.pruned) == (("sub/b.html", "sub/c.txt"), True)
    assert set(results(place / "out")) == {"a.txt.json"}
    assert not (place / "out" / "sub").exists()
    assert not (place / "out" / ".former").exists()
    assert [row["name"] for row in rows(place / "out", "document")] == ["a.txt"]
    assert rows(place / "out", "replaced") == []
    assert run(place, PRUNE).changes.removed == ()


def test_prune_leaves_what_is_no_result(place: Path) -> None:
    put(place / "out" / "sub" / "notes.txt", "mine")
    put(place / "out" / "decisions.jsonl", "")
    (place / "in" / "sub" / "c.txt").unlink()
    (place / "in" / "sub" / "b.html").unlink()
    run(place, PRUNE)
    assert set(results(place / "out")) == {"a.txt.json", "sub/notes.txt", "decisions.jsonl"}


def test_what_a_run_was_not_given_is_not_gone(place: Path) -> None:
    (place / "in" / "sub" / "c.txt").unlink()
    assert run(place, PRUNE, "in/a.txt").changes.removed == ("sub/c.txt",), "its source is nowhere"
    put(place / "other" / "d.txt", PROSE)
    assert run(place, PRUNE, "other").changes.removed == ()
    assert run(place, PRUNE).changes.removed == ()
    assert {row["name"] for row in rows(place / "out", "document")} == {"a.txt", "sub/b.html", "d.txt"}


def test_a_source_that_is_hidden_by_now_is_gone(place: Path) -> None:
    (place / "in" / "sub").rename(place / "in" / ".sub")
    assert run(place).changes.removed == ("sub/b.html", "sub/c.txt")


def test_a_ledger_that_names_a_file_elsewhere_removes_nothing(place: Path) -> None:
    victim = put(place / "victim.json", "{}")
    with closing(sqlite3.connect(place / "out" / NAME)) as connection, connection:
        connection.execute("UPDATE document SET name = '../victim' WHERE name = 'a.txt'")
    (place / "in" / "a.txt").unlink()
    with pytest.raises(PipelineError, match=r"no document of"):
        run(place, PRUNE)
    assert victim.exists()


def test_results_of_no_known_source_are_listed_and_never_removed(place: Path) -> None:
    (place / "out" / NAME).unlink()
    (place / "in" / "sub" / "c.txt").unlink()
    put(place / "out" / "package.json", json.dumps({"name": "mine"}))
    put(place / "out" / "list.json", "[1]")
    changes = run(place, PRUNE).changes
    assert (changes.removed, changes.unknown) == ((), ("sub/c.txt",))
    assert (place / "out" / "sub" / "c.txt.json").exists()
    put(place / "in" / "sub" / "c.txt", PROSE)
    assert run(place).changes.unknown == ()
