"""A full disk ends the run, and what was done is kept."""

import errno
import os
import sqlite3
import subprocess
from collections.abc import Generator, Mapping
from pathlib import Path

import pytest
from ledgers import PROSE, here, put, results, rows, run

import pipeline.files
from pipeline.ledger import DiskFullError, Wish, conduct, opening


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for number in range(5):
        put(tmp_path / "in" / f"{number}.txt", PROSE)
    return tmp_path


def full_after(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Let the disk take so many more results."""
    left = [count]
    put_all = pipeline.files.put_all

    def fill(files: Mapping[Path, bytes]) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        put_all(files)

    monkeypatch.setattr(pipeline.files, "put_all", fill)


def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        full_after(patch, 2)
        with pytest.raises(DiskFullError) as error:
            run(place)
    said = "is full; 2 of 5 documents were read and are kept; make room and run again"
    assert str(error.value) == f"the disk of {place / 'out'} {said}"
    assert set(results(place / "out")) == {"0.txt.json", "1.txt.json"}
    assert [row["name"] for row in rows(place / "out", "document")] == ["0.txt", "1.txt"]
    assert run(place).read == {"new": ("2.txt", "3.txt", "4.txt")}


def test_results_that_were_there_stay(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(place)
    before = results(place / "out")
    with monkeypatch.context() as patch:
        full_after(patch, 2)
        with pytest.raises(DiskFullError):
            run(place, Wish(force=True))
    assert results(place / "out") == before
    assert run(place).read == {}


def test_a_former_result_that_cannot_be_kept_is_not_overwritten(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(place)
    before = results(place / "out")
    put(place / "in" / "0.txt", PROSE * 2)
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.ledger.replaced.put_all", broken)
        with pytest.raises(DiskFullError, match="0 of 1 documents"):
            run(place)
    assert results(place / "out") == before
    run(place)
    assert (place / "out" / ".former" / "0.txt.json").read_bytes() == before["0.txt.json"]


def broken(_: Mapping[Path, bytes]) -> None:
    raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))


def test_a_disk_that_takes_the_results_and_not_the_ledger(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = opening._claim

    def tight(connection: sqlite3.Connection) -> None:
        claim(connection)
        connection.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(opening, "_claim", tight)
    with pytest.raises(DiskFullError, match="is full; what was done is kept; make room and run again"):
        run(place)
    monkeypatch.setattr(opening, "_claim", claim)
    assert sum(map(len, run(place).read.values())) == 5
    assert run(place).read == {}


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path, None, None]:
    """A disk of a megabyte, of which all but 150 kB are taken."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a disk")
    (disk / "filler").write_bytes(bytes((1024 - 150) * 1024))
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_disk_that_is_full(place: Path, small_disk: Path) -> None:
    for number in range(30):
        put(place / "in" / f"more {number}.txt", PROSE * 20)
    run(place)
    whole = results(place / "out")
    with pytest.raises(DiskFullError):
        conduct([place / "in"], small_disk / "out", here, Wish())
    kept = results(small_disk / "out")
    assert kept.items() < whole.items(), "only whole results, and not all"
    assert len(kept) > 3
    (small_disk / "filler").unlink()
    summary = conduct([place / "in"], small_disk / "out", here, Wish())
    assert "new" in summary.read
    assert results(small_disk / "out") == whole
