from pipeline.model import Cell, Document, Record, Row, Table
from pipeline.relate import plans, relate
from pipeline.text import Text

TEXT = "一般行政 人員維持 1,200 人事室 民防業務 台北演訓 850 綜合規劃處 第一預備金 300"


def row(kind: str, name: str, amount: int | None, printed: str = "") -> Row:
    found = {"name": name, "amount": printed}
    cells = {
        field: Cell(text, ((TEXT.index(text), TEXT.index(text) + len(text)),), 1, (0, 0, 0, 0))
        for field, text in found.items()
        if text
    }
    return Row({"kind": kind, "name": name, "amount": amount}, cells, 1)


def table(agency: str, *rows: Row, form: str = plans.FORM) -> Table:
    return Table(form, form, (1,), 1000, agency, "2026", rows)


def document(*tables: Table) -> Document:
    return Document("a.pdf", b"", tables=tables, text=Text.verbatim(TEXT))


def test_a_branch_plan_is_a_record_and_neither_a_plan_nor_its_accounts_are() -> None:
    rows = (
        row("plan", "民防業務", 850_000),
        row("branch", "台北演訓", 850_000, "850"),
        row("account", "綜合規劃處", 850_000),
    )
    assert list(plans.branches(document(table("內政部", *rows)))) == [
        Record(
            kind="PROGRAM",
            name="臺北演訓",
            fiscal_years="2026",
            amount="850000",
            currency="TWD",
            organiser="內政部",
            sources={"name": (25, 29), "amount": (30, 33)},
            evidence=((25, 29), (30, 33)),
        )
    ]


def test_a_branch_without_a_sum_or_in_another_form_is_none() -> None:
    rows = (row("branch", "人員維持", None), row("branch", "", 5))
    other = table("內政部", row("branch", "人員維持", 1_200_000, "1,200"), form="各項費用彙計表")
    assert list(plans.branches(document(table("內政部", *rows), other))) == []


def test_of_an_agency_the_first_table_counts() -> None:
    whole = table("內政部", row("branch", "人員維持", 1_200_000, "1,200"))
    part = table("內政部", row("branch", "人員維持", 850_000, "850"))
    found = plans.branches(document(whole, part))
    assert [record.amount for record in found] == ["1200000"]


def test_two_bodies_that_budget_the_same_sum_remain_two() -> None:
    bodies = ("內政部國土測繪中心", "內政部土地重劃工程處")
    reserves = [table(body, row("branch", "第一預備金", 300_000, "300")) for body in bodies]
    assert [record.organiser for record in relate(document(*reserves)).records] == list(bodies)  # type: ignore[union-attr]
