import functools
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

import pipeline.run
from pipeline.errors import ReadError, UsageError
from pipeline.ledger import conducting
from pipeline.model import Document
from pipeline.read.encoding import decode
from pipeline.run import STAGES, InternalError, process, run
from pipeline.schema import json_schema
from pipeline.summary import Done

RAW = Path(__file__).parent.parent / "raw"

PROSE = "國防部115年度編列1,540萬3千元，派員32人赴美。\n"

STAGES_THAT_FAIL = """
import os, time
from pipeline.model import Document
from pipeline.write import write

def check(document: Document) -> Document:
    if b"crash" in document.data:
        os.abort()
    if b"hang" in document.data:
        time.sleep(600)
    if b"memory" in document.data:
        raise MemoryError
    if b"exit" in document.data:
        raise SystemExit(3)
    if b"error" in document.data:
        raise ZeroDivisionError("division by zero")
    return write(document)
"""


def pdf(encryption: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=encryption)
    canvas.drawString(100, 700, "Budget of 2026: US$ 5,000")
    canvas.save()
    return buffer.getvalue()


def results(out: Path) -> dict[str, bytes]:
    """All files of a directory but the ledger, which says when they were made."""
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file() and not file.name.startswith(".ledger.sqlite")
    }


def read_one(tmp_path: Path, name: str, data: bytes) -> dict[str, Any]:
    """The result of a run over one file, which must not have failed unless the result says so."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data)
    summary = run([tmp_path / "in"], tmp_path / "out", 1)
    result: dict[str, Any] = json.loads((tmp_path / "out" / f"{name}.json").read_bytes())
    jsonschema.validate(result, json_schema())
    said = [finding["check"] for finding in result["findings"]]
    assert [failure.check for failure in summary.failures] == (
        said if result["source"]["media_type"] is None else []
    )
    return result


def types(result: dict[str, Any]) -> set[str]:
    return {mention["type"] for mention in result["mentions"]}


@pytest.mark.parametrize(
    ("name", "data", "check"),
    [
        ("empty.txt", b"", "read.empty"),
        ("blank.txt", b" \r\n\n", "read.empty"),
        ("zeros.txt", bytes(5000), "read.empty"),
        ("program.txt", bytes(range(256)) * 20, None),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "read.unsupported"),
        ("letter.docx", b"PK\x03\x04" + bytes(200), "read.unsupported"),
        ("broken.txt", (PROSE * 20).encode() + b"\xff\xfe\xff", "read.encoding"),
        ("truncated.pdf", pdf()[:200], "read.broken"),
        ("secret.pdf", pdf(StandardEncryption("user", "owner")), "read.encrypted"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, data: bytes, check: str | None
) -> None:
    result = read_one(tmp_path, name, data)
    (finding,) = result["findings"]
    assert finding["level"] == "error"
    assert finding["check"].startswith("read.")
    assert check in (None, finding["check"])
    assert result["mentions"] == result["records"] == result["tables"] == []
    assert result["source"]["bytes"] == len(data)
    assert not list((tmp_path / "out").glob("*.txt")), "a failure has no text"


def test_nuls_within_a_text_stop_no_other_file(tmp_path: Path) -> None:
    result = read_one(tmp_path, "nul.txt", PROSE.encode() * 50 + b"\0")
    assert "AMOUNT" in types(result)


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("big5.txt", PROSE.encode("big5"), "text/plain"),
        ("mark.txt", b"\xef\xbb\xbf" + PROSE.encode(), "text/plain"),
        ("page.txt", f"<!DOCTYPE html><html><body><p>{PROSE}</p></body></html>".encode(), "text/html"),
        ("text.pdf", PROSE.encode(), "text/plain"),
        ("國防部 預算（初稿）.md", PROSE.encode(), "text/markdown"),
        ("no suffix", PROSE.encode(), "text/plain"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_bytes_say_what_a_file_is(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    result = read_one(tmp_path, name, data)
    assert result["source"]["media_type"] == media_type
    assert {"AGENCY", "AMOUNT", "DATE", "HEADCOUNT"} <= types(result)
    beside = tmp_path / "out" / f"{name}.txt"
    assert beside.exists() == (media_type == "text/html")
    text = beside.read_bytes().decode() if beside.exists() else PROSE
    assert all(text[m["start"] : m["end"]] == m["text"] for m in result["mentions"])


def test_a_pdf_gets_its_text_and_places(tmp_path: Path) -> None:
    result = read_one(tmp_path, "b.pdf", pdf())
    text = (tmp_path / "out" / "b.pdf.txt").read_bytes().decode()
    assert (result["source"]["media_type"], result["source"]["pages"]) == ("application/pdf", 1)
    for mention in result["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert mention["page"] == 1
        assert len(mention["boxes"]) == 1
    assert "AMOUNT" in types(result)


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "in" / "sub" / "empty.txt").touch()
    (tmp_path / "in" / ".hidden.txt").write_text(PROSE, encoding="utf-8")
    seen: list[tuple[Done, int]] = []
    summary = run([tmp_path / "in"], tmp_path / "out", 2, lambda done, total: seen.append((done, total)))
    assert (summary.documents, [f.name for f in summary.failures]) == (2, ["sub/empty.txt"])
    assert summary.mentions["AMOUNT"] == 1
    assert summary.bytes == len(PROSE.encode())
    assert sorted((done.name, total) for done, total in seen) == [("a.txt", 2), ("sub/empty.txt", 2)]
    assert set(results(tmp_path / "out")) == {"a.txt.json", "sub/empty.txt.json"}


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Document], Document]:
    """A stage that crashes, hangs or raises, as the document's bytes ask for; workers can import it."""
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "stages_that_fail.py").write_text(STAGES_THAT_FAIL)
    monkeypatch.syspath_prepend(tmp_path / "modules")
    monkeypatch.delitem(sys.modules, "stages_that_fail", raising=False)
    import stages_that_fail  # noqa: PLC0415  # written a line above

    stage: Callable[[Document], Document] = stages_that_fail.check
    return stage


