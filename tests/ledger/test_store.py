"""The ledger's file: one run at a time, set aside where it is damaged."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from ledgers import PROSE, put, results, rows, run

from pipeline.errors import UsageError
from pipeline.files import attend, unattended
from pipeline.ledger import LedgerError, findings
from pipeline.ledger.opening import ASIDE, VERSION, opened
from pipeline.ledger.store import NAME


@pytest.fixture
def place(tmp_path: Path) -> Path:
    put(tmp_path / "in" / "a.txt", PROSE)
    run(tmp_path)
    return tmp_path


def say(place: Path, statement: str) -> None:
    with closing(sqlite3.connect(place / "out" / NAME)) as connection, connection:
        connection.executescript(statement)


def overwrite(data: bytes) -> Callable[[Path], None]:
    return lambda place: (place / "out" / NAME).write_bytes(data) and None


def scratch(place: Path) -> None:
    """Overwrite a page in the middle of the file."""
    with (place / "out" / NAME).open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)


DAMAGES = {
    "no database": (overwrite(b"no database " * 500), "is damaged (file is not a database)"),
    "half a file": (lambda place: os.truncate(place / "out" / NAME, 5000), "is damaged ("),
    "a page": (scratch, "is damaged ("),
    "another database": (
        lambda place: say(place, "DROP TABLE document; CREATE TABLE mine (a)"),
        "is damaged (no such table: document)",
    ),
    "an older version": (
        lambda place: say(place, f"PRAGMA user_version = {VERSION - 1}"),
        f"is of the version {VERSION - 1}, not {VERSION}",
    ),
    "a newer version": (
        lambda place: say(place, "PRAGMA user_version = 99"),
        f"is of the version 99, not {VERSION}",
    ),
    "another column": (lambda place: say(place, "ALTER TABLE document DROP COLUMN year"), "is damaged ("),
    "no JSON": (lambda place: say(place, "UPDATE document SET done = '{'"), "is damaged ("),
    "no number": (lambda place: say(place, "UPDATE document SET done = '[]'"), "is damaged ("),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_ledger_is_set_aside_and_made_again(
    place: Path, damage: Callable[[Path], None], said: str
) -> None:
    before = results(place / "out")
    damage(place)
    damaged = (place / "out" / NAME).read_bytes()
    summary = run(place)
    (warning,) = summary.changes.warnings
    assert f"{NAME}: {said}" in warning
    assert warning.endswith(f"it is set aside as {NAME}{ASIDE}, and everything is read again")
    assert summary.read == {"not in the ledger": ("a.txt",)}
    assert (place / "out" / f"{NAME}{ASIDE}").read_bytes() == damaged
    assert results(place / "out") == before
    again = run(place)
    assert (again.read, again.changes.warnings) == ({}, ())


def test_an_empty_file_is_a_new_ledger(place: Path) -> None:
    (place / "out" / NAME).write_bytes(b"")
    summary = run(place)
    assert (summary.read, summary.changes.warnings) == ({"not in the ledger": ("a.txt",)}, ())


def test_findings_of_a_damaged_ledger_are_an_error(place: Path) -> None:
    overwrite(b"no database " * 500)(place)
    with pytest.raises(LedgerError, match=r"is damaged .*; yusuan run makes it again"):
        findings(place / "out")
    assert not (place / "out" / f"{NAME}{ASIDE}").exists(), "who only reads sets nothing aside"


def test_a_ledger_that_is_a_directory_is_an_error(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", PROSE)
    (tmp_path / "out" / NAME).mkdir(parents=True)
    with pytest.raises(LedgerError, match="cannot be opened"):
        run(tmp_path)


HOLD = """
import sys
from pathlib import Path
from pipeline.ledger.replaced import Replaced
from pipeline.ledger.opening import opened

with opened(Path(sys.argv[1])) as ledger:
    for number in range(2000):  # more than SQLite keeps in memory
        ledger.replace(Replaced(f"{number}.txt", "0" * 64, "1" * 64, "x" * 3000))
    print("held", flush=True)
    sys.stdin.read()
"""

ATTEND = """
import sys
from pathlib import Path
from pipeline.files import attend

attend(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def process(place: Path) -> Callable[[str], subprocess.Popen[str]]:
    """Start a process that holds something of the directory until it is killed."""
    started = []

    def start(code: str) -> subprocess.Popen[str]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", code, str(place / "out")]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_second_run_stops_until_the_first_has_ended_however_it_ends(
    place: Path, process: Callable[[str], subprocess.Popen[str]]
) -> None:
    first = process(HOLD)
    busy = f"{place / 'out'}: another run is at work on this directory; wait until it has ended"
    for call in (lambda: run(place), lambda: findings(place / "out")):
        with pytest.raises(UsageError, match=f"^{re.escape(busy)}$"):
            call()
    first.kill()
    first.wait()
    assert (place / "out" / f"{NAME}-journal").stat().st_size > 0, "it was killed in the midst of writing"
    assert findings(place / "out") == (), "what it had not finished is undone"
    assert run(place).read == {}
    assert rows(place / "out", "replaced") == []


def test_a_run_waits_for_the_workers_of_one_that_was_killed(
    place: Path, process: Callable[[str], subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.ledger.conducting.PATIENCE", 0.1)
    worker = process(ATTEND)
    assert not unattended(place / "out", 0)
    with pytest.raises(UsageError, match="a process of an earlier run still writes there"):
        run(place)
    worker.kill()
    worker.wait()
    assert unattended(place / "out", 0)
    assert run(place).read == {}


def test_workers_do_not_wait_for_each_other(
    place: Path, process: Callable[[str], subprocess.Popen[str]]
) -> None:
    process(ATTEND)
    process(ATTEND)
    attend(place / "in")
    assert not unattended(place / "in", 0)
    assert not unattended(place / "out", 0)


def test_half_written_files_of_a_killed_run_are_swept(place: Path) -> None:
    put(place / "out" / "sub" / ".yusuan-1-0.tmp", "half")
    put(place / "out" / ".former" / ".yusuan-1-1.tmp", "half")
    put(place / "out" / ".mine.tmp", "mine")
    run(place)
    assert set(results(place / "out")) == {"a.txt.json", ".mine.tmp"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_ledger_that_cannot_be_written(place: Path) -> None:
    (place / "out" / NAME).chmod(0o400)
    with pytest.raises(LedgerError):
        run(place)


def test_what_is_kept_is_there_after_the_process_ends(place: Path) -> None:
    with opened(place / "out") as ledger:
        ledger.forget("a.txt")
    assert rows(place / "out", "document") == []
    shutil.copytree(place / "out", place / "copy")
    assert findings(place / "copy") == ()
