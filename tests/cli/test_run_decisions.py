"""Judgements from the review's file to the results of the next `yusuan run`."""

import hashlib
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.decisions import Correction, Decision, MentionTarget, Verdict, append, decide
from pipeline.results import load
from pipeline.schema import Output

JUDGED = "國防部115年度編列「海岸感測整備計畫」1,540萬3千元，派32人。\n"
OTHER = "外交部編列2億元。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in (("a.txt", JUDGED), ("b.txt", OTHER)):
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    assert run(tmp_path).exit_code == 0
    return tmp_path


def run(corpus: Path) -> Result:
    return CliRunner().invoke(app, ["run", str(corpus / "in"), "--out", str(corpus / "out"), "--jobs", "1"])


def result(corpus: Path, name: str = "a.txt") -> Output:
    return load(corpus / "out" / f"{name}.json")


def amounts(corpus: Path, name: str = "a.txt") -> list[tuple[str, str, str]]:
    """Text, value and rule of the sums of money."""
    found = msgspec.to_builtins(result(corpus, name).mentions)
    return [(one["text"], one["value"]["amount"], one["rule"]) for one in found if one["type"] == "AMOUNT"]


def judge(corpus: Path, verdict: Verdict, correction: Correction | None = None) -> Decision:
    """Judge the sum of money in a.txt as the result has it, and keep that in the corpus."""
    output = result(corpus)
    found = next(one for one in msgspec.to_builtins(output.mentions) if one["type"] == "AMOUNT")
    fields = {name: found[name] for name in ("type", "start", "end", "text", "value", "rule")}
    sha256 = hashlib.sha256((corpus / "in" / "a.txt").read_bytes()).hexdigest()
    decision = decide("王", "a.txt", sha256, verdict, MentionTarget(**fields), correction=correction)
    append(corpus / "out" / "decisions.jsonl", decision)
    return decision


def five(text: str = "1,540萬3千元") -> Correction:
    start = JUDGED.index(text)
    value = {"amount": "5", "currency": "TWD", "qualifier": None}
    return Correction("AMOUNT", start, start + len(text), text, value)


def test_only_what_was_judged_is_read_again(corpus: Path) -> None:
    untouched = (corpus / "out" / "b.txt.json").read_bytes()
    judge(corpus, "reject")
    told = run(corpus)
    assert "2 documents" in told.stdout
    assert "1 read, 1 unchanged\n  decisions changed: a.txt\n" in told.stdout
    assert (corpus / "out" / "b.txt.json").read_bytes() == untouched
    assert "0 read, 2 unchanged" in run(corpus).stdout, "what was applied is applied"


def test_a_rejected_mention_stays_out_and_a_record_without_it(corpus: Path) -> None:
    assert [record.amount for record in result(corpus).records] == ["15403000"]  # type: ignore[union-attr]
    judge(corpus, "reject")
    run(corpus)
    assert amounts(corpus) == []
    assert "15403000" not in (corpus / "out" / "a.txt.json").read_text(encoding="utf-8")


def test_a_corrected_mention_comes_out_corrected_in_its_record_too(corpus: Path) -> None:
    judge(corpus, "correct", five("1,540萬"))
    run(corpus)
    assert amounts(corpus) == [("1,540萬", "5", "decision")]
    assert [record.amount for record in result(corpus).records] == ["5"]  # type: ignore[union-attr]


def test_what_is_taken_back_comes_back(corpus: Path) -> None:
    before = (corpus / "out" / "a.txt.json").read_bytes()
    decision = judge(corpus, "reject")
    run(corpus)
    back = msgspec.structs.replace(decision, id="back", verdict="note", replaces=decision.id)
    append(corpus / "out" / "decisions.jsonl", back)
    run(corpus)
    assert (corpus / "out" / "a.txt.json").read_bytes() == before


def test_a_changed_source_is_shown_again_and_nothing_is_applied(corpus: Path) -> None:
    judge(corpus, "reject")
    run(corpus)
    (corpus / "in" / "a.txt").write_text(JUDGED + "另編3億元。\n", encoding="utf-8")
    run(corpus)
    assert [text for text, *_ in amounts(corpus)] == ["1,540萬3千元", "3億元"]
    found = [finding for finding in result(corpus).findings if finding.check == "decisions.stale"]
    start = JUDGED.index("1,540")
    assert [(one.start, one.end) for one in found] == [(start, start + len("1,540萬3千元"))]
    assert "but the source has changed since" in found[0].message


def test_another_reading_is_shown_again_and_not_overruled(corpus: Path) -> None:
    """The rule read 5 when somebody corrected it to 6; now it reads 15403000."""
    output = result(corpus)
    start = JUDGED.index("1,540")
    text = "1,540萬3千元"
    target = MentionTarget("AMOUNT", start, start + len(text), text, five().value, "amount.prose")
    six = msgspec.structs.replace(five(), value={**five().value, "amount": "6"})
    decision = decide("王", "a.txt", output.source.sha256 or "", "correct", target, correction=six)
    append(corpus / "out" / "decisions.jsonl", decision)
    run(corpus)
    assert amounts(corpus) == [(text, "15403000", "amount.prose")]
    (finding,) = [one for one in result(corpus).findings if one.check == "decisions.stale"]
    assert "but it now reads 15403000 TWD" in finding.message


def test_a_broken_line_is_a_warning_and_the_rest_works(corpus: Path) -> None:
    judge(corpus, "reject")
    path = corpus / "out" / "decisions.jsonl"
    path.write_bytes(b'{"id": "torn\n' + path.read_bytes())
    before = path.read_bytes()
    told = run(corpus)
    assert told.exit_code == 0
    assert f"warning: {path}: line 1 holds no judgement and is left out: " in told.stderr
    assert amounts(corpus) == []
    assert path.read_bytes() == before


def test_judgements_on_a_document_that_is_gone_are_said(corpus: Path) -> None:
    decision = judge(corpus, "accept")
    append(corpus / "out" / "decisions.jsonl", msgspec.structs.replace(decision, id="x", document="old.txt"))
    assert "judgements on documents that are not there: old.txt" in run(corpus).stderr


def test_judgements_that_cannot_be_read_stop_the_run_before_it_undoes_them(corpus: Path) -> None:
    judge(corpus, "reject")
    run(corpus)
    before = (corpus / "out" / "a.txt.json").read_bytes()
    path = corpus / "out" / "decisions.jsonl"
    path.unlink()
    path.mkdir()
    told = run(corpus)
    assert told.exit_code == 1
    assert (corpus / "out" / "a.txt.json").read_bytes() == before
