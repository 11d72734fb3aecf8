"""What is wrong with a corpus is said on the page, the rest works, and nothing is overwritten."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from audit_pages import BOOK, OPINION, RAW, key_of, page
from judging import cost, said
from outputs import output, put
from starlette.testclient import TestClient

from pipeline.audit.index import NAME, Index
from pipeline.decisions import append

Opened = Callable[..., TestClient]


def test_a_source_that_is_gone(results: Path, opened: Opened, tmp_path: Path) -> None:
    client = opened(results, tmp_path / "elsewhere")
    for name in (OPINION, BOOK):
        assert "The source is gone" in page(client, f"/read/{name}")
    key = key_of(results, OPINION, "AMOUNT", "4億7,123萬元")
    assert "471,230,000 TWD" in page(client, f"/panel/{OPINION}?at={key}")
    assert f'id="{key}"' in page(client, f"/read/{OPINION}"), "its values are listed"
    book = page(client, f"/read/{BOOK}?page=18")
    assert "<svg" not in book
    assert 'class="text"' in book, "the text beside the result is still there"
    assert (
        client.get(
            f"/picture/{json.loads((results / f'{BOOK}.json').read_bytes())['source']['sha256']}/1/{BOOK}"
        ).status_code
        == 404
    )
    assert page(client, "/")


def test_a_source_that_has_changed(results: Path, opened: Opened, tmp_path: Path) -> None:
    sources = shutil.copytree(RAW, tmp_path / "raw")
    (sources / OPINION).write_text("全都不同了", encoding="utf-8")
    (sources / BOOK).write_bytes(b"%PDF-1.4 no more")
    client = opened(results, sources)
    shown = page(client, f"/read/{OPINION}")
    assert "has changed since it was read" in shown
    assert "全都不同了" not in shown, "positions do not count in this text"
    assert "has changed since it was read" in page(client, f"/read/{BOOK}")
    assert "<svg" not in page(client, f"/read/{BOOK}?page=18")


def test_a_text_that_is_gone(results: Path, opened: Opened) -> None:
    (results / f"{BOOK}.txt").unlink()
    client = opened(results)
    assert "The text beside the result is gone" in page(client, f"/read/{BOOK}?page=18&mode=text")
    assert "<svg" in page(client, f"/read/{BOOK}?page=18&mode=picture")


@pytest.mark.parametrize(
    "content",
    [
        b'{"schema": "yusuan/0"}',
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"schema": "yusuan/1", "source": 3}',
        b"[" * 99_999,
    ],
)
def test_a_result_of_another_version(client: TestClient, results: Path, content: bytes) -> None:
    (results / f"{OPINION}.json").write_bytes(content)
    for tab in ("read", "panel", "tables", "records", "problems", "judgements"):
        refused = client.get(f"/{tab}/{OPINION}")
        assert refused.status_code == 409
        assert "This result cannot be opened" in refused.text
    assert (results / f"{OPINION}.json").read_bytes() == content


def test_the_corpus_lists_what_it_cannot_read(results: Path, opened: Opened) -> None:
    (results / f"{OPINION}.json").write_bytes(b'{"schema": "yusuan/0"}')
    (results / f"{BOOK}.json").write_bytes(b"{")
    client = opened(results)
    corpus = page(client, "/")
    listed = corpus[corpus.index("Results that cannot be read") :]
    assert f"{OPINION}</strong> is of the schema yusuan/0" in listed
    assert f"{BOOK}</strong> is no result" in listed
    assert "4 documents" in corpus


def test_a_document_that_could_not_be_read(results: Path, opened: Opened) -> None:
    finding = {"check": "read.broken", "level": "error", "message": "the PDF cannot be opened"}
    finding |= {"start": None, "end": None, "page": None}
    source = {"path": "x.pdf", "sha256": None, "bytes": None, "media_type": None, "pages": None}
    put(results / "x.pdf.json", {**output(path="x.pdf", findings=[finding]), "source": source})
    client = opened(results)
    assert "the PDF cannot be opened" in page(client, "/")
    for tab in ("read", "tables", "records", "problems", "judgements"):
        page(client, f"/{tab}/x.pdf")
    assert "verdict" not in page(client, "/panel/x.pdf?at=f0"), "there is nothing that a judgement could name"


def test_broken_lines_of_judgements(results: Path, opened: Opened) -> None:
    path = results / "decisions.jsonl"
    append(path, said("accept", cost()))
    with path.open("ab") as file:
        file.write(b'{"id": "half a li\n\xff\n')
    before = path.read_bytes()
    client = opened(results)
    shown = page(client, f"/read/{OPINION}")
    assert "2 lines that hold no judgement (lines 2, 3)" in shown
    assert page(client, "/")
    assert path.read_bytes() == before
    token = shown.partition('name="token" value="')[2].partition('"')[0]
    key = key_of(results, OPINION, "AMOUNT", "4億7,123萬元")
    seen = page(client, f"/panel/{OPINION}?at={key}").partition('name="seen" value="')[2].partition('"')[0]
    asked = {"token": token, "at": key, "seen": seen, "verdict": "accept", "back": "/"}
    origin = {"origin": "http://127.0.0.1:8114"}
    assert client.post(f"/judge/{OPINION}", data=asked, headers=origin).status_code == 200
    assert path.read_bytes().startswith(before), "what was there is kept as it was"


def test_judgements_that_cannot_be_read_or_written(results: Path, opened: Opened) -> None:
    (results / "decisions.jsonl").mkdir()
    client = opened(results)
    shown = page(client, f"/read/{OPINION}?at=m0")
    assert "The judgements cannot be read" in shown
    token = shown.partition('name="token" value="')[2].partition('"')[0]
    seen = shown.partition('name="seen" value="')[2].partition('"')[0]
    asked = {"token": token, "at": "m0", "seen": seen, "verdict": "accept", "back": "/"}
    refused = client.post(f"/judge/{OPINION}", data=asked, headers={"origin": "http://127.0.0.1:8114"})
    assert refused.status_code == 422
    assert "cannot be written" in refused.text


def test_an_index_that_is_damaged_is_made_anew(results: Path, opened: Opened) -> None:
    (results / NAME).write_bytes(b"no database, but long enough to look like something" * 100)
    assert "6 documents" in page(opened(results), "/")


def test_an_index_is_made_anew_when_results_change(results: Path) -> None:
    index = Index(results, [RAW], apart=False)
    index.refresh(wait=True)
    before = index.stamp()
    index.refresh(wait=True)
    assert index.stamp() == before
    put(results / "new.txt.json", output(path="new.txt"))
    index.refresh(wait=True)
    assert index.rows("SELECT count(*) AS n FROM documents")[0]["n"] == 7
    index.rows("SELECT 1")
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        index.rows("SELECT no_such_column FROM documents")


def test_an_index_is_made_by_a_process_of_its_own(results: Path) -> None:
    (results / NAME).unlink()
    (results / f"{NAME}.999999999").touch()
    index = Index(results, [RAW])
    assert index.rows("SELECT 1") == []
    index.refresh(wait=True)
    assert index.rows("SELECT count(*) AS n FROM documents")[0]["n"] == 6
    assert [path.name for path in results.glob(f"{NAME}*")] == [NAME], "what a killed server left is gone"


def test_pages_say_that_there_is_no_index(results: Path, opened: Opened) -> None:
    client = opened(results)
    (results / NAME).unlink()
    shown = page(client, "/")
    assert OPINION in shown
    assert page(client, "/facts")
    assert page(client, "/findings")
