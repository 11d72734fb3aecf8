"""Where a data set goes: it is there whole or not at all, and nothing else is touched."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from datasets import corpus

from pipeline.dataset import target, write, write_sqlite
from pipeline.errors import UsageError

ROOT = Path(__file__).parent.parent.parent

GONE = 2**22 + 1
"""A number that no process has: it is beyond what Linux gives."""


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return corpus(tmp_path / "results")


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.dataset import sqlite, target, write

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def moved_once(path, place, move=Path.rename):
    move(path, place)
    die()

moment, results, out = sys.argv[1:]
if moment == "writing":
    sqlite.Writer.close = die
elif moment == "moving":
    Path.rename = moved_once
else:
    target.shutil.rmtree = die
write(Path(results), Path(out))
"""


def there(place: Path) -> set[str]:
    return {path.name for path in place.iterdir()}


def test_an_earlier_data_set_is_replaced(results: Path, tmp_path: Path) -> None:
    write(results, tmp_path / "set")
    before = (tmp_path / "set" / "datapackage.json").read_bytes()
    (results / "d.md.json").unlink()
    write(results, tmp_path / "set")
    assert (tmp_path / "set" / "datapackage.json").read_bytes() != before
    assert there(tmp_path) == {"results", "set"}


def test_an_empty_directory_is_filled(results: Path, tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    write(results, tmp_path / "set")
    assert "datapackage.json" in there(tmp_path / "set")


def test_what_a_reader_left_beside_the_file_is_no_obstacle(results: Path, tmp_path: Path) -> None:
    write(results, tmp_path / "set")
    (tmp_path / "set" / "yusuan.sqlite-wal").touch()
    write(results, tmp_path / "set")
    assert "yusuan.sqlite-wal" not in there(tmp_path / "set")


@pytest.mark.parametrize("foreign", ["notes.txt", "csv/mine.csv", ".hidden"])
def test_somebody_elses_file_is_not_deleted(results: Path, tmp_path: Path, foreign: str) -> None:
    write(results, tmp_path / "set")
    before = (tmp_path / "set" / "datapackage.json").read_bytes()
    (tmp_path / "set" / foreign).write_text("mine")
    (results / "d.md.json").unlink()
    with pytest.raises(UsageError, match=f"holds something else than a data set: {foreign}"):
        write(results, tmp_path / "set")
    assert (tmp_path / "set" / foreign).read_text() == "mine"
    assert (tmp_path / "set" / "datapackage.json").read_bytes() == before


@pytest.mark.parametrize("package", [b"{", b'{"resources": []}', b"[]", b"\xff"])
def test_somebody_elses_data_package_is_not_replaced(results: Path, tmp_path: Path, package: bytes) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "datapackage.json").write_bytes(package)
    with pytest.raises(UsageError, match="something else"):
        write(results, tmp_path / "set")
    assert (tmp_path / "set" / "datapackage.json").read_bytes() == package


@pytest.mark.parametrize("out", ["results", "results/set", "."])
def test_results_and_data_set_stay_apart(results: Path, tmp_path: Path, out: str) -> None:
    before = there(results)
    with pytest.raises(UsageError, match="cannot lie among the results"):
        write(results, tmp_path / out)
    assert there(results) == before


def test_a_file_is_no_directory(results: Path, tmp_path: Path) -> None:
    (tmp_path / "set").write_text("mine")
    with pytest.raises(UsageError, match="is no directory"):
        write(results, tmp_path / "set")
    assert (tmp_path / "set").read_text() == "mine"


def test_a_place_below_a_file(results: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="cannot make this directory"):
        write(results, tmp_path / "file" / "set")


def test_a_link_to_a_directory_stays_one(results: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "set").symlink_to(tmp_path / "disk")
    write(results, tmp_path / "set")
    assert (tmp_path / "set").is_symlink()
    assert "datapackage.json" in there(tmp_path / "disk")


def test_a_disk_that_is_full_leaves_what_was_there(
    results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(results, tmp_path / "set")
    before = (tmp_path / "set" / "datapackage.json").read_bytes()
    (results / "d.md.json").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(target, "_put", _full)
        with pytest.raises(UsageError, match="cannot write this data set: No space left on device"):
            write(results, tmp_path / "set")
    assert (tmp_path / "set" / "datapackage.json").read_bytes() == before
    assert there(tmp_path) == {"results", "set"}


def _full(*_: Path) -> None:
    raise OSError(28, os.strerror(28))


def test_what_a_killed_one_left_is_cleared_away(results: Path, tmp_path: Path) -> None:
    for number in (GONE, os.getpid()):  # in a container the next one often has the same number
        (tmp_path / f".set.yusuan-{number}" / "csv").mkdir(parents=True)
    (tmp_path / ".set.yusuan-notes").write_text("mine")
    (tmp_path / f".other.yusuan-{GONE}").mkdir()
    write(results, tmp_path / "set")
    assert there(tmp_path) == {"results", "set", ".set.yusuan-notes", f".other.yusuan-{GONE}"}


def test_what_another_one_is_writing_stays(results: Path, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        (tmp_path / f".set.yusuan-{process.pid}").mkdir()
        write(results, tmp_path / "set")
        process.communicate(b"\n")
    assert f".set.yusuan-{process.pid}" in there(tmp_path)


def test_one_killed_between_two_moves_lost_nothing(results: Path, tmp_path: Path) -> None:
    write(results, tmp_path / "set")
    (tmp_path / "set").rename(tmp_path / f".set.yusuan-{GONE}.old")
    (results / "d.md.json").write_text("{")
    with pytest.raises(UsageError):
        write(results, tmp_path / "set")
    assert "datapackage.json" in there(tmp_path / "set")
    assert there(tmp_path) == {"results", "set"}


def test_the_file_alone_is_replaced_when_it_is_whole(results: Path, tmp_path: Path) -> None:
    write_sqlite(results, tmp_path / "index.sqlite")
    before = (tmp_path / "index.sqlite").read_bytes()
    (results / "z.txt.json").write_text("{}")
    with pytest.raises(UsageError):
        write_sqlite(results, tmp_path / "index.sqlite")
    assert (tmp_path / "index.sqlite").read_bytes() == before
    assert there(tmp_path) == {"results", "index.sqlite"}


@pytest.mark.parametrize("moment", ["writing", "moving", "clearing"])
def test_one_that_is_killed_is_as_good_as_none(results: Path, tmp_path: Path, moment: str) -> None:
    write(results, tmp_path / "set")
    whole = (tmp_path / "set" / "datapackage.json").read_bytes()
    call = [sys.executable, "-c", KILLED, moment, str(results), str(tmp_path / "set")]
    assert subprocess.run(call, check=False, cwd=ROOT).returncode == -signal.SIGKILL
    assert len(there(tmp_path)) > 2, "it left something behind"
    (results / "z.txt.json").write_text("{}")
    with pytest.raises(UsageError, match=r"z\.txt\.json"):
        write(results, tmp_path / "set")
    assert there(tmp_path) == {"results", "set"}
    assert (tmp_path / "set" / "datapackage.json").read_bytes() == whole
