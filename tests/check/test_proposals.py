import pytest

from pipeline.check import proposals
from pipeline.model import Document
from pipeline.run import STAGES, through
from tests.examples import document

REVIEW = """**二、歲出部分**

第8款　文化部主管

第1項　文化部原列20億元，減列：

(一)第2目「綜合規劃業務」項下「業務費」100萬元。

1.其中「國外旅費」30萬元。

(二)第3目「文化交流業務」項下「國外旅費」200萬元。

以上共計減列300萬元，科目均自行調整，其餘均照列，改列為19億9,700萬元。

本項通過決議2項：

(一)請文化部檢討補助辦法。

(二)請文化部公開委員名單。

第2項　文化資產局9億元，照列。
"""


def told(text: str) -> list[tuple[str, str]]:
    return [(finding.check, finding.message) for finding in proposals.find(document(text))]


def test_a_review_that_agrees_with_itself() -> None:
    assert told(REVIEW) == []


def test_resolutions_are_counted() -> None:
    assert told(REVIEW.replace("決議2項", "決議3項")) == [
        ("proposals.count", "3 resolutions were passed, 2 were read")
    ]


def test_the_lines_of_a_cut_add_up() -> None:
    assert told(REVIEW.replace("「國外旅費」200萬元", "「國外旅費」250萬元")) == [
        ("proposals.sum", "文化部: cut 3,000,000, its lines add up to 3,500,000")
    ]


def test_what_a_sum_becomes_is_what_it_was_less_the_cut() -> None:
    assert told(REVIEW.replace("19億9,700萬元", "19億9,600萬元")) == [
        ("proposals.revised", "文化部 is revised to 1,996,000,000, the changes make 1,997,000,000")
    ]


def test_nobody_cuts_more_than_there_is() -> None:
    text = "115年度文化部第1目「一般行政」編列100萬元，爰減列80萬元，並凍結30萬元，俟報告後，始得動支。"
    assert told(text) == [("proposals.exceeds", "1,100,000 is cut and frozen, the account costs 1,000,000")]


def test_where_a_finding_points() -> None:
    done = document(REVIEW.replace("決議2項", "決議3項"))
    (finding,) = proposals.find(done)
    assert finding.start is not None
    assert done.text.clean[finding.start : finding.end] == "通過決議3項"


@pytest.mark.parametrize(
    ("opening", "year", "found"),
    [("", "2025", True), ("115年度", "2026", False)],
)
def test_an_assumed_year_is_said(opening: str, year: str, found: bool) -> None:
    text = f"{opening}文化部第1目「一般行政」編列100萬元，爰減列80萬元。"
    done = through(Document("a.txt", text.encode(), assumed_year="2025"), STAGES[:-1])
    assert [record.fiscal_year for record in done.records] == [year]
    said = [finding.message for finding in proposals.find(done)]
    assert said == (["no year is named; 2025 was assumed"] if found else [])
