"""PDF: pages of characters and rulings, as they are seen.

pdf_oxide reads; PDFium says whether the file can be opened at all, and takes over a page on which pdf_oxide
fails, finds nothing or finds characters that it cannot name. What neither can read is reported.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from logging import WARNING, LogRecord, getLogger
from logging.handlers import QueueHandler
from queue import SimpleQueue

import msgspec
import pypdfium2

from pipeline.errors import ReadError
from pipeline.model import Document, Finding, Page
from pipeline.read.pdf_engines import ENGINES, NOTHING, Book, Drawn, with_pdfium
from pipeline.read.pdf_page import as_seen, garbled

MEDIA_TYPE = "application/pdf"

UNNAMED = "\ufffd"

COMPLAINTS = ("pdf_oxide", "pdf_oxide.document")
"""Logs that tell of what was lost; those of the parser and the fonts tell of every oddity."""


def matches(data: bytes, path: str) -> bool:  # noqa: ARG001  # the bytes say it, whatever the name says
    """Whether the header of a PDF stands where the format allows it."""
    return b"%PDF-" in data[:1024]


def read(document: Document) -> Document:
    """Fill `media_type`, `pages` and `problems`.

    Raises:
        ReadError: if the file is encrypted or broken, or has no pages.
    """
    book = open_book(document.data)
    pages: list[Page] = []
    problems: list[Finding] = list(cut_short(document.data))
    with complaints() as heard:
        for index in range(book.page_count):
            page, findings = read_page(book, index)
            pages.append(page)
            problems += findings
            problems += damage(heard, page.number)
    return msgspec.structs.replace(
        document, media_type=MEDIA_TYPE, pages=tuple(pages), problems=tuple(problems)
    )


@contextmanager
def complaints() -> Iterator[SimpleQueue[LogRecord]]:
    """What pdf_oxide complains of: it reads around damage and says so to the log alone."""
    heard: SimpleQueue[LogRecord] = SimpleQueue()
    handler = QueueHandler(heard)
    handler.setLevel(WARNING)
    logs = [getLogger(name) for name in COMPLAINTS]
    propagated = [log.propagate for log in logs]
    for log in logs:
        log.addHandler(handler)
        log.propagate = False
    try:
        yield heard
    finally:
        for log, before in zip(logs, propagated, strict=True):
            log.removeHandler(handler)
            log.propagate = before


def damage(heard: SimpleQueue[LogRecord], number: int) -> Iterator[Finding]:
    """The first complaint about a page; the others follow from it."""
    messages = []
    while not heard.empty():
        messages.append(heard.get().getMessage())
    if messages:
        yield Finding("read.damaged", "warning", f"something may be missing: {messages[0]}", page=number)


def open_book(data: bytes) -> Book:
    """Open with PDFium, which says why it cannot; pdf_oxide opens some such files and finds nothing there."""
    book = Book(data)
    try:
        count = book.page_count
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError("read.encrypted", "the PDF is encrypted and needs a password") from error
        raise ReadError("read.broken", f"the PDF cannot be opened: {error}") from error
    if not count:
        raise ReadError("read.empty", "the PDF has no pages")
    return book


def cut_short(data: bytes) -> Iterator[Finding]:
    """A PDF ends in %%EOF; a download that broke off does not, and what its end held is missing."""
    if b"%%EOF" not in data[-2048:]:
        yield Finding("read.truncated", "warning", "the file has no end mark; it may have been cut short")


def read_page(book: Book, index: int) -> tuple[Page, list[Finding]]:
    """Read one page and say what is wrong with it."""
    drawn, errors = draw(book, index)
    try:
        box, rotation = book.view(index)
    except pypdfium2.PdfiumError as error:
        drawn, box, rotation = None, (0.0, 0.0, 0.0, 0.0), 0
        errors.append(f"no such page: {error}")
    page = as_seen(drawn or NOTHING, index + 1, box, rotation)
    if drawn is None:
        message = f"the page cannot be read ({'; '.join(errors)})"
        return page, [Finding("read.page", "error", message, page=index + 1)]
    return page, list(doubts(page, book, index))


def draw(book: Book, index: int) -> tuple[Drawn | None, list[str]]:
    """What the first engine that makes sense of a page finds there, and how the others failed."""
    best: Drawn | None = None
    errors: list[str] = []
    for engine in ENGINES:
        try:
            best = better(best, engine(book, index))
        except BaseException as error:  # what an engine throws at a page concerns that page alone
            if not is_failure(error):
                raise
            errors.append(f"{engine.__name__}: {error}")
        if best is not None and (is_clear(best) or engine is with_pdfium):
            break
    return best, errors


def is_failure(error: BaseException) -> bool:
    """A panic of Rust is no `Exception`; a keyboard interrupt is none either and goes on its way."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def is_clear(drawn: Drawn) -> bool:
    """Whether there is text, all of it named."""
    return bool(drawn.chars.strip()) and UNNAMED not in drawn.chars


def better(first: Drawn | None, second: Drawn) -> Drawn:
    """Of two readings the one with more characters that have a name; rulings from whichever has them."""
    if first is None:
        return second
    chosen = max(first, second, key=lambda drawn: len(drawn.chars.strip()) - 2 * drawn.chars.count(UNNAMED))
    return chosen._replace(rulings=first.rulings if len(first.rulings) else second.rulings)


def doubts(page: Page, book: Book, index: int) -> Iterator[Finding]:
    """What a person should know of a page that was read."""
    if not page.chars.strip() and book.has_pictures(index):
        yield Finding(
            "read.picture",
            "warning",
            "the page holds pictures and no text; it was not read",
            page=page.number,
        )
    elif UNNAMED in page.chars or garbled(page.chars):
        yield Finding(
            "read.garbled", "warning", "the font does not say which characters these are", page=page.number
        )
