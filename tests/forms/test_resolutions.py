import pytest

from pipeline.forms import part_of, resolutions
from pipeline.model import Cell, Grid

NO_BOX = (0.0, 0.0, 0.0, 0.0)
HEADER = ("決議、附帶決議及注意事項 項次", "決議、附帶決議及注意事項 內容", "辦理情形")


def cell(printed: str) -> Cell | None:
    """A cell whose lines are parted by slashes."""
    texts = printed.split("/")
    spans = []
    start = 0
    for text in texts:
        spans.append((start, start + len(text)))
        start += len(text) + 1
    return Cell("".join(texts), tuple(spans), 1, NO_BOX) if printed else None


def read(*rows: str) -> list[dict]:
    lines = tuple(tuple(map(cell, row.split("|"))) for row in rows)
    found = resolutions.rows((Grid("立法院審議總預算案所提決議辦理情形報告表", (1,), HEADER, lines),))
    assert list(resolutions.sums(found)) == []
    return [dict(row.values) for row in found]


def test_numbers_stand_in_a_tree():
    found = read(
        "甲、|總預算案部分：|", "一、|通案決議：|", "(一)|請檢討。|遵照辦理。", "1.|請改善。|遵照辦理。",
        "(二)|請說明。|遵照辦理。",
        "二、|請研議。|遵照辦理。", "乙、|附帶決議|",
    )  # fmt: skip
    assert [row["path"] for row in found] == [
        "甲、", "甲、一、", "甲、一、(一)", "甲、一、(一)1.", "甲、一、(二)", "甲、二、", "乙、",
    ]  # fmt: skip
    assert [row["section"] for row in found] == [None, None, *["通案決議："] * 4, None]


@pytest.mark.parametrize(
    ("printed", "resolution", "heading"),
    [
        ("請改善。/內政委員會", "請改善。", "內政委員會"),
        ("請改善。/主計總處部分：", "請改善。", "主計總處部分："),
        ("請改善下列部分：/1.甲。", "請改善下列部分：1.甲。", None),
        ("請改善，並送內政委員會", "請改善，並送內政委員會", None),
        ("依「本法」。/新增決議部分：/內政部部分：", "依「本法」。", "新增決議部分：內政部部分："),
    ],
)
def test_headings_below_a_resolution(printed, resolution, heading):
    first, *headings = read(f"(一)|{printed}|遵照辦理。")
    assert first["resolution"] == resolution
    assert "".join(row["resolution"] for row in headings) == (heading or "")
    assert all(row["number"] is None and row["path"] is None for row in headings)


def test_what_has_no_number_goes_on_from_the_row_above():
    (row,) = read("(一)|請內政|一、已", "|部說明。|辦理。")
    assert (row["resolution"], row["response"]) == ("請內政部說明。", "一、已辦理。")


def test_a_heading_of_its_own_does_not_go_on():
    first, heading, second = read("(一)|請說明。|已辦。", "|財政委員會|", "(二)|請研議。|已辦。")
    assert (heading["resolution"], second["section"]) == ("財政委員會", "財政委員會")
    assert first["section"] is None


@pytest.mark.parametrize(
    "title",
    [
        "立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表",
        "立法院審議中華民國113年度中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表(續)",
        "中華民國113年度立法院審查總預算案附帶決議及注意事項",
        "臺北市議會審議預算案附帶決議辦理情形表",
    ],
)
def test_titles(title):
    assert part_of(Grid(f"內政部\n{title}\n中華民國113年度", (1,), (), ()), resolutions.PATTERN) == ""
    assert part_of(Grid("依立法院審議，決議如下", (1,), (), ()), resolutions.PATTERN) is None
