import pytest

from pipeline.extract.date_context import is_length, qualifier

DATE = "115年"


@pytest.mark.parametrize(
    ("before", "behind", "name"),
    [
        ("自", "起", "after"),
        ("從", "開始", "after"),
        ("", "以後", "after"),
        ("", "以來", "after"),
        ("", "後", "after"),
        ("自", "迄今", "after"),
        ("", "以前", "before"),
        ("", "之前", "before"),
        ("", "底前", "before"),
        ("最遲於", "完成", "before"),
        ("", "前後", "about"),
        ("約", "完成", "about"),
        ("since ", "", "after"),
        ("before ", "", "before"),
        ("", "起飛", None),
        ("", "前往", None),
        ("", "後備", None),
        ("", "前瞻", None),
        ("於", "編列", None),
        ("大約翰在", "", None),
        ("契約", "", None),
        ("", "", None),
    ],
)
def test_qualifier(before: str, behind: str, name: str | None) -> None:
    assert qualifier(before + DATE + behind, len(before), len(before) + len(DATE)) == name


@pytest.mark.parametrize(
    ("before", "years", "behind", "length"),
    [
        ("分", "3年", "編列", True),
        ("", "5年", "期計畫", True),
        ("為期", "3年", "", True),
        ("", "115年", "編列", False),
        ("", "99年", "決算", False),
        ("", "115年", "期間", False),
        ("", "100年", "之久", True),
        ("過去", "100年", "間", True),
        ("民國", "3年", "", True),
    ],
)
def test_length(before: str, years: str, behind: str, length: bool) -> None:
    text = before + years + behind
    assert is_length(text, len(before), len(before) + len(years)) is length
