import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import (
    BODY,
    BOILERPLATE,
    BYLINE,
    CELL,
    FURNITURE,
    TITLE,
    Cell,
    Document,
    Grid,
    Mark,
    Row,
    Segment,
    Table,
)
from pipeline.segment import segment
from pipeline.text import Text, edited


def segments(raw: str, **fields: object) -> list[Segment]:
    return list(
        segment(Document("a.txt", b"", **{"raw": raw, "text": Text.verbatim(raw), **fields})).segments
    )


def zones(raw: str, **fields: object) -> list[tuple[str, str]]:
    return [(part.zone, part.text) for part in segments(raw, **fields)]


def outside(text: str) -> list[str]:
    return [part.strip() for zone, part in zones("。\n" + text) if zone == BOILERPLATE]


def cells(text: str) -> list[tuple[str, str, int]]:
    return [(part.text, part.header, part.unit) for part in segments("。\n" + text) if part.zone == CELL]


def test_the_first_line_without_a_stop_is_the_title() -> None:
    assert zones("國防預算創新高\n內文。") == [(TITLE, "國防預算創新高"), (BODY, "\n內文。")]


@pytest.mark.parametrize(
    "text", ["內文。\n次行", "一、首項\n次行", "（一）首項\n次行", "1.首項\n次行", "一行"]
)
def test_no_title(text: str) -> None:
    assert zones(text) == [(BODY, text)]


def test_the_markup_of_a_page_says_its_title() -> None:
    text = "新聞標題\n內文。"
    marks = (Mark(0, 4, TITLE),)
    assert zones(text, media_type="text/html", marks=marks) == [(TITLE, "新聞標題"), (BODY, "\n內文。")]
    assert zones(text, media_type="text/html") == [(BODY, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("延伸閱讀\n軍購案5億元\n預算創新高\n這是內文，有句號。", "延伸閱讀\n軍購案5億元\n預算創新高"),
        ("相關新聞：立院凍結預算5億元\n這是內文。", "相關新聞：立院凍結預算5億元"),
        ("加入本報會員享優惠", "加入本報會員享優惠"),
        ("內文（相關報導：預算案5億元｜軍購案）\n次段", "（相關報導：預算案5億元｜軍購案）"),
        ("內文（相關報導：預算（上）5億元、軍購）\n次段", "（相關報導：預算（上）5億元、軍購）"),
        ("內文（相關報導：甲案\n乙案｜更多文章）次段", "（相關報導：甲案\n乙案｜更多文章）"),
        ("Copyright © 2024 某報 版權所有", "Copyright © 2024 某報 版權所有"),
        ("本網站2024年內容未經授權不得轉載", "本網站2024年內容未經授權不得轉載"),
        ("COPYRIGHT 2024", "COPYRIGHT 2024"),
    ],
)
def test_boilerplate(text: str, found: str) -> None:
    assert outside(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "相關報導指出，國防部編列5億元。",
        "加入國際組織會員的經費5億元，由外交部編列。",
        "熱門新聞談的是預算5億元。次句",
        "內文（相關報導見A1版）。次段（5億元）\n再一段",
        "他說相關新聞很多\n預算5億元",
        "委員要求不得流用預算",
    ],
)
def test_the_articles_own_text_stays(text: str) -> None:
    assert outside(text) == []


def test_tables_in_text() -> None:
    table = "單位：新臺幣千元\n年度 預算數 人數\n113 5,000 12\n114 △6,000.5 13\n以下為說明。\n115 7,000 14"
    assert cells(table) == [
        ("113", "年度", 0),
        ("5,000", "預算數", 1000),
        ("12", "人數", 0),
        ("114", "年度", 0),
        ("△6,000.5", "預算數", 1000),
        ("13", "人數", 0),
    ]


def test_the_last_number_of_a_row_stands_under_the_last_heading() -> None:
    table = "單位：千元\n科目 人次 預算數\n出國 旅費 12 5,000"
    assert cells(table)[-2:] == [("12", "人次", 0), ("5,000", "預算數", 1000)]


