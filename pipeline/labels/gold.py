"""Gold labels as files that `yusuan score` reads: a directory for each document with its `labels.json`."""

from pathlib import Path
from typing import Any

import msgspec

from pipeline.labels.label import Label, Standing
from pipeline.schema import Output

FILE = "labels.json"


def gold(name: str, output: Output, stands: Standing) -> bytes:
    """The file of a document's labels; the same labels give the same bytes."""
    head: dict[str, Any] = {
        "document": name,
        "document_date": output.document.date,
        "source": output.source.sha256,
        "reviewers": stands.reviewers,
        "labels": [_published(label) for label in stands.labels],
    }
    return msgspec.json.format(msgspec.json.encode(head), indent=1) + b"\n"


def _published(label: Label) -> dict[str, Any]:
    fields = msgspec.structs.asdict(label)
    del fields["rule"]
    return fields


def directory_of(root: Path, name: str) -> Path:
    """Where a document's labels go: one directory below `root`, whatever directories its name has.

    >>> directory_of(Path("gold"), "books/moi.pdf").as_posix()
    'gold/books%2Fmoi.pdf'
    """
    return root / name.replace("%", "%25").replace("/", "%2F")
