"""The SQLite file: keys that hold, and a search that finds Chinese."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from datasets import corpus, rows, sources
from hypothesis import given
from hypothesis import strategies as st
from outputs import mention, output, put

from pipeline.dataset import TABLES, matching, write, write_sqlite
from pipeline.dataset.sqlite import pairs


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("sqlite")
    write(corpus(top / "results"), top / "set", [sources(top / "src")])
    return top / "set"


@pytest.fixture
def database(place: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(place / "yusuan.sqlite")) as connection:
        yield connection


def found(database: sqlite3.Connection, table: str, words: str) -> set[str]:
    """The documents in whose rows words are found."""
    condition, parameters = matching(table, words)
    names = database.execute(f"SELECT document FROM {table} WHERE {condition}", parameters)
    return {name for (name,) in names}


def test_it_is_whole(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("SELECT name FROM about WHERE name = 'fingerprint'").fetchall()


def test_it_has_the_rows_of_the_csv_files(database: sqlite3.Connection, place: Path) -> None:
    for table in TABLES:
        count = database.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]
        assert count == len(rows(place, table.name)), table.name


def test_references_and_keys_are_declared(database: sqlite3.Connection) -> None:
    for table in TABLES:
        declared = {(row[3], row[2]) for row in database.execute(f'PRAGMA foreign_key_list("{table.name}")')}
        assert declared == {(column.name, column.to) for column in table.columns if column.to}
        key = [row[1] for row in database.execute(f'PRAGMA table_info("{table.name}")') if row[5]]
        assert key == list(table.key)


def test_sums_add_up_as_numbers(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT sum(total), typeof(total) FROM form_trips").fetchone() == (
        558000,
        "integer",
    )
    assert database.execute("SELECT deleted FROM proposals").fetchone() == (1000000.5,)


def test_columns_are_described(database: sqlite3.Connection) -> None:
    query = 'SELECT zh, unit FROM columns WHERE "table" = ? AND name = ?'
    assert database.execute(query, ("form_trips", "total")).fetchone() == ("合計", "TWD")


PLAIN = {"甲.txt", "d.md"}


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("國防部", PLAIN),
        ("立法院國防委員會", {"books/乙.pdf"}),
        ("國防", {*PLAIN, "books/乙.pdf"}),
        ("避難", {"books/乙.pdf"}),  # a line of the page ends between the two
        ("防避難設", {"books/乙.pdf"}),
        ("訪台", {"books/乙.pdf"}),  # which has 訪臺
        ("編列 赴美", PLAIN),
        ("編列 芬蘭", set()),
        ("1,540萬", PLAIN),
        ("臺", {"books/乙.pdf"}),
        ("海軍", set()),
        ("防國", set()),
    ],
)
def test_words_of_any_length_are_found(database: sqlite3.Connection, words: str, documents: set[str]) -> None:
    assert found(database, "passages", words) == documents


def test_all_that_is_searched_is_searched(database: sqlite3.Connection) -> None:
    assert found(database, "mentions", "國防部") == {"甲.txt"}
    assert found(database, "findings", "過去") == {"甲.txt"}
    assert found(database, "findings", "不能讀") == {"c.doc"}
    assert found(database, "programmes", "派員赴美") == {"甲.txt"}
    assert found(database, "proposals", "李乙") == {"d.md"}


@given(st.text(alphabet="國防部臺台5%\"'*-()+^: ANDORNEAR\t", max_size=12))
def test_whatever_is_asked_is_no_error(place: Path, words: str) -> None:
    with closing(sqlite3.connect(place / "yusuan.sqlite")) as database:
        assert found(database, "passages", words) <= {*PLAIN, "books/乙.pdf"}


@given(
    st.text(alphabet="國防部臺1a，\n ", max_size=20), st.text(alphabet="國防部臺1a", min_size=1, max_size=2)
)
def test_pairs_hold_each_short_word(text: str, word: str) -> None:
    beginnings = pairs([text]).split()
    assert any(pair.startswith(word) for pair in beginnings) == (word in text)


def test_the_file_alone(tmp_path: Path, place: Path) -> None:
    file = tmp_path / "below" / "index.sqlite"
    results = corpus(tmp_path / "results")
    written = write_sqlite(results, file, [sources(tmp_path / "src")])
    assert written.rows["mentions"] == 7
    assert file.read_bytes() == (place / "yusuan.sqlite").read_bytes()
    assert [path.name for path in file.parent.iterdir()] == ["index.sqlite"]


def test_a_null_character_is_no_end(tmp_path: Path) -> None:
    there = mention("AGENCY", "國防部", {"name": "國\0防部"})
    put(tmp_path / "r" / "a.txt.json", output(mentions=[there]))
    write(tmp_path / "r", tmp_path / "set")
    with closing(sqlite3.connect(tmp_path / "set" / "yusuan.sqlite")) as database:
        assert database.execute("SELECT value FROM mentions").fetchone() == ("國\0防部",)
    assert rows(tmp_path / "set", "mentions")[0]["value"] == "國\0防部"
