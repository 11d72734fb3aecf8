from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from outputs import TEXT, amount, date, mention, output, program, put, table

from pipeline.diff import diff
from pipeline.diff.changes import Difference
from pipeline.errors import UsageError

COST = amount("1,540萬3千元", "15403000")
YEAR = date("115年度", "2026")
AGENCY = mention("AGENCY", "國防部", {"name": "國防部"})


def differences(place: Path, old: dict[str, Any], new: dict[str, Any]) -> Difference:
    """Of two results of one document."""
    put(place / "old" / "a.txt.json", output(**old))
    put(place / "new" / "a.txt.json", output(**new))
    return diff(place / "old", place / "new")


def told(found: Difference) -> list[tuple[str, str, str]]:
    return [(change.what, change.part, change.label) for change in found.changes]


def test_the_same(tmp_path: Path) -> None:
    values = {
        "mentions": [AGENCY, YEAR, COST],
        "records": [program(name="甲")],
        "tables": [table([{"name": "乙"}])],
    }
    found = differences(tmp_path, values, values)
    assert found.same
    assert [(count.part, count.old, count.new) for count in found.counts] == [
        ("document", 1, 1),
        *(("mention", 1, 1),) * 3,
        ("record", 1, 1),
        ("table", 1, 1),
        ("row", 1, 1),
    ]


def test_positions_boxes_and_rules_are_no_values(tmp_path: Path) -> None:
    there = {**COST, "start": 3, "end": 13, "page": 4, "boxes": [[1, 2, 3, 4]], "rule": "another"}
    row = {"name": "乙", "page": 2, "boxes": {"name": [1, 2, 3, 4]}}
    old = {"mentions": [COST], "records": [program(name="甲")], "tables": [table([{"name": "乙"}])]}
    new = {"mentions": [there], "records": [program(name="甲", evidence=[[0, 3]])], "tables": [table([row])]}
    assert differences(tmp_path, old, new).same


def test_mentions_added_removed_and_changed(tmp_path: Path) -> None:
    other = {**COST, "value": {**COST["value"], "amount": "15404000"}}
    found = differences(tmp_path, {"mentions": [AGENCY, COST]}, {"mentions": [YEAR, other]})
    assert sorted(told(found)) == [
        ("added", "mention", "115年度"),
        ("changed", "mention", "1,540萬3千元"),
        ("removed", "mention", "國防部"),
    ]
    changed = next(change for change in found.changes if change.what == "changed")
    assert (changed.old, changed.new) == ({"amount": "15403000"}, {"amount": "15404000"})
    count = next(count for count in found.counts if count.kind == "AMOUNT")
    assert (count.old_money, count.new_money) == ({"TWD": Decimal(15403000)}, {"TWD": Decimal(15404000)})
    assert count.differs


def test_a_span_that_was_read_otherwise_is_a_change(tmp_path: Path) -> None:
    shorter = {**COST, "start": 12, "text": "540萬3千元"}
    found = differences(tmp_path, {"mentions": [AGENCY, COST]}, {"mentions": [AGENCY, shorter]})
    assert told(found) == [("changed", "mention", "540萬3千元")]


def further(item: dict[str, Any], by: int, **more: Any) -> dict[str, Any]:
    return {**item, "start": item["start"] + by, "end": item["end"] + by, **more}


def test_a_text_that_has_moved_is_the_same(tmp_path: Path) -> None:
    old = [AGENCY, YEAR, COST, date("今年6月26日", "2026-06-26")]
    new = [AGENCY, further(AGENCY, 9), *(further(item, 20) for item in old[1:3])]
    new.append(further(old[3], 20, text="今年6月27日", value={"edtf": "2026-06-27", "qualifier": None}))
    found = differences(tmp_path, {"mentions": old}, {"mentions": new})
    assert told(found) == [("added", "mention", "國防部"), ("changed", "mention", "今年6月27日")]


def test_records(tmp_path: Path) -> None:
    old = [
        program(name="甲", fiscal_years="2026", amount="5", currency="TWD"),
        program(name="乙"),
        program(name="丁"),
    ]
    new = [
        program(name="丁", fiscal_years="2027"),
        program(name="甲", fiscal_years="2026", amount="6", currency="TWD"),
    ]
    found = differences(tmp_path, {"records": old}, {"records": [*new, program(name="丙")]})
    assert sorted(told(found)) == [
        ("added", "record", "丙"),
        ("changed", "record", "丁"),
        ("changed", "record", "甲"),
        ("removed", "record", "乙"),
    ]
    assert found.counts[-1].new_money == {"TWD": Decimal(6)}


def test_records_of_one_name_keep_their_partners(tmp_path: Path) -> None:
    total = program(name="甲", fiscal_years="2026", amount="5", currency="TWD")
    share = program(name="甲", fiscal_years="2026", amount="2", currency="TWD")
    found = differences(tmp_path, {"records": [total, share]}, {"records": [share]})
    assert [(change.what, change.old["amount"]) for change in found.changes] == [("removed", "5")]


