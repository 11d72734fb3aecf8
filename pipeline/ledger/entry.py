"""What is known of one document, as a worker reports it and as the ledger keeps it."""

import msgspec

from pipeline.summary import Done


class Written(msgspec.Struct, frozen=True):
    """What a worker did with a source.

    Attributes:
        done: what came of it.
        sha256: of the bytes that it read; None where it could not.
        result, text: SHA-256 of the files that it wrote; None where it wrote none.
        seconds: how long it took.
    """

    done: Done
    sha256: str | None
    result: str | None
    text: str | None
    seconds: float


class Entry(msgspec.Struct, frozen=True):
    """A document in the ledger; the attributes are the columns of its table.

    Attributes:
        name: what the document is called in its result.
        source: path of its source, from the directory of the results.
        program: which program made the result, by `Program.id`.
        extra: SHA-256 of what people decided about it; "" where nobody did.
        year: the fiscal year that its proposals were taken to be of where they name none.
        made: when, in UTC.
        why: why it was read.
        failure: the check of its failure; None where it has a result.
        done: what came of it, as JSON.
    """

    name: str
    source: str
    sha256: str | None
    program: str
    extra: str
    year: str | None
    result: str | None
    text: str | None
    made: str
    seconds: float
    why: str
    failure: str | None
    done: Done
