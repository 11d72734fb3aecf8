"""What the tests of the review page ask again and again."""

import re
from html import unescape
from pathlib import Path

from playwright.sync_api import ViewportSize
from starlette.testclient import TestClient

from pipeline.results import load

RAW = Path(__file__).parents[1] / "raw"

WIDE: ViewportSize = {"width": 1360, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}

OPINION = "opinion/joint-assessment.txt"
BOOK = "books/mobilisation-115.pdf"
PROPOSAL = "proposals/國防預算 提案.txt"


def page(client: TestClient, path: str) -> str:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.text


def links(client: TestClient, path: str) -> list[str]:
    """Where the main part of a page leads to."""
    main = page(client, path).partition("<main")[2].partition("</main>")[0]
    return [unescape(link).partition("#")[0] for link in dict.fromkeys(re.findall(r'href="(/[^"]*)"', main))]


def key_of(results: Path, name: str, kind: str, text: str) -> str:
    """The key of the first mention of a text."""
    mentions = load(results / f"{name}.json").mentions
    found = (at for at, one in enumerate(mentions) if one.text == text and one.__struct_config__.tag == kind)
    return f"m{next(found)}"


def field(shown: str, name: str) -> str:
    """The value of a hidden field of the form that a page shows."""
    found = re.search(rf'name="{name}" value="([^"]*)"', shown)
    assert found is not None, name
    return unescape(found.group(1))
