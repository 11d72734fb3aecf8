from typing import Any

import pytest

from tests.examples import document

Expected = list[dict[str, Any]]

PARAGRAPHS: list[tuple[str, Expected]] = [
    (  # a total and the first year's share
        "國防部新增「臺美國防部共同合作評估案」，115年至117年共編列4,500萬元，115年度編列1,500萬元。",
        [
            {
                "name": "臺美國防部共同合作評估案",
                "fiscal_years": "2026/2028",
                "amount": "45000000",
                "status": "new",
            },
            {
                "name": "臺美國防部共同合作評估案",
                "fiscal_years": "2026",
                "amount": "15000000",
                "status": "new",
            },
        ],
    ),
    (  # two programmes compared
        "115年度「海岸感測整備計畫」編列3,000萬元，「營區微電網專案」編列1,200萬元。",
        [
            {"name": "海岸感測整備計畫", "fiscal_years": "2026", "amount": "30000000"},
            {"name": "營區微電網專案", "fiscal_years": "2026", "amount": "12000000"},
        ],
    ),
    (  # what stands in 除…外 is not what the sum is for
        "115年度除「海岸感測整備計畫」外，「營區微電網專案」編列1,200萬元。",
        [{"name": "營區微電網專案", "fiscal_years": "2026", "amount": "12000000"}],
    ),
    (  # a sum with its equivalent in another currency is one
        "115年度「海岸感測整備計畫」編列4億7,123萬元（1,545萬美元）。",
        [{"name": "海岸感測整備計畫", "fiscal_years": "2026", "amount": "471230000", "currency": "TWD"}],
    ),
    (  # the name after the sum
        "外交部115年度編列1,540萬3千元，派員32人赴美242天，執行「臺美造艦能量協調會議」。",
        [
            {
                "kind": "PLATFORM",
                "name": "臺美造艦能量協調會議",
                "amount": "15403000",
                "headcount": 32,
                "duration": "P242D",
                "organiser": "外交部",
                "destination": "美國",
            }
        ],
    ),
    (  # the sentence leans on the name before it
        "國防部延續「海岸感測整備計畫」。該計畫115年度編列900萬元。",
        [{"name": "海岸感測整備計畫", "fiscal_years": "2026", "amount": "9000000", "status": "continuing"}],
    ),
    # a sum that is frozen or cut is not what a programme gets
    ("「海岸感測整備計畫」凍結900萬元。", []),
    # only named
    ("國防部推動「海岸感測整備計畫」。", []),
    # a sum of nothing named
    ("115年度編列900萬元。", []),
    # a part of the sum is the name's, not the whole
    (
        "116年度「國外旅費」編列758萬元，其中辦理「印太海事安全圓桌會議」101萬1千元。",
        [{"name": "印太海事安全圓桌會議", "fiscal_years": "2027", "amount": "1011000"}],
    ),
    # one sum for several names is no one's
    ("116年度編列758萬元，辦理「印太海事安全圓桌會議」及「海岸感測整備計畫」。", []),
    ("116年度編列758萬元，參加「印太海事安全圓桌會議」等會議11項。", []),
    # what was saved or paid by mistake
    ("「印太海事安全圓桌會議」節餘20萬元。", []),
    # the other currency first
    (
        "115年度「印太海事安全圓桌會議」經費約12萬歐元（約新臺幣432萬元）。",
        [{"name": "印太海事安全圓桌會議", "amount": "4320000", "currency": "TWD"}],
    ),
    # about
    (
        "115年度「海岸感測整備計畫」約900萬元。",
        [{"name": "海岸感測整備計畫", "amount": "9000000", "qualifier": "about"}],
    ),
    # a budget period is no stay
    (
        "「海岸感測整備計畫」為期3年，共編列900萬元。",
        [{"name": "海岸感測整備計畫", "amount": "9000000", "duration": None, "fiscal_years": None}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: Expected) -> None:
    records = document(text).records
    assert [record.name for record in records] == [record["name"] for record in expected]
    for record, wanted in zip(records, expected, strict=True):
        assert {field: getattr(record, field) for field in wanted} == wanted


def test_evidence_is_where_the_values_stand() -> None:
    done = document("外交部115年度編列1,540萬3千元，派員32人赴美242天，執行「臺美造艦能量協調會議」。")
    (record,) = done.records
    words = [done.text.clean[start:end] for start, end in record.evidence]
    assert words == ["外交部", "115年度", "1,540萬3千元", "32人", "美", "242天", "臺美造艦能量協調會議"]


def test_each_value_names_the_words_that_it_was_read_from() -> None:
    done = document(
        "外交部115年度新增「臺美造艦能量協調會議」，派員32人赴美242天，編列1,540萬3千元（約50萬美元）。"
    )
    (record,) = done.records
    words = {field: done.text.clean[start:end] for field, (start, end) in record.sources.items()}
    assert words == {
        "name": "臺美造艦能量協調會議",
        "fiscal_years": "115年度",
        "amount": "1,540萬3千元",
        "headcount": "32人",
        "duration": "242天",
        "organiser": "外交部",
        "destination": "美",
        "status": "新增",
    }
    (pair,) = set(record.evidence) - set(record.sources.values())
    assert done.text.clean[slice(*pair)] == "50萬美元"
