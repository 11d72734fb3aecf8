from pipeline.forms import revenue_notes
from pipeline.model import Cell, Grid

TITLE = "國防部\n歲入項目說明提要表\n中華民國115年度 單位：新臺幣千元"
HEADER = ("款", "項", "目", "節", "名稱", "金額", "說明")


def cell(text: str, page: int = 1) -> Cell:
    return Cell(text, ((0, len(text)),), page, (0, 0, 10, 10))


def grid(header: tuple[str, ...], *rows: tuple[str | None, ...], page: int = 1) -> Grid:
    return Grid(
        TITLE, (page,), header, tuple(tuple(cell(x, page) if x else None for x in row) for row in rows)
    )


def block(names: str, amount: str, page: int = 1) -> Grid:
    printed = ("來源子目及細目與編號", names, "預算金額", amount, "承辦單位", "動員處、", "秘書室")
    return grid(("",) * 7, printed, page=page)


OPEN = grid(("", ""), ("一、項目內容1.審查。", "二、法令依據1.規費法。"))
CHAIN = (
    ("3", None, None, None, "0500000000規費收入", "30", None),
    (None, "41", None, None, "0514020000國防部", "30", None),
    (None, None, "1", None, "0514020100行政規費收入", "30", None),
    (None, None, None, "1", "0514020101審查費", "30", "預計3"),
)


def test_a_source_and_its_accounts() -> None:
    names = "0514020100 -0514020101行政規費收入 -審查費"
    source, *accounts = rows = revenue_notes.rows((block(names, "30"), OPEN, grid(HEADER, *CHAIN)))
    assert source.values == {
        "kind": "source", "source_code": None, "code": "0514020101", "name": "審查費",
        "parent_code": "0514020100", "parent_name": "行政規費收入", "level": None, "amount": 30000,
        "unit_in_charge": "動員處、秘書室", "contents": "1.審查。", "legal_basis": "1.規費法。", "note": None,
    }  # fmt: skip
    assert source.cells["code"].spans == ((12, 22),)
    assert [account.values["level"] for account in accounts] == [1, 2, 3, 4]
    assert {account.values["source_code"] for account in accounts} == {"0514020101"}
    assert [(found.stated, found.added) for found in revenue_notes.sums(rows)] == [(30000, 30000)] * 4


def test_a_note_that_goes_on_in_a_row_of_its_own() -> None:
    names = "0514020100 -0514020101行政規費收入 -審查費"
    rest = grid(HEADER, (None,) * 6 + ("0千元。",), page=2)
    rows = revenue_notes.rows(
        (block(names, "30"), grid(HEADER, *CHAIN), block(names.replace(" ", ""), "30", page=2), rest)
    )
    assert len(rows) == 5
    assert rows[-1].values["note"] == "預計30千元。"
    assert rows[-1].page == 1


def test_a_source_without_a_source_below_it() -> None:
    (source,) = revenue_notes.rows((block("0714020500廢舊物資售價", "30"),))
    assert (source.values["code"], source.values["name"]) == ("0714020500", "廢舊物資售價")
    assert source.values["parent_code"] is None
    assert list(revenue_notes.sums((source,))) == []


def test_a_source_that_differs_from_its_account() -> None:
    rows = revenue_notes.rows((block("0514020101審查費", "31"), grid(HEADER, *CHAIN)))
    assert [(found.stated, found.added) for found in revenue_notes.sums(rows)][-1] == (31000, 30000)