def test_a_document_that_breaks_its_worker_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: Callable[[Document], Document]
) -> None:
    monkeypatch.setattr(pipeline.run, "LIMIT", 3.0)
    words = "crash", "hang", "memory", "exit", "error", *(f"fine {i}" for i in range(8))
    (tmp_path / "in").mkdir()
    for word in words:
        (tmp_path / "in" / f"{word}.txt").write_text(word)
    summary = run([tmp_path / "in"], tmp_path / "out", 2, stages=(failing,))
    assert {f.name: f.check for f in summary.failures} == {
        "crash.txt": "internal.crash",
        "error.txt": "internal",
        "exit.txt": "internal",
        "hang.txt": "internal.timeout",
        "memory.txt": "internal.memory",
    }
    messages = {f.name: f.message for f in summary.failures}
    assert messages["error.txt"] == "ZeroDivisionError in stage check: division by zero"
    assert len(list((tmp_path / "out").glob("*.json"))) == len(words)
    assert (
        json.loads((tmp_path / "out" / "crash.txt.json").read_bytes())["findings"][0]["check"]
        == "internal.crash"
    )


def test_workers_that_cannot_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise BrokenProcessPool

    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    monkeypatch.setattr(pipeline.run, "as_completed", broken)
    with pytest.raises(InternalError, match="die before they begin"):
        run([tmp_path / "a.txt"], tmp_path / "out", 1)


def test_only_errors_of_this_library_leave_it() -> None:
    def stage(document: Document) -> Document:
        raise KeyError(document.path)

    with pytest.raises(InternalError, match="KeyError in stage stage"):
        process("a.txt", b"x", (stage,))
    with pytest.raises(ReadError):
        process("a.txt", b"")


