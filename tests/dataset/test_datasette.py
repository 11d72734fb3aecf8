"""The SQLite file served by Datasette as it is, asked over HTTP."""

import json
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from datasets import corpus, sources

from pipeline.dataset import matching, write

PATIENCE = 60.0
"""Seconds for the server to begin, on a machine that has other things to do."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    top = tmp_path_factory.mktemp("datasette")
    write(corpus(top / "results"), top / "set", [sources(top / "src")])
    command = [sys.executable, "-m", "datasette", "serve", "--host", "127.0.0.1", "--port", "0"]
    with (top / "log").open("w") as log:
        process = subprocess.Popen([*command, str(top / "set" / "yusuan.sqlite")], stdout=log, stderr=log)
    try:
        yield _address(process, top / "log")
    finally:
        process.terminate()
        process.wait()


def _address(process: "subprocess.Popen[bytes]", log: Path) -> str:
    """Where the server says that it listens; port 0 is one that is free."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if match := re.search(r"http://127\.0\.0\.1:\d+", log.read_text()):
            return match[0]
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def ask(server: str, path: str, **parameters: str) -> Any:
    with urllib.request.urlopen(f"{server}/yusuan{path}?{urlencode(parameters)}") as response:
        body = response.read().decode()
    return json.loads(body) if ".json" in path else body


@pytest.mark.parametrize("table", ["passages", "mentions"])
def test_the_search_box_finds_a_name(server: str, table: str) -> None:
    rows = ask(server, f"/{table}.json", _search="國防部", _shape="objects")["rows"]
    assert "甲.txt" in {row["document"] for row in rows}
    assert all("國防部" in row["text"] for row in rows)
    assert ask(server, f"/{table}.json", _search="海軍部", _shape="objects")["rows"] == []


def test_a_word_of_two_characters(server: str) -> None:
    """As docs/dataset.md says: the other index, in the search box and in SQL."""
    asked = {"_search": "避難", "_fts_table": "passages_two", "_fts_pk": "rowid", "_shape": "objects"}
    assert [row["document"] for row in ask(server, "/passages.json", **asked)["rows"]] == ["books/乙.pdf"]
    condition, (words,) = matching("passages", "避難")
    query = f"SELECT document FROM passages WHERE {condition.replace('?', ':words')}"
    assert ask(server, ".json", sql=query, words=words, _shape="arrays")["rows"] == [["books/乙.pdf"]]


def test_a_reference_leads_to_its_row(server: str) -> None:
    page = ask(server, "/mentions", type="AGENCY")
    assert f"/yusuan/documents/{quote('甲').replace('%', '~')}~2Etxt" in page
    assert "國防部" in page


def test_only_tables_are_listed(server: str) -> None:
    listed = ask(server, ".json", _shape="objects")["tables"]
    shown = {table["name"] for table in listed if not table["hidden"]}
    assert {"documents", "form_trips", "columns"} <= shown
    assert not {name for name in shown if "_fts" in name or "_two" in name}
