"""docs/dataset.md, which is made from the code, and what it tells people to type."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasets import corpus, sources

from pipeline.dataset import write_sqlite
from pipeline.dataset.reference import reference

COMMITTED = Path(__file__).parent.parent.parent / "docs" / "dataset.md"
QUERIES = re.findall(r"```sql\n(.*?)```", reference(), re.DOTALL)


def test_committed_reference_is_that_of_the_code() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == reference(), "run: make tables"


@pytest.mark.parametrize("query", QUERIES)
def test_its_queries_are_queries(tmp_path: Path, query: str) -> None:
    write_sqlite(corpus(tmp_path / "r"), tmp_path / "a.sqlite", [sources(tmp_path / "src")])
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as database:
        database.execute(query)


def test_there_are_queries() -> None:
    assert len(QUERIES) == 2
