import pytest

from pipeline.forms import plans
from pipeline.forms.plan_items import items, own_sum
from pipeline.model import Cell, Grid, Row

TITLE = "國防部\n歲出計畫提要及分支計畫概況表\n經資門併計 中華民國115年度 單位：新臺幣千元"
HEADER = ("分支計畫及用途別科目", "金額", "承辦單位", "說明")


def cell(*lines: str, page: int = 1, at: int = 0) -> Cell:
    """A cell of lines that follow each other in the text from a position on."""
    spans = []
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return Cell("".join(lines), tuple(spans), page, (0, 0, 10, 10))


def block(name: str, amount: str, *more: str, page: int = 1) -> Grid:
    printed = ["工作計畫名稱及編號", name, "預算金額", amount, *more]
    return Grid(TITLE, (page,), ("",) * len(printed), (tuple(cell(text, page=page) for text in printed),))


def table(*rows: tuple[str | Cell | None, ...], header: tuple[str, ...] = HEADER, page: int = 1) -> Grid:
    made = tuple(tuple(cell(x, page=page) if isinstance(x, str) else x for x in row) for row in rows)
    return Grid(TITLE, (page,), header, made)


def told(rows: tuple[Row, ...], *fields: str) -> list[tuple[object, ...]]:
    return [tuple(row.values[field] for field in fields) for row in rows]


def failed(rows: tuple[Row, ...]) -> list[tuple[str, int, int]]:
    return [
        (found.what, found.stated, found.added) for found in plans.sums(rows) if found.stated != found.added
    ]


def test_a_block_that_repeats_goes_on_and_another_begins_a_plan() -> None:
    rows = plans.rows(
        (
            block("3614020100 一般行政", "30", page=1),
            table(("01 人員維持", "10", None, None), ("1000 人事費", "10", None, None)),
            block("3614020100  一般行政", "30", page=2),
            table(("02 業務", "20", None, None), page=2),
            block("3614020200 動員業務", "5", page=3),
        )
    )
    assert told(rows, "kind", "plan_code", "branch_code", "code", "amount", "level") == [
        ("plan", None, None, "3614020100", 30000, None),
        ("branch", "3614020100", "01", "01", 10000, None),
        ("account", "3614020100", "01", "1000", 10000, 1),
        ("branch", "3614020100", "02", "02", 20000, None),
        ("plan", None, None, "3614020200", 5000, None),
    ]


def test_a_share_with_another_amount_is_a_plan_of_its_own() -> None:
    rows = plans.rows((block("3614020100 一般行政", "30"), block("3614020100 一般行政", "12")))
    assert told(rows, "code", "amount") == [("3614020100", 30000), ("3614020100", 12000)]


@pytest.mark.parametrize(
    "boxes",
    [
        ("計畫內容：辦理演習。", "預期成果：完備整備。"),
        ("計畫內容", "辦理演習。", "預期成果", "完備整備。"),
    ],
)
def test_a_label_may_stand_in_the_cell_or_before_it(boxes: tuple[str, ...]) -> None:
    (row,) = plans.rows((block("3614020200 動員業務", "5", *boxes),))
    assert (row.values["contents"], row.values["expected_results"]) == ("辦理演習。", "完備整備。")


def test_paragraphs_in_several_rows_are_one_explanation() -> None:
    (_, branch, _, _) = rows = plans.rows(
        (
            block("3614020200 動員業務", "5"),
            table(
                ("01 演習", "5", "動員處", cell("辦理演習：")),
                ("2000 業務費", "5", None, cell("1.場地3,0", at=100)),
                (None, None, None, cell("00千元。", page=2, at=200)),
            ),
        )
    )
    assert branch.values["explanation"] == "辦理演習：1.場地3,000千元。"
    assert branch.cells["explanation"].spans == ((0, 5), (100, 107), (200, 205))
    assert rows[-1].values["amount"] == 3_000_000
    assert rows[-1].cells["amount"].spans == ((104, 107), (200, 202))


def test_names_and_figures_that_go_on() -> None:
    rows = plans.rows(
        (
            block("3614020200 動員業務", "5"),
            table(
                ("01 演習整備及", None, None, None), ("協調計畫", None, None, None), (None, "5", None, None)
            ),
        )
    )
    assert told(rows[1:], "code", "name", "amount") == [("01", "演習整備及協調計畫", 5000)]


def test_other_headings_and_names_that_begin_with_a_year() -> None:
    header = ("分支計畫及用途別科目名稱", "預算金額", "承辦單位", "說明")
    rows = plans.rows(
        (block("3614020200 動員業務", "5"), table(("01 2030年動員計畫", "5", None, None), header=header))
    )
    assert told(rows[1:], "code", "name", "amount") == [("01", "2030年動員計畫", 5000)]


