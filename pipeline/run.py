"""Sources in, results out: every stage for every document, the documents in worker processes.

The way through the code starts at `STAGES`.
"""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import msgspec
from pebble import ProcessExpired, ProcessPool

from pipeline.check import check
from pipeline.errors import PipelineError
from pipeline.extract import extract
from pipeline.files import Source, content, find, prepare, put, size
from pipeline.forms import read_forms
from pipeline.layout import layout
from pipeline.model import AUTO, Document, Engine, Stage
from pipeline.normalise import normalise
from pipeline.read import read
from pipeline.read.plain import MEDIA_TYPES
from pipeline.relate import relate
from pipeline.resolve import resolve
from pipeline.segment import segment
from pipeline.summary import Done, Failure, Summary, count, summarise
from pipeline.write import failed, utf8, write

STAGES: tuple[Stage, ...] = (
    read,
    layout,
    read_forms,
    normalise,
    segment,
    extract,
    resolve,
    relate,
    check,
    write,
)
"""What happens to a document, from left to right. Each fills its own fields, which `model.Document` lists."""

PLAIN = frozenset({"text/plain", *MEDIA_TYPES.values()})
"""Media types whose positions count in the source itself; of others the text is written beside the result."""

LIMIT = 600.0
"""Seconds that a document may take, and one more for each BYTES_A_SECOND. A book of 400 pages takes a few."""

BYTES_A_SECOND = 50_000


def with_engine(engine: Engine) -> tuple[Stage, ...]:
    """`STAGES` with PDFs read by one engine alone."""
    return STAGES if engine == AUTO else (partial(_choose, engine), *STAGES)


def _choose(engine: Engine, document: Document) -> Document:
    return msgspec.structs.replace(document, engine=engine)


class InternalError(PipelineError):
    """A stage failed on a document in a way that nobody foresaw; stops that document alone."""

    check = "internal"


def process(path: str, data: bytes, stages: Iterable[Stage] = STAGES) -> Document:
    """Pass one source through the stages.

    Args:
        path: what the source is called in its result.
        data: its bytes.
        stages: other stages than `STAGES`.

    Raises:
        ReadError: if the source cannot be read.
        InternalError: if a stage failed in a way that nobody foresaw.
    """
    return through(Document(path, data), stages)


def through(document: Document, stages: Iterable[Stage]) -> Document:
    """Pass a document through stages; raises as `process` does."""
    for stage in stages:
        try:
            document = stage(document)
        except (PipelineError, KeyboardInterrupt):
            raise
        except BaseException as error:  # a panic in a library written in Rust is no Exception
            name = getattr(stage, "__name__", repr(stage))
            raise InternalError(f"{type(error).__name__} in stage {name}: {error}") from error
    return document


def run(
    paths: Iterable[Path],
    out: Path,
    jobs: int = 0,
    on_progress: Callable[[Done, int], None] | None = None,
    stages: tuple[Stage, ...] = STAGES,
) -> Summary:
    """Read sources and write their results below `out`.

    Args:
        paths: files, and directories whose files are read, however far below.
        out: where the results go; made where it is missing.
        jobs: worker processes; 0 for one a core.
        on_progress: called with what came of each source, as they end, and with the number of all.
        stages: other stages than `STAGES`, functions that a worker can import.

    Raises:
        UsageError: if a path is not there, a directory holds no source, two sources would have one result, or
            `out` cannot be written to. What is wrong with a source is a failure in the summary.
    """
    began = time.monotonic()
    sources = find(paths, out)
    prepare(out)
    done: list[Done] = []
    for one in _work_through(sources, jobs or os.cpu_count() or 1, stages):
        done.append(one)
        if on_progress:
            on_progress(one, len(sources))
    return summarise(done, time.monotonic() - began)


def _work_through(sources: list[Source], jobs: int, stages: tuple[Stage, ...]) -> Iterator[Done]:
    """What came of each source, in the order in which they end."""
    # New processes, never copies of this one: a copy of a process that has threads may wait for ever.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPool(max_workers=min(jobs, len(sources)), initializer=_settle, context=context)
    try:
        futures: dict[Future[Done], Source] = {}
        for source in sources:
            seconds = LIMIT + size(source.path) / BYTES_A_SECOND
            futures[pool.schedule(work, args=(source, stages), timeout=seconds)] = source
        for future in as_completed(futures):
            try:
                yield future.result()
            except TimeoutError:
                yield _lose(futures[future], "internal.timeout", "it took too long and was stopped")
            except ProcessExpired:
                yield _lose(futures[future], "internal.crash", "the process that read it died")
    except BrokenProcessPool as error:
        raise InternalError("the processes that read documents die before they begin") from error
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # pebble's types are not complete
        pool.join()


def _settle() -> None:
    """Have the garbage collector look less often: it finds nothing, and takes a sixth of a book's time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def work(source: Source, stages: tuple[Stage, ...]) -> Done:
    """Read one source and write its result; what a worker process does."""
    try:
        data = content(source.path)
    except (OSError, MemoryError) as error:
        return _fail(source, None, "read.unreadable", _reason(error))
    try:
        document = process(source.name, data, stages)
    except PipelineError as error:
        return _fail(source, data, getattr(error, "check", InternalError.check), str(error))
    try:
        _save(source, document)
    except OSError as error:
        return _fail(source, data, "write.failed", _reason(error))
    return count(document)


def _save(source: Source, document: Document) -> None:
    if document.media_type in PLAIN:
        source.text.unlink(missing_ok=True)
    else:
        put(source.text, utf8(document.raw))
    put(source.output, document.output)


def _lose(source: Source, check: str, message: str) -> Done:
    """Write what a worker could not write any more."""
    try:
        data = content(source.path)
    except OSError:
        data = None
    return _fail(source, data, check, message)


def _fail(source: Source, data: bytes | None, check: str, message: str) -> Done:
    """Write why a source has no result, in the place of a result that it may have had before."""
    try:
        source.text.unlink(missing_ok=True)
        put(source.output, failed(source.name, data, check, message))
    except OSError as error:
        message = f"{message}; cannot write {source.output.name}: {_reason(error)}"
    return Done(source.name, failure=Failure(source.name, check, message))


def _reason(error: OSError | MemoryError) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
