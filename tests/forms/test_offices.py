import pytest

from pipeline.forms import offices
from pipeline.model import Cell, Grid

NO_BOX = (0.0, 0.0, 0.0, 0.0)
HEADER = ("區分", "自有 單位數", "自有 面積", "無償借用 面積", "合計 面積", "合計 年需養護費")


def read(*rows: str) -> tuple:
    lines = [
        tuple(Cell(text, ((0, len(text)),), 1, NO_BOX) if text else None for text in row.split("|"))
        for row in rows
    ]
    return offices.rows((Grid("現有辦公房舍明細表\n單位：新臺幣千元", (1,), HEADER, tuple(lines)),))


@pytest.mark.parametrize(
    ("printed", "number", "name", "level"),
    [
        ("一、辦公房屋", "一、", "辦公房屋", 1),
        ("1 首長宿舍", "1", "首長宿舍", 2),
        ("2.單房間職務宿舍", "2.", "單房間職務宿舍", 2),
        ("(3)多房間職務宿舍", "(3)", "多房間職務宿舍", 2),
        ("合 計", None, "合計", None),
        ("其他", None, "其他", 1),
    ],
)
def test_kinds_of_buildings(printed, number, name, level):
    (row,) = read(f"{printed}|1棟||||")
    assert (row.values["number"], row.values["name"], row.values["level"]) == (number, name, level)


@pytest.mark.parametrize(
    ("printed", "units", "measure"),
    [
        ("1,101棟", 1101, "棟"),
        ("3 戶", 3, "戶"),
        ("0", 0, None),
        ("1棟2戶", None, "1棟2戶"),
        ("-", None, None),
    ],
)
def test_how_many_of_what(printed, units, measure):
    (row,) = read(f"一、辦公房屋|{printed}||||")
    assert (row.values["owned_units"], row.values["owned_measure"]) == (units, measure)


def failed(*rows: str) -> list[tuple[str, int, int]]:
    return [
        (held.what, held.stated, held.added)
        for held in offices.sums(read(*rows))
        if held.stated != held.added
    ]


def test_areas_add_up_to_the_hundredth():
    rows = [
        "一、甲|1棟|0.10|0.20|0.30|1",
        "二、乙|3戶|5.55||5.55|2",
        "1 丙|1戶|5.50||5.50|2",
        "2 丁|2戶|0.05||0.05|",
    ]
    assert failed(*rows, "合計||5.65|0.20|5.85|3") == []
    assert failed(*rows, "合計||5.65|0.20|5.86|3") == [
        ("total_area of 合計 in hundredths of a square metre", 586, 585),
        ("total_area of 合計 in hundredths of a square metre", 586, 585),
    ]


def test_only_units_of_one_kind_are_added():
    assert failed("二、乙|9戶||||", "1 丙|1戶||||", "2 丁|2棟||||") == []
    assert failed("二、乙|9戶||||", "1 丙|1戶||||", "2 丁|2戶||||") == [("owned_units of 乙", 9, 3)]


def test_every_total_is_of_the_rows_above_it():
    assert (
        failed("一、甲||1.00||1.00|", "合計||1.00||1.00|", "一、甲||2.00||2.00|", "合計||2.00||2.00|") == []
    )
