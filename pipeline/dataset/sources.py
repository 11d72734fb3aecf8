"""What a data set was made from: the documents, and the fingerprint of all of them."""

import hashlib
from collections.abc import Mapping

import msgspec

from pipeline.dataset.documents import Whole


class Source(msgspec.Struct, frozen=True):
    """A document that the data set was made from."""

    path: str
    sha256: str | None
    bytes: int | None
    result_sha256: str


def source(document: Whole, result: bytes) -> Source:
    """A document, and the hash of its result."""
    return Source(document.path, document.sha256, document.bytes, hashlib.sha256(result).hexdigest())


def fingerprint(sources: Mapping[str, Source]) -> str:
    """What changes when a document or its result does: a hash over all of them by name."""
    whole = hashlib.sha256()
    for name, one in sorted(sources.items()):
        whole.update(f"{name}\0{one.sha256}\0{one.result_sha256}\n".encode())
    return whole.hexdigest()
