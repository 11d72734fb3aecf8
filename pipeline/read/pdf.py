"""PDF: pages of characters and rulings, as they are seen.

pdf_oxide reads; PDFium says whether the file can be opened at all, takes over a page on which pdf_oxide
fails, finds nothing or finds characters that it cannot name, and reads a few pages of every book as well, to
compare. pdfminer, through pdfplumber, reads what both get wrong. What none can read is reported.

pdf_book     the file and its readers
pdf_engines  what each reader draws of a page
pdf_rules    paths to rulings
pdf_objects  what the file's dictionaries say openly
pdf_fonts    what the fonts of a page ask of its reader
pdf_page     from what is drawn to what is seen
pdf_check    two readings of a page
"""

from collections.abc import Iterator
from contextlib import contextmanager
from logging import WARNING, Handler, Logger, LogRecord, NullHandler, getLogger
from logging.handlers import QueueHandler
from queue import SimpleQueue

import msgspec
import pypdfium2

from pipeline.errors import ReadError
from pipeline.model import AUTO, Document, Finding, Page, shelved
from pipeline.read import pdf_check
from pipeline.read.pdf_book import Book
from pipeline.read.pdf_engines import ENGINES, NOTHING, UNNAMED, Drawn, oxide_rulings
from pipeline.read.pdf_page import as_seen, emptied, mute_fonts, named, unread

MEDIA_TYPE = "application/pdf"

COMPLAINTS = ("pdf_oxide", "pdf_oxide.document")
"""Logs that tell of what was lost; those of the parser and the fonts tell of every oddity."""

OPEN = 500
"""Pages that stay as they are; those of a longer book are packed."""

CHATTER = "pdfminer"
"""A log that tells of oddities alone."""


def matches(data: bytes, path: str) -> bool:  # noqa: ARG001  # the bytes say it, whatever the name says
    """Whether the header of a PDF stands where the format allows it."""
    return b"%PDF-" in data[:1024]


def read(document: Document) -> Document:
    """Fill `media_type`, `pages` and `problems`.

    Raises:
        ReadError: if the file is encrypted or broken, or has no pages.
    """
    book = open_book(document.data)
    problems: list[Finding] = list(cut_short(document.data))
    with complaints() as heard:
        pages = shelved(_noting(problems, read_pages(book, document.engine, heard)), OPEN)
    return msgspec.structs.replace(document, media_type=MEDIA_TYPE, pages=pages, problems=tuple(problems))


def _noting(problems: list[Finding], pages: Iterator[tuple[Page, list[Finding]]]) -> Iterator[Page]:
    """The pages; what is wrong with them goes to `problems`."""
    for page, findings in pages:
        problems += findings
        yield page


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


@contextmanager
def complaints() -> Iterator[SimpleQueue[LogRecord]]:
    """What pdf_oxide complains of: it reads around damage and says so to the log alone."""
    heard: SimpleQueue[LogRecord] = SimpleQueue()
    handler = QueueHandler(heard)
    handler.setLevel(WARNING)
    logs: dict[Logger, Handler] = {
        **{getLogger(name): handler for name in COMPLAINTS},
        getLogger(CHATTER): NullHandler(),
    }
    propagated = [log.propagate for log in logs]
    for log, own in logs.items():
        log.addHandler(own)
        log.propagate = False
    try:
        yield heard
    finally:
        for (log, own), before in zip(logs.items(), propagated, strict=True):
            log.removeHandler(own)
            log.propagate = before


def damage(heard: SimpleQueue[LogRecord], number: int) -> Iterator[Finding]:
    """The first complaint about a page; the others follow from it."""
    messages = []
    while not heard.empty():
        messages.append(heard.get().getMessage())
    if messages:
        yield Finding("read.damaged", "warning", f"something may be missing: {messages[0]}", page=number)


def read_pages(
    book: Book, engine: str, heard: SimpleQueue[LogRecord]
) -> Iterator[tuple[Page, list[Finding]]]:
    """Each page and what is wrong with it; if two engines differ on one of a few pages all are compared."""
    compared = pdf_check.sample(book.page_count) if engine == AUTO else frozenset()
    suspicious = False
    for part, indices in book.parts():
        found = []
        for index in indices:
            page, findings = read_page(part, index, engine)
            findings += damage(heard, page.number)
            found.append((page, findings))
            if part.before + index in compared and not suspicious:
                suspicious = bool(cross_check(page, part, index)[1])
        for index, (page, findings) in zip(indices, found, strict=True):
            kept, differences = cross_check(page, part, index) if suspicious else (page, [])
            yield kept, findings + differences


