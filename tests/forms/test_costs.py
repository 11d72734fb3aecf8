from grids import grid

from pipeline.forms import costs
from pipeline.model import Row

KEY = "工作計畫名稱及編號第一、二級用途別科目名稱及編號"


def fields(rows: tuple[Row, ...]) -> list[tuple[object, ...]]:
    return [tuple(row.values.values()) for row in rows]


def test_a_field_of_the_matrix_is_a_row():
    table = grid(
        "各項費用彙計表", f"{KEY}|3614020100一般行政||合計", "合計|1,200|-|1,200", "1015 待遇|1,200||1,200"
    )
    assert fields(costs.rows((table,))) == [
        (None, "合計", None, "3614020100", "一般行政", 1200000),
        (None, "合計", None, None, None, None),
        (None, "合計", None, None, "合計", 1200000),
        ("1015", "待遇", 2, "3614020100", "一般行政", 1200000),
        ("1015", "待遇", 2, None, "合計", 1200000),
    ]


def test_a_row_knows_its_cells():
    (row,) = costs.rows((grid("各項費用彙計表", f"{KEY}|3614020100 一般行政", "3000 設備及投資|90"),))
    assert {field: cell.text for field, cell in row.cells.items()} == {
        "code": "3000", "name": "設備及投資", "amount": "90",
    }  # fmt: skip
    assert row.cells["name"].spans == ((5, 10),)
    assert (row.values["level"], row.values["plan_name"], row.money) == (1, "一般行政", {"amount"})


def test_a_line_without_a_name_and_a_column_that_is_an_agency():
    table = grid("各機關各項費用彙計表", f"{KEY}|國防部|合計", "1000 人事費|10|10", "|-|5")
    assert fields(costs.rows((table,))) == [
        ("1000", "人事費", 1, None, "國防部", 10000),
        ("1000", "人事費", 1, None, "合計", 10000),
        (None, None, None, None, "國防部", None),
        (None, None, None, None, "合計", 5000),
    ]


def test_plans_of_several_spreads_add_up():
    lines = ("合計|10|20", "2000 業務費|10|20", "2003 訓練費|10|20")
    first = grid("各項費用彙計表", f"{KEY}|3614020100甲|3614020200乙", *lines)
    last = grid("各項費用彙計表(續)", f"{KEY}|合計", "合計|30", "2000 業務費|31", "2003 訓練費|31")
    held = list(costs.sums(costs.rows((first, last))))
    assert [(one.check, one.what, one.stated, one.added) for one in held if one.stated != one.added] == [
        ("total", "amount of 合計 of 合計", 30000, 31000),
        ("parts", "amount of 業務費", 31000, 30000),
        ("parts", "amount of 訓練費", 31000, 30000),
    ]
    assert len(held) == 9
