import pytest

from pipeline.model import About, Date, Lean, Mention
from pipeline.resolve.dates import resolve_dates
from tests.examples import labels, read

DAY = About(date="2025-09-03")
FISCAL = About(date="2025-09-03", fiscal_year="2026")
YEAR = About(date="2025")


def resolved(lean: Lean, about: About) -> str | None:
    mention = Mention("DATE", 0, 2, Date(None), "date.relative", lean=lean)
    (only,) = resolve_dates([mention], about, "今年")
    assert isinstance(only.value, Date)
    return only.value.edtf


@pytest.mark.parametrize(
    ("lean", "about", "edtf"),
    [
        (Lean("document"), DAY, "2025"),
        (Lean("document", years=-1), DAY, "2024"),
        (Lean("document", years=1, month=3), DAY, "2026-03"),
        (Lean("document", code=40), DAY, "2025-40"),
        (Lean("document", month=8, third="下旬"), DAY, "2025-08-21/2025-08-31"),
        (Lean("document", month=3, until=(5, None)), DAY, "2025-03/2025-05"),
        (Lean("document"), About(), None),
        (Lean("document"), About(fiscal_year="2026"), "2026"),
        (Lean("fiscal"), FISCAL, "2026"),
        (Lean("fiscal", years=-1), FISCAL, "2025"),
        (Lean("fiscal"), DAY, "2025"),
        (Lean("day"), DAY, "2025-09-03"),
        (Lean("day", days=-1), DAY, "2025-09-02"),
        (Lean("day", day=31), DAY, "2025-08-31"),
        (Lean("day", days=-1, day=2), DAY, "2025-09-02"),
        (Lean("day"), YEAR, None),
        (Lean("month"), DAY, "2025-09"),
        (Lean("month", months=-1), About(date="2025-01-05"), "2024-12"),
        (Lean("month", months=1), About(date="2025-12"), "2026-01"),
        (Lean("month"), YEAR, None),
        (Lean("document", month=2, day=30), DAY, None),
        (Lean("document", years=9000), DAY, None),
        (Lean("day", days=-1), About(date="0001-01-01"), None),
        (Lean("day", days=1), About(date="9999-12-31"), None),
        (Lean("month", months=1), About(date="9999-12"), None),
    ],
)
def test_leaning_on_the_document(lean: Lean, about: About, edtf: str | None) -> None:
    assert resolved(lean, about) == edtf


@pytest.mark.parametrize(
    "example",
    [
        "於[2022年8月](2022-08)會談，[同年10月](2022-10)簽署。",
        "[113年6月19日](2024-06-19)開會，[8月1日](2024-08-01)再議。",
        "[113年12月](2024-12)公布，[次年3月](2025-03)施行。",
        "[112年](2023)公布。[6月](null)另議。",
        "[6月19日](null)開會。",
        "[113年6月19日至21日](2024-06-19/2024-06-21)",
        "於[112年第1季](2023-33)完成，[第3季](2023-35)驗收。",
        "[113年12月20日](2024-12-20)送審，[同月23日](2024-12-23)協商，[次月5日](2025-01-05)公布。",
    ],
)
def test_leaning_on_the_date_before(example: str) -> None:
    text, expected = read(example, "DATE")
    assert labels(text, ("DATE",)) == expected