def cross_check(page: Page, book: Book, index: int) -> tuple[Page, list[Finding]]:
    """Read a page with PDFium too, and where the two differ keep the reading that pdfplumber bears out."""
    asked = page.chars and not book.needs(index).patient
    second = another(book, index, "pdfium") if asked else None
    if second is None or not pdf_check.differ(page, second):
        return page, []
    message = (
        f"pdf_oxide and PDFium differ on {pdf_check.apart(page, second)} of {len(page.chars)} characters"
    )
    witness = another(book, index, "pdfplumber")
    if witness is None:
        return page, [
            Finding("read.engines", "warning", f"{message}; nothing tells who is right", page=page.number)
        ]
    kept = pdf_check.nearest((page, second), witness)
    if kept is second:
        kept = msgspec.structs.replace(second, rulings=page.rulings)
    named_after = "PDFium" if kept.chars == second.chars else "pdf_oxide"
    message = f"{message}; {named_after} is nearer to pdfminer and was kept"
    return kept, [Finding("read.engines", "warning", message, page=page.number)]


def another(book: Book, index: int, engine: str) -> Page | None:
    """A page as another engine reads it, if it can."""
    drawn, _ = draw(book, index, engine)
    return None if drawn is None else named(as_seen(drawn, book.before + index + 1, *book.view(index)))


def read_page(book: Book, index: int, engine: str) -> tuple[Page, list[Finding]]:
    """Read one page and say what is wrong with it."""
    drawn, errors = draw(book, index, engine)
    try:
        box, rotation = book.view(index)
    except pypdfium2.PdfiumError as error:
        drawn, box, rotation = None, (0.0, 0.0, 0.0, 0.0), 0
        errors.append(f"no such page: {error}")
    number = book.before + index + 1
    page = as_seen(drawn or NOTHING, number, box, rotation)
    if drawn is None or (errors and not page.chars):
        message = f"the page cannot be read ({'; '.join(errors)})"
        return page, [Finding("read.page", "error", message, page=number)]
    page = named(page)
    return emptied(page), list(doubts(page, book, index))


def draw(book: Book, index: int, engine: str = AUTO) -> tuple[Drawn | None, list[str]]:
    """What the first engine that makes sense of a page finds there, and how the others failed."""
    best: Drawn | None = None
    errors: list[str] = []
    for name in order(book, index) if engine == AUTO else (engine,):
        try:
            best = better(best, ENGINES[name](book, index))
        except BaseException as error:  # what an engine throws at a page concerns that page alone
            if not is_failure(error):
                raise
            errors.append(f"{name}: {error}")
        if best is not None and (is_clear(best) or name != "pdf_oxide"):
            break
    return (best if best is None else ruled(best, book, index)), errors


def order(book: Book, index: int) -> tuple[str, ...]:
    """The engines in the order in which they are asked for a page."""
    needs = book.needs(index)
    if needs.patient:
        return ("pdfplumber", "pdfium")
    return ("pdfium", "pdfplumber") if needs.upright else ("pdf_oxide", "pdfium", "pdfplumber")


def ruled(drawn: Drawn, book: Book, index: int) -> Drawn:
    """With rulings from pdf_oxide, where the engine that read the text knows none."""
    if len(drawn.rulings):
        return drawn
    try:
        return drawn._replace(rulings=oxide_rulings(book, index))
    except BaseException as error:  # as in `draw`
        if not is_failure(error):
            raise
        return drawn


def is_failure(error: BaseException) -> bool:
    """A panic of Rust is no `Exception`; a keyboard interrupt is none either and goes on its way."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def is_clear(drawn: Drawn) -> bool:
    """Whether there is text, all of it named."""
    return bool(drawn.chars.strip()) and not unread(drawn.chars)


def better(first: Drawn | None, second: Drawn) -> Drawn:
    """Of two readings the one with more characters that have a name; rulings from whichever has them."""
    if first is None:
        return second
    chosen = max(first, second, key=lambda drawn: len(drawn.chars.strip()) - 2 * unread(drawn.chars))
    return chosen._replace(rulings=first.rulings if len(first.rulings) else second.rulings)


def doubts(page: Page, book: Book, index: int) -> Iterator[Finding]:
    """What a person should know of a page that was read."""
    lost, strange = page.chars.count(UNNAMED), unread(page.chars)
    if not page.chars.strip() and book.has_pictures(index):
        message = "the page holds pictures and no text; it was not read"
        yield Finding("read.picture", "warning", message, page=page.number)
    elif lost:
        fonts = ", ".join(mute_fonts(page))
        message = (
            f"{lost} of {len(page.chars)} characters cannot be read: no ToUnicode names them in font {fonts}"
        )
        yield Finding("read.garbled", "warning", message, page=page.number)
    elif strange:
        message = f"{strange} characters are of private use; only their font knows which they are"
        yield Finding("read.private", "info", message, page=page.number)
