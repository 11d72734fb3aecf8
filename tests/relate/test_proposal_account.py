import pytest

from pipeline.relate.proposal_account import account


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("第2目「情報行政」項下「行政管理」中「業務費」編列", ("情報行政", "行政管理", "業務費")),
        ("第2目「情報行政－行政管理－業務費」編列", ("情報行政", "行政管理", "業務費")),
        ("「經常支出」－「業務費」編列", ("經常支出", "業務費")),
        ("第2目「甲」第1節「乙」及「丙」編列", ("甲", "乙", "丙")),
        ("依「預算法」第39條，第1目「一般行政」編列", ("一般行政",)),
        ("「職場霸凌」頻傳，第1目「一般行政」編列", ("一般行政",)),
        ("財政部業務費編列", ("業務費",)),
        ("爰將勞動部媒體政策及業務宣導費全數減列", ("媒體政策及業務宣導費",)),
        ("該項預算編列", ()),
    ],
)
def test_one_level_in_each_pair_of_marks(text: str, wanted: tuple[str, ...]) -> None:
    found = account(text, 0, len(text))
    assert found.levels == wanted
    assert all(name in text[slice(*found.spans[0])] for name in wanted)


def test_the_part_right_before_a_cost() -> None:
    text = "第3目「教育訓練」編列18億元，其中「聯合演訓」編列2億元"
    found = account(text, 0, text.index("2億"), text.index("2億"))
    assert found.levels == ("教育訓練", "聯合演訓")
    assert [text[slice(*span)] for span in found.spans] == ["「教育訓練」", "「聯合演訓」"]


def test_a_code() -> None:
    text = "「5326011000國營事業管理」編列5元"
    found = account(text, 0, len(text))
    assert (found.levels, found.code) == (("國營事業管理",), "5326011000")
    assert found.code_span is not None
    assert text[slice(*found.code_span)] == "5326011000"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("第2目「文化交流」項下「業務費」之用途不明，請文化部檢討。", ("文化交流", "業務費")),
        ("「山海藝文推廣計畫」編列預算逐年增加，請文化部檢討。", ("山海藝文推廣計畫",)),
        ("文化部「文化幣」使用規範不明，請文化部公開。", ()),
        ("請文化部就「影視聽素養」提出報告。", ()),
    ],
)
def test_where_nothing_is_decided_an_account_is_numbered_or_budgeted(
    text: str, wanted: tuple[str, ...]
) -> None:
    assert account(text, 0, len(text), sums=False).levels == wanted
