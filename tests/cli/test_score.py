import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UsageError

LABEL = {"type": "DATE", "start": 0, "end": 4, "text": "115年", "value": {"edtf": "2026", "qualifier": None}}
WRONG = {**LABEL, "value": {"edtf": "2027", "qualifier": None}}
OTHER = {**LABEL, "start": 9, "end": 13}


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    for directory in ("gold", "out"):
        (tmp_path / directory).mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"labels": [LABEL, OTHER]}))
    (tmp_path / "out" / "a.json").write_text(json.dumps({"mentions": [WRONG]}))
    return ["score", str(tmp_path / "gold"), str(tmp_path / "out")]


def test_table_and_errors(place: list[str]) -> None:
    result = CliRunner().invoke(app, [*place, "--errors", "3"])
    assert result.exit_code == 0
    rows = [line.split() for line in result.output.splitlines()]
    assert ["DATE", "2", "1", "1.000", "0.500", "0.667", "0.667", "0.000"] in rows
    assert ["ALL", "2", "1", "1.000", "0.500", "0.667", "0.667", "0.000"] in rows
    assert "DATE missed: a [9:13] '115年' {'edtf': '2026', 'qualifier': None}" in result.output
    assert "DATE value: a [0:4] " in result.output
    assert "not {'edtf': '2027'" in result.output


def test_json(place: list[str]) -> None:
    figures = json.loads(CliRunner().invoke(app, [*place, "--json", "--errors", "3"]).stdout)
    assert figures["DATE"]["f1"] == pytest.approx(2 / 3, abs=1e-5)
    assert (figures["DATE"]["gold"], figures["DATE"]["value"]) == (2, 0)


@pytest.mark.parametrize(
    ("bounds", "status"),
    [
        (["--min", "DATE=0.66"], 0),
        (["--min", "DATE=0.67"], 1),
        (["--min", "ALL=0.6", "--min", "DATE=0.7"], 1),
        (["--min-value", "DATE=0.1"], 1),
        (["--min-value", "AMOUNT=1"], 0),
    ],
)
def test_bounds(place: list[str], bounds: list[str], status: int) -> None:
    result = CliRunner().invoke(app, [*place, *bounds])
    assert result.exit_code == status
    assert ("below: DATE" in result.output) == bool(status)


@pytest.mark.parametrize("bound", ["DATE", "DATE=much", "MONEY=0.5"])
def test_bounds_that_are_none(place: list[str], bound: str) -> None:
    assert isinstance(CliRunner().invoke(app, [*place, "--min", bound]).exception, UsageError)


def test_a_missing_result(place: list[str], tmp_path: Path) -> None:
    (tmp_path / "out" / "a.json").unlink()
    result = CliRunner().invoke(app, place)
    assert result.exit_code == 1
    assert "missing: " in result.output
