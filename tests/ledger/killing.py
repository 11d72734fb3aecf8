"""Kills runs at random moments and runs again: `killing.py PLACE`, where PLACE has `in` and `out`.

Runs and their workers are copies of this process, which has read everything that they need: so a run takes
tenths of a second. What each kill left, and what the run behind it made of that, is for the test to look at:
`PLACE/N/killed` and `PLACE/N/out`; `PLACE/whole` is what a run leaves that nobody killed.
"""

import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pipeline.run

KILLS = 20


def begin(sources: Path, out: Path) -> int:
    """Start a run; its process."""
    process = os.fork()
    if process == 0:
        try:
            pipeline.run.run([sources], out, 2)
            os._exit(0)
        finally:
            os._exit(1)
    return process


def ended(process: int) -> bool:
    """Wait for a run; whether it came to its end."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def main(place: Path) -> None:
    # A copy of a copy: nothing is imported twice. This process has no threads that a copy could wait for.
    copies = multiprocessing.get_context("fork")
    pipeline.run.multiprocessing = SimpleNamespace(
        get_context=lambda _: copies, parent_process=multiprocessing.parent_process
    )
    for file in sorted(place.glob("in/*"))[:2]:
        pipeline.run.process(file.name, file.read_bytes())
    shutil.copytree(place / "out", place / "whole")
    began = time.monotonic()
    assert ended(begin(place / "in", place / "whole"))
    seconds = time.monotonic() - began
    for number in range(KILLS):
        out = place / str(number) / "out"
        shutil.copytree(place / "out", out)
        process = begin(place / "in", out)
        moment = random.uniform(0, seconds)
        time.sleep(moment)
        os.kill(process, signal.SIGKILL)
        ended(process)
        print(
            f"kill {number} came {moment:.3f} s after the beginning of a run of {seconds:.3f} s", flush=True
        )
        shutil.copytree(out, place / str(number) / "killed", ignore=shutil.ignore_patterns(".yusuan-*"))
        assert ended(begin(place / "in", out)), f"the run after kill {number} failed"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
