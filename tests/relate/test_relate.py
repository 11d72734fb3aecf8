from pipeline.model import Record
from pipeline.relate import merge


def test_one_sum_read_twice_is_one_record() -> None:
    one = Record("PROGRAM", "甲案", "2026", "5", "TWD", headcount=3, evidence=((1, 2),))
    two = Record(
        "PROGRAM", "甲案", "2026", "5", "TWD", headcount=4, duration="P5D", evidence=((0, 1), (1, 2))
    )
    assert merge([one, two]) == [
        Record("PROGRAM", "甲案", "2026", "5", "TWD", headcount=3, duration="P5D", evidence=((0, 1), (1, 2)))
    ]


def test_another_period_or_sum_is_another_record() -> None:
    records = [
        Record("PROGRAM", "甲案", "2026", "5", "TWD"),
        Record("PROGRAM", "甲案", "2027", "5", "TWD"),
        Record("PROGRAM", "甲案", "2026", "6", "TWD"),
        Record("PLATFORM", "甲案", "2026", "5", "TWD"),
        Record("PROGRAM", "乙案", "2026", "5", "TWD"),
    ]
    assert merge(records) == records