def test_sums_of_accounts_branches_and_plans() -> None:
    good = (
        ("01 人員維持", "10", None, None),
        ("1000 人事費", "10", None, None),
        ("1015 待遇", "8", None, None),
        ("1030 獎金", "2", None, None),
        ("02 業務", "20", None, None),
        ("2000 業務費", "15", None, None),
        ("3000 設備及投資", "5", None, None),
    )
    head = block("3614020100 一般行政", "30")
    assert failed(plans.rows((head, table(*good)))) == []
    assert failed(plans.rows((head, table(*good[:-1])))) == [("amount of 業務", 20000, 15000)]
    assert failed(plans.rows((head, table(*good[:3], *good[4:])))) == [("amount of 人事費", 10000, 8000)]
    assert failed(plans.rows((head, table(*good[:4])))) == [("amount of 一般行政", 30000, 10000)]


def test_accounts_without_a_branch_are_the_plan_s() -> None:
    rows = plans.rows(
        (
            block("3614029800 第一預備金", "30"),
            table(("6000 預備金", "30", None, "備用。"), ("6005 第一預備金", "30", None, None)),
        )
    )
    assert told(rows, "kind", "plan_code", "branch_code", "explanation") == [
        ("plan", None, None, "備用。"),
        ("account", "3614029800", None, None),
        ("account", "3614029800", None, None),
    ]
    assert [(found.stated, found.added) for found in plans.sums(rows)] == [(30000, 30000)] * 2


def numbered(*lines: str) -> list[tuple[str, int]]:
    text = cell(*lines)
    return [(text.text[slice(*item.number)], item.depth) for item in items(text, 1000, 2026)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ("1.甲", "(1)乙", "<1>丙", "(2)丁", "2.戊"),
            [("1.", 1), ("(1)", 2), ("<1>", 3), ("(2)", 2), ("2.", 1)],
        ),
        (("一、甲", "(一)乙", "1.丙", "二、丁"), [("一、", 1), ("(一)", 2), ("1.", 3), ("二、", 1)]),
        (("本部：", "1.甲", "2.乙", "中心：", "1.丙"), [("1.", 1), ("2.", 1), ("1.", 1)]),
        (("依第", "(2)款及第", "3.5條辦理"), []),
        (("1.依第", "5.項", "2.丙"), [("1.", 1), ("2.", 1)]),
        (("1.甲", "3.漏號"), [("1.", 1), ("3.", 1)]),
        (("1.115年計畫", "2.乙"), [("1.", 1), ("2.", 1)]),
        (("①甲", "②乙", "A.丙"), [("①", 1), ("②", 1), ("A.", 2)]),
    ],
)
def test_items(lines: tuple[str, ...], found: list[tuple[str, int]]) -> None:
    assert numbered(*lines) == found


def test_lines_are_found_where_a_space_was_closed_up() -> None:
    text = Cell("1.說明甲2.乙", ((0, 6), (7, 10)), 1, (0, 0, 1, 1), closed=(3,))
    assert [text.text[slice(*item.text)] for item in items(text, 1000, 2026)] == ["說明甲", "乙"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("辦理演習1,234千元。", "1,234"),
        ("辦理演習(含宣導費100千元)1,234千元（資本支出）。", "1,234"),
        ("甲300千元、乙200千元，合計500千元。", "500"),
        ("甲300千元、乙200千元，合計600千元。", None),
        ("所需900千元，甲400千元、乙500千元。", "900"),
        ("甲400千元及乙500千元。", None),
        ("所需700千元，其中設備200千元。", "700"),
        ("所需700千元，其中甲200千元，乙500千元。", "700"),
        ("總經費9,000千元，本年度編列第1年經費800千元。", "800"),
        ("除113至114年度已編列500千元外，本年度續編600千元，未來年度經費700千元。", "600"),
        ("114年度編列300千元。", None),
        ("115年度編列300千元。", "300"),
        ("依114年5月10日函核定，所需300千元。", "300"),
        ("預計1,500元×200件=300千元。", "300"),
        ("每人2,000元。", None),
        ("共1億2,345萬6千元。", None),
        ("舉辦座談會。", None),
    ],
)
def test_the_one_sum_of_an_item(text: str, figure: str | None) -> None:
    found = own_sum(text, 1000, 2026)
    assert (text[slice(*found)] if found else None) == figure


def test_sums_are_compared_exactly() -> None:
    text = "甲0.1千元、乙0.2千元，合計0.3千元。"
    found = own_sum(text, 1000, None)
    assert found is not None
    assert text[slice(*found)] == "0.3"
