"""The rows, against the documents that they are made of (`tests/datasets.py`)."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from datasets import NAMES, PAGES, corpus, one, rows, sources
from outputs import amount, mention, output, put

from pipeline.dataset import write
from pipeline.errors import UsageError


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("tables")
    write(corpus(top / "results"), top / "set", [sources(top / "src")])
    return top / "set"


def test_every_document_is_there(place: Path) -> None:
    assert [row["id"] for row in rows(place, "documents")] == list(NAMES)
    plain = one(place, "documents", id="甲.txt")
    assert (plain["kind"], plain["agency"], plain["year"]) == ("news", "國防部", "2026")
    assert (plain["first_day"], plain["last_day"]) == ("2025-06-01", "2025-06-30")
    assert (plain["mentions"], plain["programmes"], plain["infos"]) == ("6", "1", "1")
    assert plain["failed"] == "false"


def test_what_could_not_be_read_says_why(place: Path) -> None:
    failed = one(place, "documents", failed="true")
    assert (failed["id"], failed["why"], failed["errors"]) == ("c.doc", "不能讀", "1")
    assert one(place, "findings", level="error")["document"] == "c.doc"


def test_a_mention_has_its_place_its_value_and_its_rule(place: Path) -> None:
    found = one(place, "mentions", document="甲.txt", type="AMOUNT")
    assert (found["start"], found["end"], found["text"]) == ("10", "19", "1,540萬3千元")
    assert (found["amount"], found["currency"], found["qualifier"]) == ("15403000", "TWD", "about")
    assert (found["rule"], found["page"], found["boxes"]) == ("by.hand", "", "")
    assert found["record"] == one(place, "programmes")["id"]


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [
        ("DATE", "edtf", "2026"),
        ("DATE", "first_day", "2026-01-01"),
        ("DATE", "last_day", "2026-12-31"),
        ("DURATION", "iso8601", "P10D"),
        ("HEADCOUNT", "count", "32"),
        ("AGENCY", "entity", "AGENCY:國防部"),
        ("PROGRAM", "value", ""),
        ("PROGRAM", "entity", ""),
    ],
)
def test_each_type_has_its_own_value(place: Path, kind: str, column: str, value: str) -> None:
    assert one(place, "mentions", document="甲.txt", type=kind)[column] == value


def test_a_programme_has_its_values_and_where_they_stand(place: Path) -> None:
    programme = one(place, "programmes")
    assert (programme["name"], programme["amount"], programme["headcount"]) == ("派員赴美", "15403000", "32")
    assert programme["organiser_entity"] == "AGENCY:國防部"
    found = [row for row in rows(place, "record_sources") if row["programme"] == programme["id"]]
    assert [(row["field"], row["text"]) for row in found] == [
        ("organiser", "國防部"),
        ("fiscal_years", "115年度"),
        ("amount", "1,540萬3千元"),
        ("headcount", "32人"),
        ("duration", "10天"),
    ]
    mentions = {row["id"]: row for row in rows(place, "mentions")}
    assert all(mentions[row["mention"]]["text"] == row["text"] for row in found)


def test_a_proposal_has_its_sums_its_account_and_how_they_were_worked_out(place: Path) -> None:
    proposal = one(place, "proposals")
    assert (proposal["section"], proposal["account"]) == ("第2款 > 國防部", "業務費")
    assert (proposal["cost"], proposal["deleted"], proposal["frozen"]) == ("15403000", "1000000.5", "")
    assert (proposal["action"], proposal["proposers"]) == ("cut; freeze", "王甲; 李乙")
    assert [(row["level"], row["name"]) for row in rows(place, "proposal_accounts")] == [
        ("1", "一般行政"),
        ("2", "業務費"),
    ]
    assert one(place, "record_sources", field="deleted")["computation"] == "15403000 * 0.1"
    assert one(place, "record_sources", field="cost")["text"] == "1,540萬3千元"


def test_a_form_has_its_fields_with_their_types_and_places(place: Path) -> None:
    trip = one(place, "form_trips")
    assert (trip["agency"], trip["fiscal_year"], trip["page"]) == ("某署", "2026", "1")
    assert (trip["name"], trip["days"], trip["total"]) == ("考察芬蘭民防避難設施", "8", "558000")
    assert (trip["transport"], trip["visit"]) == ("", "")
    assert json.loads(trip["printed"]) == {"total": "558"}
    assert json.loads(trip["pages"]) == {"total": 2}
    assert json.loads(trip["boxes"]) == {"name": [67.0, 150.6, 177.0, 177.6]}
    assert one(place, "tables", id=trip["table_id"])["rows_in"] == "form_trips"


def test_a_table_of_no_form_keeps_its_cells(place: Path) -> None:
    cells = rows(place, "transcribed_cells")
    assert [(cell["row"], cell["heading"], cell["text"]) for cell in cells] == [
        ("1", "項目", "甲"),
        ("1", "說明", ""),
    ]


def test_passages_are_the_text_page_by_page(place: Path) -> None:
    found = [row for row in rows(place, "passages") if row["document"] == "books/乙.pdf"]
    text = "\f".join(PAGES)
    assert [(row["page"], text[int(row["start"]) : int(row["end"])].strip("\f\n")) for row in found] == [
        ("1", PAGES[0].strip()),
        ("2", PAGES[1].strip()),
    ]
    assert found[0]["text"].endswith("考察芬蘭民防避難設施 3 人 558"), "words that lines break are whole"


def test_entities_are_counted(place: Path) -> None:
    agency = one(place, "entities", id="AGENCY:國防部")
    assert (agency["mentions"], agency["documents"], agency["country"]) == ("1", "2", "TW")
    assert one(place, "entity_documents", entity="AGENCY:國防部", document="d.md")["mentions"] == "0"


def test_facts_lead_to_their_records(place: Path) -> None:
    fact = one(place, "facts", name="派員赴美")
    assert (fact["amount"], fact["record"]) == ("15403000", one(place, "programmes")["id"])
    source = one(place, "fact_sources", fact=fact["id"])
    assert (source["start"], source["end"], source["text"]) == ("10", "19", "1,540萬3千元")


def test_parquet_holds_the_same_with_types(place: Path) -> None:
    [proposal] = pq.read_table(place / "parquet" / "proposals.parquet").to_pylist()
    assert proposal["deleted"] == Decimal("1000000.5")
    mentions = pq.read_table(place / "parquet" / "mentions.parquet").to_pylist()
    assert [row["id"] for row in mentions] == [row["id"] for row in rows(place, "mentions")]
    assert {row["first_day"] for row in mentions} == {None, date(2026, 1, 1)}


def test_a_number_that_no_column_holds_is_a_finding(tmp_path: Path) -> None:
    many = "9" * 30
    crowd = mention("HEADCOUNT", "32人", {"count": int(many), "qualifier": None})
    exact = amount("1,540萬3千元", "0.00001")
    put(tmp_path / "r" / "a.txt.json", output(mentions=[crowd, exact]))
    write(tmp_path / "r", tmp_path / "set")
    assert [(row["count"], row["amount"], row["value"]) for row in rows(tmp_path / "set", "mentions")] == [
        ("", "", many),
        ("", "", "0.00001"),
    ]
    said = [row["message"] for row in rows(tmp_path / "set", "findings") if row["check"] == "dataset.misfit"]
    assert len(said) == 2
    assert many in said[0]
    assert one(tmp_path / "set", "documents")["warnings"] == "2"


def test_large_sums_are_exact_in_all_formats(tmp_path: Path) -> None:
    value = "1234567890123456789012"
    put(tmp_path / "r" / "a.txt.json", output(mentions=[amount("1,540萬3千元", value)]))
    write(tmp_path / "r", tmp_path / "set")
    assert one(tmp_path / "set", "mentions")["amount"] == value
    [row] = pq.read_table(tmp_path / "set" / "parquet" / "mentions.parquet").to_pylist()
    assert row["amount"] == Decimal(value)


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ({"schema": "yusuan/0"}, "is of the schema yusuan/0, not yusuan/1; run yusuan run again"),
        ({"name": "package"}, "is of the schema of no name"),
        ({**output(), "mentions": [{"type": "AMOUNT"}]}, "is no result: Object missing required field"),
        (output(mentions=[amount("1,540萬3千元", "1e9")]), "holds '1e9' where a decimal should be"),
    ],
)
def test_what_is_no_result_is_named_and_nothing_is_written(
    tmp_path: Path, result: dict[str, object], said: str
) -> None:
    path = put(corpus(tmp_path / "r") / "z.txt.json", result)
    with pytest.raises(UsageError) as error:
        write(tmp_path / "r", tmp_path / "set")
    assert str(error.value).startswith(f"{path}: ")
    assert said in str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_half_a_result_is_named(tmp_path: Path) -> None:
    path = corpus(tmp_path / "r") / "甲.txt.json"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(UsageError, match=r"甲\.txt\.json: is no result"):
        write(tmp_path / "r", tmp_path / "set")


@pytest.mark.parametrize("change", [{"days": "eight"}, {"days": 8.5}, {"unknown": 1}])
def test_a_row_that_is_not_its_forms_is_named(tmp_path: Path, change: dict[str, object]) -> None:
    path = corpus(tmp_path / "r") / "books" / "乙.pdf.json"
    result = json.loads(path.read_text(encoding="utf-8"))
    result["tables"][0]["rows"][0].update(change)
    put(path, result)
    with pytest.raises(
        UsageError, match=f"乙.pdf.json: row 1 of 派員出國計畫預算類別表: .*{next(iter(change))}"
    ):
        write(tmp_path / "r", tmp_path / "set")


def test_there_are_no_results(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such directory"):
        write(tmp_path / "nowhere", tmp_path / "set")


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    results = tmp_path / "r"
    put(results / "a.txt.json", output())
    (results / "a.txt.json").rename(results / "a\udcff.txt.json")
    write(results, tmp_path / "set")
    assert one(tmp_path / "set", "documents")["id"] == r"a\udcff.txt"


def test_a_field_that_an_earlier_version_did_not_read_is_a_finding(tmp_path: Path) -> None:
    path = corpus(tmp_path / "r") / "books" / "乙.pdf.json"
    result = json.loads(path.read_text(encoding="utf-8"))
    del result["tables"][0]["rows"][0]["visited"]
    put(path, result)
    write(tmp_path / "r", tmp_path / "set")
    assert one(tmp_path / "set", "form_trips")["visited"] == ""
    said = one(tmp_path / "set", "findings", check="dataset.misfit")
    assert said["message"] == "books/乙.pdf#t1: has no visited; run yusuan run again"
