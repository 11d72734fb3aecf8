"""A sum that fails shows its parts: what the small books were drawn with (tests/books/*.py)."""

from pathlib import Path

import msgspec
import pytest

from pipeline.audit.sums import explained
from pipeline.run import process
from pipeline.schema import Finding, Output

BOOKS = Path(__file__).parents[1] / "books"


def read(name: str) -> Output:
    path = BOOKS / f"{name}.pdf"
    return msgspec.json.decode(process(path.name, path.read_bytes()).output, type=Output)


def failing(output: Output) -> list[Finding]:
    return [f for f in output.findings if f.check.startswith("sums.") and f.level == "error"]


@pytest.mark.parametrize(
    ("book", "check", "whole", "parts"),
    [
        (
            "offices",
            "sums.children",
            ("機關宿舍", "owned_units", 17),
            [
                ("首長宿舍", "owned_units", 1),
                ("單房間職務宿舍", "owned_units", 6),
                ("多房間職務宿舍", "owned_units", 9),
            ],
        ),
        (
            "plans",
            "sums.children",
            ("設備及投資", "amount", 1_260_000),
            [("運輸設備費", "amount", 1_200_000)],
        ),
        (
            "multi_year",
            "sums.parts",
            ("後備訓練中心重建工程計畫", "total", 673_000_000),
            [
                ("後備訓練中心重建工程計畫", "before", 31_000_000),
                ("後備訓練中心重建工程計畫", "last_year", 162_000_000),
                ("後備訓練中心重建工程計畫", "this_year", 222_000_000),
                ("後備訓練中心重建工程計畫", "after", 260_000_000),
            ],
        ),
    ],
)
def test_parts(book: str, check: str, whole: tuple[str, str, int], parts: list[tuple[str, str, int]]) -> None:
    output = read(book)
    (finding,) = (each for each in failing(output) if each.check == check)
    found = explained(output, finding)
    assert found is not None
    assert found.whole is not None
    assert found.whole[3:] == (whole[0], whole[2])
    assert found.whole.field == whole[1]
    assert [(part.name, part.field, part.figure) for part in found.parts] == parts


@pytest.mark.parametrize("book", ["costs", "staff", "subsidies", "uses"])
def test_the_parts_come_to_what_was_added_up(book: str) -> None:
    output = read(book)
    assert failing(output)
    for finding in failing(output):
        found = explained(output, finding)
        assert found is not None
        assert f"printed {found.stated:,}, added up {found.added:,}," in finding.message
        total = sum(part.figure for part in found.parts)
        assert found.added in {total, 2 * found.parts[0].figure - total}, (
            "a difference is the first less the rest"
        )
        for part in found.parts:
            assert output.tables[part.table].rows[part.row][part.field] == part.figure


def test_a_finding_that_no_sum_gives_is_not_explained() -> None:
    output = read("offices")
    (finding,) = failing(output)
    assert (
        explained(output, msgspec.structs.replace(finding, message="owned_units of 某 in 某: printed 1"))
        is None
    )
    assert explained(output, msgspec.structs.replace(finding, check="names.ambiguous")) is None
    assert explained(output, msgspec.structs.replace(finding, page=99)) is None
