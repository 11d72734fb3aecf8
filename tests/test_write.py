import hashlib
import json
from typing import Any

import jsonschema
import msgspec
import numpy as np
import pytest

from pipeline.model import (
    About,
    Amount,
    Cell,
    Document,
    Finding,
    Grid,
    Mention,
    Named,
    Page,
    Places,
    Record,
    Row,
    Table,
)
from pipeline.schema import Output, json_schema
from pipeline.text import Text, edited
from pipeline.write import failed, utf8, write

NOTHING = np.zeros((0, 4), dtype=np.float32)
NAN = [float("nan")] * 4


def result(document: Document) -> dict[str, Any]:
    output = write(document).output
    value: dict[str, Any] = json.loads(output)
    jsonschema.validate(value, json_schema())
    assert output.endswith(b"}\n")
    return value


def plain(raw: str, **fields: Any) -> Document:
    base = Document("a.txt", raw.encode("utf-8", "replace"), media_type="text/plain", raw=raw)
    return msgspec.structs.replace(base, **{"text": Text.verbatim(raw), **fields})


def amount(start: int, end: int) -> Mention:
    return Mention("AMOUNT", start, end, Amount("53000", "TWD"), "amount.prose")


def paged(raw: str, rows: list[list[float]], starts: tuple[int, ...] = (0,)) -> Document:
    page = Page(1, 595, 842, "", NOTHING, np.zeros(0, dtype=np.float32), NOTHING)
    boxes = np.split(np.array(rows, dtype=np.float32), starts[1:])
    places = Places(starts, boxes)
    return plain(raw, media_type="application/pdf", pages=(page,) * len(starts), places=places)


def char(left: float, top: float) -> list[float]:
    return [left, top, left + 10, top + 12]


def test_positions_and_text_are_the_sources() -> None:
    raw = "列3,0\n53千元。"
    text = edited(raw, [(4, 5, "")])
    assert text.clean == "列3,053千元。"
    (mention,) = result(plain(raw, text=text, mentions=(amount(1, 8),)))["mentions"]
    assert (mention["start"], mention["end"], mention["text"]) == (1, 9, "3,0\n53千元")
    assert (mention["page"], mention["boxes"]) == (None, [])


def test_mentions_stand_in_the_order_of_the_text() -> None:
    mentions = (amount(4, 6), amount(0, 2), Mention("AGENCY", 0, 2, Named("甲"), "x"))
    found = result(plain("123456", mentions=mentions))["mentions"]
    assert [(m["start"], m["type"]) for m in found] == [(0, "AGENCY"), (0, "AMOUNT"), (4, "AMOUNT")]


def test_a_mention_of_two_lines_has_two_boxes() -> None:
    rows = [char(100, 50.04), char(110, 50), NAN, char(20, 70), char(30, 71)]
    document = paged("5千\n萬元", rows)
    (mention,) = result(msgspec.structs.replace(document, mentions=(amount(0, 5),)))["mentions"]
    assert mention["page"] == 1
    assert mention["boxes"] == [[100, 50, 120, 62], [20, 70, 40, 83]]


def test_boxes_stay_on_the_page_of_the_mention() -> None:
    document = paged("5千\n萬元", [char(10, 50), char(20, 50), NAN, char(10, 50), char(20, 50)], (0, 3))
    mentions = amount(0, 5), amount(3, 5)
    both = result(msgspec.structs.replace(document, mentions=mentions))["mentions"]
    assert [(m["page"], m["boxes"]) for m in both] == [(1, [[10, 50, 30, 62]]), (2, [[10, 50, 30, 62]])]


def test_a_superscript_is_on_its_line() -> None:
    document = paged("5m²", [char(10, 50), char(20, 50), [30, 48, 34, 55]])
    (mention,) = result(msgspec.structs.replace(document, mentions=(amount(0, 3),)))["mentions"]
    assert len(mention["boxes"]) == 1


def cell(text: str, start: int, left: float = 1.26) -> Cell:
    return Cell(text, ((start, start + len(text)),), 2, (left, 2.0, 9.0, 4.0))


