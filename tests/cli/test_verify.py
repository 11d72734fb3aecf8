import json
from pathlib import Path

import pytest
from outputs import TEXT, amount, date, output, put
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.verify import plain

RIGHT = output(mentions=[amount("1,540萬3千元", "15403000"), date("今年", "2026")])
WRONG = output(mentions=[amount("1,540萬3千元", "15404000")])


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    put(tmp_path / "out" / "a.txt.json", RIGHT)
    return ["verify", str(tmp_path / "out"), "--source", str(tmp_path)]


def test_all_agrees(place: list[str]) -> None:
    result = CliRunner().invoke(app, place)
    assert result.exit_code == 0
    assert result.output == (
        "a.txt: 1 agreed, 0 disagreed, 1 not checkable\n"
        "1 documents: 1 agreed, 0 disagreed, 1 not checkable\n"
        "        1  a date that only its context tells\n"
    )


def test_something_disagrees(place: list[str], tmp_path: Path) -> None:
    put(tmp_path / "out" / "b.json", WRONG)
    result = CliRunner().invoke(app, place)
    assert result.exit_code == 1
    assert (
        "  disagrees: AMOUNT at 10: '1,540萬3千元' published as 15404000 TWD, read as 15403000"
        in result.output
    )


def test_a_source_that_is_not_there(place: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").unlink()
    result = CliRunner().invoke(app, place)
    assert result.exit_code == 1
    assert "a.txt: missing: the source is not there" in result.output
    assert "missing: 1" in result.output


def test_json(place: list[str], tmp_path: Path) -> None:
    put(tmp_path / "out" / "b.json", WRONG)
    put(tmp_path / "out" / "c.json", {})
    result = CliRunner().invoke(app, [*place, "--json", "--sample", "9"])
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert [one["state"] for one in report["documents"]] == ["read", "read", "broken"]
    assert report["documents"][1]["cases"][0]["place"] == "AMOUNT at 10"
    assert report["total"] == {
        "values": 3,
        "agreed": 1,
        "disagreed": 1,
        "unchecked": 1,
        "reasons": {"a date that only its context tells": 1},
    }


def test_by_default_raw_and_extracted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "extracted" / "a.json", RIGHT)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert CliRunner().invoke(app, ["verify"]).exit_code == 0


@pytest.mark.parametrize("arguments", [["nowhere"], ["--sample", "0"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["verify", *arguments]).exit_code in {1, 2}


def test_names_cannot_command_the_terminal() -> None:
    assert plain("a\x1b[2J\n") == "a\\x1b[2J\\x0a"
