"""A data set is written in a stream: what it holds in memory does not grow with what it writes."""

import gc
import tracemalloc
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from outputs import TEXT, amount, output, put, table

from pipeline.dataset import parquet, write
from pipeline.forms import trips

EACH = 150
FIELDS = dict.fromkeys(column.field for column in trips.COLUMNS)


def corpus(place: Path, documents: int) -> Path:
    """Documents that differ by their names alone, with many mentions and rows."""
    found = [{**amount("1,540萬3千元", str(at)), "start": at, "end": at + 9} for at in range(EACH)]
    rows = [{**FIELDS, "name": f"第{at}項", "total": at} for at in range(EACH)]
    for number in range(documents):
        name = f"{number}.txt"
        put(place / f"{name}.json", output(path=name, mentions=found, tables=[table(rows, form=trips.TITLE)]))
        (place / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return place


def peak(results: Path, out: Path) -> int:
    """Bytes that Python holds at most while a data set is written."""
    gc.collect()
    tracemalloc.start()
    write(results, out)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_more_documents_take_no_more_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A row group waits until it is full; here it is full after two documents.
    monkeypatch.setattr(parquet, "GROUP", EACH * 2)
    monkeypatch.setattr(parquet, "WAITING", EACH * 4)
    peak(corpus(tmp_path / "once", 1), tmp_path / "set")  # what is loaded once is loaded
    few = peak(corpus(tmp_path / "few", 4), tmp_path / "set")
    many = peak(corpus(tmp_path / "many", 14), tmp_path / "set")
    assert many < few * 1.1


def test_the_table_that_waits_longest_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "WAITING", EACH * 2)
    write(corpus(tmp_path / "results", 5), tmp_path / "set")
    for name in ("mentions", "form_trips"):
        file = pq.ParquetFile(tmp_path / "set" / "parquet" / f"{name}.parquet")
        assert file.metadata.num_rows == 5 * EACH
        assert file.metadata.num_row_groups > 1
        ids = pq.read_table(tmp_path / "set" / "parquet" / f"{name}.parquet", columns=["id"])["id"]
        assert len(set(ids.to_pylist())) == 5 * EACH
