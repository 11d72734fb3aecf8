import pytest

from tests.examples import document

SENTENCES = [
    # a start and a number of years
    ("「海岸感測整備計畫」自115年起分三年執行，總經費4億7,123萬元。", ["2026/2028"]),
    ("「海岸感測整備計畫」自107年度起實施，全程10年，總經費達426億元。", ["2018/2027"]),
    ("115年度起辦理「海岸感測整備計畫」，為期2年，總經費640萬元。", ["2026/2027"]),
    ("115年度辦理「海岸感測整備計畫」，為期2年，編列640萬元。", ["2026"]),
    # the first year's share
    (
        "「海岸感測整備計畫」自115年起分三年執行，總經費9億元，首年先編3億元，剩下的6億元留待116年及117年分攤。",
        ["2026/2028", "2026", "2027/2028"],
    ),
    ("「海岸感測整備計畫」115年至117年辦理，首年編列3億元。", ["2026"]),
    # a year behind the sum in its clause
    (
        "「海岸感測整備計畫」115年度編列1,000萬元，餘6,580萬元於116至118年度編列。",
        ["2026", "2027/2029"],
    ),
    ("115年度「海岸感測整備計畫」編列1,000萬元較114年度成長。", ["2026"]),
    ("115年度「海岸感測整備計畫」編列1,000萬元，116年另議。", ["2026"]),
    # in turn
    ("「海岸感測整備計畫」116年度及117年度分別編列3億元及4億元。", ["2027", "2028"]),
    ("「海岸感測整備計畫」116年度、117年度及118年度分別編列3億元、4億元及5億元。", ["2027", "2028", "2029"]),
    # the term behind a total
    ("「海岸感測整備計畫」總額23億元，執行期間自111年至115年。", ["2022/2026"]),
    # a total is for no single year that another sum has
    ("116年度「海岸感測整備計畫」續編6,330萬元，本計畫總經費1億9,000萬元。", ["2027", None]),
    # when it is held
    ("113年第4季於臺北舉行之「印太海事安全圓桌會議」，經費380萬元。", ["2024"]),
    ("113年第4季核定之「印太海事安全圓桌會議」，經費380萬元。", [None]),
    # an earlier sentence, and a different name since
    ("115年度預算案已送審。「海岸感測整備計畫」編列300萬元。", ["2026"]),
    ("「營區微電網專案」自116至118年度編列900萬元。「海岸感測整備計畫」編列300萬元。", ["2027/2029", None]),
    ("115年辦理「營區微電網專案」。「海岸感測整備計畫」編列300萬元。", [None]),
    ("115年度預算，除「營區微電網專案」外尚多。「海岸感測整備計畫」編列300萬元。", ["2026"]),
    # within one sentence it may
    ("115年度「營區微電網專案」編列900萬元；「海岸感測整備計畫」編列300萬元。", ["2026", "2026"]),
]


@pytest.mark.parametrize(("text", "years"), SENTENCES)
def test_the_years_of_sums(text: str, years: list[str | None]) -> None:
    assert [record.fiscal_years for record in document(text).records] == years


def test_no_year_leaks_from_another_paragraph() -> None:
    text = (
        "「營區微電網專案」116至118年度編列900萬元。\n\n「海岸感測整備計畫」編列300萬元。\n\n"
        "「後備教材編修計畫」編列200萬元。"
    )
    assert [record.fiscal_years for record in document(text).records] == ["2027/2029", None, None]


def test_the_only_fiscal_year_of_a_document_is_evidence() -> None:
    done = document("立法院審查115年度預算。\n\n「海岸感測整備計畫」編列300萬元。")
    (record,) = done.records
    assert record.fiscal_years == "2026"
    words = [done.text.clean[start:end] for start, end in record.evidence]
    assert words == ["115年度", "海岸感測整備計畫", "300萬元"]


def test_two_fiscal_years_of_a_document_are_no_evidence() -> None:
    done = document("立法院審查115年度及116年度預算。\n\n「海岸感測整備計畫」編列300萬元。")
    assert [record.fiscal_years for record in done.records] == [None]
