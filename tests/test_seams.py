import pytest

from pipeline.normalise import clean
from pipeline.normalise.seams import goes_on


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("出國旅費編列3,0", "53千元，供派員參加會談"),
        ("美國國防", "部於2018年發布的報告"),
        ("國防部戰", "略規劃司的前身"),
        ("參加國防政策專", "案會議"),
        ("提出太平洋嚇", "阻倡議"),
        ("稱為「臺美跨域", "嚇阻對話」，"),
    ],
)
def test_what_lies_across_a_short_line(left: str, right: str) -> None:
    assert goes_on(left, right)
    below = "其後各行皆較第一行為長，所以僅憑寬度看不出第一行還沒有結束"
    assert left + right in clean(f"{left}\n{right}{below}\n{below}").clean


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("國防部", "參謀本部"),
        ("美國", "國防部"),
        ("一、國防部", "國防部主計局"),
        ("3,053", "53千元"),
        ("3,0", "5千元"),
        ("「國防部」", "主計局」"),
        ("壹、前言", "論壇的由來"),
        ("報告「", "論壇」"),
        ("", "國防部"),
        ("國防部", ""),
    ],
)
def test_lines_that_end_where_they_end(left: str, right: str) -> None:
    assert not goes_on(left or "。", right or "。")


def test_rows_with_bars_and_wide_blanks_keep_their_ends() -> None:
    table = "科目｜本年度預算數｜上年度預算數｜比較\n國外旅費｜1,250｜1,100｜150"
    assert clean(table).clean == table
    wide = "計畫別　　全程經費　　已列數　　待列數\n港區監偵　　1,250,000　　730,000　　520,000"
    assert "\n" in clean(wide).clean
