"""The files of a corpus: results, sources, judgements. Nothing outside of them is ever opened.

A name comes from an address, or from a result that anybody may have written: neither may lead out of the
directories that were given, by no `..` and by no link.
"""

import gc
import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple

from pipeline.audit.files import file_of, inside, recorded
from pipeline.audit.images import SCALE, Pages
from pipeline.audit.judgements import Judgements, Ledger
from pipeline.audit.opened import Opened
from pipeline.errors import PipelineError, ReadError
from pipeline.read.encoding import decode
from pipeline.results import SUFFIX, load, text_of
from pipeline.schema import Output

KEPT = 6
"""Documents kept in memory; a book's result takes some 50 MB there."""

BOOKS, PICTURES = 3, 120
"""PDFs kept open, and pictures of pages kept in memory, each of some 200 kB."""

PDF = "application/pdf"


class UnknownDocumentError(PipelineError):
    """An address of a document that the corpus does not hold."""


class Stamp(NamedTuple):
    """What changes when a file does."""

    path: Path
    changed: int
    size: int


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file; None where there is none."""
    try:
        now = path.stat()
    except OSError:
        return None
    return Stamp(path, now.st_mtime_ns, now.st_size)


class Corpus:
    """A directory of results and the directories of their sources."""

    def __init__(self, results: Path, sources: Sequence[Path]) -> None:
        self.results = results.resolve()
        self.sources = tuple(dict.fromkeys(each.resolve() for each in (*sources, *recorded(self.results))))
        self.ledger = Ledger(self.results)
        self._opened: OrderedDict[tuple[Stamp | None, ...], Opened] = OrderedDict()
        self._books: OrderedDict[Stamp, Pages] = OrderedDict()
        self._pictures: OrderedDict[tuple[Stamp, int, float], bytes] = OrderedDict()
        self._hashes: dict[Stamp, str] = {}
        self._lock, self._drawing = Lock(), Lock()

    def result(self, name: str) -> Path:
        """Where the result of a document is.

        Raises:
            UnknownDocumentError: if the corpus has none of this name.
        """
        path = inside(self.results, f"{name}{SUFFIX}")
        if path is None:
            raise UnknownDocumentError(name)
        return path

    def source(self, output: Output) -> Path | None:
        """Where the source of a result is; None where it is gone, or lies outside of the corpus."""
        name = output.source.path
        found = [path for root in self.sources if (path := file_of(root, name)) is not None]
        same = (path for path in found if self.sha256(path) == output.source.sha256)
        return next(same, found[0] if found else None)

    def open(self, name: str) -> Opened:
        """A document.

        Raises:
            UnknownDocumentError: if the corpus has none of this name.
            ResultError: if its result is of another version, or none.
        """
        path = self.result(name)
        with self._lock:
            # The sources that it may have are as much part of it as its own files.
            beside = [stamp(text_of(path)), *(stamp(root / name) for root in self.sources)]
            key = (stamp(path), *beside)
            if key not in self._opened:
                self._opened[key] = self._open(name, path)
                while len(self._opened) > KEPT:
                    self._opened.popitem(last=False)
            self._opened.move_to_end(key)
            return self._opened[key]

    def _open(self, name: str, path: Path) -> Opened:
        output = _loaded(path)
        source = self.source(output)
        same = source is not None and self.sha256(source) == output.source.sha256
        problems = (
            () if same else (("problem.source_gone",) if source is None else ("problem.source_changed",))
        )
        text = _written(text_of(path))
        if text is None and _is_plain(output):
            text = _decoded(source) if source is not None and same else None
            return Opened(name, output, text, same, problems)
        if text is None and output.source.media_type is not None:
            problems = (*problems, "problem.text_gone")
        return Opened(name, output, text, text is not None, problems)

    def judgements(self, opened: Opened) -> Judgements:
        """What was judged of a document."""
        return Judgements(self.ledger.of(opened.output.source.path), opened.output)

    def sha256(self, path: Path) -> str | None:
        """Hash of a file; None where it cannot be read."""
        now = stamp(path)
        if now is None:
            return None
        if now not in self._hashes:
            try:
                self._hashes[now] = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError:
                return None
        return self._hashes[now]

    def picture(self, opened: Opened, number: int, scale: float = SCALE) -> bytes:
        """A page as JPEG; drawn once.

        Raises:
            ReadError: if it cannot be drawn: its source is no PDF, gone, or no longer the one that was read.
        """
        key = self._pdf(opened), number, scale
        # Who asks for a page that is just being drawn waits for it; PDFium draws one at a time anyway.
        with self._drawing:
            if key not in self._pictures:
                self._pictures[key] = self._book(key[0]).jpeg(number, scale)
                while len(self._pictures) > PICTURES:
                    self._pictures.popitem(last=False)
            self._pictures.move_to_end(key)
            return self._pictures[key]

    def draw(self, opened: Opened, numbers: Sequence[int]) -> None:
        """Have pages drawn in the background, for whoever is about to ask for them."""
        Thread(target=self._draw, args=(opened, tuple(numbers)), daemon=True).start()

    def _draw(self, opened: Opened, numbers: Sequence[int]) -> None:
        with suppress(ReadError):  # who asks for the page is told
            for number in numbers:
                self.picture(opened, number)

    def size(self, opened: Opened, number: int) -> tuple[float, float]:
        """Width and height of a page in points; raises as `picture` does."""
        return self._book(self._pdf(opened)).size(number)

    def has_pictures(self, opened: Opened) -> bool:
        """Whether the pages of a document can be drawn."""
        try:
            self._book(self._pdf(opened))
        except ReadError:
            return False
        return True

    def _pdf(self, opened: Opened) -> Stamp:
        path = self.source(opened.output)
        now = stamp(path) if path is not None else None
        if opened.output.source.media_type != PDF or path is None or now is None:
            raise ReadError("read.gone", "there is no PDF to draw")
        if self.sha256(path) != opened.output.source.sha256:
            raise ReadError("read.changed", "the source is not the one that was read")
        return now

    def _book(self, now: Stamp) -> Pages:
        with self._lock:
            if now not in self._books:
                try:
                    self._books[now] = Pages(now.path.read_bytes())
                except OSError as error:
                    raise ReadError("read.unreadable", str(error.strerror)) from error
                while len(self._books) > BOOKS:
                    self._books.popitem(last=False)[1].close()  # whoever still draws from it opens it again
            self._books.move_to_end(now)
            return self._books[now]


def _loaded(path: Path) -> Output:
    """A result. The garbage collector waits: it finds nothing and takes a third of a book's time."""
    gc.disable()
    try:
        return load(path)
    finally:
        gc.enable()


def _is_plain(output: Output) -> bool:
    """Whether positions count in the source itself."""
    kind = output.source.media_type or ""
    return kind.startswith("text/") and kind != "text/html"


def _decoded(path: Path) -> str | None:
    try:
        return decode(path.read_bytes())[0]
    except (OSError, ReadError):
        return None


def _written(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
