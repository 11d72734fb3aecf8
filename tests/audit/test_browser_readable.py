"""Every page in a real browser, wide and narrow, in both languages: can everybody read it?"""

from collections.abc import Callable

import pytest
from audit_pages import BOOK, NARROW, OPINION, WIDE
from playwright.sync_api import Page, ViewportSize

Start = Callable[..., Page]
Shot = Callable[[Page, str], None]

PAGES = (
    "/",
    "/facts",
    "/findings",
    "/charts",
    f"/read/{OPINION}?at=m3",
    f"/read/{BOOK}?page=19",
    f"/read/{BOOK}?page=8&mode=text",
    f"/tables/{BOOK}",
    f"/tables/{BOOK}?table=1",
    f"/records/{OPINION}",
    f"/problems/{BOOK}",
    f"/judgements/{OPINION}",
)

NAMELESS = """() => [...document.querySelectorAll(
        "a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((one) => one.checkVisibility() && !(one.innerText || one.textContent || "").trim()
        && !one.getAttribute("aria-label") && !(one.labels && one.labels.length))
    .map((one) => one.outerHTML.slice(0, 120))"""

PALE = """() => {
    const parts = (said) => said.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
        .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = (one) => {
        for (; one; one = one.parentElement) {
            const [r, g, b, a = 1] = parts(getComputedStyle(one).backgroundColor);
            if (a === 1) return [r, g, b];
        }
        return [255, 255, 255];
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const one = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !one.checkVisibility()) continue;
        if (one.closest("svg, option, script")) continue;
        const [a, b] = [light(parts(getComputedStyle(one).color)), light(ground(one))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5) found.push(`${contrast.toFixed(2)} ${walker.currentNode.data.slice(0, 30)}`);
    }
    return found;
}"""


@pytest.mark.parametrize(
    ("language", "size"),
    [("zh-TW", WIDE), ("zh-TW", NARROW), ("en-GB", NARROW)],
    ids=["zh-wide", "zh-narrow", "en-narrow"],
)
def test_every_page_is_readable(start: Start, shot: Shot, language: str, size: ViewportSize) -> None:
    """Nothing sticks out of the screen, every control has a name, and no text is too pale on its ground."""
    page = start(language=language, size=size)
    for number, path in enumerate(PAGES):
        page.goto(path)
        shot(page, f"{language[:2]}-{size['width']}-{number:02}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(NAMELESS) == [], path
        assert page.evaluate(PALE) == [], path
        chinese = page.locator("header nav").first.inner_text()
        assert ("文件" in chinese) is (language == "zh-TW")
