import io
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

import pipeline.cli.run as command
from pipeline.cli import app
from pipeline.cli.run import lines
from pipeline.summary import Failure, Summary

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

    monkeypatch.setattr(command, "run", interrupt)
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
    assert first == "1 documents, 2.5 MB, in 1.3 s"
    assert findings == "findings        3  error 2  info 1"
    assert failed == "failed          1"
    assert last == "  a\\x1b[2J\\x0a.txt: the file is empty (read.empty)"


@pytest.mark.parametrize("engine", ["pdf_oxide", "pdfium", "pdfplumber"])
def test_an_engine_of_choice(tmp_path: Path, engine: str) -> None:
    book = Path(__file__).parents[1] / "books" / "functions.pdf"
    result = CliRunner().invoke(app, ["run", str(book), "--out", str(tmp_path), "--engine", engine])
    assert result.exit_code == 0
    assert (tmp_path / "functions.pdf.json").exists()
