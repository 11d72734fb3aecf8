"""What only the ledger of a run knows of documents, in the data set of its results."""

import json
from pathlib import Path

import pytest
from datasets import corpus, one, rows

from pipeline.dataset import write
from pipeline.errors import UsageError
from pipeline.ledger.opening import opened
from pipeline.run import run

TEXT = "國防部115年度編列1,540萬3千元。\n"


def test_a_replaced_source_is_a_finding(tmp_path: Path) -> None:
    source = tmp_path / "raw" / "a.txt"
    source.parent.mkdir()
    for text in (TEXT, TEXT.replace("3千", "4千")):
        source.write_text(text, encoding="utf-8")
        run([source.parent], tmp_path / "results", jobs=1)
    write(tmp_path / "results", tmp_path / "set", [source.parent])
    finding = one(tmp_path / "set", "findings", check="source.replaced")
    assert (finding["document"], finding["level"]) == ("a.txt", "warning")
    assert int(one(tmp_path / "set", "documents")["warnings"]) >= 1
    assert [row["value"] for row in rows(tmp_path / "set", "mentions") if row["type"] == "AMOUNT"] == [
        "15404000"
    ]


def test_the_programs_that_made_the_results_are_named(tmp_path: Path) -> None:
    source = tmp_path / "raw" / "a.txt"
    source.parent.mkdir()
    source.write_text(TEXT, encoding="utf-8")
    run([source.parent], tmp_path / "results", jobs=1)
    write(tmp_path / "results", tmp_path / "set")
    package = json.loads((tmp_path / "set" / "datapackage.json").read_text(encoding="utf-8"))
    [program] = package["yusuan"]["programs"]
    assert len(program) == 64


def test_results_that_a_run_is_writing_are_refused(tmp_path: Path) -> None:
    results = corpus(tmp_path / "results")
    with opened(results), pytest.raises(UsageError, match="another run is at work"):
        write(results, tmp_path / "set")
    assert not (tmp_path / "set").exists()
