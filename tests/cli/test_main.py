import subprocess
import sys

import pytest
from typer.testing import CliRunner

from pipeline import __version__
from pipeline.cli import COMMANDS, app, main


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_a_command_does_with_an_example(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    assert f"yusuan {name} " in result.output.partition("Examples:")[2]


def test_version() -> None:
    assert CliRunner().invoke(app, ["--version"]).output == f"yusuan {__version__}\n"


def test_every_command_is_listed() -> None:
    listing = CliRunner().invoke(app, ["--help"]).output
    assert all(name in listing for name in COMMANDS)


@pytest.mark.parametrize(
    "arguments", [["fly"], ["run", "--jobs", "x"], ["run", "--jobs", "-1"], ["score"], ["run", "--fast"]]
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "Error" in result.output
    assert "Traceback" not in result.output


def test_an_error_of_usage_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["yusuan", "run", "no such file.pdf"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    captured = capsys.readouterr()
    assert captured.err == "yusuan: no such file.pdf: No such file or directory\n"
    assert not captured.out


def test_names_that_the_terminal_cannot_show_stop_nothing() -> None:
    code = "import sys; sys.argv = ['yusuan', 'run', '預算.pdf']; from pipeline.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code],
        env={"PYTHONIOENCODING": "latin-1", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"yusuan: ??.pdf: No such file")


def test_an_error_of_labels_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("gold")
    (place / "a.json").write_text("{")
    monkeypatch.setattr(sys, "argv", ["yusuan", "score", str(place)])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
