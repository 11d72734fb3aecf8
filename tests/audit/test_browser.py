"""The review page in a real browser: search, look, judge by keyboard, correct, run again."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from audit_pages import BOOK, OPINION, RAW, key_of
from playwright.sync_api import Locator, Page, expect

from pipeline.audit import items
from pipeline.decisions import load
from pipeline.results import load as load_result
from pipeline.run import run

COST = "4億7,123萬元"
TRIPS = "派員出國計畫預算類別表"
Start = Callable[..., Page]
Shot = Callable[[Page, str], None]


def panel(page: Page) -> Locator:
    return page.locator("#panel")


def test_search_click_and_see_why(start: Start, results: Path, shot: Shot) -> None:
    page = start()
    shot(page, "corpus")
    page.get_by_label("Search texts, names and values").fill("臺美國防部共同合作評估案")
    page.get_by_role("button", name="Search").click()
    hit = page.locator(".hit a").first
    expect(hit.locator("mark")).to_have_text("臺美國防部共同合作評估案")
    shot(page, "search")
    hit.click()
    page.wait_for_url("**/read/**")
    key = key_of(results, OPINION, "PROGRAM", "臺美國防部共同合作評估案")
    expect(page.locator(f"#{key}")).to_have_class(re.compile("chosen"))
    page.evaluate("window.stays = true")
    page.locator(f"#{key_of(results, OPINION, 'AMOUNT', COST)}").click()
    expect(panel(page)).to_contain_text("471,230,000 TWD")
    expect(panel(page)).to_contain_text("amount.prose")
    expect(panel(page)).to_contain_text("Programme: 臺美國防部共同合作評估案")
    assert page.evaluate("window.stays"), "the page was not loaded again"
    assert "at=" in page.url
    shot(page, "text")


def test_a_box_lies_on_the_page_where_its_text_is(start: Start, results: Path, shot: Shot) -> None:
    output = load_result(results / f"{BOOK}.json")
    number = next(at for at, table in enumerate(output.tables) if table.form == TRIPS)
    row = output.tables[number].rows[0]
    on = items.page_of(row, "total")
    x0, y0, x1, y1 = items.inner(row, "boxes")["total"]
    page = start()
    page.goto(f"/read/{BOOK}?page={on}")
    sheet = page.locator(f'.sheet[data-page="{on}"] svg')
    picture = sheet.locator("image")
    page.wait_for_load_state("networkidle")
    box = page.locator(f"#box-c{number}\\.0\\.total")
    box.click()
    expect(panel(page)).to_contain_text("558,000")
    expect(panel(page)).to_contain_text("Printed as")
    shot(page, "book")
    drawn, whole = box.locator("rect").bounding_box(), picture.bounding_box()
    assert drawn is not None
    assert whole is not None
    book = pypdfium2.PdfDocument(RAW / BOOK)
    width, height = book[on - 1].get_size()
    scale = whole["width"] / width
    seen = [(drawn["x"] - whole["x"]) / scale, (drawn["y"] - whole["y"]) / scale]
    seen += [seen[0] + drawn["width"] / scale, seen[1] + drawn["height"] / scale]
    # One point around it, and the line that draws it.
    assert all(abs(at - wanted) < 3 for at, wanted in zip(seen, (x0, y0, x1, y1), strict=True)), seen
    printed = (
        book[on - 1].get_textpage().get_text_bounded(seen[0], height - seen[3], seen[2], height - seen[1])
    )
    assert printed.strip() == "558"
    assert (
        page.locator('.sheet[data-page="18"]').bounding_box()["y"]
        == sheet.locator("xpath=..").bounding_box()["y"]
    )  # type: ignore[index]


def test_accept_by_keyboard(start: Start, results: Path, shot: Shot) -> None:
    page = start()
    page.goto(f"/read/{OPINION}")
    page.keyboard.press("j")
    expect(panel(page).locator(".item")).to_have_attribute("data-key", "m0")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(panel(page).locator(".item")).to_have_attribute("data-key", "m0")
    expect(page.locator("#m0")).to_be_focused()
    page.keyboard.press("a")
    expect(panel(page).locator("h2 .state")).to_have_text("accepted")
    expect(page.locator("#m0")).to_have_class(re.compile("accept"))
    expect(page.locator("#status")).to_contain_text("accepted")
    page.keyboard.press("u")
    expect(panel(page).locator(".item")).to_have_attribute("data-key", "m1")
    expect(page.locator("html")).to_have_class("js")  # it is a page of its own, whose script is there now
    page.keyboard.press("r")
    expect(page.locator("#m1")).to_have_class(re.compile("reject"))
    page.keyboard.press("n")
    page.keyboard.type("j a r")
    page.keyboard.press("Escape")
    decisions, broken = load(results / "decisions.jsonl")
    assert [one.verdict for one in decisions] == ["accept", "reject"]
    assert not broken
    page.keyboard.press("?")
    expect(page.locator("#help")).to_have_attribute("open", "")
    shot(page, "keys")


def test_correct_a_value_and_run_again(start: Start, results: Path, shot: Shot, tmp_path: Path) -> None:
    page = start()
    key = key_of(results, OPINION, "AMOUNT", COST)
    page.goto(f"/read/{OPINION}?at={key}")
    page.keyboard.press("e")
    amount = panel(page).get_by_label("Amount in whole units")
    expect(amount).to_be_focused()
    amount.fill("471,230,001")
    shot(page, "correct")
    panel(page).get_by_role("button", name="Save the correction").click()
    expect(panel(page).locator("h2 .state")).to_have_text("corrected")
    source = tmp_path / "raw" / OPINION
    source.parent.mkdir(parents=True)
    shutil.copy(RAW / OPINION, source)
    run([tmp_path / "raw"], results, jobs=1)
    page.reload()
    page.locator(f"#{key_of(results, OPINION, 'AMOUNT', COST)}").click()
    expect(panel(page)).to_contain_text("471,230,001 TWD")
    expect(panel(page)).to_contain_text("A reviewer corrected it")
    shot(page, "corrected")


def test_words_that_are_selected_become_the_span(start: Start, results: Path, tmp_path: Path) -> None:
    """Positions count code points, also behind characters outside of the Basic Multilingual Plane."""
    sources = tmp_path / "raw"
    sources.mkdir()
    (sources / "b.txt").write_text("𠮷野家與國防部編列1,540萬3千元。\n", encoding="utf-8")
    run([sources], results, jobs=1)
    page = start(sources)
    key = key_of(results, "b.txt", "AMOUNT", "1,540萬3千元")
    page.goto(f"/read/b.txt?at={key}")
    assert "9–18" in panel(page).inner_text()
    page.keyboard.press("e")
    page.evaluate(
        """() => {
            const mark = document.querySelector(".text .AMOUNT").firstChild, range = document.createRange();
            range.setStart(mark, 2); range.setEnd(mark, 6);
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    expect(panel(page).locator("output")).to_have_text("540萬")
    assert panel(page).locator("[name=start]").input_value() == "11"
    panel(page).get_by_label("Amount in whole units").fill("5400000")
    panel(page).get_by_role("button", name="Save the correction").click()
    expect(panel(page).locator("h2 .state")).to_have_text("corrected")
    (one,) = load(results / "decisions.jsonl")[0]
    assert one.correction is not None
    assert (one.correction.start, one.correction.end, one.correction.text) == (11, 15, "540萬")


def test_the_language_is_switched_on_the_page_in_view(start: Start) -> None:
    page = start()
    page.goto(f"/read/{OPINION}")
    page.locator("#m2").click()
    page.wait_for_url("**at=m2*")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.locator("#m2")).to_have_class(re.compile("chosen"))
    expect(panel(page)).to_contain_text("為何如此判讀")


def test_all_by_keyboard_alone(start: Start) -> None:
    page = start()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(7):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_types_can_be_hidden(start: Start) -> None:
    page = start()
    page.goto(f"/read/{BOOK}?page=19")
    box = page.locator(".box.CELL").first
    expect(box).to_be_visible()
    page.locator("#show-CELL").uncheck()
    expect(box).to_be_hidden()
