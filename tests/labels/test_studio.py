"""Labels as tasks of Label Studio and back, on text that UTF-16 and code points count differently."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.labels import CONFIG, Annotation, Label, Standing, StudioError, annotations, task
from pipeline.schema import MENTIONS

TEXT = "𠮷野家：國防部\r\n編列𠀋1,540萬3千元😀，派32人。\n"
VALUES: dict[str, dict[str, Any]] = {
    "AGENCY": {"name": "國防部"},
    "AMOUNT": {"amount": "15403000", "currency": "TWD", "qualifier": None},
    "HEADCOUNT": {"count": 32, "qualifier": None},
    "PROGRAM": {"name": "𠮷野家"},
}
WORDS = {"PROGRAM": "𠮷野家", "AGENCY": "國防部", "AMOUNT": "1,540萬3千元", "HEADCOUNT": "32人"}


def label(kind: str, start: int, end: int, text: str = TEXT) -> Label:
    return Label(start, end, text[start:end], kind, VALUES[kind])


LABELS = tuple(label(kind, TEXT.index(word), TEXT.index(word) + len(word)) for kind, word in WORDS.items())


def exported(labels: tuple[Label, ...], text: str = TEXT) -> list[dict[str, Any]]:
    """What Label Studio exports when nobody changed anything."""
    one = task("a.txt", "0" * 64, text, Standing(labels, "", ("王",)))
    one["annotations"][0]["completed_by"] = {"id": 7, "email": "wang@example.org"}
    return msgspec.json.decode(msgspec.json.encode([one]))  # type: ignore[no-any-return]


def back(tasks: list[dict[str, Any]]) -> list[Annotation]:
    return list(annotations(msgspec.json.encode(tasks)))


def in_utf16(tasks: list[dict[str, Any]], text: str = TEXT) -> list[dict[str, Any]]:
    """The same, its positions counted by UTF-16 itself."""
    for region in tasks[0]["annotations"][0]["result"]:
        for edge in ("start", "end"):
            before = text[: region["value"][edge]]
            region["value"][edge] = len(before.encode("utf-16-le")) // 2
    return tasks


def test_there_and_back() -> None:
    assert back(exported(LABELS)) == [Annotation("a.txt", "0" * 64, "wang@example.org", LABELS)]


def test_positions_in_utf16_are_told_by_the_texts() -> None:
    tasks = in_utf16(exported(LABELS))
    starts = [region["value"]["start"] for region in tasks[0]["annotations"][0]["result"]]
    assert starts == [0, 5, 14, 27], "counted by hand"
    assert back(tasks)[0].labels == LABELS


def test_texts_as_the_editor_writes_them() -> None:
    """A line break as a backslash and n, and spaces lost."""
    text = "𠮷 國防\n 部\n"
    whole = label("AGENCY", 2, 7, text)
    for tasks in (exported((whole,), text), in_utf16(exported((whole,), text), text)):
        tasks[0]["annotations"][0]["result"][0]["value"]["text"] = "國防\\n部"
        assert back(tasks)[0].labels == (whole,)


def test_positions_without_texts_are_code_points() -> None:
    tasks = exported(LABELS)
    for region in tasks[0]["annotations"][0]["result"]:
        del region["value"]["text"]
    assert back(tasks)[0].labels == LABELS


ALPHABET = st.text(alphabet="國防部𠮷😀𠀋 1\n", min_size=1, max_size=40)


@given(text=ALPHABET, data=st.data())
def test_any_span_of_any_text_comes_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (one,) = back(exported((label("AGENCY", start, end, text),), text))
    assert [(found.start, found.end, found.text) for found in one.labels] == [(start, end, text[start:end])]


def test_what_nobody_reviewed_is_a_prediction_and_nobodys_word() -> None:
    one = task("a.txt", "0" * 64, TEXT, Standing(LABELS, "4 of 4 labels were not judged", ()))
    assert "annotations" not in one
    assert [region["value"]["labels"] for region in one["predictions"][0]["result"]] == [
        [kind] for kind in WORDS
    ]
    assert back([one]) == []


def test_a_cancelled_annotation_is_left_out() -> None:
    tasks = exported(LABELS)
    tasks[0]["annotations"][0]["was_cancelled"] = True
    assert back(tasks) == []


def region(tasks: list[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = tasks[0]["annotations"][0]["result"][0]
    return found


def test_what_no_label_is_needs_no_label() -> None:
    tasks = exported(LABELS)
    tasks[0]["annotations"][0]["result"].append({"type": "choices", "value": {"choices": ["good"]}})
    assert back(tasks)[0].labels == LABELS


def test_bad_files_say_what_is_wrong() -> None:
    moved, unknown, no_json, no_value, no_task = (exported(LABELS) for _ in range(5))
    region(moved)["value"]["start"] += 1
    region(unknown)["value"]["labels"] = ["PERSON"]
    region(no_json)["meta"] = {"text": ["15,403,000"]}
    del region(no_value)["value"]["start"]
    del no_task[0]["data"]["source"]
    for tasks, reason in (
        (moved, "do not stand where they say"),
        (unknown, "PERSON is no type"),
        (no_json, "is no JSON"),
        (no_value, "not as Label Studio writes it"),
        (no_task, "lacks text, document or source"),
    ):
        with pytest.raises(StudioError, match=reason):
            back(tasks)
    with pytest.raises(StudioError, match="no export"):
        list(annotations(b"{"))


def test_the_interface_knows_all_types() -> None:
    assert all(f'<Label value="{kind}"' in CONFIG for kind in MENTIONS)
