import pytest

from pipeline.relate.proposal_year import common, year


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("115年度文化部預算編列5元", "2026"),
        ("本（116）年度文化部預算編列5元，較115年度預算4元增加1元", "2027"),
        ("115.年度文化部預算", "2026"),
        ("文化部115年於「一般行政」編列5元", "2026"),
        ("114年度預算數為4元，115年度卻增列1元", "2026"),
        ("115年度電費應為5元", "2026"),
        ("截至114年6月底執行率三成", "2026"),
        ("114年度迄今執行率三成", "2026"),
        ("較114年度增加1元", "2026"),
        ("115年度「甲」編列5元，115、116年度已規劃編列百億預算", "2026"),
        ("一、115年度文化部預算", "2026"),
        ("113年度決算執行率三成", "2026"),
        ("113年度觀看數不佳", "2026"),
        ("預計於118年完工", None),
        ("112至118年計畫", None),
        ("103年公布之政黨法", None),
        ("114年召訓人數提升，115年起將新增課程", "2026"),
        ("中央政府前瞻基礎建設計畫第5期特別預算案，延續第4期", "2025"),
        ("中央政府前瞻基礎建設計畫第三期特別預算案", "2021/2022"),
        ("第1目「一般行政」編列5元", None),
    ],
)
def test_whose_budget_is_spoken_of(text: str, wanted: str | None) -> None:
    told = year(text, 0, len(text))
    assert (told.gregorian if told else None) == wanted
    assert told is None or text[slice(*told.span)]


def test_the_year_of_a_whole_text() -> None:
    texts = ["115年度文化部預算"] * 4 + ["截至113年6月底", "爰凍結"]
    told = common(year(text, 0, len(text)) for text in texts)
    assert told is not None
    assert told.gregorian == "2026"


def test_a_text_of_many_years_has_none_of_its_own() -> None:
    texts = ["115年度文化部預算", "114年度文化部預算", "113年度文化部預算"] * 2
    assert common(year(text, 0, len(text)) for text in texts) is None
    assert common(year(text, 0, len(text)) for text in texts[:1]) is None
