"""The project's own documents, read once, and a page on a copy of them for each test."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from audit_pages import RAW, WIDE
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from starlette.testclient import TestClient

from pipeline.audit.app import application
from pipeline.audit.corpus import Corpus
from pipeline.audit.index import Index
from pipeline.audit.serve import listening
from pipeline.files import find
from pipeline.run import STAGES, work

PORT = 8114
HOST = f"http://127.0.0.1:{PORT}"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of raw/ and their index."""
    results = tmp_path_factory.mktemp("audit") / "results"
    for source in find([RAW], results):
        work(source, STAGES)
    Index(results, [RAW], apart=False).refresh(wait=True)
    return results


@pytest.fixture
def results(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil; times and all, so that its index holds."""
    return shutil.copytree(made, tmp_path / "results")


@pytest.fixture
def opened() -> Iterator[Callable[..., TestClient]]:
    """Opens the page on a directory of results, indexed, as a browser on this machine asks for it."""
    clients = []

    def open_page(results: Path, *sources: Path, language: str = "en") -> TestClient:
        corpus = Corpus(results, sources or [RAW])
        index = Index(corpus.results, corpus.sources, apart=False)
        index.refresh(wait=True)
        client = TestClient(application(corpus, index, PORT), base_url=HOST)
        client.headers["accept-language"] = language
        clients.append(client)
        return client

    yield open_page
    for client in clients:
        client.close()


@pytest.fixture
def client(results: Path, opened: Callable[..., TestClient]) -> TestClient:
    """The page on the copy."""
    return opened(results)


Start = Callable[..., Page]
Shot = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it these tests are left out with a word, or fail where YUSUAN_CI is set."""
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("YUSUAN_CI"):
            pytest.fail("the review page has to be tested in a browser here, and chromium is not installed")
        pytest.skip("left out: the tests in a browser need chromium (apt-get install chromium)")
    expect.set_options(timeout=30_000)  # where others are at work on the machine
    with sync_playwright() as play:
        # Chromium's own sandbox does not work for root; the pages are our own.
        chromium = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def shot(tmp_path_factory: pytest.TempPathFactory) -> Shot:
    """Takes pictures of what is in view, into the directory that YUSUAN_SCREENSHOTS names or pytest's own."""
    asked = os.environ.get("YUSUAN_SCREENSHOTS")
    directory = Path(asked) if asked else tmp_path_factory.mktemp("screenshots")
    directory.mkdir(parents=True, exist_ok=True)
    return lambda page, name: page.screenshot(path=directory / f"{name}.png") and None


@pytest.fixture
def start(results: Path, browser: Browser) -> Iterator[Start]:
    """Opens the page on the copy; fails in the end if a page complained."""
    servers: list[uvicorn.Server] = []
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def begin(*sources: Path, language: str = "en-GB", size: ViewportSize = WIDE) -> Page:
        corpus = Corpus(results, sources or [RAW])
        index = Index(corpus.results, corpus.sources, apart=False)
        index.refresh(wait=True)
        listener = listening(0)
        port = listener.getsockname()[1]
        config = uvicorn.Config(application(corpus, index, port), log_level="warning", lifespan="off")
        servers.append(uvicorn.Server(config))
        threading.Thread(target=servers[-1].run, kwargs={"sockets": [listener]}, daemon=True).start()
        contexts.append(
            browser.new_context(base_url=f"http://127.0.0.1:{port}", locale=language, viewport=size)
        )
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)  # charts take seconds to import where others are at work
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message) or dialog.dismiss())
        page.goto("/")
        return page

    yield begin
    for context in contexts:
        context.close()
    for server in servers:
        server.should_exit = True
    assert not complaints
