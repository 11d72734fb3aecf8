"""`yusuan audit` as a command: it says where it is, serves this machine alone, and ends with Ctrl-C."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from outputs import TEXT, amount, output, put
from typer.testing import CliRunner

from pipeline.audit.serve import listening
from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.run import run


@pytest.fixture
def results(tmp_path: Path) -> Path:
    put(tmp_path / "out" / "a.txt.json", output(mentions=[amount("1,540萬3千元", "15403000")]))
    return tmp_path / "out"


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and the address that it says."""
    call = [sys.executable, "-c", "from pipeline.cli import main; main()", "audit", "--no-open", *arguments]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            assert server.stdout is not None
            said = server.stdout.readline()
            found = re.match(r"http://127\.0\.0\.1:\d+/", said)
            assert found, said
            yield server, found.group()
        finally:
            server.kill()


def test_it_serves_and_ends(results: Path) -> None:
    with started(str(results), "--port", "0") as (server, address):
        assert httpx.get(address).status_code == 200
        port = int(address.rsplit(":", 1)[1].strip("/"))
        with closing(socket.socket()) as other:
            # The addresses of 127/8 are all this machine's, and only one of them is listened on.
            assert other.connect_ex(("127.0.0.2", port)) != 0
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=20)
        assert server.returncode == 0
        assert "Traceback" not in said


def test_it_finds_the_sources_where_they_were_read(tmp_path: Path) -> None:
    source = tmp_path / "elsewhere" / "deep" / "a.txt"
    source.parent.mkdir(parents=True)
    source.write_text(TEXT, encoding="utf-8")
    run([tmp_path / "elsewhere"], tmp_path / "out", jobs=1)
    with started(str(tmp_path / "out"), "--port", "0") as (_, address):
        shown = httpx.get(f"{address}read/deep/a.txt", headers={"accept-language": "en"}).text
    assert "The source is gone" not in shown
    assert 'class="mark AGENCY"' in shown


def test_a_call_that_cannot_be_carried_out(results: Path, tmp_path: Path) -> None:
    missing = CliRunner().invoke(app, ["audit", str(tmp_path / "nothing"), "--no-open"])
    assert isinstance(missing.exception, UsageError)
    with listening(0) as taken:
        port = taken.getsockname()[1]
        busy = CliRunner().invoke(app, ["audit", str(results), "--no-open", "--port", str(port)])
        assert isinstance(busy.exception, UsageError)
        assert str(port) in str(busy.exception)


def test_another_port_is_taken_where_the_usual_one_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(0) as taken:
        monkeypatch.setattr("pipeline.audit.serve.PORT", taken.getsockname()[1])
        with listening(None) as other:
            assert other.getsockname()[1] != taken.getsockname()[1]
            assert other.getsockname()[0] == "127.0.0.1"
