from pipeline.model import Record
from pipeline.relate import merge
from tests.examples import document


def test_one_sum_read_twice_is_one_record() -> None:
    one = Record("PROGRAM", "甲案", "2026", "5", "TWD", headcount=3, evidence=((1, 2),))
    two = Record(
        "PROGRAM", "甲案", "2026", "5", "TWD", headcount=4, duration="P5D", evidence=((0, 1), (1, 2))
    )
    assert merge([one, two]) == [
        Record("PROGRAM", "甲案", "2026", "5", "TWD", headcount=3, duration="P5D", evidence=((0, 1), (1, 2)))
    ]


def test_the_sources_of_the_joined_are_the_first_that_say_it() -> None:
    one = Record("PROGRAM", "甲案", amount="5", headcount=3, sources={"name": (1, 2), "headcount": (3, 4)})
    two = Record("PROGRAM", "甲案", amount="5", duration="P5D", sources={"name": (6, 7), "duration": (8, 9)})
    (joined,) = merge([one, two])
    assert joined.sources == {"name": (1, 2), "headcount": (3, 4), "duration": (8, 9)}


def test_another_period_or_sum_is_another_record() -> None:
    records = [
        Record("PROGRAM", "甲案", "2026", "5", "TWD"),
        Record("PROGRAM", "甲案", "2027", "5", "TWD"),
        Record("PROGRAM", "甲案", "2026", "6", "TWD"),
        Record("PLATFORM", "甲案", "2026", "5", "TWD"),
        Record("PROGRAM", "乙案", "2026", "5", "TWD"),
    ]
    assert merge(records) == records


def test_what_is_cut_or_frozen_costs_no_programme() -> None:
    text = "115年度文化部「山海藝文推廣計畫」編列5,000萬元。"
    text += "經查成效不彰，爰減列「山海藝文推廣計畫」預算300萬元，並凍結200萬元。"
    done = document(text)
    assert [(r.kind, r.amount) for r in done.records if isinstance(r, Record)] == [("PROGRAM", "50000000")]


def test_a_line_of_a_cut_costs_no_programme() -> None:
    text = "第1項　文化部原列20億元，減列：\n(一)第2目「山海藝文推廣計畫」項下「業務費」100萬元。\n"
    text += "以上共計減列100萬元，改列為19億9,900萬元。"
    assert [r for r in document(text).records if isinstance(r, Record)] == []
