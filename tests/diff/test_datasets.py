"""Data sets compared: the same differences as those of the results that they are made of."""

import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from datasets import corpus

from pipeline.dataset import write
from pipeline.diff import diff
from pipeline.diff.changes import Difference
from pipeline.errors import UsageError

Edit = Callable[[dict[str, Any]], None]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    write(corpus(tmp_path / "old"), tmp_path / "old set")
    return tmp_path / "old set"


def edited(old: Path, name: str, edit: Edit) -> Path:
    """A data set of the same results but for what is edited in one."""
    place = old.parent
    shutil.copytree(place / "old", place / "new", dirs_exist_ok=True)
    path = place / "new" / f"{name}.json"
    result = json.loads(path.read_text(encoding="utf-8"))
    edit(result)
    path.write_text(json.dumps(result), encoding="utf-8")
    write(place / "new", place / "new set")
    return place / "new set"


def told(found: Difference, *parts: str) -> list[tuple[str, str, str, dict[str, Any], dict[str, Any]]]:
    return [(c.document, c.what, c.label, c.old, c.new) for c in found.changes if c.part in parts]


def test_the_same(old: Path) -> None:
    found = diff(old, old)
    assert found.same
    counts = {(count.part, count.kind): (count.old, count.new) for count in found.counts}
    assert counts["mention", "AMOUNT"] == (2, 2)
    assert counts["record", "PROPOSAL"] == (1, 1)
    assert counts["row", "派員出國計畫預算類別表"] == (1, 1)
    assert counts["row", "transcribed"] == (1, 1)
    assert counts["finding", "error"] == (1, 1)
    assert counts["document", "document"] == (4, 4)
    assert counts["fact", "program year"] == (1, 1)


def test_a_sum_is_told_wherever_it_changed(old: Path) -> None:
    def edit(result: dict[str, Any]) -> None:
        result["mentions"][2]["value"]["amount"] = "15404000"
        result["records"][0]["amount"] = "15404000"

    found = diff(old, edited(old, "甲.txt", edit))
    assert told(found, "mention") == [
        ("甲.txt", "changed", "1,540萬3千元", {"value": "15403000"}, {"value": "15404000"})
    ]
    assert told(found, "record") == [
        ("甲.txt", "changed", "派員赴美", {"amount": 15403000}, {"amount": 15404000})
    ]
    [fact] = told(found, "fact")
    assert (fact[0], fact[1], fact[4]) == ("(across documents)", "changed", {"amount": 15404000})
    count = next(count for count in found.counts if count.kind == "PROGRAM" and count.part == "record")
    assert (count.old_money, count.new_money) == ({"TWD": Decimal(15403000)}, {"TWD": Decimal(15404000)})


def test_what_only_moved_is_the_same(old: Path) -> None:
    def edit(result: dict[str, Any]) -> None:
        for mention in result["mentions"]:
            mention.update(start=mention["start"] + 7, end=mention["end"] + 7, rule="another")

    assert diff(old, edited(old, "d.md", edit)).same


def test_rows_of_forms_and_of_other_tables(old: Path) -> None:
    def edit(result: dict[str, Any]) -> None:
        trips, other = result["tables"]
        trips["rows"][0]["total"] = 559000
        trips["rows"].append({**trips["rows"][0], "number": "02", "name": "考察瑞典", "total": 1000})
        other["rows"][0]["column_2"] = "丙"

    found = diff(old, edited(old, "books/乙.pdf", edit))
    assert told(found, "row")[0][1:] == (
        "changed",
        "01 考察芬蘭民防避難設施",
        {"total": 558000},
        {"total": 559000},
    )
    assert [change[1:3] for change in told(found, "row")[1:]] == [
        ("changed", "甲 丙"),
        ("added", "02 考察瑞典"),
    ]
    money = next(count for count in found.counts if count.part == "row" and count.old_money).new_money
    assert money == {"TWD": Decimal(560000)}
    assert told(found, "table")[0][3:] == ({"rows": 1}, {"rows": 2})


def test_a_proposal_and_how_it_was_worked_out(old: Path) -> None:
    def edit(result: dict[str, Any]) -> None:
        result["records"][0].update(frozen="500", action=["freeze"], computation={"deleted": "別的"})

    [change] = told(diff(old, edited(old, "d.md", edit)), "record")
    assert change[2] == "（一） 一般行政 > 業務費"
    assert change[4] == {"action": "freeze", "frozen": 500, "computation": {"deleted": "別的"}}


def test_documents_that_come_and_go(old: Path) -> None:
    shutil.copytree(old.parent / "old", old.parent / "new")
    (old.parent / "new" / "d.md.json").rename(old.parent / "new" / "e.md.json")
    write(old.parent / "new", old.parent / "new set")
    found = diff(old, old.parent / "new set")
    assert (found.documents_added, found.documents_removed) == (("e.md",), ("d.md",))
    assert ("d.md", "removed") in [change[:2] for change in told(found, "record")]


@pytest.mark.parametrize(("first", "second"), [("old set", "old"), ("old", "old set")])
def test_one_of_each_cannot_be_compared(old: Path, first: str, second: str) -> None:
    with pytest.raises(UsageError, match="old set: a data set; compare it with another one"):
        diff(old.parent / first, old.parent / second)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("datapackage.json", b"{"),
        ("datapackage.json", b'{"name": "somebody else\'s"}'),
        ("datapackage.json", b'{"yusuan": {"schema": "yusuan/1"}, "sqlite": {"path": "nowhere.sqlite"}}'),
        ("yusuan.sqlite", b"no database, whatever its name says"),
        ("yusuan.sqlite", b""),
    ],
)
def test_a_data_set_that_cannot_be_read_is_named(
    old: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    shutil.copytree(old, tmp_path / "bad")
    (tmp_path / "bad" / name).write_bytes(content)
    with pytest.raises(UsageError, match=r"bad\S*: is no data set that can be read"):
        diff(old, tmp_path / "bad")
    assert not (tmp_path / "bad" / "nowhere.sqlite").exists()


def test_a_data_set_of_another_version_is_named(old: Path, tmp_path: Path) -> None:
    shutil.copytree(old, tmp_path / "early")
    path = tmp_path / "early" / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"yusuan/1"', '"yusuan/0"'), encoding="utf-8")
    with pytest.raises(UsageError, match=r"early: is of the schema yusuan/0, not yusuan/1; write it again"):
        diff(old, tmp_path / "early")
