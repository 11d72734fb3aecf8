"""A run that is killed and run again leaves what a run leaves that nobody killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledgers import PAGE, PROSE, put, results, run

from pipeline.results import load

KILLING = Path(__file__).with_name("killing.py")
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
PROPOSAL = "外交部{}「國際會議及交流」編列1,000萬元，爰提案凍結100萬元，俟提出書面報告後始得動支。\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Results of an earlier state of the sources: some are new by now, some replaced, one is gone.

    Some proposals get the year of their folder, which is known only after all others were read.
    """
    for number in range(10):
        put(tmp_path / "in" / f"{number}.txt", PROPOSAL.format("114年度"))
    for number in range(4):
        put(tmp_path / "in" / "sub" / f"{number}.html", PAGE)
    put(tmp_path / "in" / "gone.txt", PROSE)
    run(tmp_path)
    (tmp_path / "in" / "gone.txt").unlink()
    put(tmp_path / "in" / "empty.txt", "")
    put(tmp_path / "in" / "long.txt", PROSE * 100)
    for number in range(3):
        put(tmp_path / "in" / f"nameless {number}.txt", PROPOSAL.format(""))
        put(tmp_path / "in" / f"{number}.txt", PROPOSAL.format("114年度") * 2)
        put(tmp_path / "in" / "sub" / f"{number}.html", PAGE.replace("32", "33"))
    return tmp_path


def test_a_run_killed_at_twenty_random_moments_and_run_again(place: Path) -> None:
    subprocess.run([sys.executable, str(KILLING), str(place)], env=ENVIRONMENT, check=True, timeout=300)
    before, whole = results(place / "out"), results(place / "whole")
    assert len(whole) == len(before) + 5 + 9, (
        "five new documents, three former results of texts, three of pages"
    )
    broken_off = 0
    for number in range(20):
        killed = results(place / str(number) / "killed")
        broken_off += killed not in (before, whole)
        for name, data in killed.items():
            # A proposal without a year is read twice; what it gets first is whole, too.
            if name.startswith("nameless"):
                load(place / str(number) / "killed" / name)
            else:
                assert data in (before.get(name), whole.get(name)), f"kill {number} left half of {name}"
        assert results(place / str(number) / "out") == whole, f"kill {number}"
    assert broken_off, "no kill came in the midst of the work"


def test_a_command_killed_in_the_midst_of_its_work(place: Path) -> None:
    for number in range(12):
        put(place / "in" / f"more {number:02}.txt", PROSE * 100)
    code = "from pipeline.cli import app; app()"
    call = [sys.executable, "-c", code, "run", "in", "--jobs", "1"]
    out = (place / "out").rename(place / "extracted")
    first = subprocess.Popen(call, env=ENVIRONMENT, cwd=place, stderr=subprocess.DEVNULL)
    while not list(out.glob("more*.json")) and first.poll() is None:
        time.sleep(0.01)
    first.kill()
    first.wait()
    again = subprocess.run(call, env=ENVIRONMENT, cwd=place, check=False, capture_output=True, text=True)
    assert again.returncode == 1, f"one document is empty: {again.stderr}"
    kept = results(out, former=False)
    del kept["gone.txt.json"]
    run(place)
    assert kept == results(place / "out")


KILLS_ITSELF = """
import os, signal, sys
from pathlib import Path
from ledgers import here, run
from pipeline.ledger import Wish, conduct, store

def three(sources, out):
    for number, written in enumerate(here(sources, out)):
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        yield written

store.COMMIT_AFTER = 0
conduct([Path("in")], Path("out"), three, Wish(force=True))
"""


def test_what_was_done_before_a_kill_is_not_done_again(place: Path) -> None:
    run(place)
    before = results(place / "out")
    put(place / "in" / "0.txt", PROPOSAL.format("114年度") * 3)
    killed = subprocess.run([sys.executable, "-c", KILLS_ITSELF], env=ENVIRONMENT, cwd=place, check=False)
    assert killed.returncode == -signal.SIGKILL
    changed = results(place / "out")
    assert {name for name in changed if changed[name] != before.get(name)} == {"0.txt.json"}
    assert run(place).read == {}, "that one was read before the kill, and the others have not changed"
