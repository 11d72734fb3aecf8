import pytest

from pipeline.model import About
from tests.examples import document

NEWS = (
    "海纜備援經費遭質疑\n記者林大同／台北報導　2025年10月14日上午10時\n\n國防部昨日表示，明年將編列3億元，後"
    "續再行檢討，以利任務遂行與整備工作的推展。\n"
)
PROPOSALS = (
    "114年度中央政府總預算案提案\n\n一、數位發展部編列1,200萬元，爰凍結該項預算300萬元。\n提案人：陳大同\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NEWS, About("news", "海纜備援經費遭質疑", None, None, "2025-10-14")),
        (PROPOSALS, About("proposals", "114年度中央政府總預算案提案", None, "2025", None)),
        ("今年很熱。\n", About()),
    ],
)
def test_about(text: str, expected: About) -> None:
    found = document(text).about
    assert (found.kind, found.title, found.fiscal_year, found.date) == (
        expected.kind,
        expected.title,
        expected.fiscal_year,
        expected.date,
    )
