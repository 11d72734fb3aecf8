from pathlib import Path

import pytest

from pipeline.forms import mainland_trips, read_forms, trips, trips_summary
from pipeline.layout import layout
from pipeline.model import Cell, Document, Grid
from pipeline.read import pdf

NO_BOX = (0.0, 0.0, 0.0, 0.0)
SAMPLE = Path(__file__).parents[2] / "raw" / "books" / "mobilisation-115.pdf"
LAST = "最近三次有關同一出國計畫之實際執行情形"
HEADER = (
    "計畫名稱及領域代碼", "旅費預算 合計",
    f"{LAST} 出國地點", f"{LAST} 出國期間", f"{LAST} 出國人數", f"{LAST} 國外旅費",
)  # fmt: skip


def cell(*texts: str) -> Cell:
    """A cell whose lines stand apart."""
    spans = []
    start = 0
    for text in texts:
        spans.append((start, start + len(text)))
        start += len(text) + 1
    return Cell(" ".join(texts), tuple(spans), 1, NO_BOX)


def journeys(*columns: tuple[str, ...]) -> dict:
    cells = [cell(*lines) if lines else None for lines in columns]
    title = "派員出國計畫預算類別表－開會、談判\n單位：新臺幣千元"
    (row,) = trips.rows((Grid(title, (1,), HEADER, ((cell("01 年會-83"), cell("9"), *cells),)),))
    return {
        field: value
        for field, value in row.values.items()
        if field.startswith("recent") and value is not None
    }


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (
            (("美國(西雅圖)", "日本"), ("111.10", "112.10"), ("1", "2", "-"), ("93", "1,098", "-")),
            {"recent_1_place": "美國(西雅圖)", "recent_2_place": "日本",
             "recent_1_period": "111.10", "recent_2_period": "112.10",
             "recent_1_people": 1, "recent_2_people": 2, "recent_1_cost": 93000, "recent_2_cost": 1098000},
        ),
        (((), (), ("-", "-", "-"), ("-", "-", "-")), {}),
        (
            (("美國(華盛", "頓特區)"), ("111.10-", "112.01"), ("-", "-", "1"), ("-", "-", "7")),
            {"recent_1_place": "美國(華盛頓特區)", "recent_1_period": "111.10-112.01",
             "recent_3_people": 1, "recent_3_cost": 7000},
        ),
        (
            (("美國、", "加拿大"), ("111.10",), ("1",), ("93",)),
            {"recent_places": "美國、 加拿大", "recent_1_period": "111.10",
             "recent_1_people": 1, "recent_1_cost": 93000},
        ),
        (  # a form that lists more journeys than it asks for
            (tuple("甲乙丙丁"), ("111.10", "112.10", "113.10", "114.10"), tuple("1234"), tuple("5678")),
            {"recent_1_place": "甲", "recent_2_place": "乙", "recent_3_place": "丙",
             "recent_1_period": "111.10", "recent_2_period": "112.10", "recent_3_period": "113.10",
             "recent_1_people": 1, "recent_2_people": 2, "recent_3_people": 3,
             "recent_1_cost": 5000, "recent_2_cost": 6000, "recent_3_cost": 7000,
             "recent_more": "丁 114.10 4 8"},
        ),
    ],
)  # fmt: skip
def test_last_journeys(columns, found):
    assert journeys(*columns) == found


def test_costs_of_old_journeys_are_no_part_of_a_trips_total():
    header = (*HEADER[:2], "旅費預算 交通費", HEADER[5])
    cells = (cell("01 年會"), cell("9"), cell("9"), cell("5"))
    rows = trips.rows((Grid("派員出國計畫預算類別表\n單位：新臺幣千元", (1,), header, (cells,)),))
    assert [(held.stated, held.added) for held in trips.sums(rows)] == [(9000, 9000)]


def test_mainland_trips():
    last = "前三年內有無赴同一單位拜會"
    header = (
        "計畫名稱及領域代碼",
        "擬前往地區",
        "擬拜會單位",
        "工作內容",
        f"{last} 有/無",
        f"{last} 如有，說明其拜會內容",
    )
    cells = tuple(cell(text) for text in ("01 訪視-80", "上海", "臺商學校", "說明", "有", "113年訪視"))
    (row,) = mainland_trips.rows((Grid("派員赴大陸計畫預算類別表", (1,), header, (cells,)),))
    found = [row.values[field] for field in ("destination", "institution", "contents", "visited", "visit")]
    assert found == ["上海", "臺商學校", "說明", "有", "113年訪視"]


def test_sample_book():
    document = read_forms(layout(pdf.read(Document(SAMPLE.name, SAMPLE.read_bytes()))))
    found = {
        row.values["name"]: row.values
        for table in document.tables
        if table.form == trips.TITLE
        for row in table.rows
    }
    dialogue, forum = found["臺美跨部會韌性對話"], found["亞太民防組織區域論壇"]
    assert (dialogue["heading"], forum["heading"]) == ("定期會議", "不定期會議")
    assert [dialogue[f"recent_{nth}_place"] for nth in (1, 2, 3)] == [
        "美國(華盛頓特區)",
        "美國(檀香山)",
        None,
    ]
    assert [dialogue[f"recent_{nth}_period"] for nth in (1, 2, 3)] == ["113.08", "114.08", None]
    assert [dialogue[f"recent_{nth}_people"] for nth in (1, 2, 3)] == [18, 20, None]
    assert [dialogue[f"recent_{nth}_cost"] for nth in (1, 2, 3)] == [5946000, 6760000, None]
    assert not [field for field, value in forum.items() if field.startswith("recent") and value is not None]
    assert found["視察駐外動員聯絡人員業務執行情形"]["visit"] == "113年視察同一單位，建議事項4項均已改善。"
    assert found["緊急應變管理人員研習"]["sent_before"] == 2


@pytest.mark.parametrize("text", ["無", "本年度無此項計畫", "合 計", "註：人天數含路程。"])
def test_what_is_no_trip(text):
    names = (cell("一、考察"), cell(text), cell("01 視察無障礙設施-80"))
    grid = Grid("派員出國計畫預算類別表", (1,), HEADER[:1], tuple((name,) for name in names))
    assert [row.values["name"] for row in trips.rows((grid,))] == ["視察無障礙設施"]


def test_a_footnote_below_the_summary_is_no_category():
    names = (cell("合計"), cell("註：本表不含赴大陸計畫。"))
    grid = Grid("派員出國計畫預算總表", (1,), ("類別",), tuple((name,) for name in names))
    assert [row.values["category"] for row in trips_summary.rows((grid,))] == ["合計"]
