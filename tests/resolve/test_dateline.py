"""Heads and ends of documents by which they date themselves, and days in them that do not."""

import pytest

from tests.examples import document

BODY = "國防部長表示，今年的訓練已經展開，後續將再行檢討，以利任務遂行與各項整備工作的推展，並請各單位配合。"

HEADS = [
    ("date 2026-01-19 〔記者林小明／台北報導〕" + BODY, "2026-01-19"),
    ("海纜備援\n2026-01-19 00:24:45\n" + BODY, "2026-01-19"),
    ("海纜備援\n2021/10/13 10:30\n" + BODY, "2021-10-13"),
    ("海纜備援\n發布時間：2022-09-25\n更新：2022-09-26\n" + BODY, "2022-09-25"),
    ("更新於 2024年09月26日19:44 • 發布於 2024年09月25日08:49\n" + BODY, "2024-09-25"),
    ("海纜備援\n林小明\u3000島嶼報\u30002026-01-05\n" + BODY, "2026-01-05"),
    ("島嶼新聞網.2022年7月4日 04:10\n" + BODY, "2022-07-04"),
    ("【島嶼報2018年03月29日訊】" + BODY, "2018-03-29"),
    ("（島嶼社記者林小明台北114年5月26日電）" + BODY, "2025-05-26"),
    ("September 2, 2026\n" + BODY, "2026-09-02"),
    ("By Lin, 2 Sep 2026\n" + BODY, "2026-09-02"),
    ("海纜備援\n中華民國115年5月1日\n" + BODY, "2026-05-01"),
    ("民國 115/05/01\n" + BODY, "2026-05-01"),
    (
        "# 海纜\n\n2025/4/20\n\n- 2023/10/8 斷纜\n- 2024/11/15 斷纜\n- 2024/12/25 斷纜\n\n" + BODY,
        "2025-04-20",
    ),
    ("（島嶼社記者林小明台北26日電）" + BODY + "林小明攝 114年5月26日\n", "2025-05-26"),
    ("（島嶼社記者林小明台北26日電）" + BODY + "（編輯：陳大文）1140526\n", "2025-05-26"),
    ("來源：https://example.com/news/2025/05/26/1.html\n" + BODY, "2025-05-26"),
    ("https://example.com/news/202505260128.aspx\n" + BODY, "2025-05-26"),
    (BODY + "\n中華民國115年11月12日\n", "2026-11-12"),
    (BODY + "去(113)年編列經費。", "2025"),
    (BODY + "本（113）年編列經費。", "2024"),
]
NO_HEADS = [
    "2022年6月1日，行政院宣布啟動會談。" + BODY,
    "院會於2022年6月1日通過。" + BODY,
    "2025-11-25 投書\n2025-11-26 宣布\n2025-11-30 公布\n2025-12-17 軍售\n" + BODY,
    "（島嶼社記者林小明台北26日電）" + BODY,
    BODY + "2024年5月1日提供資料，（2024年11月20日，島嶼社）。",
    "電話2024-05-0199\n" + BODY,
]


@pytest.mark.parametrize(("text", "day"), HEADS)
def test_a_document_is_dated(text: str, day: str) -> None:
    assert document(text).about.date == day


@pytest.mark.parametrize("text", NO_HEADS)
def test_another_day_dates_nothing(text: str) -> None:
    assert document(text).about.date is None
