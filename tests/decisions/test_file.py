import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from judging import cost, said

from pipeline.decisions import Decision, DecisionError, append, load

APPENDING = """
import sys
from pathlib import Path
sys.path[:0] = {path!r}
from judging import cost, said
from pipeline.decisions import append
for minute in range({count}):
    append(Path(sys.argv[1]), said("note", cost(), minute, sys.argv[2], note="字" * 3000))
"""


def line(decision: Decision) -> bytes:
    return msgspec.json.encode(decision)


def test_there_and_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    first, second = said("accept", cost()), said("note", cost(), 1, note="一行\u2028還是一行\n𠮷")
    append(path, first)
    before = path.read_bytes()
    append(path, second)
    assert path.read_bytes().startswith(before), "nothing that was there is touched"
    assert path.read_bytes().count(b"\n") == 2
    assert load(path) == ((first, second), ())


def test_a_file_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert load(tmp_path / "decisions.jsonl") == ((), ())


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    """Each line is longer than what one write to a pipe or a page of the disk would take whole."""
    path, count = tmp_path / "decisions.jsonl", 60
    program = APPENDING.format(path=sys.path, count=count)
    people = ("王", "李")
    running = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in people]
    assert [process.wait(60) for process in running] == [0, 0]
    decisions, broken = load(path)
    assert broken == ()
    assert len(path.read_bytes().splitlines()) == 2 * count
    assert {(one.reviewer, one.id) for one in decisions} == {
        (name, f"{minute:03}{name}") for name in people for minute in range(count)
    }


def test_a_torn_line_is_said_and_the_next_one_holds(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    first, second = said("accept", cost()), said("reject", cost(), 1)
    torn = line(said("note", cost(), 5, note="lost"))[:-40]
    path.write_bytes(line(first) + b"\n" + torn)
    append(path, second)
    assert path.read_bytes() == line(first) + b"\n" + torn + b"\n" + line(second) + b"\n"
    decisions, broken = load(path)
    assert decisions == (first, second)
    assert [one.line for one in broken] == [2]


BAD = [
    b"<<<<<<< HEAD",
    b"{}",
    b"[]",
    b"null",
    b"\xff\xfe",
    b"[" * 5000,
    line(said("correct", cost())),
    line(said("accept", cost(rule=None))),
    line(said("accept", cost())).replace(b'"note":""', b'"nota":""'),
    line(said("accept", cost())).replace(b"Z", b""),
    line(said("accept", cost())).replace(b'"accept"', b'"like"'),
]


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_a_broken_line_is_said_and_the_rest_works(tmp_path: Path, bad: bytes) -> None:
    path = tmp_path / "decisions.jsonl"
    good = said("accept", cost(), 7)
    path.write_bytes(b"\n" + bad + b"\r\n\n" + line(good) + b"\r\n")
    before = path.read_bytes()
    decisions, broken = load(path)
    assert decisions == (good,)
    assert [one.line for one in broken] == [2]
    assert broken[0].reason
    assert path.read_bytes() == before


def test_lines_of_a_merge(tmp_path: Path) -> None:
    """In any order, a line twice counts once; an id that two judgements have is said."""
    path = tmp_path / "decisions.jsonl"
    first, second = said("accept", cost()), said("reject", cost(), 1)
    other = msgspec.structs.replace(second, id=first.id)
    path.write_bytes(b"\n".join([line(second), line(first), line(second), line(other)]))
    decisions, broken = load(path)
    assert decisions == (first, second)
    assert [one.line for one in broken] == [4]


def test_what_cannot_be_carried_out_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    with pytest.raises(DecisionError, match="correction"):
        append(path, said("correct", cost()))
    with pytest.raises(DecisionError, match="surrogate"):
        append(path, said("note", cost(), note="\ud800"))
    assert not path.exists()


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="cannot be read"):
        load(tmp_path)
    with pytest.raises(DecisionError, match="cannot be written"):
        append(tmp_path / "none" / "decisions.jsonl", said("accept", cost()))
