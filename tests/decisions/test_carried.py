"""Which judgements a run takes to which document, and what it says of the others."""

from itertools import permutations
from pathlib import Path

import pytest
from judging import cost, said, target

from pipeline.decisions import DecisionError, append, carried, packed, unpacked
from pipeline.files import Source


def source(name: str) -> Source:
    return Source(Path(name), name, Path(f"{name}.json"))


def test_packed_are_what_a_result_depends_on() -> None:
    one, two = said("accept", cost()), said("reject", target("32人", "HEADCOUNT", None), 1)
    back = said("note", cost(), 2, replaces=one.id)
    assert len({packed(ordered) for ordered in permutations([one, two, one])}) == 1
    assert sorted(unpacked(packed([two, one])), key=lambda decision: decision.time) == [one, two]
    assert packed([one, said("note", cost(), 3)]) == packed([one])
    assert len({packed([one]), packed([two]), packed([one, back]), packed([])}) == 4
    assert unpacked(packed([])) == ()


def test_a_line_break_in_a_note_parts_nothing() -> None:
    one = said("accept", cost(), note="一\n二\u2028三\r四")
    assert unpacked(packed([one])) == (one,)


def test_each_source_carries_what_was_judged_of_it(tmp_path: Path) -> None:
    mine, other = said("accept", cost()), said("reject", cost(), 1, document="b.txt")
    for decision in (mine, other):
        append(tmp_path / "decisions.jsonl", decision)
    given, doubts = carried(tmp_path, map(source, ("a.txt", "b.txt", "c.txt")), ())
    assert [unpacked(one.extra) for one in given] == [(mine,), (other,), ()]
    assert doubts == ()


def test_what_was_judged_of_no_document_is_said(tmp_path: Path) -> None:
    for number in range(8):
        append(tmp_path / "decisions.jsonl", said("accept", cost(), number, document=f"{number}.txt"))
    _, doubts = carried(tmp_path, [source("0.txt")], {"1.txt"})
    path = tmp_path / "decisions.jsonl"
    assert doubts == (
        f"{path}: judgements on documents that are not there: 2.txt, 3.txt, 4.txt, 5.txt, 6.txt and 1 more",
    )


def test_broken_lines_are_said_and_the_rest_works(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_bytes(b"<<<<<<< HEAD\n" * 7)
    append(path, said("reject", cost()))
    (given,), doubts = carried(tmp_path, [source("a.txt")], ())
    assert [one.verdict for one in unpacked(given.extra)] == ["reject"]
    assert len(doubts) == 6
    assert doubts[0].startswith(f"{path}: line 1 holds no judgement and is left out: ")
    assert doubts[-1] == f"{path}: 2 more lines hold no judgement and are left out"


def test_a_file_that_cannot_be_read_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "decisions.jsonl").mkdir()
    with pytest.raises(DecisionError, match="cannot be read"):
        carried(tmp_path, [source("a.txt")], ())
