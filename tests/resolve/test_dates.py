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
        (Lean("document"), About(fiscal_year="2026"), None),
        (Lean("fiscal"), FISCAL, "2026"),
        (Lean("fiscal", years=-1), FISCAL, "2025"),
        (Lean("fiscal"), DAY, "2025"),
        (Lean("document", years=-1, month=12, until=(2, None)), DAY, "2024-12/2025-02"),
        (Lean("document", years=-1, month=2, until=(17, None)), DAY, "2024-02/2025-05"),
        (Lean("day"), DAY, "2025-09-03"),
        (Lean("day", days=-1), DAY, "2025-09-02"),
        (Lean("day", day=31), DAY, "2025-08-31"),
        (Lean("day", days=-1, day=2), DAY, "2025-09-02"),
        (Lean("day"), YEAR, None),
        (Lean("month"), DAY, "2025-09"),
        (Lean("month", months=-1), About(date="2025-01-05"), "2024-12"),
        (Lean("month", months=1), About(date="2025-12"), "2026-01"),
        (Lean("month"), YEAR, None),
        (Lean("day", until=(None, 12)), DAY, "2025-09-03/2025-09-12"),
        (Lean("day", until=(None, 2)), DAY, None),
        (Lean("month", months=1, day=7), DAY, "2025-10-07"),
        (Lean("month", third="下旬"), DAY, "2025-09-21/2025-09-30"),
        (Lean("month", months=-1, day=31), About(date="2025-10-05"), None),
        (Lean("week"), DAY, "2025-09-01/2025-09-07"),
        (Lean("week", days=-7), DAY, "2025-08-25/2025-08-31"),
        (Lean("week", days=-7, day=5), DAY, "2025-08-29"),
        (Lean("week"), YEAR, None),
        (Lean("week", days=7), About(date="9999-12-31"), None),
        (Lean("weekday", day=3), DAY, "2025-09-03"),
        (Lean("weekday", day=4), DAY, "2025-08-28"),
        (Lean("weekday", day=1), DAY, "2025-09-01"),
        (Lean("previous", day=2), DAY, "2025-09-02"),
        (Lean("previous", day=27), DAY, "2025-08-27"),
        (Lean("previous", day=27), About(date="2025-09"), "2025-09-27"),
        (Lean("previous", day=27), YEAR, None),
        (Lean("previous", month=12), About(date="2026-01-19"), "2025-12"),
        (Lean("previous", month=3), About(date="2026-01-19"), "2026-03"),
        (Lean("previous", month=9), DAY, "2025-09"),
        (Lean("previous", month=9), YEAR, "2025-09"),
        (Lean("previous", month=9), About(fiscal_year="2026"), None),
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
        "[2026年1月19日](2026-01-19)\n\n院會預定於[26日](2026-01-26)表決。而[28](2026-01-28)、[29日](2026-01-29)，則是質詢。",
        "[2026年1月19日](2026-01-19)\n\n府方[25日](2025-12-25)表示，將於[星期五](2026-01-23)投票。",
        "[2025年12月19日](2025-12-19)\n\n預計[2月](2026-02)動工，[3月](2025-03)已招標。",
        "[2025年4月20日](2025-04-20)\n\n自[12/25](2024-12-25)一路走到[1/3](2025-01-03)。",
        "[2025年4月20日](2025-04-20)\n\n[去年2月至今年5月](2024-02/2025-05)施工。",
        "[2025年4月20日](2025-04-20)\n\n[去年12月至今年2月](2024-12/2025-02)施工。",
        "[2025年4月20日](2025-04-20)\n\n[去年11月](2024-11)送審，[12月](2024-12)三讀。",
        "[2025年4月20日](2025-04-20)\n\n[112年6月至8月](2023-06/2023-08)整編，[9月](2023-09)移防。",
    ],
)
def test_leaning_on_the_day_of_the_document(example: str) -> None:
    text, expected = read(example, "DATE")
    assert labels(text, ("DATE",)) == expected


@pytest.mark.parametrize(
    "example",
    [
        "於[2022年8月](2022-08)會談，[同年10月](2022-10)簽署。",
        "[113年6月19日](2024-06-19)開會，[8月1日](2024-08-01)再議。",
        "[113年12月](2024-12)公布，[次年3月](2025-03)施行。",
        "[112年](2023)公布。[6月](2023-06)另議。",
        "預計[119年](2030)完成。[6月](null)另議。",
        "[115年度](2026)編列。[6月](null)另議。",
        "[6月19日](null)開會。",
        "[113年6月19日至21日](2024-06-19/2024-06-21)",
        "於[112年第1季](2023-33)完成，[第3季](2023-35)驗收。",
        "[113年12月20日](2024-12-20)送審，[同月23日](2024-12-23)協商，[次月5日](2025-01-05)公布。",
    ],
)
def test_leaning_on_the_date_before(example: str) -> None:
    text, expected = read(example, "DATE")
    assert labels(text, ("DATE",)) == expected
