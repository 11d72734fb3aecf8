"""What a document leaves behind: its result or why it has none, on the disk and for the ledger."""

import hashlib
import time

from pipeline.files import FULL, Source, content, put, put_all
from pipeline.ledger.entry import Written
from pipeline.model import Document
from pipeline.read.plain import MEDIA_TYPES
from pipeline.summary import DISK_FULL, Done, Failure, count
from pipeline.write import failed, utf8

PLAIN = frozenset({"text/plain", *MEDIA_TYPES.values()})
"""Media types whose positions count in the source itself; of others the text is written beside the result."""


def save(source: Source, document: Document, began: float) -> Written:
    """Write a document's result, and beside it the text of a source that is no plain text.

    Args:
        source: what was read.
        document: what the stages made of it.
        began: when its reading began, by `time.monotonic`.
    """
    text = None if document.media_type in PLAIN else utf8(document.raw)
    try:
        if text is None:
            put(source.output, document.output)
            source.text.unlink(missing_ok=True)
        else:
            put_all({source.text: text, source.output: document.output})
    except OSError as error:
        check = DISK_FULL if error.errno in FULL else "write.failed"
        return fail(source, document.data, check, reason(error), began)
    return _written(count(document), document.data, document.output, text, began)


def fail(source: Source, data: bytes | None, check: str, message: str, began: float) -> Written:
    """Write why a source has no result, in the place of a result that it may have had before.

    A full disk says nothing about the source: what was there stays.

    Args:
        source: what was to be read.
        data: its bytes; None where not even they could be read.
        check: stable dotted name of the failure.
        message: a sentence.
        began: when its reading began, by `time.monotonic`.
    """
    output: bytes | None = None
    if check != DISK_FULL:
        try:
            output = failed(source.name, data, check, message)
            put(source.output, output)
            source.text.unlink(missing_ok=True)
        except OSError as error:
            output = None
            check = DISK_FULL if error.errno in FULL else check
            message = f"{message}; cannot write {source.output.name}: {reason(error)}"
    done = Done(source.name, failure=Failure(source.name, check, message))
    return _written(done, data, output, None, began)


def lose(source: Source, check: str, message: str) -> Written:
    """Write what a worker could not write any more."""
    try:
        data = content(source.path)
    except OSError:
        data = None
    return fail(source, data, check, message, time.monotonic())


def reason(error: OSError | MemoryError) -> str:
    """What the system says of an error, in words."""
    return getattr(error, "strerror", None) or type(error).__name__


def _written(
    done: Done, data: bytes | None, output: bytes | None, text: bytes | None, began: float
) -> Written:
    return Written(done, _hash(data), _hash(output), _hash(text), time.monotonic() - began)


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