def test_same_bytes_for_any_number_of_workers_and_order(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(6):
        (source / f"{number}.txt").write_text(PROSE * (number + 1), encoding="utf-8")
    (source / "b.pdf").write_bytes(pdf())
    (source / "empty").touch()
    files = sorted(source.iterdir())
    run([source], tmp_path / "one", 1)
    run(files[::-1], tmp_path / "three", 3)
    assert len(results(tmp_path / "one")) == 9
    assert results(tmp_path / "one") == results(tmp_path / "three")


def test_results_within_the_sources_are_no_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    first = run([tmp_path], tmp_path / "out", 1)
    assert run([tmp_path], tmp_path / "out", 1).documents == first.documents == 1


def test_a_failure_takes_the_place_of_an_earlier_result(tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_text(f"<!DOCTYPE html><html><body><p>{PROSE}</p></body></html>", encoding="utf-8")
    run([source], tmp_path / "out", 1)
    assert (tmp_path / "out" / "page.html.txt").exists()
    source.write_bytes(b"")
    run([source], tmp_path / "out", 1)
    former = {".former/page.html.json", ".former/page.html.txt"}
    assert set(results(tmp_path / "out")) == {"page.html.json", *former}


def test_links_to_files_are_read_and_what_is_no_file_fails(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").mkdir()
    for file in (tmp_path / "in" / "a.txt", tmp_path / "secret" / "b.txt"):
        file.write_text(PROSE, encoding="utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret" / "b.txt")
    (tmp_path / "in" / "links").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    summary = run([tmp_path / "in"], tmp_path / "out", 1)
    assert {failure.name: failure.check for failure in summary.failures} == {
        "gone.txt": "read.unreadable",
        "pipe.txt": "read.unreadable",
    }
    assert set(results(tmp_path / "out")) == {"a.txt.json", "link.txt.json", "gone.txt.json", "pipe.txt.json"}


def test_a_file_that_goes_or_changes_into_a_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = conducting.find

    def find_then_lose(paths: list[Path], out: Path) -> Any:
        sources = find(paths, out)
        (tmp_path / "in" / "gone.txt").unlink()
        (tmp_path / "in" / "turned.txt").unlink()
        (tmp_path / "in" / "turned.txt").mkdir()
        return sources

    (tmp_path / "in").mkdir()
    for name in ("fine", "gone", "turned"):
        (tmp_path / "in" / f"{name}.txt").write_text(PROSE, encoding="utf-8")
    monkeypatch.setattr(conducting, "find", find_then_lose)
    summary = run([tmp_path / "in"], tmp_path / "out", 1)
    assert [(f.name, f.check) for f in summary.failures] == [
        ("gone.txt", "read.unreadable"),
        ("turned.txt", "read.unreadable"),
    ]
    assert len(results(tmp_path / "out")) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_files_and_directories_without_permission(tmp_path: Path) -> None:
    (tmp_path / "in" / "closed").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").touch(mode=0)
    (tmp_path / "in" / "closed").chmod(0)
    summary = run([tmp_path / "in"], tmp_path / "out", 1)
    (tmp_path / "in" / "closed").chmod(0o700)
    assert [(f.name, f.check) for f in summary.failures] == [
        ("a.txt", "read.unreadable"),
        ("closed", "read.unreadable"),
    ]


def test_a_result_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(PROSE, encoding="utf-8")
    (tmp_path / "out" / "a.txt.json").mkdir(parents=True)
    summary = run([tmp_path / "in"], tmp_path / "out", 1)
    assert [(f.name, f.check) for f in summary.failures] == [("a.txt", "write.failed")]
    assert [file for file in results(tmp_path / "out") if not file.startswith("a")] == ["b.txt.json"]


def two_of_one_name(tmp_path: Path) -> list[Path]:
    for directory in ("x", "y"):
        (tmp_path / directory).mkdir()
        (tmp_path / directory / "a.txt").write_text(PROSE, encoding="utf-8")
    return [tmp_path / "x", tmp_path / "y"]


def test_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text(PROSE, encoding="utf-8")
    cases = {
        "No such file": functools.partial(run, [tmp_path / "nothing"], tmp_path / "out"),
        "no documents": functools.partial(run, [tmp_path / "empty"], tmp_path / "out"),
        "would both be written": functools.partial(run, two_of_one_name(tmp_path), tmp_path / "out"),
        "cannot make this directory": functools.partial(run, [tmp_path / "file"], tmp_path / "file" / "out"),
        "neither a file nor": functools.partial(run, [Path(os.devnull)], tmp_path / "out"),
    }
    for message, call in cases.items():
        with pytest.raises(UsageError, match=message):
            call()
    assert not (tmp_path / "out").exists(), "nothing is made before the call is understood"


def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    assert run([tmp_path / "a.txt", tmp_path / "a.txt"], tmp_path / "out", 1).documents == 1


def test_stages_are_those_of_the_design() -> None:
    names = "read layout read_forms normalise segment extract resolve relate check write"
    assert [getattr(stage, "__name__", "") for stage in STAGES] == names.split()


def fresh(place: Path, seed: str) -> dict[str, bytes]:
    """The results of the project's own documents, under a hash seed."""
    code = (
        "import sys, pipeline.run; from pathlib import Path as P; pipeline.run.run([P(sys.argv[1])], P('o'))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, str(RAW)], cwd=place, env=environment, check=True)
    return results(place / "o")


def test_own_documents_under_any_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    first = fresh(tmp_path / "1", "1")
    assert first == fresh(tmp_path / "2", "2")
    validator = jsonschema.Draft202012Validator(json_schema())
    for name in (name for name in first if name.endswith(".json")):
        result = json.loads(first[name])
        validator.validate(result)
        beside = first.get(f"{name.removesuffix('.json')}.txt")
        text = beside.decode() if beside else decode((RAW / result["source"]["path"]).read_bytes())[0]
        assert result["mentions"]
        assert all(text[m["start"] : m["end"]] == m["text"] for m in result["mentions"])
