import pytest

from pipeline.check import rates
from tests.examples import document


def messages(text: str) -> list[str]:
    return [finding.message for finding in rates.find(document(text))]


@pytest.mark.parametrize(
    "text",
    [
        "「海岸感測整備計畫」編列4億7,123萬元（1,545萬美元）。",
        "「海岸感測整備計畫」經費約12萬歐元（約新臺幣432萬元）。",
        "「海岸感測整備計畫」經費1,200萬日圓（約新臺幣250萬元）。",
        "「海岸感測整備計畫」編列6,000萬元，另以500萬美元採購「營區微電網專案」。",
        "新臺幣6,000萬元（約500萬美元）。",
    ],
)
def test_a_rate_that_has_been_paid_is_none_of_its_business(text: str) -> None:
    assert messages(text) == []


def test_a_rate_that_cannot_be_is_told() -> None:
    done = document("「水中靶標採購案」編列6,000萬元（約500萬美元）。")
    (finding,) = rates.find(done)
    assert finding.check == "records.rate"
    assert done.text.clean[finding.start : finding.end] == "500萬美元"
    assert "12 TWD" in finding.message


def test_a_pair_is_told_once_though_two_records_hold_it() -> None:
    assert len(messages("「甲型靶標採購案」與「乙型靶標採購案」各編列6,000萬元（約500萬美元）。")) == 1
