import pytest

from pipeline.forms import vehicles
from pipeline.model import Cell, Grid

NO_BOX = (0.0, 0.0, 0.0, 0.0)
HEADER = (
    "輛數", "車輛種類", "乘客人數（不含司機）", "購置年月", "汽缸總排氣量(立方公分)",
    "油料費 數量(公升)", "油料費 單價(元)", "油料費 金額", "養護費", "其他", "備註",
)  # fmt: skip


def read(*rows: str) -> list:
    """Rows of a table whose cells are parted by bars."""
    lines = []
    for row in rows:
        texts = row.split("|") + [""] * (len(HEADER) - len(row.split("|")))
        lines.append(tuple(Cell(text, ((0, len(text)),), 1, NO_BOX) if text else None for text in texts))
    return list(vehicles.rows((Grid("公務車輛明細表\n單位：新臺幣千元", (1,), HEADER, tuple(lines)),)))


@pytest.mark.parametrize(
    ("printed", "groups"),
    [
        (["|現有車輛：", "1|機車|1"], [("現有車輛", "機車")]),
        (["1|現有車輛：機車|1"], [("現有車輛", "機車")]),
        (["1|機車|1"], [(None, "機車")]),
        (["1|機車本年度新增車輛:|1", "2|大客車|1"], [(None, "機車"), ("本年度新增車輛", "大客車")]),
        (["|現有車輛:", "1|機車|1", "|新購車輛:", "|合　計|"],
         [("現有車輛", "機車"), ("新購車輛", None), (None, "合計")]),
        (["|現有車輛:"], [("現有車輛", None)]),
    ],
)  # fmt: skip
def test_what_a_vehicle_stands_under(printed, groups):
    rows = [row.replace("　", " ") for row in printed]
    assert [(row.values["group"], row.values["kind"]) for row in read(*rows)] == groups


@pytest.mark.parametrize(
    ("printed", "month"),
    [("114.08", "2025-08"), ("98.5", "2009-05"), ("103年3月", "2014-03"), ("99", "2010"),
     ("114.13", "114.13"), ("未定", "未定"), ("-", None)],
)  # fmt: skip
def test_month_of_purchase(printed, month):
    assert read(f"1|機車|1|{printed}")[0].values["bought"] == month


def test_a_remark_alone_goes_on_from_the_row_above():
    (row,) = read("1|機車|1|||||||5|甲", "||||||||||乙")
    assert row.values["remark"] == "甲乙"


def balance(*rows: str) -> list[tuple[str, int, int]]:
    held = vehicles.sums(tuple(read(*rows)))
    return [(found.what, found.stated, found.added) for found in held]


def test_money_is_added_as_near_as_rounding_lets_it_come():
    rows = ["1|機車|1||||||2|3", "1|機車|1||||||2|3"]
    assert balance(*rows, "|合計|||||||5|6") == [
        ("maintenance of 合計", 5000, 5000),
        ("other of 合計", 6000, 6000),
    ]
    assert balance(*rows, "|合計|||||||6|6")[0] == ("maintenance of 合計", 6000, 4000)


def test_litres_and_subtotals_are_added_exactly():
    rows = ["1|機車|1|||10", "2|小計||||10", "1|貨車|1|||20", "1|小計||||20", "2|合計||||30"]
    counts = [(stated, added) for what, stated, added in balance(*rows) if what.startswith("count")]
    litres = [(stated, added) for what, stated, added in balance(*rows) if what.startswith("fuel")]
    assert (counts, litres) == ([(2, 1), (1, 1), (2, 2)], [(10, 10), (20, 20), (30, 30)])