def proposal(number: str, **values: Any) -> dict[str, Any]:
    names = "agency fiscal_year code cost deleted frozen added revised condition report_to deadline result"
    lists = "section account action proposers cosigners evidence"
    base = {**dict.fromkeys(names.split()), **{name: [] for name in lists.split()}, "number": number}
    return {**base, "kind": "PROPOSAL", "part": "resolution", "computation": {}, "sources": {}, **values}


def test_proposals_by_number_and_account(tmp_path: Path) -> None:
    old = [proposal("一", account=["甲", "乙"], frozen="5"), proposal("二", account=["甲"])]
    new = [proposal("一", account=["甲", "乙"], frozen="6"), proposal("三", account=["甲"])]
    found = differences(tmp_path, {"records": old}, {"records": new})
    assert told(found) == [
        ("changed", "record", "一 甲 乙"),
        ("removed", "record", "二 甲"),
        ("added", "record", "三 甲"),
    ]
    assert found.counts[-1].old_money == {"TWD frozen": Decimal(5)}


def row(code: str, name: str, this_year: int, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "this_year": this_year,
        "note": None,
        "printed": {"this_year": ""},
        **more,
    }


def test_rows_by_form_page_and_first_words(tmp_path: Path) -> None:
    old = [row("01", "甲", 5), row("02", "乙", 6), row("03", "丙", 7), row("04", "丁", 8)]
    new = [row("01", "甲", 9), row("03", "丙", 7, page=2), row("04", "丁丁", 8), row("05", "戊", 1)]
    found = differences(tmp_path, {"tables": [table(old)]}, {"tables": [table(new)]})
    assert told(found) == [
        ("changed", "row", "01 甲"),
        ("removed", "row", "02 乙"),
        ("changed", "row", "04 丁丁"),
        ("added", "row", "05 戊"),
    ]
    assert found.changes[0].old == {"this_year": 5}
    rows = found.counts[-1]
    assert (rows.old_money["TWD"], rows.new_money["TWD"]) == (26, 25)


def test_tables_findings_and_the_document(tmp_path: Path) -> None:
    finding = {"check": "sums.total", "level": "error", "message": "5 is not 6"}
    place = {"start": None, "end": None, "page": None}
    found = differences(
        tmp_path,
        {"tables": [table([]), table([], form="B")], "findings": [{**finding, **place}]},
        {"tables": [table([], unit=1)], "findings": [{**finding, **place, "message": "5 is not 7"}]},
    )
    put(tmp_path / "new" / "a.txt.json", output(b"other bytes"))
    assert told(found) == [
        ("changed", "table", "某署"),
        ("removed", "table", "某署"),
        ("removed", "finding", "sums.total"),
        ("added", "finding", "sums.total"),
    ]
    changed = diff(tmp_path / "new", tmp_path / "old").changes[0]
    assert changed.part == "document"
    assert {*changed.old} == {"sha256", "bytes"}


def test_documents_that_are_new_or_no_more(tmp_path: Path) -> None:
    put(tmp_path / "old" / "a.json", output(mentions=[COST]))
    put(tmp_path / "new" / "b.json", output(mentions=[COST], path="b.txt"))
    found = diff(tmp_path / "old", tmp_path / "new")
    assert (found.documents_added, found.documents_removed) == (("b",), ("a",))
    assert [(change.document, change.what, change.part) for change in found.changes] == [
        ("a", "removed", "document"),
        ("a", "removed", "mention"),
        ("b", "added", "document"),
        ("b", "added", "mention"),
    ]


def test_two_results(tmp_path: Path) -> None:
    old = put(tmp_path / "2025.json", output(mentions=[COST]))
    new = put(tmp_path / "2026.json", output(mentions=[COST], path="b.txt"))
    assert diff(old, new).same


@pytest.mark.parametrize("content", ['{"schema": "yusuan/0"}', "{", '{"schema": "yusuan/1"}'])
def test_what_cannot_be_compared_is_named(tmp_path: Path, content: str) -> None:
    put(tmp_path / "new" / "a.json", output())
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.json").write_text(content)
    with pytest.raises(UsageError, match=r"old/a\.json: "):
        diff(tmp_path / "old", tmp_path / "new")


def test_data_sets_and_nothing_are_wrong_usage(tmp_path: Path) -> None:
    put(tmp_path / "new" / "a.json", output())
    put(tmp_path / "set" / "datapackage.json", {})
    for other in ("set", "nowhere"):
        with pytest.raises(UsageError, match=other):
            diff(tmp_path / "new", tmp_path / other)


def test_of_many_mentions_of_one_text_the_right_one_is_missed(tmp_path: Path) -> None:
    values = [further(YEAR, 10 * at, value={"edtf": str(2000 + at), "qualifier": None}) for at in range(99)]
    found = differences(tmp_path, {"mentions": values}, {"mentions": [*values[:50], *values[51:]]})
    assert [(change.what, change.old["edtf"]) for change in found.changes] == [("removed", "2050")]


def test_the_text_is_that_of_these_tests() -> None:
    assert TEXT[COST["start"] : COST["end"]] == COST["text"]
