"""What the server refuses: who asks from elsewhere, what lies outside, what would run."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from audit_pages import BOOK, OPINION, field, key_of, page
from outputs import amount, output, put
from starlette.testclient import TestClient

from pipeline.audit.guard import HEADERS, LARGEST
from pipeline.audit.judgements import Ledger
from pipeline.audit.views.judge import local

OWN = {"origin": "http://127.0.0.1:8114"}


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:8114",
        "127.0.0.1",
        "127.0.0.1:8115",
        "127.0.0.1:8114.example.org",
        "",
        "[::1]:8114",
    ],
)
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    for path in ("/", f"/read/{OPINION}", "/static/audit.css", "/nothing"):
        refused = client.get(path, headers={"host": host})
        assert refused.status_code == 421
        assert "國防" not in refused.text


def test_this_machine_is_answered_by_its_name(client: TestClient) -> None:
    assert client.get("/", headers={"host": "localhost:8114"}).status_code == 200


def form(client: TestClient, results: Path, **more: str) -> dict[str, str]:
    """The form of the first amount, as the page has it."""
    key = key_of(results, OPINION, "AMOUNT", "4億7,123萬元")
    shown = page(client, f"/panel/{OPINION}?at={key}")
    fields = {name: field(shown, name) for name in ("token", "at", "seen", "back")}
    return {**fields, "verdict": "accept", **more}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://example.org"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8115"},
        {"origin": "https://127.0.0.1:8114"},
        {"origin": "http://localhost:8114"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {**OWN, "sec-fetch-site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", [f"/judge/{OPINION}", "/reviewer"])
def test_a_write_from_elsewhere_is_refused(
    client: TestClient, results: Path, headers: dict[str, str], path: str
) -> None:
    asked = form(client, results, reviewer="other")
    refused = client.post(path, data=asked, headers=headers)
    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers
    assert not (results / "decisions.jsonl").exists()


@pytest.mark.parametrize("token", ["", "guessed", "é", None])
def test_a_write_without_the_token_is_refused(client: TestClient, results: Path, token: str | None) -> None:
    asked = form(client, results)
    asked = (
        {**asked, "token": token} if token is not None else {k: v for k, v in asked.items() if k != "token"}
    )
    assert client.post(f"/judge/{OPINION}", data=asked, headers=OWN).status_code == 403
    assert not (results / "decisions.jsonl").exists()


def test_what_the_page_itself_sends_is_taken(client: TestClient, results: Path) -> None:
    taken = client.post(f"/judge/{OPINION}", data=form(client, results), headers=OWN)
    assert taken.status_code == 200
    assert len(Ledger(results).of(OPINION)) == 1


def test_a_judgement_is_no_matter_of_a_link(client: TestClient, results: Path) -> None:
    asked = form(client, results)
    assert client.get(f"/judge/{OPINION}", params=asked).status_code == 405
    assert not (results / "decisions.jsonl").exists()


def test_what_is_too_long_is_refused(client: TestClient, results: Path) -> None:
    asked = form(client, results, note="x" * LARGEST)
    assert client.post(f"/judge/{OPINION}", data=asked, headers=OWN).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, f"/read/{OPINION}", headers=OWN).status_code in {405, 413}


OUTSIDE = [
    "../secret.txt",
    "..%2fsecret.txt",
    "%2e%2e/secret.txt",
    "opinion/../../secret.txt",
    "opinion/%2e%2e/%2e%2e/secret.txt",
    "/{outside}/secret.txt",
    "%2f{outside}/secret.txt",
    "..%5csecret.txt",
    "link.txt",
    "linked/secret.txt",
    ".hidden/secret.txt",
    "secret.txt%00",
]


@pytest.fixture
def secret(results: Path) -> Path:
    """A result and a source beside the corpus, with links to it from inside."""
    outside = results.parent
    (outside / "secret.txt").write_text("機密", encoding="utf-8")
    put(outside / "secret.txt.json", output("機密".encode(), "secret.txt"))
    (results / "link.txt.json").symlink_to(outside / "secret.txt.json")
    (results / "linked").symlink_to(outside)
    (results / ".hidden").mkdir()
    shutil.copy(outside / "secret.txt.json", results / ".hidden")
    return outside


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_path_leaves_the_corpus(client: TestClient, secret: Path, name: str) -> None:
    for tab in (
        "read",
        "panel",
        "tables",
        "records",
        "problems",
        "judgements",
        "step",
        "place",
        "picture/0/1",
    ):
        refused = client.get(f"/{tab}/" + name.format(outside=str(secret).strip("/")))
        assert refused.status_code == 404, tab
        assert "機密" not in refused.text
    for document in (name, "../secret.txt"):
        assert client.get("/charts", params={"document": document}).status_code == 404


@pytest.mark.parametrize(
    "path", ["/static/../audit.py", "/static/%2e%2e/corpus.py", "/static/..%2fcorpus.py"]
)
def test_no_path_leaves_the_files_of_the_page(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["../secret.txt", "/{outside}/secret.txt", "link.txt"])
def test_a_result_cannot_name_a_source_outside(
    results: Path, secret: Path, path: str, opened: Callable[..., TestClient], tmp_path: Path
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "link.txt").symlink_to(secret / "secret.txt")
    data = output("機密".encode(), path.format(outside=secret))
    put(results / "a.txt.json", data)
    shown = page(opened(results, sources), "/read/a.txt")
    assert "機密" not in shown
    assert "The source is gone" in shown


EVIL = (
    '<script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="alert(1) '
    "{{ token }} {% raw %} '&amp;"
    "\u202edlrow\u0007\x1b[31m"
)


@pytest.fixture
def evil(results: Path, tmp_path: Path) -> Path:
    """A document that would take over the page, by its text and by all that its result says of it."""
    sources = tmp_path / "evil"
    sources.mkdir()
    (sources / "a.txt").write_bytes(EVIL.encode())
    value: dict[str, Any] = {"type": "PROGRAM", "start": 0, "end": len(EVIL), "text": EVIL}
    mention = {**value, "value": {"name": EVIL}, "rule": EVIL, "page": None, "boxes": []}
    finding = {"check": EVIL, "level": "error", "message": EVIL, "start": 0, "end": 3, "page": None}
    about = {"kind": EVIL, "title": EVIL, "agency": EVIL, "fiscal_year": "2026", "date": None}
    put(
        results / "a.txt.json",
        output(EVIL.encode(), "a.txt", mentions=[mention], findings=[finding], document=about),
    )
    return sources


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=script",
        f"/?q={EVIL[:60]}",
        "/read/a.txt",
        "/read/a.txt?at=m0",
        "/panel/a.txt?at=m0",
        "/panel/a.txt?at=f0",
        "/problems/a.txt",
        "/findings",
        "/facts?q=%3Cscript%3Ealert(1)",
        "/read/%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)
def test_what_a_document_says_never_runs(
    results: Path, evil: Path, opened: Callable[..., TestClient], path: str
) -> None:
    shown = opened(results, evil).get(path).text
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert not re.search(r"<[^>]*\sonmouseover", re.sub(r'"[^"]*"', '""', shown))
    assert not re.search("[\u202e\x07\x1b]", shown), "what turns or hides the text around it is shown"


def test_every_answer_has_the_policy(client: TestClient) -> None:
    for path in ("/", f"/read/{BOOK}?page=18", "/static/audit.js", "/nothing", "/read/nothing"):
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    assert "unsafe" not in HEADERS["content-security-policy"]
    refused = client.get("/", headers={"host": "example.org"})
    assert "content-security-policy" in refused.headers


@pytest.mark.parametrize(
    ("back", "where"),
    [
        ("/read/a.txt?page=2", "/read/a.txt?page=2"),
        ("http://example.org/", "/"),
        ("//example.org/", "/"),
        ("/\\example.org/", "/"),
        ("/\texample.org", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_nobody_is_led_elsewhere(back: str, where: str) -> None:
    assert local(back) == where


def test_what_is_shown_is_not_changed(client: TestClient, results: Path) -> None:
    before = {path: path.read_bytes() for path in results.rglob("*") if path.is_file()}
    for path in ("/", f"/read/{BOOK}?page=18", f"/tables/{BOOK}", "/facts", "/findings"):
        page(client, path)
    assert {path: path.read_bytes() for path in results.rglob("*") if path.is_file()} == before


def test_a_directory_that_cannot_be_written_is_shown_all_the_same(
    results: Path, opened: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    (results / ".audit.sqlite").unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert OPINION in page(opened(results), "/")
    assert not (results / ".audit.sqlite").exists()


def test_an_amount_is_an_amount(results: Path, opened: Callable[..., TestClient]) -> None:
    """A value that no tool of ours wrote is shown as it stands."""
    put(results / "b.txt.json", output(path="b.txt", mentions=[amount("1,540萬3千元", "<b>1</b>")]))
    shown = page(opened(results), "/panel/b.txt?at=m0")
    assert "&lt;b&gt;1&lt;/b&gt; TWD" in shown
