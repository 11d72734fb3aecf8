import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UsageError


def mention(kind: str, start: int, name: str) -> dict[str, Any]:
    return {"type": kind, "start": start, "end": start + len(name), "text": name, "value": {"name": name}}


@pytest.fixture
def out(tmp_path: Path) -> str:
    (tmp_path / "news").mkdir()
    one = [
        mention("AGENCY", 0, "國防部"),
        mention("PLATFORM", 5, "臺美燈塔對話"),
        mention("PLATFORM", 20, "蒙特瑞會談"),
        {
            "type": "DATE",
            "start": 30,
            "end": 34,
            "text": "115年",
            "value": {"edtf": "2026", "qualifier": None},
        },
    ]
    two = [mention("PLATFORM", 7, "臺美燈塔對話"), mention("PROGRAM", 40, "燈塔汰換案")]
    (tmp_path / "a.txt.json").write_text(json.dumps({"mentions": one}))
    (tmp_path / "news" / "b.html.json").write_text(json.dumps({"mentions": two}))
    return str(tmp_path)


def test_names_in_no_gazetteer_the_most_frequent_first(out: str) -> None:
    lines = [line.split() for line in CliRunner().invoke(app, ["names", out]).output.splitlines()]
    assert lines == [
        ["2", "PLATFORM", "臺美燈塔對話", "a.txt:5", "news/b.html:7"],
        ["1", "PROGRAM", "燈塔汰換案", "news/b.html:40"],
    ]


def test_json_with_all_places(out: str) -> None:
    names = json.loads(CliRunner().invoke(app, ["names", out, "--json", "--least", "2"]).stdout)
    assert names == [
        {
            "type": "PLATFORM",
            "name": "臺美燈塔對話",
            "count": 2,
            "places": [{"document": "a.txt", "start": 5}, {"document": "news/b.html", "start": 7}],
        }
    ]


def test_what_is_no_directory_of_results(tmp_path: Path) -> None:
    assert isinstance(CliRunner().invoke(app, ["names", str(tmp_path / "x")]).exception, UsageError)
    (tmp_path / "a.json").write_text("[]")
    assert isinstance(CliRunner().invoke(app, ["names", str(tmp_path)]).exception, UsageError)
