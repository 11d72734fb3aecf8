import csv
from pathlib import Path

import pytest
from corpora import Paper
from drawn import CORPUS, root, write
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.errors import UsageError


def call(results: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["chart", str(results), *arguments])


def test_a_picture_and_a_table_for_each_chart(tmp_path: Path) -> None:
    results = write(CORPUS, tmp_path / "results")
    told = call(results, "--out", str(tmp_path / "out"), "--language", "en")
    assert told.exit_code == 0
    names = ["accounts", "network", "people", "platforms", "years"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{name}.{kind}" for name in names for kind in ("csv", "svg")
    ]
    assert "platforms: 3 rows (1 sums that are not TWD" in told.output
    for name in names:
        assert root((tmp_path / "out" / f"{name}.svg").read_text(encoding="utf-8")).get("width")
    data = (tmp_path / "out" / "years.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfagency,"), "Excel reads Chinese by this mark"
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert [(row["account"], row["change, %"]) for row in rows] == [
        ("動員業務", "50.0"),
        ("一般行政", "-20.0"),
    ]


def test_one_chart_of_one_document(tmp_path: Path) -> None:
    results = write(CORPUS, tmp_path / "results")
    out = tmp_path / "out"
    told = call(results, "--out", str(out), "--only", "network", "--document", "news/b.txt")
    assert (told.exit_code, told.output) == (0, "network: 1 rows\n")
    assert sorted(path.name for path in out.iterdir()) == ["network.csv", "network.svg"]


def test_a_name_that_a_spreadsheet_would_reckon_with(tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://example.org")'
    paper = Paper().tell(formula, "5千元", "5000", platform=True, organiser="國防部")
    results = write({"a.txt": paper}, tmp_path / "results")
    call(results, "--out", str(tmp_path / "out"), "--only", "network")
    text = (tmp_path / "out" / "network.csv").read_text(encoding="utf-8-sig")
    assert list(csv.reader(text.splitlines()))[1][1] == f"'{formula}"


def test_nothing_to_draw(tmp_path: Path) -> None:
    results = write({"a.txt": Paper()}, tmp_path / "results")
    told = call(results, "--out", str(tmp_path / "out"))
    assert told.exit_code == 1
    assert told.output.count("nothing to draw") == 5
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--only", "pie"], "no such chart"),
        (["--document", "../../etc/passwd"], "no result of this name"),
    ],
)
def test_what_cannot_be_drawn(tmp_path: Path, arguments: list[str], reason: str) -> None:
    results = write(CORPUS, tmp_path / "results")
    told = call(results, "--out", str(tmp_path / "out"), *arguments)
    assert isinstance(told.exception, UsageError)
    assert reason in str(told.exception)
    assert not (tmp_path / "out").exists()


def test_no_results(tmp_path: Path) -> None:
    assert isinstance(call(tmp_path / "none").exception, UsageError)
