import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from corpora import Paper
from outputs import put
from typer.testing import CliRunner

from pipeline.cli import app, main
from pipeline.ledger import Finding

BOOK = (
    Paper("budget_book", agency="某署", year="2026")
    .finding("sums.forms", "error", "甲不等於乙", page=7)
    .finding("sums.balance", "info", "not balanced")
    .finding("sums.forms", "error", "丙不等於丁", page=3)
)
NEWS = Paper("news").finding("amounts.misprint", "warning", "多一個\x1b[2J字")


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    for name, paper in {"a.pdf": BOOK, "news/b.txt": NEWS}.items():
        put(tmp_path / "out" / f"{name}.json", msgspec.to_builtins(paper.output(name)))
    return ["check", str(tmp_path / "out")]


def test_findings_by_level_and_place(place: list[str]) -> None:
    result = CliRunner().invoke(app, place)
    assert result.exit_code == 0
    assert result.output == (
        "error    a.pdf page 3 sums.forms: 丙不等於丁\n"
        "error    a.pdf page 7 sums.forms: 甲不等於乙\n"
        "warning  news/b.txt amounts.misprint: 多一個\\x1b[2J字\n"
        "info     a.pdf sums.balance: not balanced\n"
        "documents: 2; findings: 4\n"
        "      2  error    sums.forms (documents: 1)\n"
        "      1  warning  amounts.misprint (documents: 1)\n"
        "      1  info     sums.balance (documents: 1)\n"
        "assertions: none\n"
    )


@pytest.mark.parametrize(
    ("filters", "checks"),
    [
        (["--level", "error"], ["sums.forms", "sums.forms"]),
        (["--level", "warning", "--level", "info"], ["amounts.misprint", "sums.balance"]),
        (["--check", "sums.b*"], ["sums.balance"]),
        (["--check", "sums.*", "--level", "info"], ["sums.balance"]),
        (["--document", "news/*"], ["amounts.misprint"]),
        (["--document", "*.doc"], []),
        (["--kind", "news"], ["amounts.misprint"]),
        (["--kind", "paper", "--kind", "budget_book"], ["sums.forms", "sums.forms", "sums.balance"]),
        (["--counts"], []),
    ],
)
def test_filters(place: list[str], filters: list[str], checks: list[str]) -> None:
    result = CliRunner().invoke(app, [*place, *filters, "--json"])
    assert result.exit_code == 0
    report: dict[str, Any] = json.loads(result.output)
    assert [one["check"] for one in report["findings"]] == checks
    assert report["documents"] == 2
    counted = sum(one["findings"] for one in report["counts"])
    assert counted == (4 if filters == ["--counts"] else len(checks))


def test_as_json(place: list[str], tmp_path: Path) -> None:
    (tmp_path / "out" / "yusuan.toml").write_text('[[count]]\nof = "records"\nat_least = 1\nname = "some"\n')
    result = CliRunner().invoke(app, [*place, "--level", "warning", "--json"])
    assert result.exit_code == 1
    assert json.loads(result.output) == {
        "config": str(tmp_path / "out" / "yusuan.toml"),
        "assertions": 1,
        "failures": [
            {"assertion": "count 1, some", "expected": "at least 1 records", "found": "0", "where": []}
        ],
        "refused": {},
        "documents": 2,
        "counts": [{"level": "warning", "check": "amounts.misprint", "findings": 1, "documents": 1}],
        "findings": [
            {
                "level": "warning",
                "check": "amounts.misprint",
                "document": "news/b.txt",
                "kind": "news",
                "page": None,
                "start": None,
                "end": None,
                "message": "多一個\x1b[2J字",
            }
        ],
    }


def test_an_assertion_fails_and_one_is_kept(place: list[str], tmp_path: Path) -> None:
    said = (
        '[[count]]\nof = "findings"\nlevel = "error"\nat_most = 1\n[[count]]\nof = "documents"\nat_most = 2\n'
    )
    (tmp_path / "mine.toml").write_text(said)
    result = CliRunner().invoke(app, [*place, "--level", "info", "--config", str(tmp_path / "mine.toml")])
    assert result.exit_code == 1, "filters have no say in assertions"
    assert result.output.endswith(
        "failed: count 1: expected at most 1 findings of level error, found 2\n"
        "  a.pdf: 2\n"
        f"assertions: 1 of 2 kept ({tmp_path / 'mine.toml'})\n"
    )


def test_what_is_no_result_of_this_version_is_named_and_refused(place: list[str], tmp_path: Path) -> None:
    put(tmp_path / "out" / "old.json", {"schema": "yusuan/0"})
    put(tmp_path / "out" / "other.json", [])
    result = CliRunner().invoke(app, place)
    assert result.exit_code == 1
    assert "refused: old: is of the schema yusuan/0, not yusuan/1" in result.output
    assert "refused: other: is no result: " in result.output
    assert "documents: 4; findings: 4" in result.output, "the others are listed"


def test_what_the_ledger_knows_of_a_document_is_a_finding_of_it(
    place: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = (Finding("news/b.txt", "source.replaced", "warning", "the source was replaced"),)
    monkeypatch.setattr("pipeline.ledger.findings", lambda directory: known if directory.is_dir() else ())
    said = '[[count]]\nof = "findings"\ncheck = "source.replaced"\nat_most = 0\n'
    (tmp_path / "out" / "yusuan.toml").write_text(said)
    result = CliRunner().invoke(app, [*place, "--level", "warning"])
    assert "warning  news/b.txt source.replaced: the source was replaced\n" in result.output
    assert "  news/b.txt: 1\nassertions: 0 of 1 kept" in result.output
    assert result.exit_code == 1


def test_a_damaged_ledger_is_said_and_nothing_is_listed(
    place: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out" / ".ledger.sqlite").write_bytes(b"nonsense")
    monkeypatch.setattr("sys.argv", ["yusuan", *place])
    with pytest.raises(SystemExit) as status:
        main()
    assert status.value.code == 1
    assert "is damaged" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--level", "fatal"], "'fatal' is no level; there are error, warning, info"),
        (["--kind", "book"], "'book' is no kind of document"),
        (["--config", "nowhere.toml"], "nowhere.toml: cannot be read"),
    ],
)
def test_wrong_usage(
    place: list[str],
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["yusuan", *place, *arguments])
    with pytest.raises(SystemExit) as status:
        main()
    assert status.value.code == 2
    assert message in capsys.readouterr().err


def test_no_results(tmp_path: Path) -> None:
    assert "no results" in str(CliRunner().invoke(app, ["check", str(tmp_path)]).exception)
