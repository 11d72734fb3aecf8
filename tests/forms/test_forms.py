import json
import re
from pathlib import Path

import pytest

from pipeline.forms import FORMS, accounts, read_forms, trips, trips_summary
from pipeline.forms.values import Column, agency, figure, fiscal_year, money, part, places, text
from pipeline.layout import layout
from pipeline.model import Cell, Document, Grid
from pipeline.read import pdf

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "raw" / "books" / "mobilisation-115.pdf"
EXPECTED = ROOT / "tests" / "documents" / "mobilisation-book" / "expected.json"
SHARED = ROOT.parent / "shared" / "data" / "books"

NO_BOX = (0.0, 0.0, 0.0, 0.0)


def cell(printed: str, *spans: tuple[int, int]) -> Cell:
    return Cell(printed, spans or ((0, len(printed)),), 1, NO_BOX)


def grid(title: str, header: str, *rows: list[str | None]) -> Grid:
    printed = tuple(tuple(cell(words) if words else None for words in row) for row in rows)
    return Grid(f"國防部\n{title}\n中華民國115年度 單位：新臺幣千元", (1,), tuple(header.split("|")), printed)


ACCOUNTS = (
    "科目 款|科目 項|科目 目|科目 節|科目 名稱及編號|"
    "本年度預算數|上年度預算數|前年度決算數|本年度與上年度比較|說明"
)
VISITS = (
    "計畫名稱及領域代碼|擬前往國家|擬拜會或視察機構|計畫內容|預計前往期間|預計天數|擬派人數|"
    "旅費預算 交通費|旅費預算 生活費|旅費預算 辦公費|旅費預算 合計|"
    "歸屬預算科目|前三年內有無赴同一機構拜會、視察 有/無"
)
STUDIES = (
    "計畫名稱及領域代碼|擬前往國家|主要研習課程|預計前往期間|預計天數|擬派人數|"
    "旅費預算 生活費|旅費預算 機票與出國手續費|旅費預算 書籍學雜等費|旅費預算 合計|"
    "歸屬預算科目|前三年度已派人員人數"
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,234", 1234),
        ("-", None),
        ("△12", -12),
        ("-12", -12),
        ("▲1,000", -1000),
        ("(3)", -3),
        ("1，234", 1234),
        ("114.08", None),
        ("甲", None),
    ],
)
def test_figure(printed, value):
    assert figure(cell(printed)) == value


def test_money_is_whole_dollars_and_unknown_without_a_unit():
    assert money(cell("1,234"), 1000) == 1234000
    assert money(cell("1,234"), 0) is None
    assert money(None, 1000) is None


def test_a_dash_is_no_text():
    assert text(cell("-")) is None
    assert text(cell("無")) == "無"


def test_columns_are_found_by_their_headings():
    found = places(
        grid("x", "上年度預算數|本年度 預算數|預算 合計|合計欄"),
        (Column("total", "合計"), Column("last_year", "上年度預算數"), Column("other", "說明")),
    )
    assert found == {"total": 2, "last_year": 0}


def test_a_part_of_a_cell_has_its_spans():
    whole = cell("0708010000內政部", (10, 20), (25, 28))
    assert part(whole, 0, 10).spans == ((10, 20),)
    assert part(whole, 8, 12) == Cell("00內政", ((18, 20), (25, 27)), 1, NO_BOX)


@pytest.mark.parametrize(
    ("title", "year", "who"),
    [
        ("內政部\n歲出機關別預算表\n經資門併計 中華民國114年度 單位：新臺幣千元", "2025", "內政部"),
        ("國防部\n歲出機關別預算表(續)\n中華民國一一五年度", "2026", "國防部"),
        ("歲出機關別預算表\n中華民國 114 年度", "2025", None),
        ("內政部彙編\n歲出機關別預算表", None, "內政部"),
    ],
)
def test_title(title, year, who):
    found = Grid(title, (1,), (), ())
    assert fiscal_year(found) == year
    assert agency(found, re.compile("歲出機關別預算表")) == who


def test_accounts():
    table = grid(
        "歲出機關別預算表",
        ACCOUNTS,
        ["7", None, None, None, "0008000000內政部主管", None, None, None, None, None],
        [None, None, None, None, "3708010000民政支出", "20", "30", "-", "-10", None],
        [None, None, "1", None, "3708010100 一般 行政", "20", "30", "-", "-10", "說明"],
        [None, None, None, None, None, None, None, None, None, "無主的說明"],
    )
    first, second, third = accounts.rows((table,))
    assert first.values == {
        "code": "0008000000", "name": "內政部主管", "level": 1,
        "this_year": None, "last_year": None, "final_accounts": None, "change": None, "note": None,
    }  # fmt: skip
    assert (second.values["level"], second.values["this_year"], second.values["change"]) == (
        None,
        20000,
        -10000,
    )
    assert (third.values["level"], third.values["name"], third.values["note"]) == (3, "一般行政", "說明")
    assert third.cells["code"].spans == ((0, 10),)
    assert third.cells["name"].spans == ((11, 16),)
    assert third.money == {"this_year", "last_year", "final_accounts", "change"}


