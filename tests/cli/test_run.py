import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ledgers import here
from rich.console import Console
from typer.testing import CliRunner

import pipeline.cli.run as command
from pipeline.cli import app, main
from pipeline.cli.run import lines
from pipeline.ledger.opening import opened
from pipeline.summary import Changes, Failure, Summary

PROSE = "國防部115年度編列1,540萬3千元，派員32人赴美。\n"


def test_a_line_for_each_document_and_a_summary(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "預 算.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "in" / "empty.txt").touch()
    result = CliRunner().invoke(
        app, ["run", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--jobs", "1"]
    )
    assert result.exit_code == 1, "a document failed"
    assert sorted(result.stderr.splitlines()) == [
        "empty.txt: failed: the file is empty (read.empty)",
        "預 算.txt: 4 mentions, 0 records, 0 tables",
    ]
    assert "2 documents, 0.1 kB, in " in result.stdout
    assert "mentions        4  AGENCY 1  AMOUNT 1  DATE 1  HEADCOUNT 1\n" in result.stdout
    assert result.stdout.endswith("failed          1\n  empty.txt: the file is empty (read.empty)\n")
    assert (tmp_path / "out" / "預 算.txt.json").exists()


def test_raw_to_extracted_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("raw").mkdir()
    Path("raw/a.txt").write_text(PROSE, encoding="utf-8")
    assert CliRunner().invoke(app, ["run"]).exit_code == 0
    assert Path("extracted/a.txt.json").exists()


SECOND_RUN = """
import os, sys
from pipeline.cli import app
app(["run", "in", "--out", "out"], standalone_mode=False)
print("stages" if "pipeline.run" in sys.modules else "nothing", sum(os.times()[:2]))
"""


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs without workers, whose beginning takes a second each time."""
    monkeypatch.setattr(command, "_read", lambda sources, out, **_: here(sources, out))


@pytest.mark.usefixtures("at_once")
def test_a_second_run_does_nothing_in_under_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(PROSE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["run", "in", "--out", "out", "--jobs", "1"]).exit_code == 0
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    second = subprocess.run(
        [sys.executable, "-c", SECOND_RUN], env=environment, capture_output=True, check=True, text=True
    )
    first, *_, last = second.stdout.splitlines()
    assert first.endswith(" s: 0 read, 1 unchanged")
    imported, seconds = last.split()
    assert imported == "nothing", "the stages take half a second to import"
    assert float(seconds) < 2, "of the processor; what else this machine does plays no part"


@pytest.mark.usefixtures("at_once")
def test_what_was_read_and_why_what_was_replaced_and_what_is_gone(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(PROSE, encoding="utf-8")
    call = ["run", str(tmp_path), "--out", str(tmp_path / "out"), "--jobs", "1"]
    assert "3 read, 0 unchanged\n  new: all\n" in CliRunner().invoke(app, call).stdout
    (tmp_path / "a.txt").write_text(PROSE * 2, encoding="utf-8")
    (tmp_path / "b.txt").unlink()
    result = CliRunner().invoke(app, call)
    assert result.stderr == "a.txt: 8 mentions, 0 records, 0 tables (source changed)\n"
    assert "1 read, 1 unchanged\n  source changed: a.txt\n" in result.stdout
    assert result.stdout.endswith(
        "replaced        1  yusuan diff --former shows what changed\n  a.txt\n"
        "gone            1  --prune removes their results\n  b.txt\n"
    )
    result = CliRunner().invoke(app, [*call, "--prune", "--force"])
    assert "2 read, 0 unchanged\n  forced: all\n" in result.stdout
    assert result.stdout.endswith("gone            1  their results are removed\n  b.txt\n")
    (tmp_path / "out" / ".ledger.sqlite").write_bytes(b"no database" * 500)
    (tmp_path / "c.txt").unlink()
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1].startswith("warning: ")
    assert result.stdout.endswith(
        "unknown         1  results in this directory of no source that is known\n  c.txt\n"
    )


def test_a_second_run_at_once_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(sys, "argv", ["yusuan", "run", str(tmp_path / "a.txt"), "--out", str(out)])
    with opened(out), pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    said = f"yusuan: {out}: another run is at work on this directory; wait until it has ended\n"
    assert capsys.readouterr().err == said


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("year", ["114", "2025"])
def test_a_year_for_proposals_that_name_none(tmp_path: Path, year: str) -> None:
    text = "外交部「國際會議及交流」編列1,000萬元，爰提案凍結100萬元，俟提出書面報告後始得動支。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    call = ["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--jobs", "1", "--year", year]
    assert CliRunner().invoke(app, call).exit_code == 0
    result = (tmp_path / "out" / "a.txt.json").read_text(encoding="utf-8")
    assert '"fiscal_year":"2025"' in result
    assert "2025 was assumed" in result


def test_of_many_documents_some_are_named() -> None:
    names = tuple(f"{number}.txt" for number in range(14))
    summary = Summary(
        15, {}, {}, 0, {}, 0, (), (), 0, 0, {"new": names}, Changes(removed=names[:2], unknown=names[:1])
    )
    told = list(lines(summary))
    assert told[1] == f"  new: {', '.join(names[:10])}, and 4 more"
    assert "  0.txt, 1.txt" in told


def test_a_bar_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=80)
    monkeypatch.setattr(command, "Console", lambda **_: console)
    result = CliRunner().invoke(app, ["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert "━" in screen.getvalue()
    assert "a.txt: " not in result.output


def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> Summary:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "conduct", interrupt)
    result = CliRunner().invoke(app, ["run", str(tmp_path)])
    assert result.exit_code == 130
    assert result.output.count("\n") == 1


def test_names_cannot_command_the_terminal() -> None:
    failure = Failure("a\x1b[2J\n.txt", "read.empty", "the file is empty")
    summary = Summary(
        1,
        {},
        {},
        0,
        {"error": 2, "info": 1},
        0,
        (("a.pdf", "balanced: 9 sums hold"),),
        (failure,),
        2_500_000,
        1.26,
    )
    first, *_, findings, balance, failed, last = lines(summary)
    assert balance == "a.pdf: balanced: 9 sums hold"
    assert first == "1 documents, 2.5 MB, in 1.3 s: 0 read, 1 unchanged"
    assert findings == "findings        3  error 2  info 1"
    assert failed == "failed          1"
    assert last == "  a\\x1b[2J\\x0a.txt: the file is empty (read.empty)"


@pytest.mark.parametrize("engine", ["pdf_oxide", "pdfium", "pdfplumber"])
def test_an_engine_of_choice(tmp_path: Path, engine: str) -> None:
    book = Path(__file__).parents[1] / "books" / "functions.pdf"
    result = CliRunner().invoke(app, ["run", str(book), "--out", str(tmp_path), "--engine", engine])
    assert result.exit_code == 0
    assert (tmp_path / "functions.pdf.json").exists()
