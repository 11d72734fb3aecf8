import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from datasets import corpus, one, rows, sources
from outputs import TEXT, put
from typer.testing import CliRunner

from pipeline.cli import app, main

ASSERTION = '[[count]]\nof = "rows"\nform = "trips"\nat_least = 9\n'


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    return ["dataset", str(corpus(tmp_path / "results")), "--out", str(tmp_path / "set")]


def ends(call: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit status of the command as a shell sees it."""
    monkeypatch.setattr(sys, "argv", ["yusuan", *call])
    with pytest.raises(SystemExit) as stop:
        main()
    assert isinstance(stop.value.code, int)
    return stop.value.code


def test_what_was_written_is_said(place: list[str], tmp_path: Path) -> None:
    result = CliRunner().invoke(app, place)
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0].startswith(f"{tmp_path / 'set'}: ")
    assert "         7  mentions" in lines
    assert "         1  form_trips" in lines
    assert not [line for line in lines if line.endswith("form_vehicles")], "tables without rows are not named"
    assert lines[-2] == "2 documents without their full text; --source says where the sources are"
    package = json.loads((tmp_path / "set" / "datapackage.json").read_text(encoding="utf-8"))
    assert lines[-1] == f"fingerprint: {package['yusuan']['fingerprint']}"


def test_the_text_of_plain_sources(place: list[str], tmp_path: Path) -> None:
    result = CliRunner().invoke(app, [*place, "--source", str(sources(tmp_path / "src"))])
    assert "without their full text" not in result.output
    assert one(tmp_path / "set", "passages", document="甲.txt")["text"] == TEXT.strip()


def test_the_text_of_another_source_is_not_taken(place: list[str], tmp_path: Path) -> None:
    (sources(tmp_path / "src") / "甲.txt").write_text("別的", encoding="utf-8")
    result = CliRunner().invoke(app, [*place, "--source", str(tmp_path / "src")])
    assert "1 documents without their full text" in result.output
    assert not [row for row in rows(tmp_path / "set", "passages") if row["document"] == "甲.txt"]


def test_for_a_spreadsheet(place: list[str], tmp_path: Path) -> None:
    assert CliRunner().invoke(app, [*place, "--spreadsheet"]).exit_code == 0
    sheet = (tmp_path / "set" / "spreadsheet" / "findings.csv").read_bytes()
    assert sheet.startswith(b"\xef\xbb\xbfid,")
    assert one(tmp_path / "set", "findings", check="dates.past")["message"] == "=過去"
    guarded = [row["message"] for row in rows(tmp_path / "set", "findings", "spreadsheet")]
    assert guarded == ["不能讀", "'=過去"]
    cost = [row["deleted"] for row in rows(tmp_path / "set", "proposals", "spreadsheet")]
    assert cost == ["1000000.5"], "numbers are no texts"
    # The next one was asked for no such files, and has none.
    assert CliRunner().invoke(app, place).exit_code == 0
    assert not (tmp_path / "set" / "spreadsheet").exists()


def test_what_fails_its_assertions_is_kept_back(place: list[str], tmp_path: Path) -> None:
    config = tmp_path / "strict.toml"
    config.write_text(ASSERTION, encoding="utf-8")
    result = CliRunner().invoke(app, [*place, "--config", str(config)])
    assert result.exit_code == 1
    assert "not written; --allow writes it all the same" in result.output
    assert not (tmp_path / "set").exists()


def test_what_was_allowed_says_so(place: list[str], tmp_path: Path) -> None:
    config = tmp_path / "strict.toml"
    config.write_text(ASSERTION, encoding="utf-8")
    assert CliRunner().invoke(app, [*place, "--config", str(config), "--allow"]).exit_code == 0
    package = json.loads((tmp_path / "set" / "datapackage.json").read_text(encoding="utf-8"))
    assert len(package["yusuan"]["failed"]) == 1
    with closing(sqlite3.connect(tmp_path / "set" / "yusuan.sqlite")) as database:
        assert database.execute("SELECT value FROM about WHERE name = 'failed'").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("z.json", {"schema": "yusuan/0"}, "z.json: is of the schema yusuan/0, not yusuan/1"),
        ("z.json", {"schema": "yusuan/1"}, "z.json: is no result"),
    ],
)
def test_a_bad_result_is_status_2(
    place: list[str],
    tmp_path: Path,
    name: str,
    content: dict[str, str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(tmp_path / "results" / name, content)
    assert ends(place, monkeypatch) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "set").exists()


def test_wrong_calls_are_status_2(place: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "mine.txt").touch()
    assert ends(place, monkeypatch) == 2
    assert ends(["dataset", str(tmp_path / "nowhere"), "--out", str(tmp_path / "new")], monkeypatch) == 2
    assert ends(place[:2], monkeypatch) == 2
    assert (tmp_path / "set" / "mine.txt").exists()
