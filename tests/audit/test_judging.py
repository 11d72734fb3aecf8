"""Judgements: given on the page, kept in the file, carried out by the next run."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from audit_pages import BOOK, OPINION, RAW, field, key_of, page
from httpx import Response
from starlette.testclient import TestClient

from pipeline.decisions import CellTarget, Decision, FindingTarget, MentionTarget, load
from pipeline.decisions.carried import carried
from pipeline.files import find
from pipeline.labels import standing
from pipeline.model import Named
from pipeline.results import load as load_result
from pipeline.run import STAGES, work

OWN = {"origin": "http://127.0.0.1:8114", "sec-fetch-site": "same-origin"}
COST = "4億7,123萬元"
QUIET = {**OWN, "x-answer": "fragment"}


def judge(client: TestClient, name: str, key: str, verdict: str, **more: str) -> Response:
    """Send the form of an item as a browser would."""
    shown = page(client, f"/panel/{name}?at={key}")
    asked = {each: field(shown, each) for each in ("token", "at", "seen", "back")}
    return client.post(f"/judge/{name}", data={**asked, "verdict": verdict, **more}, headers=QUIET)


def kept(results: Path) -> tuple[Decision, ...]:
    decisions, broken = load(results / "decisions.jsonl")
    assert not broken
    return decisions


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_verdict_is_kept_with_time_and_reviewer(client: TestClient, results: Path, verdict: str) -> None:
    client.cookies.set("yusuan-reviewer", "%E7%8E%8B")
    key = key_of(results, OPINION, "AMOUNT", COST)
    answer = judge(client, OPINION, key, verdict)
    assert (answer.status_code, answer.headers["x-state"]) == (200, verdict)
    (one,) = kept(results)
    assert (one.verdict, one.reviewer, one.document) == (verdict, "王", OPINION)
    assert one.time.tzinfo is not None
    value = {"amount": "471230000", "currency": "TWD", "qualifier": None}
    assert one.target == MentionTarget("AMOUNT", 174, 183, COST, value, "amount.prose")
    assert f'id="{key}" class="mark AMOUNT {verdict}"' in page(client, f"/read/{OPINION}")


def test_a_browser_without_script_is_led_back(client: TestClient, results: Path) -> None:
    key = key_of(results, OPINION, "AMOUNT", COST)
    shown = page(client, f"/read/{OPINION}?at={key}")
    asked = {each: field(shown, each) for each in ("token", "at", "seen")}
    back = f"/read/{OPINION}?page=1&at={key}"
    answer = client.post(
        f"/judge/{OPINION}",
        data={**asked, "back": back, "verdict": "note", "note": "看過"},
        headers=OWN,
        follow_redirects=False,
    )
    assert (answer.status_code, answer.headers["location"]) == (303, back)
    assert [(one.verdict, one.note) for one in kept(results)] == [("note", "看過")]


def test_a_correction_names_span_type_value_and_is_carried_out_by_the_next_run(
    client: TestClient, results: Path
) -> None:
    key = key_of(results, OPINION, "AMOUNT", COST)
    changed = {"type": "AMOUNT", "start": "174", "end": "182", "AMOUNT.amount": "471,230,001"}
    changed |= {"AMOUNT.currency": "TWD", "AMOUNT.qualifier": "about"}
    assert judge(client, OPINION, key, "correct", **changed).status_code == 200
    (one,) = kept(results)
    assert one.correction is not None
    assert (one.correction.start, one.correction.end, one.correction.text) == (174, 182, COST[:-1])
    assert one.correction.value == {"amount": "471230001", "currency": "TWD", "qualifier": "about"}

    again(results)
    read = [each for each in load_result(results / f"{OPINION}.json").mentions if each.start == 174]
    assert [(each.end, each.rule) for each in read] == [(182, "decision")]
    shown = page(client, f"/read/{OPINION}")
    assert 'class="mark AMOUNT correct"' in shown
    assert "About" not in shown
    assert "471,230,001 TWD (about)" in shown
    assert "applied" in page(client, f"/judgements/{OPINION}")


def test_what_was_rejected_stays_out(client: TestClient, results: Path) -> None:
    judge(client, OPINION, key_of(results, OPINION, "AMOUNT", COST), "reject")
    again(results)
    assert not [each for each in load_result(results / f"{OPINION}.json").mentions if each.text == COST]
    assert "applied" in page(client, f"/judgements/{OPINION}")


def again(results: Path) -> None:
    """Read the document anew, as a run does after a judgement."""
    sources = [source for source in find([RAW], results) if source.name == OPINION]
    for source in carried(results, sources, ())[0]:
        work(source, STAGES)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"AMOUNT.amount": "viel"}, "amount is to be a plain decimal"),
        ({"AMOUNT.amount": ""}, "It cannot be taken"),
        ({"AMOUNT.currency": "dollar"}, "ISO 4217"),
        ({"start": "183", "end": "174"}, "It cannot be taken"),
        ({"end": "99999999"}, "It cannot be taken"),
        ({"type": "SOMETHING"}, "It cannot be taken"),
        ({"type": "HEADCOUNT", "HEADCOUNT.count": "-3"}, "It cannot be taken"),
    ],
)
def test_a_correction_that_says_nothing_is_refused(
    client: TestClient, results: Path, fields: dict[str, str], said: str
) -> None:
    key = key_of(results, OPINION, "AMOUNT", COST)
    whole = {"AMOUNT.amount": "1", "AMOUNT.currency": "TWD", **fields}
    answer = judge(client, OPINION, key, "correct", **whole)
    assert answer.status_code == 422
    assert said in answer.text
    assert not (results / "decisions.jsonl").exists()


@pytest.mark.parametrize(
    ("verdict", "more", "status"),
    [
        ("note", {}, 409),
        ("withdraw", {}, 409),
        ("adore", {}, 422),
        ("", {}, 422),
        ("accept", {"at": "m99999"}, 409),
        ("accept", {"at": "r0"}, 409),
        ("accept", {"at": "x"}, 409),
        ("accept", {"seen": "other"}, 409),
    ],
)
def test_a_judgement_of_nothing_is_refused(
    client: TestClient, results: Path, verdict: str, more: dict[str, str], status: int
) -> None:
    key = key_of(results, OPINION, "AMOUNT", COST)
    assert judge(client, OPINION, key, verdict, **more).status_code == status
    assert not (results / "decisions.jsonl").exists()


def test_what_changed_since_it_was_shown_is_not_judged(client: TestClient, results: Path) -> None:
    key = key_of(results, OPINION, "AMOUNT", COST)
    shown = page(client, f"/panel/{OPINION}?at={key}")
    asked: dict[str, Any] = {each: field(shown, each) for each in ("token", "at", "seen", "back")}
    path = results / f"{OPINION}.json"
    path.write_text(path.read_text(encoding="utf-8").replace("471230000", "471230009"), encoding="utf-8")
    answer = client.post(f"/judge/{OPINION}", data={**asked, "verdict": "accept"}, headers=QUIET)
    assert answer.status_code == 409
    assert "The result has changed" in answer.text


def test_a_judgement_whose_reading_changed_is_shown_again(client: TestClient, results: Path) -> None:
    key = key_of(results, OPINION, "AMOUNT", COST)
    judge(client, OPINION, key, "accept")
    path = results / f"{OPINION}.json"
    path.write_text(path.read_text(encoding="utf-8").replace("471230000", "471230009"), encoding="utf-8")
    assert f'id="{key}" class="mark AMOUNT again"' in page(client, f"/read/{OPINION}")
    assert "look again" in page(client, f"/judgements/{OPINION}")


def test_a_judgement_is_replaced_and_withdrawn_by_who_gave_it(client: TestClient, results: Path) -> None:
    key = key_of(results, OPINION, "AMOUNT", COST)
    judge(client, OPINION, key, "accept")
    judge(client, OPINION, key, "reject")
    first, second = kept(results)
    assert second.replaces == first.id
    answer = judge(client, OPINION, key, "withdraw")
    assert answer.headers["x-state"] == "note"
    assert kept(results)[2].replaces == second.id
    assert f'id="{key}" class="mark AMOUNT reject"' not in page(client, f"/read/{OPINION}")


def test_cells_and_findings_are_judged(client: TestClient, results: Path) -> None:
    output = load_result(results / f"{BOOK}.json")
    number, table = next((at, t) for at, t in enumerate(output.tables) if t.form == "派員出國計畫預算類別表")
    assert judge(client, BOOK, f"c{number}.0.total", "accept").status_code == 200
    assert judge(client, BOOK, "f0", "accept").status_code == 200
    cell, finding = (one.target for one in kept(results))
    assert cell == CellTarget(number, 0, table.form, "total", 19, 558000)
    assert isinstance(finding, FindingTarget)
    assert finding.check == output.findings[0].check
    assert re_judged(page(client, "/")) == "2 / "


def re_judged(shown: str) -> str:
    """How much of the book was judged, as the corpus page says."""
    start = shown.index("Judged</dt><dd>", shown.index(BOOK)) + len("Judged</dt><dd>")
    return shown[start : start + 4]


def test_two_auditors_do_not_lose_each_others_work(results: Path, opened: Callable[..., TestClient]) -> None:
    """Two servers on one corpus, each with its own auditor and all judging at once."""
    keys = [f"m{at}" for at in range(20)]
    clients = [opened(results), opened(results)]
    start = threading.Barrier(len(clients))
    failed = []

    def work(client: TestClient, name: str) -> None:
        client.cookies.set("yusuan-reviewer", name)
        start.wait()
        failed.extend(key for key in keys if judge(client, OPINION, key, "accept").status_code != 200)

    threads = [
        threading.Thread(target=work, args=pair) for pair in zip(clients, ("wang", "lin"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    said = kept(results)
    assert {(one.reviewer, one.verdict) for one in said} == {("wang", "accept"), ("lin", "accept")}
    assert len(said) == 2 * len(keys)
    assert "wang" in page(clients[1], f"/judgements/{OPINION}")


def test_the_name_of_the_reviewer_is_kept(client: TestClient) -> None:
    token = field(page(client, "/"), "token")
    answer = client.post(
        "/reviewer", data={"token": token, "reviewer": "  林  審 ", "back": "/facts"}, headers=OWN
    )
    assert answer.url.path == "/facts"
    assert 'value="林 審"' in answer.text
    assert "HttpOnly" in answer.history[0].headers["set-cookie"]


def test_the_language_is_kept(client: TestClient) -> None:
    chosen = client.get("/language?to=zh&back=/findings")
    assert chosen.url.path == "/findings"
    assert 'lang="zh-Hant"' in chosen.text
    assert 'lang="zh-Hant"' in page(client, "/")
    assert client.get("/language?to=xx&back=http://example.org/").url.host == "127.0.0.1"


def test_a_value_that_was_missed_is_added(client: TestClient, results: Path) -> None:
    text = (RAW / OPINION).read_text(encoding="utf-8")
    start = text.index("預算")
    key = f"n{start}-{start + 2}"
    shown = page(client, f"/read/{OPINION}?at={key}")
    assert "nothing was found here" in shown
    assert 'value="accept"' not in shown
    answer = judge(client, OPINION, key, "correct", type="PROGRAM", **{"AGENCY.name": "預算"})
    assert (answer.status_code, answer.headers["x-state"]) == (200, "correct")
    (one,) = kept(results)
    assert one.target == MentionTarget("PROGRAM", start, start + 2, "預算", None, None)
    assert f'id="{key}"' in page(client, f"/read/{OPINION}")
    again(results)
    added = [each for each in load_result(results / f"{OPINION}.json").mentions if each.start == start]
    assert [(each.rule, each.value) for each in added] == [("decision", Named("預算"))]
    assert "applied" in page(client, f"/judgements/{OPINION}")


@pytest.mark.parametrize("key", ["n5-5", "n9-5", "n0-999999999", "n-1-5", "n5", "n5-x"])
def test_nothing_is_added_where_there_is_no_text(client: TestClient, key: str) -> None:
    assert "no longer in the result" in page(client, f"/read/{OPINION}?at={key}")


def test_a_document_accepted_as_a_whole_is_gold(client: TestClient, results: Path) -> None:
    shown = page(client, f"/judgements/{OPINION}")
    count = len(load_result(results / f"{OPINION}.json").mentions)
    assert f"{count} of {count} values were not judged." in shown
    asked = {"token": field(shown, "token"), "back": f"/judgements/{OPINION}"}
    assert client.post(f"/reviewed/{OPINION}", data=asked).status_code == 403
    assert client.post(f"/reviewed/{OPINION}", data={**asked, "token": "x"}, headers=OWN).status_code == 403
    assert "This document was reviewed." in client.post(f"/reviewed/{OPINION}", data=asked, headers=OWN).text
    output = load_result(results / f"{OPINION}.json")
    text = (RAW / OPINION).read_text(encoding="utf-8")
    assert standing(output, kept(results), text).reviewed
    judge(client, OPINION, "m0", "reject")
    assert "Its values have changed since it was accepted." in page(client, f"/judgements/{OPINION}")