def test_a_form_keeps_the_printed_sum_beside_the_amount() -> None:
    cells = {"amount": cell("1,250", 3), "name": cell("會議", 0)}
    row = Row({"name": "會議", "amount": 1250000, "note": None}, cells, 2, frozenset({"amount"}))
    table = Table("派員出國計畫預算總表", "總表", (2, 3), 1000, "國防部", "2026", (row,))
    (got,) = result(plain("x", tables=(table,)))["tables"]
    (values,) = got.pop("rows")
    assert got == {
        "form": "派員出國計畫預算總表",
        "title": "總表",
        "pages": [2, 3],
        "unit": 1000,
        "agency": "國防部",
        "fiscal_year": "2026",
        "header": [],
    }
    assert (values["name"], values["amount"], values["note"], values["page"]) == ("會議", 1250000, None, 2)
    assert list(values["boxes"]) == ["name", "amount"], (
        "in the order of the fields, whatever that of the cells"
    )
    assert values["printed"] == {"amount": "1,250"}
    assert values["boxes"] == {"name": [1.3, 2, 9, 4], "amount": [1.3, 2, 9, 4]}


def test_a_table_of_no_known_form_is_transcribed() -> None:
    grid = Grid(
        "表 單位：新臺幣千元", (2,), ("項目", "金額"), ((cell("甲", 0), cell("5", 3)), (cell("乙", 6), None))
    )
    read = Grid("讀過", (1,), ("項目",), ((cell("丙", 20),),))
    row = Row({"name": "丙"}, {"name": cell("丙", 20)}, 1)
    table = Table("某表", "讀過", (1,), 0, None, None, (row,), grids=(1,))
    first, second = result(plain("x", grids=(grid, read), tables=(table,)))["tables"]
    assert first["form"] == "某表"
    assert (second["form"], second["unit"], second["header"]) == ("", 1000, ["項目", "金額"])
    assert [(r["column_1"], r["column_2"], r["page"]) for r in second["rows"]] == [
        ("甲", "5", 2),
        ("乙", None, 2),
    ]
    assert second["rows"][1]["boxes"] == {"column_1": [1.3, 2, 9, 4]}


def test_records_and_findings_point_into_the_source() -> None:
    text = edited("\ufeff甲5元", [(0, 1, "")])
    record = Record("PROGRAM", "甲", amount="5", currency="TWD", evidence=((0, 1), (1, 3)))
    finding = Finding("sums.children", "warning", "不合", 1, 3)
    got = result(plain("\ufeff甲5元", text=text, records=(record,), findings=(finding,)))
    assert got["records"][0]["evidence"] == [[1, 2], [2, 4]]
    assert (got["records"][0]["kind"], got["records"][0]["headcount"]) == ("PROGRAM", None)
    assert (got["findings"][0]["start"], got["findings"][0]["end"], got["findings"][0]["page"]) == (
        2,
        4,
        None,
    )


def test_the_source_is_named_by_its_bytes() -> None:
    got = result(plain("預算", about=About(title="預算")))
    assert got["source"]["sha256"] == hashlib.sha256("預算".encode()).hexdigest()
    assert (got["source"]["path"], got["source"]["bytes"], got["source"]["pages"]) == ("a.txt", 6, None)
    assert got["document"]["title"] == "預算"


def test_halves_of_surrogate_pairs_keep_their_place() -> None:
    raw = "甲\ud835乙5元"
    (mention,) = result(plain(raw, mentions=(amount(1, 5),), about=About(title="\udc00")))["mentions"]
    assert (mention["start"], mention["end"], mention["text"]) == (1, 5, "\ufffd乙5元")
    assert utf8(raw).decode() == "甲\ufffd乙5元"


@pytest.mark.parametrize("data", [b"%PDF-", None])
def test_a_source_that_failed_says_why(data: bytes | None) -> None:
    output = failed("密 件.pdf", data, "read.encrypted", "it is encrypted")
    got = json.loads(output)
    jsonschema.validate(got, json_schema())
    assert got["source"]["path"] == "密 件.pdf"
    assert got["source"]["bytes"] == (None if data is None else 5)
    assert [(f["check"], f["level"]) for f in got["findings"]] == [("read.encrypted", "error")]
    assert got["mentions"] == got["records"] == got["tables"] == []


def test_one_mention_stands_on_one_line() -> None:
    document = plain("5元\n6元", mentions=(amount(0, 2), amount(3, 5)))
    output = write(document).output
    assert output == write(document).output
    assert len([line for line in output.splitlines() if line.startswith(b'{"type":"AMOUNT"')]) == 2
    assert msgspec.json.decode(output, type=Output).mentions[1].start == 3
