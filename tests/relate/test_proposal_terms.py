import pytest

from pipeline.relate.proposal_terms import terms
from tests.examples import document


def said(text: str) -> dict[str, str]:
    done = document(text)
    found = terms(done.text.clean, 0, len(done.text.clean), done.mentions)
    assert {field: done.text.clean[slice(*span)] for field, span in found.sources.items()}.keys() == set(
        found.values
    )
    return found.values


@pytest.mark.parametrize(
    ("text", "report_to", "deadline"),
    [
        (
            "，俟外交部於3個月內向立法院外交及國防委員會提出報告後，始得動支。",
            "立法院外交及國防委員會",
            "P3M",
        ),
        ("，待勞動部於二週內向本院財政委員會提出報告後，始得動支。", "立法院財政委員會", "P2W"),
        ("，請教育部於116年6月30日前向內政委員會提出報告後，始得動支。", "立法院內政委員會", "2027-06-30"),
        ("。俟航港局於三個月內提出書面報告後，再行動支。", None, "P3M"),
        ("，並請外交部於1個月內向立法院外交及國防委員會提出書面報告。", "立法院外交及國防委員會", "P1M"),
        ("，俟執行6個月後始得動支。", None, None),
        (
            "，要求教育部於3個月內向立法院教育及文化委員會提出報告，經同意後始得動支。",
            "立法院教育及文化委員會",
            "P3M",
        ),
        ("，向內政委員會提出專案報告並經同意後，始得動支。", "立法院內政委員會", None),
        ("，以資撙節。", None, None),
    ],
)
def test_whom_an_agency_reports_to_and_until_when(
    text: str, report_to: str | None, deadline: str | None
) -> None:
    found = said(text)
    assert (found.get("report_to"), found.get("deadline")) == (report_to, deadline)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("減列5元。（撤案）", "撤案"),
        ("減列5元。（保留）", "保留"),
        ("減列5元，暫保留，送黨團協商。", "暫保留"),
        ("減列5元（併入第二案）", "併入第二案"),
        ("減列5元，併第12案處理。", "併第12案"),
        ("減列5元，照案通過。", "照案通過"),
        ("保留原住民族語言，減列5元。", None),
        ("減列5元。", None),
    ],
)
def test_what_became_of_it(text: str, wanted: str | None) -> None:
    assert said(text).get("result") == wanted
