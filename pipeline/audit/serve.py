"""The server: on this machine alone."""

import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from pipeline.audit.app import application
from pipeline.audit.corpus import Corpus
from pipeline.audit.index import Index
from pipeline.errors import UsageError

HOST = "127.0.0.1"

PORT = 8114
"""Where nobody asks for another one; the next free one where it is taken."""


def serve(
    results: Path, sources: Sequence[Path], port: int | None, ready: Callable[[str, Index], None]
) -> None:
    """Serve the review page until it is interrupted.

    Args:
        results: a directory of results.
        sources: directories of their sources, beside those that the ledger knows.
        port: None for `PORT`, or for a free one where that is taken; 0 for a free one.
        ready: called with the address once it can be opened, and with the index.

    Raises:
        UsageError: if there are no results, or the port is taken.
    """
    with listening(port) as listener:
        number = listener.getsockname()[1]
        corpus = Corpus(results, sources)
        index = Index(corpus.results, corpus.sources)
        app = application(corpus, index, number)
        ready(f"http://{HOST}:{number}/", index)
        index.refresh()
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="off"
        )
        uvicorn.Server(config).run(sockets=[listener])


def listening(port: int | None) -> socket.socket:
    """A socket that listens on this machine alone.

    Raises:
        UsageError: if the port is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        try:
            listener.bind((HOST, PORT if port is None else port))
        except OSError:
            if port is not None:
                raise
            listener.bind((HOST, 0))
        listener.listen(100)
    except OSError as error:
        listener.close()
        raise UsageError(f"port {port} cannot be used: {error.strerror}") from error
    return listener
