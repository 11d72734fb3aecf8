import json
import sys
from pathlib import Path

import ledgers
import pytest
from outputs import TEXT, amount, output, put
from typer.testing import CliRunner

from pipeline.cli import app, main

OLD = output(mentions=[amount("1,540萬3千元", "15403000", page=3)])
NEW = output(mentions=[amount("1,540萬3千元", "15404000", page=3)])


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    put(tmp_path / "old" / "a.txt.json", OLD)
    put(tmp_path / "new" / "a.txt.json", NEW)
    return ["diff", str(tmp_path / "old"), str(tmp_path / "new")]


def test_the_same(place: list[str]) -> None:
    result = CliRunner().invoke(app, ["diff", place[1], place[1]])
    assert result.exit_code == 0
    assert result.output.endswith("the same values\n")


def test_differences(place: list[str]) -> None:
    result = CliRunner().invoke(app, place)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[:2] == [
        "a.txt",
        "  ~ mention AMOUNT page 3 1,540萬3千元: amount 15403000 → 15404000",
    ]
    assert " ".join(lines[-2].split()) == "mention 1 1 0 0 1 AMOUNT TWD 15,403,000 → 15,404,000 (+1,000)"
    assert lines[-1] == "1 differences"


def test_documents(place: list[str], tmp_path: Path) -> None:
    put(tmp_path / "new" / "b\n.json", output(path="b\n"))
    (tmp_path / "new" / "a.txt.json").unlink()
    result = CliRunner().invoke(app, place)
    assert "document added: b\\x0a\n" in result.output
    assert "document removed: a.txt\n" in result.output
    assert "  - mention AMOUNT page 3 1,540萬3千元: text 1,540萬3千元, amount 15403000" in result.output


def test_json(place: list[str]) -> None:
    result = CliRunner().invoke(app, [*place, "--json"])
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["changes"][0]["new"] == {"amount": "15404000"}
    assert found["counts"][-1]["new_money"] == {"TWD": "15404000"}


def test_a_page(place: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert CliRunner().invoke(app, [*place, "--page", str(page)]).exit_code == 1
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_what_cannot_be_compared_is_status_2(
    place: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = put(tmp_path / "old" / "a.txt.json", {"schema": "yusuan/0"})
    for more, said in (
        ([], f"yusuan: {old}: is of the schema yusuan/0, not yusuan/1; run yusuan run again\n"),
        (["--page", str(tmp_path / "nowhere" / "page.html")], "cannot write"),
    ):
        monkeypatch.setattr(sys, "argv", ["yusuan", *place, *more])
        with pytest.raises(SystemExit) as stop:
            main()
        assert stop.value.code == 2
        assert said in capsys.readouterr().err
        put(tmp_path / "old" / "a.txt.json", OLD)


@pytest.fixture
def replaced(tmp_path: Path) -> Path:
    """A directory of results in which a source was replaced."""
    for text in (TEXT, TEXT.replace("1,540萬3千", "1,540萬4千")):
        ledgers.put(tmp_path / "in" / "b.txt", TEXT)
        ledgers.put(tmp_path / "in" / "a.txt", text)
        ledgers.run(tmp_path)
    return tmp_path / "out"


def test_what_a_replaced_source_changed_is_shown_once(replaced: Path) -> None:
    result = CliRunner().invoke(app, ["diff", "--former", str(replaced)])
    assert result.exit_code == 1
    assert (
        "  ~ mention AMOUNT 1,540萬4千元: text 1,540萬3千元 → 1,540萬4千元; amount 15403000 → 15404000"
        in result.output
    )
    assert "b.txt" not in result.output
    assert not (replaced / ".former").exists()
    result = CliRunner().invoke(app, ["diff", "--former", str(replaced)])
    assert result.exit_code == 0
    assert result.output == f"{replaced}: no source was replaced since this was last shown\n"


def test_what_was_not_shown_is_kept(replaced: Path, tmp_path: Path) -> None:
    call = ["diff", "--former", str(replaced), "--page", str(tmp_path / "nowhere" / "page.html")]
    assert CliRunner().invoke(app, call).exit_code != 0
    assert (replaced / ".former" / "a.txt.json").exists()
    result = CliRunner().invoke(app, [*call[:3], "--json"])
    assert json.loads(result.stdout)["changes"][0]["document"] == "a.txt"
    assert not (replaced / ".former").exists()


def test_a_former_result_of_an_older_version_is_named(replaced: Path) -> None:
    former = put(replaced / ".former" / "a.txt.json", {"schema": "yusuan/0"})
    result = CliRunner().invoke(app, ["diff", "--former", str(replaced)])
    version = f"{former} is of the schema yusuan/0, not yusuan/1; run yusuan run again"
    told = f"a.txt: the source was replaced; {version}; remove it when it is of no more use\n"
    assert result.stderr == told
    assert former.exists()
    former.unlink()
    result = CliRunner().invoke(app, ["diff", "--former", str(replaced)])
    assert "its former result is not kept" in result.stderr
    assert "no source was replaced" in CliRunner().invoke(app, ["diff", "--former", str(replaced)]).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["old"], "name two outputs"),
        ([], "name two outputs"),
        (["--former", "old", "new"], "one directory"),
        (["--former", "nowhere"], "no such directory"),
    ],
)
def test_what_to_compare_must_be_named(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["yusuan", "diff", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert said in capsys.readouterr().err
