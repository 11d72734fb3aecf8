import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import LabelError, UsageError
from pipeline.schema import MENTIONS
from pipeline.score import SAME, Label, Score, same_value, score

TWD = {"amount": "100", "currency": "TWD", "qualifier": None}


def item(kind: str, start: int, end: int, value: dict[str, Any] | None) -> dict[str, Any]:
    return {"type": kind, "start": start, "end": end, "text": "x" * (end - start), "value": value}


def put(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Four amounts labelled, five found: two right (one of a wrong value), one overlapping, two spurious."""
    labels = [item("AMOUNT", start, start + 4, TWD) for start in (0, 10, 20, 30)]
    labels += [item("AGENCY", 50, 53, {"name": "國防部"})]
    mentions = [
        item("AMOUNT", 0, 4, {**TWD, "amount": "100.00"}),
        item("AMOUNT", 10, 14, {**TWD, "currency": "USD"}),
        item("AMOUNT", 21, 24, TWD),
        item("AMOUNT", 40, 44, TWD),
        item("AMOUNT", 45, 49, TWD),
        item("AGENCY", 50, 53, {"name": "國防部"}),
    ]
    put(tmp_path / "gold" / "a.txt.json", {"document": "a.txt", "labels": labels})
    put(tmp_path / "out" / "a.txt.json", {"schema": "yusuan/1", "mentions": mentions})
    return tmp_path


def test_figures_worked_out_by_hand(place: Path) -> None:
    report = score(place / "gold", place / "out")
    amount = report.scores["AMOUNT"]
    assert amount == Score(gold=4, found=5, strict=2, overlap=3, valued=1)
    assert (amount.precision, amount.recall) == (2 / 5, 2 / 4)
    assert amount.f1 == pytest.approx(4 / 9)
    assert amount.overlap_f1 == pytest.approx(6 / 9)
    assert amount.value == 1 / 2
    everything = report.scores["ALL"]
    assert everything == Score(gold=5, found=6, strict=3, overlap=4, valued=2)
    assert everything.f1 == pytest.approx(6 / 11)
    assert report.missing == ()


def test_nothing_to_find_and_nothing_found_is_perfect(place: Path) -> None:
    date = score(place / "gold", place / "out").scores["DATE"]
    assert (date.precision, date.recall, date.f1, date.overlap_f1, date.value) == (1, 1, 1, 1, 1)
    assert (Score(found=1).precision, Score(gold=1).recall, Score(gold=1).value) == (0, 0, 0)


def test_errors_name_what_is_wrong(place: Path) -> None:
    errors = score(place / "gold", place / "out").errors["AMOUNT"]
    assert sorted((e.kind, one.start) for e in errors if (one := e.wanted or e.found)) == [
        ("missed", 20),
        ("missed", 30),
        ("spurious", 21),
        ("spurious", 40),
        ("spurious", 45),
        ("value", 10),
    ]


def test_a_mention_overlaps_with_one_label_only(tmp_path: Path) -> None:
    labels = [item("DATE", 0, 3, {"edtf": "2026"}), item("DATE", 3, 6, {"edtf": "2027"})]
    put(tmp_path / "gold" / "a.json", {"labels": labels})
    put(tmp_path / "out" / "a.json", {"mentions": [item("DATE", 0, 6, {"edtf": "2026/2027"})]})
    assert score(tmp_path / "gold", tmp_path / "out").scores["DATE"].overlap == 1


def test_labels_beside_the_sources(tmp_path: Path) -> None:
    labels = {
        "document": "opinion/a b.txt",
        "document_date": None,
        "labels": [item("AMOUNT", 0, 4, TWD)],
        "records": [],
    }
    put(tmp_path / "documents" / "opinion" / "labels.json", labels)
    put(tmp_path / "out" / "opinion" / "a b.txt.json", {"mentions": [item("AMOUNT", 0, 4, TWD)]})
    assert score(tmp_path / "documents", tmp_path / "out").scores["ALL"].f1 == 1


def test_a_missing_result_counts_as_nothing_found(place: Path) -> None:
    (place / "empty").mkdir()
    report = score(place / "gold", place / "empty")
    assert report.missing == (place / "empty" / "a.txt.json",)
    assert report.scores["ALL"] == Score(gold=5)


def test_results_that_are_nowhere_are_wrong_usage(place: Path) -> None:
    with pytest.raises(UsageError):
        score(place / "gold", place / "nowhere")


@pytest.mark.parametrize(
    ("kind", "label", "found", "same"),
    [
        ("AMOUNT", TWD, {**TWD, "amount": "100.0"}, True),
        ("AMOUNT", TWD, {**TWD, "amount": "101"}, False),
        ("AMOUNT", TWD, {**TWD, "qualifier": "about"}, False),
        ("AMOUNT", TWD, {**TWD, "amount": "many"}, False),
        ("AMOUNT", TWD, None, False),
        ("DATE", {"edtf": None, "qualifier": None}, {"edtf": "2026", "qualifier": "after"}, True),
        ("DATE", {"edtf": "2026", "qualifier": None}, {"edtf": "2026", "qualifier": "after"}, False),
        ("DATE", {"edtf": "2026", "qualifier": None}, {"edtf": "2026", "qualifier": None}, True),
        ("DURATION", {"iso8601": "P3Y", "qualifier": None}, {"iso8601": "P3Y", "qualifier": None}, True),
        ("DURATION", {"iso8601": "P3Y", "qualifier": None}, {"iso8601": "P3Y", "qualifier": "over"}, False),
        ("HEADCOUNT", {"count": 3, "qualifier": None}, {"count": 3, "qualifier": "about"}, True),
        ("HEADCOUNT", {"count": 3}, {"count": 4}, False),
        ("AGENCY", {"name": "國防部"}, {"name": "美國國防部"}, False),
    ],
)
def test_values(kind: str, label: dict[str, Any], found: dict[str, Any] | None, same: bool) -> None:
    assert same_value(Label(kind, 0, 1, "x", label), Label(kind, 0, 1, "x", found)) is same


def test_every_kind_of_mention_has_a_comparison() -> None:
    assert set(SAME) == set(MENTIONS)


def test_labels_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no labels"):
        score(tmp_path, tmp_path)
    (tmp_path / "a.json").write_text('{"labels": [{"type": "DATE"}]}')
    with pytest.raises(LabelError, match=r"a\.json"):
        score(tmp_path, tmp_path)
    (tmp_path / "a.json").unlink()
    put(tmp_path / "b" / "labels.json", {"labels": []})
    with pytest.raises(LabelError, match="does not name its document"):
        score(tmp_path, tmp_path)
