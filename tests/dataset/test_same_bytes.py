"""The same input, the same bytes: whatever the time, the place, the process and the order of the files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from datasets import corpus, sources

from pipeline.dataset import write

ROOT = Path(__file__).parent.parent.parent
CODE = """
import sys
from pathlib import Path
from pipeline.dataset import write
write(*map(Path, sys.argv[1:]))
"""


def content(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


def elsewhere(results: Path, out: Path, seed: str) -> dict[str, bytes]:
    """What another process writes, with another hash seed and another current directory."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Taipei"}
    out.parent.mkdir(exist_ok=True)
    subprocess.run([sys.executable, "-c", CODE, results, out], check=True, env=environment, cwd=out.parent)
    return content(out)


def test_another_process_at_another_place(tmp_path: Path) -> None:
    write(corpus(tmp_path / "results"), tmp_path / "set")
    first = content(tmp_path / "set")
    # The files of a copy made backwards stand in another order in their directory.
    copy = tmp_path / "another place" / "copied"
    for path in sorted((tmp_path / "results").rglob("*"), reverse=True):
        if path.is_file():
            there = copy / path.relative_to(tmp_path / "results")
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, there)
    assert elsewhere(copy, tmp_path / "x" / "set 2", "7") == first
    assert len(first) > 60


def test_an_earlier_data_set_leaves_no_trace(tmp_path: Path) -> None:
    results = corpus(tmp_path / "results")
    write(results, tmp_path / "set", [sources(tmp_path / "src")])
    write(results, tmp_path / "set")
    write(results, tmp_path / "fresh")
    assert content(tmp_path / "set") == content(tmp_path / "fresh")


def test_no_place_and_no_time_in_any_file(tmp_path: Path) -> None:
    write(corpus(tmp_path / "results"), tmp_path / "set", [sources(tmp_path / "src")])
    assert not [name for name, data in content(tmp_path / "set").items() if str(tmp_path).encode() in data]


def test_another_result_is_another_fingerprint(tmp_path: Path) -> None:
    results = corpus(tmp_path / "results")
    first = write(results, tmp_path / "set").fingerprint
    path = results / "甲.txt.json"
    path.write_text(path.read_text(encoding="utf-8").replace("15403000", "15404000"), encoding="utf-8")
    assert write(results, tmp_path / "set").fingerprint != first
