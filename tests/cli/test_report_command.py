from pathlib import Path

import pytest
from outputs import TEXT, amount, output, put
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.results import ResultError

DEEP = "news/a.txt"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw" / "news").mkdir(parents=True)
    (tmp_path / "raw" / DEEP).write_text(TEXT, encoding="utf-8")
    values = output(path=DEEP, mentions=[amount("1,540萬3千元", "15403000")])
    put(tmp_path / "extracted" / f"{DEEP}.json", values)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["report", *arguments])


@pytest.mark.parametrize("document", [DEEP, f"extracted/{DEEP}.json"])
def test_a_document_by_its_name_or_its_result(corpus: Path, document: str) -> None:
    told = call(document)
    assert (told.exit_code, told.output) == (0, "a.txt.html: 0.0 MB, shows 1\n")
    written = (corpus / "a.txt.html").read_text(encoding="utf-8")
    assert 'class="mark AMOUNT"' in written
    assert "15,403,000 TWD" in written


def test_a_result_that_lies_elsewhere(corpus: Path) -> None:
    (corpus / "extracted" / f"{DEEP}.json").rename(corpus / "one.json")
    out = corpus / "far" / "one.html"
    told = call("one.json", "--out", str(out), "--no-charts", "--language", "en")
    assert told.exit_code == 0, told.output
    assert '<html lang="en">' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["b.txt"], "no result of this name"),
        (["../raw/news/a.txt"], "no result of this name"),
        (["extracted/none.json"], "no result of this name"),
        ([DEEP, "--pages", "7"], "pages are written"),
        ([DEEP, "--results", "none"], "no such directory"),
    ],
)
def test_calls_that_cannot_be_carried_out(corpus: Path, arguments: list[str], reason: str) -> None:
    told = call(*arguments)
    assert isinstance(told.exception, UsageError)
    assert reason in str(told.exception)
    assert not (corpus / "a.txt.html").exists()


def test_a_result_of_another_version(corpus: Path) -> None:
    (corpus / "extracted" / f"{DEEP}.json").write_text('{"schema": "yusuan/0"}', encoding="utf-8")
    told = call(DEEP)
    assert isinstance(told.exception, ResultError)
    assert "yusuan/0" in str(told.exception)