def test_a_unit_below_a_table_begins_another() -> None:
    table = "單位：千元\n科目 預算數\n旅費 5,000\n單位：萬元\n科目 預算數\n旅費 600"
    assert [cell for cell in cells(table) if cell[0][0].isdigit()] == [
        ("5,000", "預算數", 1000),
        ("600", "預算數", 10000),
    ]


def test_cells_of_grids_and_forms() -> None:
    raw = "人數 預算數 12 5,000 900"
    spans = {word: ((raw.index(word), raw.index(word) + len(word)),) for word in ("12", "5,000", "900")}
    cell = {word: Cell(word, span, 1, (0, 0, 1, 1)) for word, span in spans.items()}
    grid = Grid("某表 單位：千元", (1,), ("人數", "預算數"), ((cell["12"], cell["5,000"]),))
    form = Grid("某表 單位：百萬元", (1,), ("備註",), ((cell["900"],),))
    row = Row({"note": 900}, {"note": cell["900"]}, 1, frozenset({"note"}))
    table = Table("某表", "某表", (1,), 10**6, None, None, (row,), grids=(1,))
    found = segments(raw, grids=(grid, form), tables=(table,))
    assert [(part.text, part.header, part.unit) for part in found if part.zone == CELL] == [
        ("12", "人數", 0),
        ("5,000", "預算數", 1000),
        ("900", "備註", 10**6),
    ]


def test_marks_count_in_the_clean_text() -> None:
    text = edited("記者\n王甲 報導5元", [(2, 3, "")])
    fields = {"text": text, "marks": (Mark(0, 5, BYLINE),), "furniture": ((2, 3),)}
    assert zones("", **fields) == [(BYLINE, "記者王甲"), (BODY, " 報導5元")]


def test_of_overlapping_marks_the_first_and_longest_holds() -> None:
    marks = (Mark(1, 3, BYLINE), Mark(0, 4, BOILERPLATE), Mark(3, 6, TITLE), Mark(5, 6, FURNITURE))
    assert zones("甲乙丙丁戊己", marks=marks) == [(BOILERPLATE, "甲乙丙丁"), (BODY, "戊"), (FURNITURE, "己")]


WORDS = [
    "單位：千元",
    "相關報導",
    "（",
    "）",
    "\n",
    " ",
    "5,000",
    "預算",
    "。",
    "更多文章",
    "©",
    "延伸閱讀",
    "113",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join), st.data())
def test_segments_are_the_text_from_end_to_end(text: str, data: st.DataObject) -> None:
    at = st.integers(0, len(text))
    spans = [sorted(span) for span in data.draw(st.lists(st.tuples(at, at), max_size=4))]
    done, gaps = 0, ""
    for part in segments(text, marks=tuple(Mark(start, end, BYLINE) for start, end in spans)):
        assert text[part.start : part.start + len(part.text)] == part.text
        gaps += text[done : part.start]
        done = part.start + len(part.text)
    assert not (gaps + text[done:]).strip()


@pytest.mark.parametrize(
    "text",
    [
        "單位：千元 5\n" * 20_000,
        "單位：元" * 50_000,
        "單位：元" * 20_000 + "\n" + "甲 " * 50_000,
        "（相關報導" * 20_000,
        "相關新聞" * 50_000,
        "延伸閱讀\n" * 50_000,
        "\n" * 100_000,
        "甲" * 1_000_000,
        "1" * 300_000,
        "5,000 " * 50_000,
    ],
    ids=[
        "units",
        "one line",
        "long line",
        "brackets",
        "heads",
        "lists",
        "blank",
        "long",
        "digits",
        "numbers",
    ],
)
def test_large_and_odd_texts(text: str) -> None:
    found = segments(text)
    assert sum(len(part.text.strip()) for part in found) <= len(text)


def test_a_stage_leaves_the_rest_alone() -> None:
    before = Document("a.txt", b"", raw="預算。", text=Text.verbatim("預算。"))
    after = segment(before)
    assert msgspec.structs.replace(after, segments=()) == before
