"""How long the review page keeps its reader waiting.

    python benchmarks/audit.py [BOOK.pdf] [DOCUMENTS]

A book is read, and its first page asked for by a server that has just been started: 300 ms were promised from
the click to the page in view, of a book of 400 pages. Where there is a Chromium, that is measured in it. A
corpus is made of 10,000 results, and its first page, searches, filters and its last page are asked for:
500 ms were promised. Beside the time on the clock stands the work of the processor.
"""

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import msgspec
import uvicorn

from pipeline.audit.app import application
from pipeline.audit.corpus import Corpus
from pipeline.audit.index import Index
from pipeline.audit.serve import listening
from pipeline.files import find
from pipeline.model import About, Amount, Coverage, Named
from pipeline.run import STAGES, work
from pipeline.schema import (
    SCHEMA,
    AmountMention,
    Finding,
    Mention,
    Output,
    ProgramMention,
    ProgramRecord,
    Source,
)

RAW = Path(__file__).parent.parent / "raw"
TIMES = 5
ASKED = {
    "first page": "/",
    "last page": "/?page=200",
    "search, three characters": "/?q=國防部計畫99",
    "search, two characters": "/?q=計畫",
    "search, a sum": "/?q=471,239,990",
    "by finding": "/?finding=names.ambiguous",
    "by agency, year and kind": "/?kind=news&year=2025&sort=findings",
    "facts": "/facts",
    "findings": "/findings",
}


@contextmanager
def served(results: Path, sources: Path) -> Iterator[str]:
    """The address of a server that has just been started."""
    listener = listening(0)
    corpus = Corpus(results, [sources])
    index = Index(corpus.results, corpus.sources)
    app = application(corpus, index, listener.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True


class Took(NamedTuple):
    """Milliseconds until all of an answer is there: on the clock, and of work."""

    clock: float
    work: float

    def __str__(self) -> str:
        return f"{self.clock:.0f} ms ({self.work:.0f} of work)"


def took(client: httpx.Client, *paths: str) -> Took:
    """How long answers take, one after the other."""
    clock, work = time.perf_counter(), time.process_time()
    for path in paths:
        client.get(path, timeout=60).raise_for_status()
    return Took((time.perf_counter() - clock) * 1000, (time.process_time() - work) * 1000)


def book(path: Path, directory: Path) -> None:
    """The first page of a book, and others."""
    results = directory / "book"
    for source in find([path], results):
        print(f"{source.name}: {work(source, STAGES).seconds:.1f} s to read")
    Index(results, [path.parent]).refresh(wait=True)
    for attempt in range(3):
        with served(results, path.parent) as address, httpx.Client(base_url=address) as client:
            took(client, "/")
            first = took(client, f"/read/{path.name}")
            picture = client.get(f"/read/{path.name}").text.partition('<image href="')[2].partition('"')[0]
            drawn = took(client, picture)
            other = took(client, f"/read/{path.name}?page=2", picture.replace("/1/", "/2/"))
            print(f"attempt {attempt + 1}: first page {first}, its picture {drawn}, the next page {other}")
    in_browser(results, path)


def in_browser(results: Path, path: Path) -> None:
    """From the click on a book to its page in view, in Chromium."""
    program = shutil.which("chromium")
    if program is None:
        print("no chromium, nothing is measured in it")
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as play, served(results, path.parent) as address:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(base_url=address)
        page.goto("/")
        began = time.perf_counter()
        page.locator(".document h2 a").first.click()
        page.wait_for_function(IN_VIEW)
        print(
            f"in Chromium, from the click to the page in view: {(time.perf_counter() - began) * 1000:.0f} ms"
        )
        browser.close()


IN_VIEW = """() => {
    const image = document.querySelector(".sheet svg image");
    return image && performance.getEntriesByName(new URL(image.href.baseVal, location.href).href).length > 0;
}"""


def corpus(documents: int, directory: Path) -> None:
    """The pages of a corpus of many documents."""
    results = directory / "many"
    for number in range(documents):
        target = results / f"{number % 97:02}" / f"{number:05}.txt.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(msgspec.json.encode(document(target.relative_to(results).as_posix()[:-5], number)))
    began = time.perf_counter()
    Index(results, []).refresh(wait=True)
    size = sum(file.stat().st_size for file in results.glob(".audit.sqlite"))
    print(f"{documents:,} documents: index of {size / 1e6:,.0f} MB in {time.perf_counter() - began:.0f} s")
    with served(results, results) as address, httpx.Client(base_url=address) as client:
        for name, path in ASKED.items():
            first = took(client, path)
            rest = sorted(took(client, path) for _ in range(TIMES))
            print(f"{name:28}{first} the first time, then {rest[TIMES // 2]}")


def document(name: str, number: int) -> Output:
    """A result with ten values, one programme of its own and one finding, as a news item has them."""
    agency = f"第{number % 300}機關"
    text = f"{agency}編列計畫{number}"
    mentions: list[Mention] = []
    for at in range(10):
        start, amount = at * 20, str(471_230_000 + number * 10 + at)
        mentions.append(AmountMention(start, start + 9, "4億7,123萬元", Amount(amount, "TWD"), "a", None, ()))
    mentions.append(ProgramMention(300, 306, f"計畫{number}", Named(f"國防部計畫{number}"), "p", None, ()))
    empty = dict.fromkeys(("qualifier", "headcount", "duration", "organiser", "destination", "status"))
    record = ProgramRecord(
        name=f"國防部計畫{number}",
        fiscal_years="2026",
        amount="471230000",
        currency="TWD",
        evidence=((0, 9), (300, 306)),
        **empty,  # type: ignore[arg-type]
    )
    check = ("sums.children", "names.ambiguous", "dates.unresolved")[number % 3]
    return Output(
        SCHEMA,
        Source(name, f"{number:064x}", 4000, "text/plain", None),
        About(("news", "paper", None)[number % 3], text, agency, str(2020 + number % 7), None),
        tuple(mentions),
        (record,),
        (),
        (Finding(check, ("error", "warning", "info")[number % 3], text, 0, 9, None),),  # type: ignore[arg-type]
        Coverage(characters=1000, characters_in_body=900),
    )


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else RAW / "books" / "mobilisation-115.pdf"
    with tempfile.TemporaryDirectory() as temporary:
        book(given.resolve(), Path(temporary))
        corpus(int(sys.argv[2]) if len(sys.argv) > 2 else 10_000, Path(temporary))
