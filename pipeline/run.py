"""Sources in, results out: every stage for every document, the documents in worker processes.

The way through the code starts at `STAGES`.
"""

import gc
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import msgspec
from pebble import ProcessExpired, ProcessPool

from pipeline.calendar import gregorian
from pipeline.check import check
from pipeline.decisions import decided, unpacked
from pipeline.errors import PipelineError
from pipeline.extract import extract
from pipeline.files import Source, attend, content, size
from pipeline.forms import read_forms
from pipeline.layout import layout
from pipeline.ledger import Wish, conduct
from pipeline.ledger.entry import Written
from pipeline.model import AUTO, Document, Engine, Stage
from pipeline.normalise import normalise
from pipeline.outcome import fail, lose, reason, save
from pipeline.read import read
from pipeline.relate import relate
from pipeline.resolve import resolve
from pipeline.segment import segment
from pipeline.summary import Done, Summary
from pipeline.write import write

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

LIMIT = 600.0
"""Seconds that a document may take, and one more for each BYTES_A_SECOND. A book of 400 pages takes a few."""

BYTES_A_SECOND = 50_000


def with_engine(engine: Engine) -> tuple[Stage, ...]:
    """`STAGES` with PDFs read by one engine alone."""
    return STAGES if engine == AUTO else (partial(_choose, engine), *STAGES)


def with_decisions(packed: bytes, stages: tuple[Stage, ...] = STAGES) -> tuple[Stage, ...]:
    """Stages in which what people decided of a document's mentions is applied before they are related.

    Args:
        packed: the decisions, as a source carries them.
        stages: stages of a run; those that resolve nothing stay as they are.
    """
    if not packed or resolve not in stages:
        return stages
    behind = stages.index(resolve) + 1
    return (*stages[:behind], decided(unpacked(packed)), *stages[behind:])


def _choose(engine: Engine, document: Document) -> Document:
    return msgspec.structs.replace(document, engine=engine)


class InternalError(PipelineError):
    """A stage failed on a document in a way that nobody foresaw; stops that document alone.

    Attributes:
        check: `internal`, or `internal.memory` where the machine had none left.
    """

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
            name = _name(stage)
            failure = InternalError(f"{type(error).__name__} in stage {name}: {error}")
            if isinstance(error, MemoryError):
                failure.check = "internal.memory"
            raise failure from error
    return document


def _name(stage: Stage) -> str:
    """What a stage is called; one with its arguments would say all that they hold."""
    return getattr(stage.func if isinstance(stage, partial) else stage, "__name__", repr(stage))


def run(  # noqa: PLR0913  # what a caller may choose
    paths: Iterable[Path],
    out: Path,
    jobs: int = 0,
    on_progress: Callable[[Done, int], None] | None = None,
    stages: tuple[Stage, ...] = STAGES,
    *,
    force: bool = False,
    prune: bool = False,
    year: int | None = None,
) -> Summary:
    """Read the sources that have changed and write their results below `out`.

    Args:
        paths: files, and directories whose files are read, however far below.
        out: where the results go; made where it is missing.
        jobs: worker processes; 0 for one a core.
        on_progress: called with what came of each source that is read, as they end, and with their number.
        stages: other stages than `STAGES`, functions that a worker can import; the ledger knows their names
            and not what they do, so that `force` is needed where that has changed.
        force: read what has not changed, too.
        prune: remove the results whose sources are gone.
        year: the fiscal year of all proposals that name none, below 1000 the Republic's; None for the year
            of their folder, where it has one (see `ledger.years`).

    Raises:
        UsageError: if a path is not there, a directory holds no source, two sources would have one result,
            `out` cannot be written to, or another run is at work there. What is wrong with a source is a
            failure in the summary.
        PipelineError: if the disk is full, or the ledger cannot be written; what was done is kept.
    """
    wish = Wish(_options(stages), force, prune, None if year is None else str(gregorian(year)))
    return conduct(paths, out, partial(read_all, jobs=jobs, stages=stages), wish, on_progress)


def _options(stages: tuple[Stage, ...]) -> dict[str, str]:
    """What changes results and does not stand in the program itself."""
    engine = next((str(stage.args[0]) for stage in stages if isinstance(stage, partial)), AUTO)
    rest = tuple(stage for stage in stages if not isinstance(stage, partial))
    names = " ".join(getattr(stage, "__name__", repr(stage)) for stage in rest)
    return {"engine": engine} if rest == STAGES else {"engine": engine, "stages": names}


def read_all(
    sources: Sequence[Source], out: Path, jobs: int = 0, stages: tuple[Stage, ...] = STAGES
) -> Generator[Written, None, None]:
    """Read sources in worker processes and write their results; say what came of each as they end.

    Args:
        sources: what to read.
        out: the directory below which their results go.
        jobs: worker processes; 0 for one a core.
        stages: other stages than `STAGES`.
    """
    # New processes, never copies of this one: a copy of a process that has threads may wait for ever.
    context = multiprocessing.get_context("spawn")
    workers = min(jobs or os.cpu_count() or 1, len(sources))
    pool = ProcessPool(max_workers=workers, initializer=_settle, initargs=[out], context=context)
    try:
        futures: dict[Future[Written], Source] = {}
        for source in sources:
            seconds = LIMIT + size(source.path) / BYTES_A_SECOND
            futures[pool.schedule(work, args=(source, stages), timeout=seconds)] = source
        for future in as_completed(futures):
            try:
                yield future.result()
            except TimeoutError:
                yield lose(futures[future], "internal.timeout", "it took too long and was stopped")
            except ProcessExpired:
                yield lose(futures[future], "internal.crash", "the process that read it died")
    except BrokenProcessPool as error:
        raise InternalError("the processes that read documents die before they begin") from error
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # pebble's types are not complete
        pool.join()


def _settle(out: Path) -> None:
    """Ready a worker process, which may write below `out` from now on.

    The garbage collector looks less often: it finds nothing, and takes a sixth of a book's time. And a worker
    ends with the run that it works for, or it would go on writing where the next run is already at work.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    attend(out)
    run = multiprocessing.parent_process()
    if run is not None:
        if not run.is_alive():
            os._exit(1)
        threading.Thread(target=_end_with, args=(run,), daemon=True).start()


def _end_with(process: multiprocessing.process.BaseProcess) -> None:
    process.join()
    os._exit(1)


def work(source: Source, stages: tuple[Stage, ...]) -> Written:
    """Read one source and write its result; what a worker process does."""
    began = time.monotonic()
    try:
        data = content(source.path)
    except (OSError, MemoryError) as error:
        return fail(source, None, "read.unreadable", reason(error), began)
    try:
        given = Document(source.name, data, assumed_year=source.year)
        document = through(given, with_decisions(source.extra, stages))
    except PipelineError as error:
        return fail(source, data, getattr(error, "check", InternalError.check), str(error), began)
    return save(source, document, began)
