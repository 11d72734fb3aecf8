import pytest

from pipeline.extract.date_point import read_point
from pipeline.model import Lean


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("115年", "2026"),
        ("一一五年度", "2026"),
        ("民國一百零五年", "2016"),
        ("二〇二六年", "2026"),
        ("2024年1月", "2024-01"),
        ("113年6月19日", "2024-06-19"),
        ("113年六月十九日", "2024-06-19"),
        ("112年第1季", "2023-33"),
        ("114年下半年度", "2025-41"),
        ("2023年秋季", "2023-23"),
        ("本（113）年", "2024"),
        ("去(113)年12月", "2024-12"),
        ("113年2月下旬", "2024-02-21/2024-02-29"),
        ("113年2月30日", None),
        ("113年13月", None),
        ("9999年", "9999"),
        ("10000年", None),
    ],
)
def test_points(text: str, edtf: str | None) -> None:
    point = read_point(text)
    assert (point.edtf if point else None) == edtf


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("今年", Lean("document")),
        ("明年度", Lean("fiscal", years=1)),
        ("去年11月", Lean("document", years=-1, month=11)),
        ("後年", Lean("document", years=2)),
        ("同年10月", Lean("previous", month=10, same=True)),
        ("次年3月1日", Lean("previous", years=1, month=3, day=1, same=True)),
        ("6月19日", Lean("previous", month=6, day=19)),
        ("今年上半年", Lean("document", code=40)),
    ],
)
def test_leaning_points(text: str, lean: Lean) -> None:
    point = read_point(text)
    assert point is not None
    assert (point.edtf, point.lean) == (None, lean)


@pytest.mark.parametrize("text", ["", "年", "abc", "115年預算", "115年6月19日起"])
def test_other_strings_are_no_points(text: str) -> None:
    point = read_point(text)
    assert point is None or point.year is None


@pytest.mark.parametrize(
    ("text", "plausible"),
    [
        ("115年", True),
        ("0年", False),
        ("38年", False),
        ("民國38年", True),
        ("38年度", True),
        ("250年", False),
        ("1895年", True),
    ],
)
def test_a_bare_year_is_one_that_documents_speak_of(text: str, plausible: bool) -> None:
    point = read_point(text)
    assert point is not None
    assert point.plausible is plausible
