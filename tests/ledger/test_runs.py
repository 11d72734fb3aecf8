"""A second run does what has changed and says why; what it leaves is what a first run would."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ledgers import PAGE, PROSE, put, results, rows, run, sha256

import pipeline
from pipeline.decisions import DocumentTarget, append, decide
from pipeline.ledger import Wish, plan, program, years
from pipeline.ledger.store import NAME
from pipeline.schema import SCHEMA


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Three documents and their results."""
    put(tmp_path / "in" / "a.txt", PROSE)
    put(tmp_path / "in" / "sub" / "b.html", PAGE)
    put(tmp_path / "in" / "c.txt", PROSE * 2)
    run(tmp_path)
    return tmp_path


def test_a_first_run_reads_all_and_a_second_one_nothing(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", PROSE)
    put(tmp_path / "in" / "b.html", PAGE)
    first, before = run(tmp_path), results(tmp_path / "out")
    assert first.read == {"new": ("a.txt", "b.html")}
    times = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").rglob("*.*.*")}
    second = run(tmp_path)
    assert second.read == {}
    assert (second.documents, second.mentions, second.bytes) == (2, first.mentions, first.bytes)
    assert set(before) == {"a.txt.json", "b.html.json", "b.html.txt"}
    assert results(tmp_path / "out") == before
    assert all(file.stat().st_mtime_ns == time for file, time in times.items() if file.name != NAME)


def remove(name: str) -> Callable[[Path], None]:
    return lambda place: (place / name).unlink()


def write(name: str, text: str) -> Callable[[Path], None]:
    return lambda place: put(place / name, text) and None


CHANGES = {
    "new": (write("in/d.txt", PROSE), ("d.txt",), "new"),
    "replaced": (write("in/a.txt", PROSE.replace("32", "33")), ("a.txt",), "source changed"),
    "result deleted": (remove("out/a.txt.json"), ("a.txt",), "result missing"),
    "text deleted": (remove("out/sub/b.html.txt"), ("sub/b.html",), "result missing"),
    "result edited": (write("out/c.txt.json", "{}"), ("c.txt",), "result is not what was written"),
    "text edited": (write("out/sub/b.html.txt", "?"), ("sub/b.html",), "result is not what was written"),
    "ledger deleted": (remove(f"out/{NAME}"), ("a.txt", "c.txt", "sub/b.html"), "not in the ledger"),
}


@pytest.mark.parametrize(("change", "names", "why"), CHANGES.values(), ids=CHANGES)
def test_what_changed_is_read_again_and_nothing_else(
    place: Path, change: Callable[[Path], None], names: tuple[str, ...], why: str
) -> None:
    change(place)
    assert run(place).read == {why: names}
    assert run(place).read == {}
    kept = results(place / "out", former=False)
    (place / "out").rename(place / "old")
    run(place)
    assert results(place / "out") == kept, "the same as if there had been no run before"


def test_a_name_a_rule_a_library_or_an_option_that_changed_is_named(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = ("a.txt", "c.txt", "sub/b.html")
    hashes = program._hashes
    for kind, said, file in (("py", "rules", "extract/amount.py"), ("csv", "names", "data/agencies.csv")):

        def other(root: Path, asked: str, kind: str = kind, file: str = file) -> Iterator[tuple[str, str]]:
            yield from hashes(root, asked)
            if asked == kind:
                yield file, "of other bytes"

        monkeypatch.setattr(program, "_hashes", other)
        assert run(place).read == {f"{said} changed ({file})": every}
        monkeypatch.setattr(program, "_hashes", hashes)
        assert run(place).read == {f"{said} changed ({file})": every}, "and back again"
    versions = program._versions
    monkeypatch.setattr(program, "_versions", {**dict(versions()), "lxml": "0"}.items)
    assert run(place).read == {"libraries changed (lxml)": every}
    monkeypatch.setattr(program, "_versions", versions)
    monkeypatch.setattr(pipeline, "__version__", "99")
    assert run(place).read == {"version changed (yusuan); libraries changed (lxml)": every}
    assert run(place, Wish({"engine": "pdfium"})).read == {"options changed (engine)": every}
    assert run(place, Wish({"engine": "pdfium"})).read == {}


def test_only_the_document_that_people_decided_about_is_read_again(place: Path) -> None:
    said = decide("王", "c.txt", sha256(PROSE * 2), "accept", DocumentTarget(sha256("")))
    append(place / "out" / "decisions.jsonl", said)
    assert run(place).read == {"decisions changed": ("c.txt",)}
    assert run(place).read == {}
    note = decide("王", "a.txt", sha256(PROSE), "note", DocumentTarget(sha256("")), note="?")
    append(place / "out" / "decisions.jsonl", note)
    assert run(place).read == {}, "a note changes no result"
    (place / "out" / "decisions.jsonl").unlink()
    assert run(place).read == {"decisions changed": ("c.txt",)}


def test_a_result_of_another_schema_is_named_and_made_again(place: Path) -> None:
    before = results(place / "out")
    (place / "out" / NAME).unlink()
    put(place / "out" / "a.txt.json", '{"schema": "yusuan/0", "source": "a.txt"}')
    put(place / "out" / "c.txt.json", '{"schema": "yusuan/0", "source": {"path": "c.txt"}}')
    assert run(place).read == {
        "not in the ledger": ("sub/b.html",),
        "result is of the schema yusuan/0": ("a.txt", "c.txt"),
    }
    assert results(place / "out") == before


def test_force_reads_all(place: Path) -> None:
    before = results(place / "out")
    assert run(place, Wish(force=True)).read == {"forced": ("a.txt", "c.txt", "sub/b.html")}
    assert results(place / "out") == before


def test_a_failure_of_the_machine_is_tried_again_and_one_of_the_document_is_not(tmp_path: Path) -> None:
    put(tmp_path / "in" / "empty.txt", "")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "later.txt")
    first = run(tmp_path)
    assert [failure.check for failure in first.failures] == ["read.empty", "read.unreadable"]
    second = run(tmp_path)
    assert second.read == {"failed before": ("gone.txt",)}
    assert second.failures == first.failures, "what failed before is said again"
    put(tmp_path / "later.txt", PROSE)
    assert run(tmp_path).read == {"source changed": ("gone.txt",)}
    assert run(tmp_path).read == {}


def test_the_ledger_says_what_each_result_was_made_from(place: Path) -> None:
    by_name = {row["name"]: row for row in rows(place / "out", "document")}
    row = by_name["sub/b.html"]
    assert row["source"] == "../in/sub/b.html"
    assert row["sha256"] == sha256(PAGE)
    assert row["result"] == sha256((place / "out" / "sub" / "b.html.json").read_bytes())
    assert row["text"] == sha256((place / "out" / "sub" / "b.html.txt").read_bytes())
    assert by_name["a.txt"]["text"] is None
    assert row["failure"] is None
    assert abs((datetime.now(UTC) - datetime.fromisoformat(row["made"])).total_seconds()) < 3600
    (made_by,) = rows(place / "out", "program")
    assert row["program"] == made_by["id"]


def test_programs_that_no_result_was_made_by_are_forgotten(place: Path) -> None:
    for engine in ("pdfium", "pdfplumber", "auto"):
        run(place, Wish({"engine": engine}))
    assert len(rows(place / "out", "program")) <= 2, "the last one, and the one before it"


def test_sources_and_results_may_move_together(place: Path) -> None:
    (place / "moved").mkdir()
    for name in ("in", "out"):
        (place / name).rename(place / "moved" / name)
    assert run(place / "moved").read == {}


def test_sources_that_lie_elsewhere_with_the_same_bytes_are_not_read_again(place: Path) -> None:
    (place / "in").rename(place / "there")
    summary = run(place, None, "there")
    assert (summary.read, summary.changes.removed) == ({}, ())
    assert {row["source"] for row in rows(place / "out", "document")} == {
        "../there/a.txt",
        "../there/c.txt",
        "../there/sub/b.html",
    }


def test_neither_ledger_nor_former_results_are_sources(place: Path) -> None:
    put(place / "in" / "a.txt", PROSE * 3)
    run(place)
    assert (place / "out" / ".former" / "a.txt.json").exists()
    summary = run(place, None, ".")
    assert summary.documents == 3
    assert sorted(results(place / "out", former=False)) == sorted(
        [
            *("a.txt.json", "c.txt.json", "sub/b.html.json", "sub/b.html.txt"),
            *("in/a.txt.json", "in/c.txt.json", "in/sub/b.html.json", "in/sub/b.html.txt"),
        ]
    )


def test_every_reason_is_explained() -> None:
    reasons = [value for name, value in vars(plan).items() if name.isupper() and isinstance(value, str)]
    assert {"new", "forced", "result missing"} <= set(reasons)
    table = (Path(__file__).parents[2] / "docs" / "runs.md").read_text(encoding="utf-8")
    assert [reason for reason in (*reasons, years.NO_YEAR) if f"`{reason}`" not in table] == [SCHEMA]