def test_trips():
    table = grid(
        "派員出國計畫預算類別表－考察、視察、訪問",
        VISITS,
        ["一、考察"] + [None] * 12,
        [
            "01 考察制度-83",
            "日本",
            "總務省",
            "內容",
            "115.08-115.09",
            "5",
            "2",
            "32",
            "77",
            "8",
            "117",
            "民政",
            "有",
        ],
        ["二、不定期會議"] + [None] * 12,
        ["02 APEC 2026", "美國", None, None, "115.01", "1", "3", "1", "-", None, "1", "役政", "無"],
        ["合計"] + [None] * 9 + ["118", None, None],
    )
    first, second = trips.rows((table,))
    wanted = {
        "category": "考察", "number": "01", "name": "考察制度", "domain_code": "83", "destination": "日本",
        "institution": "總務省", "contents": "內容", "period": "115.08-115.09", "days": 5, "people": 2,
        "transport": 32000, "living": 77000, "office": 8000, "tuition": None, "total": 117000,
        "account": "民政", "visited": "有",
    }  # fmt: skip
    assert {field: first.values[field] for field in wanted} == wanted
    assert first.cells["name"].spans == ((3, 7),)
    assert (second.values["category"], second.values["name"], second.values["domain_code"]) == (
        "開會",
        "APEC 2026",
        None,
    )
    assert (second.values["living"], second.values["office"]) == (None, None)


def test_studies():
    table = grid(
        "派員出國計畫預算類別表－進修、研究、實習",
        STUDIES,
        ["三、實習"] + [None] * 11,
        ["01 訓練-3M", "英國", "課程", "115.07", "54", "1", "180", "55", "19", "254", "業務", "0"],
    )
    (row,) = trips.rows((table,))
    found = {
        field: row.values[field]
        for field in ("category", "domain_code", "living", "transport", "tuition", "office", "total")
    }
    assert found == {
        "category": "實習", "domain_code": "3M",
        "living": 180000, "transport": 55000, "tuition": 19000, "office": None, "total": 254000,
    }  # fmt: skip


def test_trips_summary():
    header = "類別|本年度計畫項數|本年度預計人天|本年度預算數|上年度計畫項數|上年度核定人天|上年度預算數"
    (row,) = trips_summary.rows(
        (grid("派員出國計畫預算總表", header, ["考 察", "4", "33", "440", "3", "26", "-"]),)
    )
    assert row.values == {
        "category": "考察", "plans": 4, "person_days": 33, "budget": 440000,
        "last_plans": 3, "last_person_days": 26, "last_budget": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("歲出機關別預算表", "歲出機關別預算表"),
        ("歲出機關別預算表(續)", "歲出機關別預算表"),
        ("派員出國計畫預算類別表－開會、談判", "派員出國計畫預算類別表"),
        ("歲出機關別預算表彙總", None),
        ("公務車輛調查表", None),
    ],
)
def test_a_grid_of_no_known_title_stays_a_grid(title, form):
    document = Document("x.pdf", b"", grids=(grid(title, "甲"),))
    found = read_forms(document)
    assert [table.form for table in found.tables] == ([form] if form else [])
    assert found.grids == document.grids


def test_every_form_offers_the_same_names():
    assert len({form.TITLE for form in FORMS}) == len(FORMS)
    for form in FORMS:
        assert form.COLUMNS
        assert form.rows((Grid(form.TITLE, (1,), (), ()),)) == ()
        assert list(form.sums(())) == []
        assert form.PATTERN.fullmatch(form.TITLE)


def read_book(path: Path) -> Document:
    return read_forms(layout(pdf.read(Document(path.name, path.read_bytes()))))


def test_sample_book():
    document = read_book(SAMPLE)
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    for form, rows in expected.items():
        found = [row for table in document.tables if table.form == form for row in table.rows]
        assert len(found) == len(rows)
        for row, want in zip(found, rows, strict=True):
            # a dash, printed for nothing, is no sum
            have = {field: row.values.get(field, row.page if field == "page" else None) for field in want}
            assert have == {field: value if value != 0 else None for field, value in want.items()}
    assert {(table.agency, table.fiscal_year, table.unit) for table in document.tables} == {
        ("國防部全民防衛動員署", "2026", 1000)
    }


def test_cells_stand_where_they_say():
    document = read_book(SAMPLE)
    for table in document.tables:
        for row in table.rows:
            for found in row.cells.values():
                printed = "".join(document.raw[start:end] for start, end in found.spans)
                assert printed.replace(" ", "") == found.text.replace(" ", "")


@pytest.mark.skipif(not SHARED.exists(), reason="the real budget book is not beside the project")
def test_real_book():
    """What the book prints twice agrees: trips and their summary, budgets and their change."""
    tables = read_book(SHARED / "moi-114.pdf").tables
    by_form: dict[str, list] = {}
    for table in tables:
        by_form.setdefault(table.form, []).extend(row.values for row in table.rows)
    spending = by_form["歲出機關別預算表"]
    assert len(spending) == 19
    assert sum(row["this_year"] for row in spending if row["level"] == 3) == 13424378000
    for row in [*spending, *by_form["歲入來源別預算表"]]:
        if row["change"] is not None:
            assert (row["this_year"] or 0) - (row["last_year"] or 0) == row["change"]
    for row in by_form["派員出國計畫預算總表"]:
        own = [trip for trip in by_form["派員出國計畫預算類別表"] if trip["category"] == row["category"]]
        if own:
            assert row["plans"] == len(own)
            assert row["person_days"] == sum(trip["days"] * trip["people"] for trip in own)
            assert row["budget"] == sum(trip["total"] for trip in own)
