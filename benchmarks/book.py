"""A whole `yusuan run` on a book, pdfplumber's bare tables, and the bare reading of characters and paths.

    python benchmarks/book.py              the project's own book
    python benchmarks/book.py BOOK.pdf     a book of your own

Each measure runs in a process of its own, and the three take turns, so that whatever else the machine does
hits them alike; medians are shown. `yusuan run` is everything: starting its worker, all stages, and the
results on disk. Nothing here fails on a slow machine: the ratios say more than the seconds.
"""

import contextlib
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pdf_oxide
import pdfplumber

from pipeline.run import STAGES, process, run

OWN = Path(__file__).parent.parent / "raw" / "books" / "mobilisation-115.pdf"
ROUNDS = 3
GOAL = 15
"""Times as fast as pdfplumber, on a book of 400 pages."""

WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def whole_run(book: Path) -> None:
    with tempfile.TemporaryDirectory() as out:
        run([book], Path(out), jobs=1)


def plumber_tables(book: Path) -> None:
    with pdfplumber.open(book) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def bare_reading(book: Path) -> None:
    document = pdf_oxide.PdfDocument.from_bytes(book.read_bytes())
    for index in range(document.page_count()):
        document.extract_chars(index)
        document.extract_paths(index)


TASKS = {"yusuan run": whole_run, "pdfplumber": plumber_tables, "bare reading": bare_reading}


def measure(task: str, book: Path) -> dict[str, float]:
    """Seconds by the clock and of the processor, and the most memory of one process, in MB."""
    began, before = time.perf_counter(), processor()
    TASKS[task](book)
    wall, cpu = time.perf_counter() - began, processor() - before
    most = max(resource.getrusage(who).ru_maxrss for who in WHO) / (1e6 if sys.platform == "darwin" else 1e3)
    return {"wall": wall, "cpu": cpu, "memory": most}


def processor() -> float:
    """Seconds of the processor that this process and those that it has waited for took so far."""
    usages = [resource.getrusage(who) for who in WHO]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def apart(task: str, book: Path) -> dict[str, float]:
    """`measure` in a new process."""
    command = [sys.executable, __file__, "--task", task, str(book)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return found


def by_stage(book: Path) -> None:
    """How the processor's time is shared out among the stages."""
    taken: dict[str, float] = {}

    def timed(stage):
        def timed_stage(document):
            began = time.process_time()
            result = stage(document)
            taken[stage.__name__] = time.process_time() - began
            return result

        return timed_stage

    process(book.name, book.read_bytes(), [timed(stage) for stage in STAGES])
    total = sum(taken.values())
    for stage, seconds in taken.items():
        print(f"  {stage:14}{seconds:8.2f} s  {seconds / total:6.1%}")


def main() -> None:
    if sys.argv[1:2] == ["--task"]:
        with contextlib.redirect_stdout(sys.stderr):
            found = measure(sys.argv[2], Path(sys.argv[3]))
        print(json.dumps(found))
        return
    book = Path(sys.argv[1]) if len(sys.argv) > 1 else OWN
    rounds = [{task: apart(task, book) for task in TASKS} for _ in range(ROUNDS)]
    pages = pdf_oxide.PdfDocument.from_bytes(book.read_bytes()).page_count()
    print(f"{book.name}: {pages} pages, {book.stat().st_size / 1e6:.1f} MB, medians of {ROUNDS}")
    ours = {key: statistics.median(one["yusuan run"][key] for one in rounds) for key in ("wall", "cpu")}
    for task in TASKS:
        wall, cpu, memory = (
            statistics.median(one[task][key] for one in rounds) for key in ("wall", "cpu", "memory")
        )
        print(
            f"  {task:14}{wall:8.2f} s  {pages / wall:7.1f} pages/s  {wall / ours['wall']:6.2f} of yusuan run"
            f"  (processor {cpu:.2f} s, {cpu / ours['cpu']:.2f})  {memory:6.0f} MB"
        )
    ratio = statistics.median(one["pdfplumber"]["wall"] / one["yusuan run"]["wall"] for one in rounds)
    print(f"{ratio:.1f} times as fast as pdfplumber's tables; the goal is {GOAL}")
    print("stages, of one process:")
    by_stage(book)


if __name__ == "__main__":
    main()
