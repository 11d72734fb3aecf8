"""A report in a real browser: it shows what it should, complains of nothing and asks for nothing."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from pipeline.audit.corpus import Corpus
from pipeline.report import report
from pipeline.run import process

BOOKS = Path(__file__).parent.parent / "books"
BOOK = "trips.pdf"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A report of the small book of trips."""
    document = process(BOOK, (BOOKS / BOOK).read_bytes())
    (tmp_path / f"{BOOK}.json").write_bytes(document.output)
    (tmp_path / f"{BOOK}.txt").write_text(document.raw, encoding="utf-8")
    path = tmp_path / "report.html"
    path.write_bytes(report(Corpus(tmp_path, [BOOKS]), BOOK)[0])
    return path


def test_in_a_browser(file: Path) -> None:
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("YUSUAN_CI"):
            pytest.fail("a report has to be tested in a browser here, and chromium is not installed")
        pytest.skip("left out: the tests in a browser need chromium (apt-get install chromium)")
    with ThreadPoolExecutor(1) as other:  # another test's browser may be at work in this thread
        other.submit(_look, program, file).result()


def _look(program: str, file: Path) -> None:
    asked = os.environ.get("YUSUAN_SCREENSHOTS")
    pictures = Path(asked) if asked else file.parent
    pictures.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, width in (("wide", 1280), ("narrow", 390)):
            page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=True)
            complaints: list[str] = []
            page.on("console", lambda message, said=complaints: said.append(message.text))
            page.on("request", lambda request, said=complaints: said.append(request.url))
            page.goto(file.as_uri())
            _read(page)
            page.screenshot(path=pictures / f"report-{name}.png")
            assert [one for one in complaints if not one.startswith(("data:", file.as_uri()))] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        browser.close()


def _read(page: Page) -> None:
    """Switch the language, follow a highlight to its value and the value back."""
    expect(page.get_by_role("heading", name="查核結果")).to_be_visible()
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("heading", name="Findings")).to_be_visible()
    expect(page.get_by_text("查核結果", exact=True).first).to_be_hidden()
    picture = page.locator("svg.page image").first
    picture.scroll_into_view_if_needed()
    assert (picture.bounding_box() or {"height": 0})["height"] > 100
    box = page.locator("svg.page .box.AGENCY").first
    assert box.locator("rect").first.evaluate("element => getComputedStyle(element).fill") != "rgb(0, 0, 0)"
    key = box.get_attribute("data-keys")
    box.locator("rect").first.click()
    assert page.url.endswith(f"#v-{key}")
    row = page.locator(f"#v-{key}")
    expect(row).to_be_in_viewport()
    row.locator("a").first.click()
    assert page.url.endswith(f"#box-{key}")
    expect(box).to_be_in_viewport()
    expect(page.locator(".chart img.en").first).to_be_visible()
    expect(page.locator(".chart img.zh").first).to_be_hidden()
    assert page.locator(".chart img.en").first.evaluate("image => image.naturalWidth") > 100
