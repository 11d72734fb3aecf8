import json
from pathlib import Path

import pytest
from judging import NAME, cost, said, target
from outputs import TEXT, amount, mention, output, put
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.decisions import append, load
from pipeline.score import score


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / NAME).write_text(TEXT, encoding="utf-8")
    mentions = [mention("AGENCY", "國防部", {"name": "國防部"}), amount("1,540萬3千元", "15403000")]
    put(tmp_path / "out" / f"{NAME}.json", output(mentions=mentions))
    return tmp_path


def call(corpus: Path, *arguments: str) -> Result:
    source = ["--source", str(corpus / "raw")]
    return CliRunner().invoke(app, ["labels", str(corpus / "out"), *source, *arguments])


def test_a_reviewed_document_becomes_gold_labels(corpus: Path) -> None:
    for decision in (
        said("reject", cost()),
        said("accept", target("國防部", "AGENCY", {"name": "國防部"}), 1),
    ):
        append(corpus / "out" / "decisions.jsonl", decision)
    result = call(corpus, "--out", str(corpus / "gold"))
    assert (result.exit_code, result.output) == (0, f"1 documents written to {corpus / 'gold'}\n")
    written = json.loads((corpus / "gold" / NAME / "labels.json").read_text(encoding="utf-8"))
    assert written["document"] == NAME
    assert written["labels"] == [
        {"start": 0, "end": 3, "text": "國防部", "type": "AGENCY", "value": {"name": "國防部"}}
    ]
    scores = score(corpus / "gold", corpus / "out").scores
    assert (scores["AGENCY"].f1, scores["AGENCY"].value, scores["AMOUNT"].f1) == (1.0, 1.0, 0.0)


def test_what_was_not_reviewed_is_said(corpus: Path) -> None:
    result = call(corpus, "--out", str(corpus / "gold"))
    assert result.exit_code == 1
    assert "a.txt: not reviewed: 2 of 2 labels were not judged" in result.output
    assert not (corpus / "gold").exists()


def test_to_label_studio_and_back(corpus: Path) -> None:
    out = str(corpus / "tasks")
    assert call(corpus, "--format", "label-studio", "--unreviewed", "--out", out).exit_code == 0
    (task,) = json.loads((corpus / "tasks" / "tasks.json").read_text(encoding="utf-8"))
    assert "<Labels" in (corpus / "tasks" / "interface.xml").read_text(encoding="utf-8")
    task["annotations"] = [{"result": task.pop("predictions")[0]["result"][:1], "completed_by": 3}]
    export = corpus / "export.json"
    export.write_text(json.dumps([task]), encoding="utf-8")
    result = call(corpus, "--from", str(export))
    assert (result.exit_code, result.output) == (0, "1 annotations taken over\n")
    decisions, broken = load(corpus / "out" / "decisions.jsonl")
    assert broken == ()
    assert [(one.verdict, one.reviewer) for one in decisions] == [
        ("reject", "Label Studio 3"),
        ("accept", "Label Studio 3"),
    ]
    assert call(corpus, "--out", str(corpus / "gold")).exit_code == 0


def test_a_broken_line_is_said_and_the_rest_works(corpus: Path) -> None:
    path = corpus / "out" / "decisions.jsonl"
    path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    append(path, said("reject", cost()))
    append(path, said("accept", target("國防部", "AGENCY", {"name": "國防部"}), 1))
    result = call(corpus, "--out", str(corpus / "gold"))
    assert result.exit_code == 0
    assert "line 1 is left out" in result.output


def test_what_cannot_be_taken_over(corpus: Path) -> None:
    out = str(corpus / "tasks")
    call(corpus, "--format", "label-studio", "--unreviewed", "--out", out)
    (task,) = json.loads((corpus / "tasks" / "tasks.json").read_text(encoding="utf-8"))
    task["annotations"] = [{"result": []}]
    export = corpus / "export.json"
    export.write_text(json.dumps([task]), encoding="utf-8")
    assert "--reviewer" in str(call(corpus, "--from", str(export)).exception)
    (corpus / "raw" / NAME).write_text(TEXT + "改", encoding="utf-8")
    result = call(corpus, "--from", str(export), "--reviewer", "王")
    assert result.exit_code == 1
    assert "is not the source that was read" in result.output
    assert not (corpus / "out" / "decisions.jsonl").exists()
    assert call(corpus, "--unreviewed").exit_code != 0


BEYOND = "𠮷野家😀國防部115年度編列𠀋1,540萬3千元，\r\n派32人赴美，為期10天。\r\n"
"""Characters outside of the Basic Multilingual Plane before, between and behind the values."""


def command(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_from_a_run_to_label_studio_and_back_to_the_next_run_and_its_score(tmp_path: Path) -> None:
    raw, out, gold = tmp_path / "raw", tmp_path / "out", tmp_path / "gold"
    raw.mkdir()
    (raw / NAME).write_bytes(BEYOND.encode())
    command("run", raw, "--out", out, "--jobs", 1)
    unreviewed = ("--format", "label-studio", "--unreviewed")
    command("labels", out, "--source", raw, *unreviewed, "--out", tmp_path)
    (task,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    regions = {one["value"]["text"]: one for one in task.pop("predictions")[0]["result"]}
    assert {"國防部", "1,540萬3千元", "32人", "10天"} <= set(regions)
    del regions["32人"]
    for region in regions.values():  # counted as JavaScript counts
        for edge in ("start", "end"):
            before = BEYOND[: region["value"][edge]]
            region["value"][edge] = len(before.encode("utf-16-le")) // 2
    assert regions["1,540萬3千元"]["value"]["start"] == 18, "counted by hand"
    regions["1,540萬3千元"]["meta"] = {"text": ['{"amount": "7", "currency": "TWD", "qualifier": null}']}
    task["annotations"] = [{"result": list(regions.values()), "completed_by": {"email": "wang@example.org"}}]
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")
    told = command("labels", out, "--source", raw, "--from", tmp_path / "export.json")
    assert told.output == "1 annotations taken over\n"
    assert command("labels", out, "--source", raw, "--out", gold).exit_code == 0
    before = score(gold, out).scores["ALL"]
    assert (before.gold, before.found, before.value) == (len(regions), len(regions) + 1, 1 - 1 / len(regions))
    command("run", raw, "--out", out, "--jobs", 1)
    after = score(gold, out).scores["ALL"]
    assert (after.f1, after.value) == (1.0, 1.0)
    labels = json.loads((gold / NAME / "labels.json").read_text(encoding="utf-8"))["labels"]
    assert all(BEYOND[one["start"] : one["end"]] == one["text"] for one in labels)
    assert [one["value"]["amount"] for one in labels if one["type"] == "AMOUNT"] == ["7"]
