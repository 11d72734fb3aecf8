"""The project's own documents: their hand labels, and that a fresh run gives what is committed."""

import json
from pathlib import Path
from typing import Any

import pytest
from readings import decode, labels

from pipeline.run import run
from pipeline.score import ALL, score

ROOT = Path(__file__).parents[1]
LABELS = sorted(Path(__file__).parent.glob("documents/*/labels.json"))
AGREEMENT = 0.95
"""Strict F1 that two independent readings of a document reach at least, before they are reconciled."""


def text_of(document: str) -> str:
    """The text that a document's offsets count in."""
    beside = ROOT / "extracted" / f"{document}.txt"
    return decode(beside if beside.exists() else ROOT / "raw" / document)


@pytest.fixture(params=LABELS, ids=lambda path: path.parent.name)
def labelled(request: pytest.FixtureRequest) -> tuple[Path, dict]:
    return request.param, json.loads(request.param.read_text(encoding="utf-8"))


def test_there_are_documents_of_six_kinds() -> None:
    assert len(LABELS) >= 6


def test_labels_stand_in_their_document(labelled: tuple[Path, dict]) -> None:
    _, gold = labelled
    text = text_of(gold["document"])
    for label in gold["labels"]:
        assert text[label["start"] : label["end"]] == label["text"]


def test_labels_of_one_type_do_not_overlap(labelled: tuple[Path, dict]) -> None:
    _, gold = labelled
    reached: dict[str, int] = {}
    for label in sorted(gold["labels"], key=lambda item: item["start"]):
        assert label["start"] >= reached.get(label["type"], 0), label
        reached[label["type"]] = label["end"]


def test_two_readers_agree(labelled: tuple[Path, dict]) -> None:
    path, gold = labelled
    text = text_of(gold["document"])
    one, other = (
        {
            (item["start"], item["end"], item["type"])
            for item in labels((path.parent / f"reading-{reader}.tsv").read_text(encoding="utf-8"), text)
        }
        for reader in "ab"
    )
    assert 2 * len(one & other) / (len(one) + len(other)) >= AGREEMENT


def test_a_fresh_run_gives_the_committed_bytes(tmp_path: Path) -> None:
    summary = run([ROOT / "raw"], tmp_path / "out", jobs=2)
    assert not summary.failures
    assert files(tmp_path / "out") == files(ROOT / "extracted")


def files(directory: Path) -> dict[str, bytes]:
    """Every result below a directory with its bytes; the ledger, which is hidden, says when it was made."""
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_the_program_reads_as_its_readers_do() -> None:
    """The floor that the labelled documents hold; `yusuan score tests/documents` prints the figures."""
    report = score(ROOT / "tests/documents", ROOT / "extracted")
    assert not report.missing
    assert report.scores[ALL].f1 >= 0.97
    assert report.scores[ALL].value >= 0.97


@pytest.mark.parametrize("readme", ["README.md", "README.zh-TW.md"])
def test_the_example_of_the_readme_is_what_the_program_wrote(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    shown = text.partition("```json\n")[2].partition("```")[0].splitlines()
    result = json.loads((ROOT / "extracted/opinion/joint-assessment.txt.json").read_text(encoding="utf-8"))
    mentions = [{k: v for k, v in m.items() if k not in {"page", "boxes"}} for m in result["mentions"]]
    assert len(shown) == 4
    assert all(json.loads(line) in mentions for line in shown)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-TW.md"])
def test_the_row_of_the_readme_is_one_of_the_sample_book(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    shown = json.loads(text.split("```json\n")[2].partition("```")[0])
    result = json.loads((ROOT / "extracted/books/mobilisation-115.pdf.json").read_text(encoding="utf-8"))
    rows = [row for table in result["tables"] for row in table["rows"] if row["page"] == shown["page"]]
    assert any(shows(shown, row) for row in rows)


def shows(part: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether what is shown of a row stands in it; of its pages, prints and boxes, some are shown."""
    return all(
        shows(value, whole[field]) if isinstance(value, dict) else whole.get(field) == value
        for field, value in part.items()
    )
