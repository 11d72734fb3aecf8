import pytest

from pipeline.check import check, names, spans, years
from pipeline.check.coverage import coverage, forms_listed
from pipeline.model import (
    BODY,
    BOILERPLATE,
    Amount,
    Cell,
    Date,
    Document,
    Finding,
    Grid,
    Mention,
    Named,
    Page,
    Segment,
    Table,
)
from pipeline.text import Text
from tests.examples import document


def with_text(clean: str, **fields: object) -> Document:
    return Document("a.txt", b"", text=Text.verbatim(clean), **fields)  # type: ignore[arg-type]


def checks(found: object) -> list[str]:
    return [finding.check for finding in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("115年（2026年）編列", []),
        ("115年度(2026)編列", []),
        ("2026年（民國115年）", []),
        ("115年（2025年）編列", ["years.pair"]),
        ("2026年度（114）", ["years.pair"]),
        ("115年（116年）", []),
        ("113年2月29日", []),
        ("114年2月29日", ["years.day"]),
        ("2024年6月31日", ["years.day"]),
        ("114年13月1日", ["years.day"]),
        ("", []),
    ],
)
def test_years(text: str, expected: list[str]) -> None:
    assert checks(years.find(with_text(text))) == expected


def test_years_say_where() -> None:
    (finding,) = years.find(with_text("自115年（2025年）起"))
    assert (finding.level, finding.start, finding.end) == ("warning", 1, 12)


MENTION = Mention("AMOUNT", 2, 5, Amount("1", "TWD"), "amount.prose")
NAME = Mention("AGENCY", 0, 3, None, "agency.name", ("tw.ly", "us.congress"))


@pytest.mark.parametrize(
    ("mentions", "zone", "expected"),
    [
        ([MENTION], BODY, []),
        ([MENTION, Mention("AMOUNT", 5, 6, None, "")], BODY, []),
        ([MENTION, Mention("DATE", 3, 6, None, "")], BODY, []),
        ([Mention("AMOUNT", 2, 2, None, "")], BODY, ["spans.empty"]),
        ([Mention("AMOUNT", 2, 11, None, "")], BODY, ["spans.body"]),
        ([MENTION], BOILERPLATE, ["spans.body"]),
        ([MENTION, Mention("AMOUNT", 4, 6, None, "")], BODY, ["spans.overlap"]),
    ],
)
def test_spans(mentions: list[Mention], zone: str, expected: list[str]) -> None:
    done = with_text("0123456789", segments=(Segment("0123456789", 0, zone),), mentions=tuple(mentions))
    assert checks(spans.find(done)) == expected


def test_no_segments_and_no_mentions() -> None:
    assert list(spans.find(with_text(""))) == []
    assert checks(spans.find(with_text("", mentions=(MENTION,)))) == ["spans.body"]


@pytest.mark.parametrize(
    ("found", "kept", "expected"),
    [
        (NAME, (), ["names.ambiguous"]),
        (NAME, (NAME,), []),
        (MENTION, (MENTION,), []),
        (MENTION, (Mention("AMOUNT", 2, 5, Amount("1", "TWD"), "amount.misprint"),), ["amounts.misprint"]),
        (MENTION, (Mention("DATE", 2, 5, Date(None), "date.relative"),), ["dates.unresolved"]),
        (MENTION, (Mention("DATE", 2, 5, Date("2026"), "date.relative"),), []),
    ],
)
def test_names(found: Mention, kept: tuple[Mention, ...], expected: list[str]) -> None:
    done = with_text("由國會通過決議", found=(found,), mentions=kept)
    assert checks(names.find(done)) == expected


def test_a_name_that_means_several_says_which() -> None:
    (finding,) = (f for f in document("由秘書處編列。").findings if f.check == "names.ambiguous")
    assert finding.message.startswith("秘書處 may be ")
    assert (finding.start, finding.end) == (1, 4)


PAGES = tuple(
    Page(number, 1, 1, chars, None, None, None) for number, chars in ((1, "目次"), (2, " \n"), (4, "a"))
)  # type: ignore[arg-type]
FAILED = Finding("read.page", "error", "", page=3)


def test_coverage_counts_the_sums_that_nothing_was_made_of() -> None:
    text = "115年度「海岸感測整備計畫」編列300萬元。颱風損失500萬元。國防預算9,000億元。"
    assert coverage(document(text)).unused_amounts == 2


def test_a_sum_in_a_cell_of_a_typed_form_is_used() -> None:
    cells = [Cell(words, ((at, at + 4),), 1, (0, 0, 0, 0)) for at, words in ((0, "1000"), (5, "2000"))]
    grids = tuple(Grid("", (1,), ("金額",), ((cell,),)) for cell in cells)
    amounts = tuple(Mention("AMOUNT", at, at + 4, Amount("5", "TWD"), "amount.cell") for at in (0, 5))
    typed = Table("歲入來源別預算表", "", (1,), 1, None, None, (), grids=(0,))
    done = with_text("1000 2000", grids=grids, mentions=amounts, tables=(typed,))
    assert coverage(done).unused_amounts == 1


def test_coverage_counts_pages_and_characters() -> None:
    done = with_text(
        "ab",
        pages=PAGES,
        raw="abcdef",
        problems=(FAILED,),
        segments=(Segment("abcd"), Segment("ef", 4, BOILERPLATE)),
        tables=(Table("歲入來源別預算表", "", (1,), 1, None, None, (), grids=(0, 3)),),
        grids=(None,) * 5,
    )
    found = coverage(done)
    assert (found.pages, found.pages_read, found.pages_without_text) == (4, 2, 1)
    assert (found.characters, found.characters_in_body) == (6, 4)
    assert (found.forms_read, found.grids_unread) == (("歲入來源別預算表",), 3)


@pytest.mark.parametrize(
    ("raw", "titles"),
    [
        (
            "目 次\n(一)歲入來源別預算表…………1\n二、歲出機關別預算表 .... 12-3\n說明…3\n",
            ("歲入來源別預算表", "歲出機關別預算表"),
        ),
        ("目錄\n人事費彙計表......5\n人事費彙計表......5\n", ("人事費彙計表",)),
        ("歲入來源別預算表…………1\n", ()),
        ("", ()),
    ],
)
def test_forms_that_the_contents_list(raw: str, titles: tuple[str, ...]) -> None:
    assert forms_listed(raw) == titles


def test_what_reading_reported_comes_first() -> None:
    done = check(with_text("114年2月29日", problems=(FAILED,)))
    assert checks(done.findings) == ["read.page", "years.day"]


def test_nothing_to_report() -> None:
    named = Mention("PROGRAM", 0, 2, Named("甲案"), "program.quoted")
    done = check(with_text("甲案", segments=(Segment("甲案"),), found=(named,), mentions=(named,)))
    assert done.findings == ()
